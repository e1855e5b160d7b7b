import DataModel
import Testing

@testable import EntityResolution

/// What decisions do to a corpus.
struct DecisionSieveTests {
  private let corpus = Corpus(
    ["person Karim Massimov x3", "person Massimov < Karim Massimov", "place Kiev x2"],
    ["person Karim Qasimov", "place Washington", "person Washington", "organization Advertisement"])

  private func messages(_ decisions: String, _ corpus: Corpus? = nil) throws -> [String] {
    try (corpus ?? self.corpus).resolution(decisions: decisions).diagnostics.map(\.description)
  }

  private func ids(_ decisions: String, _ corpus: Corpus? = nil) throws -> [String] {
    try (corpus ?? self.corpus).resolution(decisions: decisions).entities.map(\.id)
  }

  private let all = [
    "person.karim-massimov", "person.karim-qasimov", "person.washington",
    "organization.advertisement", "place.kiev", "place.washington",
  ]

  @Test func `without decisions everything stays`() throws { #expect(try ids("") == all) }

  @Test func `same joins whole entities under the first name's entity`() throws {
    let text = "same: Karim Massimov | Karim Qasimov"
    #expect(
      try corpus.entities(decisions: text).first
        == "person.karim-massimov: Karim Massimov x3, Karim Qasimov, Massimov")
    #expect(try messages(text) == [])
    #expect(try corpus.resolution(decisions: text).merges.last?.sieve == "decision")
  }

  @Test func `same joins more than two, in any spelling that folds alike`() throws {
    let three = Corpus(["place Kiev x2"], ["place Kyiv"], ["place Kyïv-Misto"])
    #expect(
      try three.entities(decisions: "same: kiev | KYIV | Kyiv Misto")
        == ["place.kiev: Kiev x2, Kyiv, Kyïv-Misto"])
  }

  @Test func `same joins kinds where the user says so`() throws {
    let text = "same: place Washington | person Washington"
    #expect(try corpus.entities(decisions: text).last == "place.washington: Washington x2")
    #expect(try messages(text) == [])
  }

  @Test func `same of what is the same already says nothing`() throws {
    #expect(try messages("same: Karim Massimov | Massimov") == [])
    #expect(try ids("same: Karim Massimov | Massimov") == all)
  }

  @Test func `different takes a name out of its entity`() throws {
    let text = "different: Karim Massimov | Massimov"
    #expect(
      try corpus.entities(decisions: text).filter { $0.contains("assimov") } == [
        "person.karim-massimov: Karim Massimov x3", "person.massimov: Massimov",
      ])
    #expect(try messages(text) == [])
  }

  @Test func `a name that a sieve gathered may be taken out again`() throws {
    let two = Corpus(
      ["person Karim Massimov x3"], ["person Karim Masimov"], ["person Karim Masimow"])
    #expect(try two.entities().count == 1)
    #expect(
      try two.entities(decisions: "different: Karim Massimov | Karim Masimov") == [
        "person.karim-masimov: Karim Masimov",
        "person.karim-massimov: Karim Massimov x3, Karim Masimow",
      ])
    #expect(
      try two.entities(decisions: "different: Karim Masimov | Karim Massimov") == [
        "person.karim-masimov: Karim Masimov, Karim Masimow",
        "person.karim-massimov: Karim Massimov x3",
      ])
  }

  @Test func `a name that is taken out takes along what is short for it`() throws {
    let short = Corpus(
      ["person Karim Massimov x3", "person Massimov < Karim Massimov x2"],
      ["person Karim Masimov", "person Masimov < Karim Masimov x4"], ["person Masimov x2"])
    #expect(try short.entities().count == 1)
    let entities = [
      "person.karim-masimov: Masimov x6, Karim Masimov",
      "person.karim-massimov: Karim Massimov x3, Massimov x2",
    ]
    #expect(try short.entities(decisions: "different: Karim Massimov | Karim Masimov") == entities)
    #expect(try short.entities(decisions: "different: Karim Masimov | Karim Massimov") == entities)
  }

  @Test func `a short form that a decision binds stays when its long form leaves`() throws {
    let short = Corpus(
      ["person Karim Massimov x3"], ["person Karim Masimov", "person Masimov < Karim Masimov"])
    let text = "same: Karim Massimov | Masimov\ndifferent: Karim Massimov | Karim Masimov"
    #expect(
      try short.entities(decisions: text) == [
        "person.karim-masimov: Karim Masimov", "person.karim-massimov: Karim Massimov x3, Masimov",
      ])
    #expect(try messages(text, short) == [])
  }

  @Test func `the merges on record are those that decisions left`() throws {
    let two = Corpus(
      ["person Karim Massimov x3"], ["person Karim Masimov"], ["person Karim Masimow"])
    let first = try two.resolution(decisions: "different: Karim Massimov | Karim Masimov")
    #expect(two.isExplained(first))
    let second = try two.resolution(decisions: "different: Karim Masimov | Karim Massimov")
    #expect(two.isExplained(second))
  }

  @Test func `a name of two entities is taken out of one without taking along the other`() throws {
    let documents = Corpus(
      ["person Karim Smith", "person Smith < Karim Smith"],
      ["person Timur Smith", "person Smith < Timur Smith"])
    #expect(
      try documents.entities(decisions: "different: Karim Smith | Smith") == [
        "person.karim-smith: Karim Smith", "person.smith: Smith",
        "person.timur-smith: Smith, Timur Smith",
      ])
  }

  @Test func `drop takes the whole entity`() throws {
    #expect(try ids("drop: Advertisement") == all.filter { !$0.contains("adv") })
    #expect(try ids("drop: Massimov") == all.filter { $0 != "person.karim-massimov" })
    #expect(try ids("drop: Washington") == all.filter { !$0.contains("washington") })
    #expect(try ids("drop: place Washington") == all.filter { $0 != "place.washington" })
    let resolution = try corpus.resolution(decisions: "drop: Massimov")
    #expect(resolution.entityOfName.prefix(2) == [nil, nil])
  }

  @Test func `drop takes every name it lists, and rename no third`() throws {
    let found = try ids("drop: Advertisement | Kiev")
    #expect(found == all.filter { $0 != "organization.advertisement" && $0 != "place.kiev" })
    #expect(throws: DecisionsError.self) { try messages("rename: Kiev | Kyiv | Kyjiw") }
  }

  @Test func `rename gives an entity its name and id`() throws {
    #expect(try corpus.entities(decisions: "rename: Kiev | Kyiv").contains("place.kyiv: Kiev x2"))
    #expect(
      try corpus.resolution(decisions: "rename: Massimov | Karim Q. Massimov").entities.first?.name
        == "Karim Q. Massimov")
    #expect(try messages("rename: Kiev | Kyiv") == [])
  }

  @Test func `rename holds for what is joined before and after`() throws {
    #expect(
      try ids("rename: Karim Qasimov | Q\nsame: Karim Massimov | Karim Qasimov").first == "person.q"
    )
    #expect(
      try ids("same: Karim Massimov | Karim Qasimov\nrename: Karim Qasimov | Q").first == "person.q"
    )
  }

  @Test(arguments: [
    "drop: Nobody", "same: Nobody | Kiev", "same: Kiev | Nobody", "different: Kiev | Nobody",
    "rename: Nobody | Kiev", "drop: person Nobody",
  ])
  func `a decision on a name that is not there is reported`(_ line: String) throws {
    #expect(
      try messages("# first\n" + line) == [
        "decisions.txt:2: 'Nobody' names nothing in this corpus; the decision was not applied"
      ])
    #expect(try ids(line) == all)
  }

  @Test func `a name of another kind is not there`() throws {
    #expect(
      try messages("drop: person Kiev") == [
        "decisions.txt:1: 'Kiev' names nothing in this corpus; the decision was not applied"
      ])
  }

  @Test func `a decision against an earlier one is reported and not applied`() throws {
    let text = "different: Kiev | place Washington\nsame: Kiev | place Washington"
    #expect(
      try messages(text) == [
        "decisions.txt:2: 'Kiev' is kept apart by an earlier decision; this one was not applied"
      ])
    #expect(try ids(text) == all)
  }

  @Test func `different after same is the later word`() throws {
    let text = "same: Kiev | place Washington\ndifferent: Kiev | place Washington"
    #expect(
      try messages(text) == [
        "decisions.txt:2: 'Kiev' and 'Washington' are the same by decisions.txt:1; the later decision was applied"
      ])
    #expect(try ids(text) == all)
  }

  @Test func `one name cannot be told apart from itself`() throws {
    #expect(
      try messages("different: Kiev | KIEV") == [
        "decisions.txt:1: 'Kiev' and 'KIEV' are the same words; they cannot be told apart by name"
      ])
  }

  @Test func `a detour does not lead around a decision`() throws {
    let three = Corpus(["place Aksu"], ["place Borat"], ["place Cetin"])
    let text = "different: Aksu | Borat\nsame: Aksu | Cetin\nsame: Borat | Cetin"
    #expect(
      try messages(text, three) == [
        "decisions.txt:3: 'Borat' is kept apart by an earlier decision; this one was not applied"
      ])
    #expect(try ids(text, three).count == 2)
  }

  @Test func `different keeps apart all names of more than two`() throws {
    let three = Corpus(["place Aksu"], ["place Borat"], ["place Cetin"])
    let found = try ids("different: Aksu | Borat | Cetin\nsame: Aksu | Cetin", three)
    #expect(found.count == 3)
    let joined = "same: Aksu | Borat | Cetin\ndifferent: Aksu | Borat | Cetin"
    #expect(try ids(joined, three).count == 3)
  }

  @Test func `an id may stand for a name`() throws {
    #expect(try ids("drop: place.kiev") == all.filter { $0 != "place.kiev" })
    #expect(
      try ids("same: person.karim-massimov | person.karim-qasimov")
        == all.filter { $0 != "person.karim-qasimov" })
  }

  @Test func `an id tells namesakes apart`() throws {
    let entries = [
      GazetteerEntry(name: "Georgia", kind: .place),
      GazetteerEntry(name: "Georgia", kind: .place, note: "U.S. state"),
    ]
    let two = Corpus(["place Georgia @0"], ["place Georgia @1"])
    for id in ["place.georgia", "place.georgia-us-state"] {
      let left = try two.resolution(entries, decisions: "drop: \(id)").entities.map(\.id)
      #expect(left == ["place.georgia", "place.georgia-us-state"].filter { $0 != id })
    }
  }

  @Test(arguments: [
    ("drop: place.oneill", ["place.oneill: Oneill"]),
    ("drop: place.oneill-2", ["place.oneill: O'Neill"]),
    ("drop: place.oneill\ndrop: place.oneill-2", []),
    ("drop: place.oneill\ndrop: place.oneill", []),
    ("rename: place.oneill-2 | Eire\ndrop: place.eire", ["place.oneill: O'Neill"]),
    ("same: place.oneill-2 | place.oneill", ["place.oneill: O'Neill, Oneill"]),
  ])
  func `an id with a number is the one that naming gives`(_ text: String, _ left: [String]) throws {
    let two = Corpus(["place O'Neill"], ["place Oneill"])
    #expect(try two.entities(decisions: text) == left)
    #expect(try messages(text, two) == [])
  }

  @Test func `an alias is taken out of the entity of an id`() throws {
    #expect(
      try corpus.entities(decisions: "different: person.karim-massimov | Massimov").filter {
        $0.contains("assimov")
      } == ["person.karim-massimov: Karim Massimov x3", "person.massimov: Massimov"])
  }

  @Test(arguments: [
    "same: Washington | Kiev", "same: Kiev | Washington", "rename: Washington | DC",
  ])
  func `a name of two entities is no answer to which`(_ text: String) throws {
    #expect(
      try messages(text) == [
        "decisions.txt:1: 'Washington' may mean person.washington or place.washington; write the id; the decision was not applied"
      ])
    #expect(try ids(text) == all)
  }

  @Test func `same joins all of its names or none`() throws {
    let text = "different: Kiev | place Washington\nsame: Karim Qasimov | Kiev | place Washington"
    #expect(
      try messages(text) == [
        "decisions.txt:2: 'Kiev' is kept apart by an earlier decision; this one was not applied"
      ])
    #expect(try ids(text) == all)
  }

  @Test func `different reports each decision that it overrules, and only those`() throws {
    let three = Corpus(["place Aksu"], ["place Borat"], ["place Cetin"])
    let same = "same: Aksu | Cetin\nsame: Cetin | Borat\n"
    #expect(
      try messages(same + "different: Aksu | Borat", three) == [
        "decisions.txt:3: 'Cetin' and 'Borat' are the same by decisions.txt:2; the later decision was applied"
      ])
  }

  @Test func `what was dropped is not there for a later decision`() throws {
    #expect(
      try messages("drop: Kiev\nsame: place Washington | Kiev") == [
        "decisions.txt:2: 'Kiev' names nothing in this corpus; the decision was not applied"
      ])
  }
}
