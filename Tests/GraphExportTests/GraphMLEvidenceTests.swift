import DataModel
import TestSupport
import Testing

@testable import GraphExport

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
    #expect(GraphMLEvidence.text(evidence) == text)
    #expect(GraphMLEvidence.parse(text) == evidence)
  }

  @Test(arguments: [
    (" One\r\n two\t\u{A0}three\u{2028} ", "One two three"), ("\n", ""), ("a\u{B}b", "a b"),
    ("a  b", "a b"), ("é  b ", "é b"),
  ])
  func `white space is folded to single spaces`(text: String, folded: String) {
    let evidence = [Evidence(document: "d", line: 1, text: text)]
    #expect(GraphMLEvidence.text(evidence) == "d:1: \(folded)")
  }

  @Test func `a document's id that looks like an item gets another form`() {
    let evidence = [Evidence(document: "a:12: b:3: \nc", line: -4, text: "t")]
    #expect(GraphMLEvidence.text(evidence) == "a:12:b:3:c:0: t")
  }

  @Test(arguments: [
    "", "seen", "a:1", "a:1:t", "a:x: t", "a: 1: t", "a:1: t\n", "a:: t",
    "a:99999999999999999999: t",
  ])
  func `what is no evidence is none`(text: String) {
    #expect(GraphMLEvidence.parse(text) == nil)
  }

  @Test func `written evidence is read, and written the same again`() {
    for seed in 1...500 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let evidence = (0..<3).map { _ in
        Evidence(
          document: random.hostileText(count: 12), line: Int(seed),
          text: random.hostileText(count: 12))
      }
      let text = GraphMLEvidence.text(evidence)
      let read = GraphMLEvidence.parse(text)
      #expect(read?.count == 3, "seed \(seed)")
      #expect(read.map(GraphMLEvidence.text) == text, "seed \(seed)")
    }
  }
}
