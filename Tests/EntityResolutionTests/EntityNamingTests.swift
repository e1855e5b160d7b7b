import DataModel
import TestSupport
import Testing

@testable import EntityResolution

struct EntityNamingTests {
  @Test func `entities of one name get numbers`() throws {
    let corpus = Corpus(["place —", "place –"], ["place O'Neill", "place Oneill"])
    #expect(
      try corpus.resolution().entities.map(\.id).sorted() == [
        "place.oneill", "place.oneill-2", "place.unnamed", "place.unnamed-2",
      ])
  }

  @Test func `a number does not take the id of another name`() throws {
    let entries = [
      GazetteerEntry(name: "Apollo", kind: .organization),
      GazetteerEntry(name: "Apollo", kind: .organization),
      GazetteerEntry(name: "Apollo 2", kind: .organization),
    ]
    let corpus = Corpus([
      "organization Apollo @0", "organization Apollo @1", "organization Apollo 2 @2",
    ])
    #expect(Set(try corpus.resolution(entries).entities.map(\.id)).count == 3)
  }

  @Test func `entities are ordered by kind, name and note`() throws {
    let entries = [
      GazetteerEntry(name: "Georgia", kind: .place, note: "U.S. state"),
      GazetteerEntry(name: "Georgia", kind: .place),
    ]
    let corpus = Corpus([
      "place Georgia @0", "place Georgia @1", "place Almaty", "person Zoe", "organization NATO",
    ])
    #expect(
      try corpus.resolution(entries).entities.map(\.id) == [
        "person.zoe", "organization.nato", "place.almaty", "place.georgia",
        "place.georgia-us-state",
      ])
  }

  @Test func `the gazetteer's name is the entity's, with its note and attributes`() throws {
    let entries = [
      GazetteerEntry(
        name: "Kassym-Jomart Tokayev", kind: .person, note: "president",
        attributes: ["wikidata": "Q1"])
    ]
    let entity = try Corpus(["person Tokayev @0 x9"]).resolution(entries).entities.first
    #expect(entity?.name == "Kassym-Jomart Tokayev")
    #expect(entity?.id == "person.kassym-jomart-tokayev-president")
    #expect(entity?.note == "president")
    #expect(entity?.attributes == ["wikidata": "Q1"])
  }

  @Test(arguments: [
    (["person Putin x9", "person Vladimir Putin"], "Vladimir Putin"),
    (["person Vladimir V. Putin x9", "person Vladimir Putin"], "Vladimir Putin"),
    (["organization Acme Inc.", "organization Acme x2"], "Acme"),
    (["organization Acme Inc. x2", "organization Acme"], "Acme Inc."),
    (["person Hashim Thaci", "person Hashim Thaçi x2"], "Hashim Thaçi"),
  ])
  func `otherwise it is the fullest, then the most frequent name`(_ lines: [String], _ name: String)
    throws
  {
    let documents = lines.map { [$0] }
    #expect(try Corpus(documents).resolution().entities.map(\.name) == [name])
    #expect(try Corpus(documents.reversed()).resolution().entities.map(\.name) == [name])
  }

  @Test func `an acronym does not name what has a long form`() throws {
    let corpus = Corpus(
      ["organization Red Cross Society", "organization RCS < Red Cross Society x9"])
    #expect(try corpus.resolution().entities.map(\.name) == ["Red Cross Society"])
  }

  @Test func `aliases are ordered by frequency, then by letters`() throws {
    let entries = [GazetteerEntry(name: "Nur-Sultan", kind: .place)]
    let corpus = Corpus([
      "place Akmola @0", "place Astana @0 x3", "place Nur-Sultan @0 x1", "place Aqmola @0",
    ])
    #expect(
      try corpus.entities(entries) == ["place.nur-sultan: Astana x3, Akmola, Aqmola, Nur-Sultan"])
  }

  // MARK: - Order of documents

  private static let documents: [(id: String, lines: [String])] = [
    ("a", ["person Karim Massimov x3", "person Massimov < Karim Massimov", "place Almaty"]),
    ("b", ["person Karim Masimov", "person Timur Kulibayev", "organization CSTO x2"]),
    (
      "c",
      [
        "organization Collective Security Treaty Organization",
        "organization CSTO < Collective Security Treaty Organization", "place? Aksu",
      ]
    ),
    ("d", ["person Kulibayev", "place Aksu", "place NUR-SULTAN", "person George W. Bush"]),
    ("e", ["place Nur Sultan x2", "person George Bush x2", "organization Acme Inc."]),
    ("f", ["organization Acme x2", "person Washington", "place Washington", "place? Nowhere"]),
  ]

  @Test(arguments: UInt64(0)..<50)
  func `documents sorted by id give the same entities wherever they came from`(_ seed: UInt64)
    throws
  {
    var chance = SeededGenerator(seed: seed)
    let shuffled = EntityNamingTests.documents.shuffled(using: &chance)
    let sorted = shuffled.sorted { $0.id < $1.id }
    let first = try Corpus(EntityNamingTests.documents.map(\.lines)).resolution()
    let second = try Corpus(sorted.map(\.lines)).resolution()
    #expect(second.entities == first.entities)
    #expect(second.entityOfName == first.entityOfName)
    #expect(second.merges == first.merges)
  }

  @Test(arguments: UInt64(0)..<50)
  func `without ties not even the order of documents matters`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let shuffled = EntityNamingTests.documents.shuffled(using: &chance)
    #expect(
      try Corpus(shuffled.map(\.lines)).resolution().entities
        == Corpus(EntityNamingTests.documents.map(\.lines)).resolution().entities,
      "seed \(seed)")
  }
}
