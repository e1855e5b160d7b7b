import Testing

@testable import CorpusReading

struct OtherFileTests {
  @Test(arguments: [
    ("<?xml version=\"1.0\"?>\n<graphml xmlns=\"a\">", "a graph; expected documents"),
    ("<gexf version=\"1.3\">", "a graph; expected documents"),
    ("{\\rtf1\\ansi Karim Massimov}", "RTF; expected text"),
    ("SQLite format 3\0abc", "a database or a store; expected text"),
  ])
  func `what is no document is told by its first bytes`(text: String, message: String) {
    let result = read("a.other", text)
    #expect(result.documents.isEmpty)
    #expect(result.messages.count == 1)
    #expect(result.messages[0].hasPrefix("a.other: \(message)"))
  }

  @Test func `an extension that names a format stands`() {
    #expect(read("a.txt", "<graphml> is the first element of GraphML.").documents.count == 1)
    #expect(read("a.md", "{\\rtf is how RTF begins.").documents.count == 1)
  }
}

struct UnreadDateTests {
  @Test func `dates in another form are counted`() {
    let table = read("a.csv", "text,date\nOne.,05/01/2022\nTwo.,2022-01-05\nThree.,\nFour.,soon\n")
    #expect(table.documents.map(\.date) == [nil, "2022-01-05", nil, nil])
    #expect(
      table.leftOut.diagnostics.map(\.description)
        == ["dates: 2 are not understood; expected YYYY-MM-DD"])
    let lines = read("a.jsonl", #"{"text": "One.", "date": "5 January 2022"}"# + "\n")
    #expect(
      lines.leftOut.diagnostics.map(\.description)
        == ["dates: 1 is not understood; expected YYYY-MM-DD"])
  }
}
