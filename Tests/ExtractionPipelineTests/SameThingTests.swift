import ExtractionPipeline
import TestSupport
import Testing

/// Which names mean one thing, on small documents and with the lexicon that comes along.
struct SameThingTests {
  @Test func `Tokayev, Kassym-Jomart Tokayev and Mr. Tokayev are one entity`() async throws {
    let corpus = try await extract(
      "Kassym-Jomart Tokayev spoke on Friday. Later Mr. Tokayev left, and Tokayev said no more.",
      "Mr. Tokayev was in Almaty.", "Tokayev blamed foreigners.",
      "President Kassym-Jomart Tokayev declined to comment.")
    #expect(try corpus.entities("Tokayev") == ["person.kassym-jomart-tokayev"])
    #expect(try corpus.entities("Kassym-Jomart Tokayev") == ["person.kassym-jomart-tokayev"])
    let people = corpus.resolution.entities.filter { $0.kind == .person }
    #expect(people.map(\.name) == ["Kassym-Jomart Tokayev"])
    #expect(people.map(\.mentions) == [6])
  }

  @Test func `Massimov and Masimov are one entity`() async throws {
    let corpus = try await extract(
      "Karim Massimov was dismissed. Massimov was arrested on Thursday.",
      "Karim Masimov, the former head of the agency, was arrested. Masimov denies it.")
    let people = corpus.resolution.entities.filter { $0.kind == .person }
    #expect(people.map(\.id) == ["person.karim-massimov"])
    #expect(people.map(\.mentions) == [4])
    for name in ["Karim Massimov", "Massimov", "Karim Masimov", "Masimov"] {
      #expect(try corpus.entities(name) == ["person.karim-massimov"], "\(name)")
    }
  }

  @Test func `CSTO and Collective Security Treaty Organization are one entity`() async throws {
    let corpus = try await extract(
      "The Collective Security Treaty Organization sent soldiers to Almaty.",
      "The CSTO withdrew from Almaty.",
      "The Collective Security Treaty Organization (CSTO) has six members.")
    let id = "organization.collective-security-treaty-organization"
    #expect(try corpus.entities("CSTO") == [id])
    #expect(try corpus.entities("Collective Security Treaty Organization") == [id])
    let organizations = corpus.resolution.entities.filter { $0.kind == .organization }
    #expect(organizations.map(\.mentions) == [4])
  }

  @Test(arguments: [
    ["Nursultan Nazarbayev led Nur Otan from Nur-Sultan."],
    [
      "Protests reached Nur-Sultan.", "Nursultan Nazarbayev resigned.",
      "Nur Otan won the election.",
    ],
  ])
  func `Nur-Sultan, Nursultan Nazarbayev and Nur Otan are three entities`(_ texts: [String])
    async throws
  {
    let folder = try TemporaryFolder()
    for (number, text) in texts.enumerated() { try folder.write("\(number).txt", text) }
    let pipeline = try pipeline(in: folder)
    let corpus = try await pipeline.extract([folder.path])
    #expect(
      try await pipeline.graph(of: corpus).nodes.map(\.id) == [
        "person.nursultan-nazarbayev", "organization.nur-otan", "place.nur-sultan",
      ])
  }

  @Test func `a ministry of one country is not the same ministry of another`() async throws {
    let corpus = try await extract(
      "Kazakhstan's Foreign Ministry said so. Kazakh officials met. The Foreign Ministry agreed.",
      "The Foreign Ministry of Russia said so. Russian officials met. Russia's Foreign Ministry agreed.",
      "The Foreign Ministry said that Ukraine would answer the Kazakh Foreign Ministry. Ukraine and Ukrainian officials met.",
      "The Ministry of Foreign Affairs of Kazakhstan agreed.", "The Foreign Ministry agreed.")
    let bodies = corpus.resolution.entities.filter { $0.kind == .organization }
    #expect(
      bodies.map { "\($0.id) \($0.mentions)" } == [
        "organization.foreign-ministry 1", "organization.foreign-ministry-kazakhstan 4",
        "organization.foreign-ministry-russia 2", "organization.foreign-ministry-ukraine 1",
      ])
  }

  @Test func `a ministry without a country is that of the only country that has one`() async throws
  {
    let corpus = try await extract(
      "The Foreign Ministry of Russia said so.", "The Ministry of Foreign Affairs agreed.")
    let bodies = corpus.resolution.entities.filter { $0.kind == .organization }
    #expect(bodies.map(\.id) == ["organization.foreign-ministry-of-russia"])
    #expect(bodies.map(\.mentions) == [2])
  }

  @Test func `a ministry's short name is not for another ministry`() async throws {
    let corpus = try await extract(
      "Kazakhstan's Interior Ministry and Kazakhstan's Justice Department met the Kazakh Ministry of Internal Affairs."
    )
    let bodies = corpus.resolution.entities.filter { $0.kind == .organization }
    #expect(bodies.map(\.mentions).sorted() == [1, 2])
  }

  /// Each place as `id (within): mentions`.
  private func places(_ texts: String...) async throws -> [String] {
    let folder = try TemporaryFolder()
    for (number, text) in texts.enumerated() { try folder.write("\(number).txt", text) }
    return try await pipeline(in: folder).extract([folder.path]).resolution.entities
      .filter { $0.kind == .place }
      .map { "\($0.id) (\($0.attributes["within"] ?? "")): \($0.mentions)" }
  }

  @Test func `a town is the one of the state or country behind it, also where it stands alone`()
    async throws
  {
    #expect(
      try await places(
        "A fire broke out in Springfield, Illinois, on Monday. Nobody in Springfield was hurt.",
        "He left Springfield, Mass., for Birmingham (England). Birmingham was quiet.")
        == [
          "place.birmingham (England, United Kingdom): 2", "place.england (United Kingdom): 1",
          "place.illinois (United States): 1", "place.massachusetts (United States): 1",
          "place.springfield (Illinois, United States): 2",
          "place.springfield-massachusetts (Massachusetts, United States): 1",
        ])
  }

  @Test func `a state behind a town is no city of its name`() async throws {
    #expect(
      try await places("They met in Buffalo, New York, and in Atlanta, Georgia.") == [
        "place.atlanta (Georgia, United States): 1",
        "place.buffalo (New York State, United States): 1",
        "place.georgia-us-state (United States): 1",
        "place.new-york-state (United States): 1",
      ])
  }

  @Test func `a town in a region that has none of the lexicon's is another`() async throws {
    #expect(
      try await places(
        "Residents of Paris, Texas, stayed inside. In Paris the streets were empty.",
        "Paris and the rest of France were quiet.")
        == [
          "place.france (): 1", "place.paris (France): 1", "place.paris-texas (Texas): 2",
          "place.texas (United States): 1",
        ])
  }

  @Test func `a name that a line end breaks is the name`() async throws {
    let corpus = try await extract(
      """
      The head of the committee told reporters in the capital that Ostap Vyro-
      bkin had left the country on Monday for the talks in the city of Nur-
      Sultan, where everyone waited for the whole of the day.
      """, "Ostap Vyrobkin came to Nur-Sultan.")
    #expect(
      corpus.resolution.entities.map { "\($0.id) \($0.mentions)" } == [
        "person.ostap-vyrobkin 2", "place.nur-sultan 2",
      ])
  }

  @Test(arguments: [
    "Officials from London, Paris, Texas, Rome and Berlin met.",
    "He wants peace in Paris, Ukraine and Moldova.", "They flew from Moscow and Paris, Texas.",
  ])
  func `places in a list say nothing of one another`(_ text: String) async throws {
    #expect(try await places(text).contains("place.paris (France): 1"))
  }

  @Test func `an unlisted village with its region stays apart from one in another region`()
    async throws
  {
    #expect(
      try await places(
        "The mayor of the village of Ostrovka, Alberta, resigned.",
        "The mayor of the village of Ostrovka, Ontario, resigned."
      )
      .filter { $0.contains("ostrovka") }
        == ["place.ostrovka-alberta (Alberta): 1", "place.ostrovka-ontario (Ontario): 1"])
    #expect(
      try await places(
        "The mayor of the village of Ostrovka, Alberta, resigned.",
        "The village of Ostrovka was quiet."
      ).filter { $0.contains("ostrovka") }
        == ["place.ostrovka-alberta (Alberta): 2"])
  }

  @Test func `forms of a given name are one person, other given names are not`() async throws {
    let corpus = try await extract(
      "William Hartwell resigned on Friday.", "The lawyer Bill Hartwell left for London.",
      "Robert Hartwell stayed in London.")
    let people = corpus.resolution.entities.filter { $0.kind == .person }
    #expect(people.map(\.mentions).sorted() == [1, 2])
    #expect(try corpus.entities("William Hartwell") == corpus.entities("Bill Hartwell"))
  }

  @Test func `a name joined to another says by which sieve`() async throws {
    let corpus = try await extract(
      "Karim Massimov was dismissed. Massimov was arrested.", "Karim Masimov denies it.")
    let explained = corpus.explainMerges(of: "karim masimov")
    #expect(explained.map(\.entity.id) == ["person.karim-massimov"])
    let names = try #require(explained.first).names
    #expect(Set(names.map(\.text)) == ["Karim Massimov", "Massimov", "Karim Masimov"])
    #expect(names.map(\.mentions) == [1, 1, 1])
    #expect(names.count { $0.sieve == nil } == 1)
    #expect(names.allSatisfy { ($0.sieve == nil) == ($0.into == nil) })
    #expect(corpus.explainMerges(of: "Nobody").isEmpty)
    #expect(
      corpus.explainMerges(of: "person.karim-massimov").map(\.entity.name) == ["Karim Massimov"])
  }

  @Test func `the people of one surname stay apart`() async throws {
    let corpus = try await extract(
      "Dariga Nazarbayeva met Nursultan Nazarbayev. Mr. Nazarbayev smiled.")
    #expect(try corpus.entities("Nazarbayev") == ["person.nursultan-nazarbayev"])
    #expect(corpus.resolution.entities.count == 2)
  }
}
