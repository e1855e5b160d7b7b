import TestSupport
import Testing

@testable import DataModel

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

  @Test func `canonically equal texts are one row`() {
    var table = NameTable()
    let texts = ["Th\u{E9}o", "The\u{301}o", "K", "\u{212A}", "Theo"]
    let names = texts.map { DocumentName(text: $0, kind: .person) }
    #expect(table.add(document(names.map { ($0, 1) })) == [0, 0, 1, 1, 2])
  }

  // MARK: - The naive twin

  /// Rows found by a dictionary of keys.
  private struct NaiveTable {
    var rows: [NameTable.Row] = []
    private var rowOfKey: [NameTable.Key: Int] = [:]

    mutating func add(_ document: ExtractedDocument) -> [Int] {
      var rowOfName: [Int: Int] = [:]
      func row(_ name: Int, _ table: inout NaiveTable) -> Int {
        if let row = rowOfName[name] { return row }
        let value = document.names[name]
        let key = NameTable.Key(
          kind: value.kind, text: value.text, entry: value.entry,
          longForm: value.longForm.map { row($0, &table) }, isDecided: value.isDecided,
          qualified: value.qualified)
        if table.rowOfKey[key] == nil {
          table.rowOfKey[key] = table.rows.count
          table.rows.append(NameTable.Row(key: key, mentions: 0, documents: 0))
        }
        rowOfName[name] = table.rowOfKey[key]
        return rowOfName[name] ?? 0
      }
      let found = document.names.indices.map { row($0, &self) }
      for row in Set(found) { rows[row].documents += 1 }
      for mention in document.mentions { rows[found[mention.name]].mentions += 1 }
      return found
    }

    mutating func reorder(_ numbers: [Int]) {
      var moved = rows
      for (row, number) in numbers.enumerated() {
        moved[number] = rows[row]
        moved[number].key.longForm = rows[row].key.longForm.map { numbers[$0] }
      }
      rows = moved
      rowOfKey = [:]
      for row in rows.indices { rowOfKey[rows[row].key] = row }
    }
  }

  private func randomDocument(_ random: inout SeededGenerator) -> ExtractedDocument {
    var names: [(DocumentName, mentions: Int)] = []
    for number in 0..<Int.random(in: 0...6, using: &random) {
      var name = DocumentName(
        text: ["Ada", "Bob", "Zo\u{EB}", "Zoe\u{308}", ""].randomElement(using: &random) ?? "",
        kind: EntityKind.allCases.randomElement(using: &random) ?? .place,
        entry: [nil, 0, 1].randomElement(using: &random) ?? nil,
        isDecided: Bool.random(using: &random))
      if number > 0, Bool.random(using: &random) {
        name.longForm = Int.random(in: 0..<number, using: &random)
      }
      if Bool.random(using: &random) {
        name.qualified = QualifiedName(
          name: ["a", "b"].randomElement(using: &random) ?? "",
          qualifier: ["\u{E9}", "e\u{301}", "c"].randomElement(using: &random) ?? "")
      }
      names.append((name, Int.random(in: 0...2, using: &random)))
    }
    return document(names)
  }

  @Test(arguments: UInt64(0)..<200)
  func `rows are those that a dictionary of keys gives, whatever the hashes and the order`(
    _ seed: UInt64
  ) {
    for mask in [UInt64.max, 0, 0x3] {
      var random = SeededGenerator(seed: seed)
      var table = NameTable(hashMask: mask)
      var naive = NaiveTable()
      for number in 0..<12 {
        let document = randomDocument(&random)
        #expect(table.add(document) == naive.add(document), "seed \(seed), mask \(mask)")
        if number % 4 > 0 { continue }
        let numbers = Array(table.rows.indices).shuffled(using: &random)
        table.reorder(numbers)
        naive.reorder(numbers)
      }
      #expect(table.rows == naive.rows, "seed \(seed), mask \(mask)")
    }
  }
}
