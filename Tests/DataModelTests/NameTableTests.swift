import DataModel
import Testing

struct NameTableTests {
  /// A document of names, each mentioned as often as stated.
  private func document(_ names: [(DocumentName, mentions: Int)]) -> ExtractedDocument {
    var mentions: [Mention] = []
    for (number, name) in names.enumerated() {
      for _ in 0..<name.mentions {
        let start = mentions.count * 10
        mentions.append(
          Mention(range: ByteRange(start, start + 5), name: number, sentence: 0, source: 0))
      }
    }
    return ExtractedDocument(
      names: names.map(\.0), mentions: mentions,
      sentences: [Sentence(range: ByteRange(0, 1000), block: 0, zone: .body)])
  }

  @Test func `the same name of two documents is one row with both counts`() {
    var table = NameTable()
    let ada = DocumentName(text: "Ada", kind: .person)
    let first = table.add(document([(ada, 2)]))
    let second = table.add(document([(DocumentName(text: "Bob", kind: .person), 1), (ada, 3)]))
    #expect(first == [0])
    #expect(second == [1, 0])
    #expect(table.rows.map(\.mentions) == [5, 1])
    #expect(table.rows.map(\.documents) == [2, 1])
  }

  @Test func `kind, entry, long form and certainty tell rows apart`() {
    var table = NameTable()
    let names = [
      DocumentName(text: "Georgia", kind: .place),
      DocumentName(text: "Georgia", kind: .person),
      DocumentName(text: "Georgia", kind: .place, entry: 1),
      DocumentName(text: "Georgia", kind: .place, entry: 2),
      DocumentName(text: "Georgia", kind: .place, isDecided: false),
      DocumentName(text: "Georgia", kind: .place, longForm: 0),
      DocumentName(text: "georgia", kind: .place),
    ]
    #expect(table.add(document(names.map { ($0, 1) })) == [0, 1, 2, 3, 4, 5, 6])
    #expect(table.rows.allSatisfy { $0.mentions == 1 && $0.documents == 1 })
  }

  @Test func `a short name has one row for each long form`() {
    var table = NameTable()
    for given in ["Karim", "Timur"] {
      _ = table.add(
        document([
          (DocumentName(text: "\(given) Masimov", kind: .person), 1),
          (DocumentName(text: "Masimov", kind: .person, longForm: 0), 2),
        ]))
    }
    #expect(
      table.rows.map(\.key.text) == [
        "Karim Masimov", "Masimov", "Timur Masimov", "Masimov",
      ])
    #expect(table.rows.map(\.key.longForm) == [nil, 0, nil, 2])
  }

  @Test func `a long form may stand behind its short form`() {
    var table = NameTable()
    let rows = table.add(
      document([
        (DocumentName(text: "CSTO", kind: .organization, longForm: 1), 1),
        (DocumentName(text: "Collective Security Treaty Organization", kind: .organization), 0),
      ]))
    #expect(rows == [1, 0])
    #expect(table.rows[1].key.longForm == 0)
  }

  @Test func `a name that is never mentioned counts its document but no mention`() {
    var table = NameTable()
    _ = table.add(document([(DocumentName(text: "Ada", kind: .person), 0)]))
    #expect(table.rows.map(\.mentions) == [0])
    #expect(table.rows.map(\.documents) == [1])
  }

  @Test func `a document counts once for a row that two of its names share`() {
    var table = NameTable()
    let ada = DocumentName(text: "Ada", kind: .person)
    #expect(table.add(document([(ada, 1), (ada, 1)])) == [0, 0])
    #expect(table.rows.map(\.documents) == [1])
    #expect(table.rows.map(\.mentions) == [2])
  }

  @Test func `an empty document adds nothing`() {
    var table = NameTable()
    #expect(table.add(document([])) == [])
    #expect(table.rows.isEmpty)
  }
}
