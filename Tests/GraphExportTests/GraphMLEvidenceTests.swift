import DataModel
import TestSupport
import Testing

@testable import GraphExport

/// Evidence as a file has it.
private func written(_ evidence: [Evidence]) -> String {
  var table = EvidenceTable()
  table[0] = evidence
  var text: [UInt8] = []
  GraphMLEvidence.append(table.items(of: 0), of: table.list, to: &text)
  return String(decoding: text, as: UTF8.self)
}

private func parse(_ text: String) -> [Evidence]? {
  // Something before and after it that is no part of it.
  let bytes = Array("a:1: b\n\(text)\nc:2: d".utf8)
  var table = EvidenceTable()
  guard GraphMLEvidence.parse(bytes, 7..<7 + text.utf8.count, into: &table.list) else { return nil }
  table.setItems(of: 0, 0..<table.list.items.count)
  return table[0]
}

/// The same, character by character.
private enum NaiveEvidence {
  static func written(_ evidence: [Evidence]) -> String {
    evidence.map { item in
      var document = folded(item.document)
      while let inner = self.item(document) {
        document = "\(inner.document):\(inner.line):\(inner.text)"
      }
      return "\(document):\(max(item.line, 0)): \(folded(item.text))"
    }.joined(separator: "\n")
  }

  static func item(_ line: String) -> Evidence? {
    let scalars = Array(line.unicodeScalars)
    for mark in scalars.indices where scalars[mark] == ":" {
      let digits = scalars[(mark + 1)...].prefix { ("0"..."9").contains($0) }
      let rest = scalars[digits.endIndex...]
      if let number = Int(string(digits)), rest.starts(with: ": ".unicodeScalars) {
        return Evidence(
          document: string(scalars[..<mark]), line: number, text: folded(string(rest.dropFirst(2))))
      }
    }
    return nil
  }

  static func folded(_ text: String) -> String {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map { string($0) }
      .joined(separator: " ")
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

struct GraphMLEvidenceTests {
  @Test(
    arguments: [
      ([("a.txt", 3, "One.")], "a.txt:3: One."),
      (
        [("a.txt", 3, "One."), ("b.txt", 14, "Two: three.")], "a.txt:3: One.\nb.txt:14: Two: three."
      ),
      ([("https://localhost:80/a:7", 1, "x:2: y")], "https://localhost:80/a:7:1: x:2: y"),
      ([("a:", 1, ""), ("", 2, "t")], "a::1: \n:2: t"),
      ([("a:12:", 1, "t"), ("12: b", 2, "t")], "a:12::1: t\n12: b:2: t"),
    ] as [([(String, Int, String)], String)])
  func `items are a line each, and are found again`(
    items: [(String, Int, String)], text: String
  ) {
    let evidence = items.map { Evidence(document: $0.0, line: $0.1, text: $0.2) }
    #expect(written(evidence) == text)
    #expect(parse(text) == evidence)
  }

  @Test(arguments: [
    (" One\r\n two\t\u{A0}three\u{2028} ", "One two three"), ("\n", ""), ("a\u{B}b", "a b"),
    ("a  b", "a b"), ("é  b ", "é b"),
  ])
  func `white space is folded to single spaces`(text: String, folded: String) {
    let evidence = [Evidence(document: "d", line: 1, text: text)]
    #expect(written(evidence) == "d:1: \(folded)")
  }

  @Test(arguments: [
    "  ", "\t", "\n", "\u{A0}", "\u{2028}", " \u{3000}", "\u{7F}", "\u{1}", "é", "Ж ",
  ])
  func `white space is found wherever it stands in a long text`(mark: String) {
    let plain = "Words of different length stand in this line of more than a hundred characters. "
    for length in 0...100 {
      let beginning = String((plain + plain).prefix(length))
      for text in [beginning + mark, beginning + mark + plain] {
        let evidence = [Evidence(document: "d", line: 1, text: text)]
        #expect(written(evidence) == NaiveEvidence.written(evidence), "after \(length)")
      }
    }
  }

  @Test func `a document's id that looks like an item gets another form`() {
    let evidence = [Evidence(document: "a:12: b:3: \nc", line: -4, text: "t")]
    #expect(written(evidence) == "a:12:b:3:c:0: t")
  }

  @Test(arguments: [
    "", "seen", "a:1", "a:1:t", "a:x: t", "a: 1: t", "a:1: t\n", "a:: t",
    "a:99999999999999999999: t",
  ])
  func `what is no evidence is none`(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func `written evidence is read, and written the same again`() {
    for seed in 1...500 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let evidence = (0..<3).map { _ in
        Evidence(
          document: random.hostileText(count: 12), line: Int(seed),
          text: random.hostileText(count: 12))
      }
      let text = written(evidence)
      let read = parse(text)
      #expect(read?.count == 3, "seed \(seed)")
      #expect(read.map(written) == text, "seed \(seed)")
    }
  }

  @Test func `every white space of Unicode is folded, and nothing else`() {
    for value in 0...0x3100 as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let evidence = [
        Evidence(document: "d", line: 1, text: "a\(scalar)b\(scalar)"),
        Evidence(document: "d\(scalar)", line: 1, text: "\(scalar)"),
      ]
      #expect(written(evidence) == NaiveEvidence.written(evidence), "U+\(value)")
    }
  }

  @Test func `reading and writing agree with a character by character one on random text`() {
    for seed in 1...2000 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let parts = ["a", ":", ": ", "12", ":7: ", " ", "é", "\u{A0}", "\u{2003}", "x:1: y"]
      func line() -> String {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          parts[Int.random(in: 0..<parts.count, using: &random)]
        }.joined()
      }
      let text = line()
      #expect(parse(text) == NaiveEvidence.item(text).map { [$0] }, "seed \(seed): \(text)")
      let evidence = (0..<2).map { _ in Evidence(document: line(), line: 3, text: line()) }
      #expect(written(evidence) == NaiveEvidence.written(evidence), "seed \(seed)")
    }
  }
}
