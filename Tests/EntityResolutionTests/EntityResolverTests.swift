import DataModel
import Testing

@testable import EntityResolution

/// One test a sieve: what it must join, and what it must leave apart.
struct EntityResolverTests {
  private func sieves(_ corpus: Corpus, _ entries: [GazetteerEntry] = []) throws -> [String] {
    try corpus.resolution(entries).merges.map(\.sieve)
  }

  @Test func `names of one gazetteer entry are one entity, whatever they look like`() throws {
    let entries = [
      GazetteerEntry(name: "Nur-Sultan", kind: .place),
      GazetteerEntry(name: "Astana", kind: .place),
    ]
    let corpus = Corpus(["place Astana @0 x2", "place Akmola @0"], ["place Nur-Sultan @0"])
    try expect(corpus, entries, are: ["place.nur-sultan: Astana x2, Akmola, Nur-Sultan"])
    #expect(try sieves(corpus, entries) == ["gazetteer entry", "gazetteer entry"])
  }

  @Test func `the same words of two entries stay two, told apart by their notes`() throws {
    let entries = [
      GazetteerEntry(name: "Georgia", kind: .place),
      GazetteerEntry(name: "Georgia", kind: .place, note: "U.S. state"),
    ]
    try expect(
      Corpus(["place Georgia @0 x2"], ["place Georgia @1"]), entries,
      are: ["place.georgia: Georgia x2", "place.georgia-us-state: Georgia"])
  }

  @Test func `a short form is its document's long form`() throws {
    let corpus = Corpus(
      ["person Karim Massimov", "person Massimov < Karim Massimov x3"],
      ["person Timur Massimov", "person Massimov < Timur Massimov"])
    try expect(
      corpus,
      are: [
        "person.karim-massimov: Massimov x3, Karim Massimov",
        "person.timur-massimov: Massimov, Timur Massimov",
      ])
    #expect(try sieves(corpus) == ["document memory", "document memory"])
  }

  @Test func `a long form that is nowhere mentioned names the entity still`() throws {
    try expect(
      Corpus(["organization CSTO < Collective Security Treaty Organization x2"]),
      are: ["organization.csto: CSTO x2"])
  }

  @Test func `names that fold alike are one`() throws {
    let corpus = Corpus(
      ["person Hashim Thaçi x2", "place NUR-SULTAN"],
      ["person Hashim Thaci", "place Nur Sultan x2", "person HASHIM THAÇI"])
    try expect(
      corpus,
      are: [
        "person.hashim-thaci: Hashim Thaçi x2, HASHIM THAÇI, Hashim Thaci",
        "place.nur-sultan: Nur Sultan x2, NUR-SULTAN",
      ])
    #expect(Set(try sieves(corpus)) == ["exact name"])
  }

  @Test func `other first initials keep two people of one surname apart`() throws {
    try expect(
      Corpus(["person J. Al-Rashid x2"], ["person W. Al-Rashid"], ["person Al-Rashid"]),
      are: [
        "person.al-rashid: Al-Rashid", "person.j-al-rashid: J. Al-Rashid x2",
        "person.w-al-rashid: W. Al-Rashid",
      ])
  }

  @Test func `the same words of different kinds are different things`() throws {
    try expect(
      Corpus(["person Washington", "place Washington", "organization Washington"]),
      are: [
        "person.washington: Washington", "organization.washington: Washington",
        "place.washington: Washington",
      ])
  }

  @Test func `the entry of a gazetteer gathers the same words without one`() throws {
    let entries = [GazetteerEntry(name: "Georgia", kind: .place, note: "country")]
    try expect(
      Corpus(["place Georgia x5"], ["place Georgia @0"]), entries,
      are: ["place.georgia-country: Georgia x6"])
  }

  @Test func `what one document suspects and another knows is accepted`() throws {
    let corpus = Corpus(["place? Aksu x2"], ["place Aksu"])
    try expect(corpus, are: ["place.aksu: Aksu x3"])
    #expect(try sieves(corpus) == ["corpus evidence"])
  }

  @Test func `what only one or two documents suspect is dropped, what three do is kept`() throws {
    try expect(
      Corpus(["place? Aksu x9"], ["place? Aksu"], ["person Ada"]), are: ["person.ada: Ada"])
    try expect(
      Corpus(["place? Aksu"], ["place? Aksu"], ["place? Aksu"]), are: ["place.aksu: Aksu x3"])
    let dropped = try Corpus(["place? Aksu", "person Ada"]).resolution()
    #expect(dropped.entityOfName == [nil, 0])
  }

  @Test func `a suspected name prefers what is known of its own kind`() throws {
    try expect(
      Corpus(["person? Aksu"], ["place Aksu x9", "person Aksu"]),
      are: ["person.aksu: Aksu x2", "place.aksu: Aksu x9"])
  }

  @Test func `a suspected name is not what has another kind`() throws {
    try expect(Corpus(["person? Aksu"], ["place Aksu"]), are: ["place.aksu: Aksu"])
    try expect(
      Corpus(["person? Aksu", "place Aksu"], ["person? Aksu"], ["person? Aksu"]),
      are: ["person.aksu: Aksu x3", "place.aksu: Aksu"])
  }

  @Test func `initials and generations may be left out`() throws {
    let corpus = Corpus(
      ["person Vladimir V. Putin"], ["person Vladimir Putin x4"],
      ["person Edward Fishwick Jr."], ["person Edward Fishwick"])
    try expect(
      corpus,
      are: [
        "person.edward-fishwick: Edward Fishwick, Edward Fishwick Jr.",
        "person.vladimir-putin: Vladimir Putin x4, Vladimir V. Putin",
      ])
    #expect(Set(try sieves(corpus)) == ["initials and designators"])
  }

  @Test func `different initials are different people, and so nobody has the name without`() throws
  {
    try expect(
      Corpus(["person George W. Bush"], ["person George H. Bush"], ["person George Bush"]),
      are: [
        "person.george-bush: George Bush", "person.george-h-bush: George H. Bush",
        "person.george-w-bush: George W. Bush",
      ])
  }

  @Test func `a surname with initials only is not every one of that surname`() throws {
    try expect(
      Corpus(["person J. Smith"], ["person A. Smith"], ["person Smith Smith"]),
      are: [
        "person.a-smith: A. Smith", "person.j-smith: J. Smith", "person.smith-smith: Smith Smith",
      ])
  }

  @Test func `a company may come without its legal form and article`() throws {
    let corpus = Corpus(
      ["organization Acme x3"], ["organization Acme Inc."], ["organization The Acme"],
      ["organization Acme Holdings Ltd."], ["organization Acme Mining"])
    try expect(
      corpus,
      are: [
        "organization.acme: Acme x3, Acme Holdings Ltd., Acme Inc., The Acme",
        "organization.acme-mining: Acme Mining",
      ])
    #expect(Set(try sieves(corpus)) == ["initials and designators"])
    try expect(
      Corpus(["place Acme"], ["place Acme Inc."]),
      are: ["place.acme: Acme", "place.acme-inc: Acme Inc."])
  }

  @Test func `two entries of a gazetteer keep their namesakes apart`() throws {
    let entries = [
      GazetteerEntry(name: "Acme Inc.", kind: .organization),
      GazetteerEntry(name: "Acme Ltd.", kind: .organization),
    ]
    try expect(
      Corpus(["organization Acme Inc. @0"], ["organization Acme Ltd. @1"], ["organization Acme"]),
      entries,
      are: [
        "organization.acme: Acme", "organization.acme-inc: Acme Inc.",
        "organization.acme-ltd: Acme Ltd.",
      ])
  }

  @Test func `an acronym means what some document introduces it for`() throws {
    let corpus = Corpus(
      [
        "organization Collective Security Treaty Organization",
        "organization CSTO < Collective Security Treaty Organization",
      ],
      ["organization CSTO x4"], ["place CSTO"], ["organization CSTOs"])
    try expect(
      corpus,
      are: [
        "organization.cstos: CSTOs",
        "organization.collective-security-treaty-organization: CSTO x5, Collective Security Treaty Organization",
        "place.csto: CSTO",
      ])
    #expect(try sieves(corpus) == ["document memory", "acronym"])
  }

  @Test func `an acronym of two meanings stays by itself`() throws {
    try expect(
      Corpus(
        ["organization Asian Development Bank", "organization ADB < Asian Development Bank"],
        ["organization African Development Bank", "organization ADB < African Development Bank"],
        ["organization ADB"]),
      are: [
        "organization.adb: ADB",
        "organization.african-development-bank: ADB, African Development Bank",
        "organization.asian-development-bank: ADB, Asian Development Bank",
      ])
  }

  @Test func `a surname alone is the only person of that surname`() throws {
    let corpus = Corpus(["person Erlan Karin"], ["person Karin x2"], ["person Karina"])
    try expect(
      corpus, are: ["person.erlan-karin: Karin x2, Erlan Karin", "person.karina: Karina"])
    #expect(try sieves(corpus) == ["short name"])
  }

  @Test func `a surname of two people, or of a given name, stays by itself`() throws {
    try expect(
      Corpus(["person Erlan Karin"], ["person Anna Karin"], ["person Karin"]),
      are: [
        "person.anna-karin: Anna Karin", "person.erlan-karin: Erlan Karin", "person.karin: Karin",
      ])
    try expect(
      Corpus(["person Erlan Karin"], ["person Erlan"]),
      are: ["person.erlan: Erlan", "person.erlan-karin: Erlan Karin"])
    try expect(
      Corpus(["organization Bank Karin"], ["person Karin"]),
      are: ["person.karin: Karin", "organization.bank-karin: Bank Karin"])
  }

  @Test func `a surname that a gazetteer knows is not joined to a namesake`() throws {
    let entries = [GazetteerEntry(name: "Karin", kind: .person)]
    try expect(
      Corpus(["person Erlan Karin"], ["person Karin @0"]), entries,
      are: ["person.erlan-karin: Erlan Karin", "person.karin: Karin"])
  }

  @Test(arguments: [
    ("Karim Massimov", "Karim Masimov"), ("Kassym-Jomart Tokayev", "Kasym-Zhomart Tokaev"),
    ("Nikita Khrushchev", "Nikita Hrushchev"), ("Yuri Andropov", "Iuri Andropov"),
    ("Sergey Lavrov", "Sergei Lavrov"), ("Wladimir Putin", "Vladimir Putin"),
    ("Dinara Kulibaeva", "Dinara Kulibayeva"), ("Ma'moun Fandy", "Mamoun Fandy"),
  ])
  func `transliterations of one name are one person`(_ one: String, _ other: String) throws {
    let resolution = try Corpus(["person \(one) x2"], ["person \(other)"]).resolution()
    #expect(resolution.entities.map(\.name) == [one])
    #expect(resolution.merges.map(\.sieve) == ["spelling"])
  }

  @Test(arguments: [
    ("person", "Karim Massimov", "Timur Masimov"), ("person", "Massimov", "Masimov"),
    ("place", "Osh", "Ossh"), ("organization", "KISII", "KISI"), ("place", "Aktau", "Aktay"),
    ("person", "Li Jie", "Li Ji"),
  ])
  func `other names of much the same letters are not`(
    _ kind: String, _ one: String, _ other: String
  ) throws {
    #expect(try Corpus(["\(kind) \(one)"], ["\(kind) \(other)"]).entities().count == 2)
  }

  @Test(arguments: [
    ("Mukhtar Dzhakishev", "Mukhtar Zhakishev"), ("Dzhokhar Dudayev", "Jokhar Dudayev"),
  ])
  func `dzh is a way to write j`(_ one: String, _ other: String) throws {
    let found = try Corpus(["person \(one)"], ["person \(other)"]).entities()
    #expect(found.count == 1)
  }

  @Test func `an empty table has no entities`() throws {
    let resolution = try Corpus([]).resolution()
    #expect(resolution.entities.isEmpty)
    #expect(resolution.merges.isEmpty)
    #expect(resolution.diagnostics.isEmpty)
  }
}
