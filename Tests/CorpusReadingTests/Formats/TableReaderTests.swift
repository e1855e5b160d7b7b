import DataModel
import TestSupport
import Testing

@testable import CorpusReading

struct TableReaderTests {
  @Test func `columns are found by name in any case`() {
    let result = read(
      "a.csv", "ID,Date,Title,Text,x\r\n1,2022-01-05,First,\"One, two.\",\r\n,bad,,Three.,y\r\n")
    #expect(result.messages.isEmpty)
    #expect(result.documents.map(\.id) == ["1", "a.csv:3"])
    #expect(result.documents.map(\.date) == ["2022-01-05", nil])
    #expect(result.documents.map(\.title) == ["First", nil])
    #expect(result.texts == ["One, two.", "Three."])
  }

  @Test(arguments: [("author", "Jane Doe"), ("Authors", "Jane Doe"), ("BYLINE", "By  Jane\nDoe")])
  func `a column names the author`(column: String, value: String) {
    let result = read(
      "a.csv",
      "text,\(column)\nOne.,\"\(value)\"\nTwo.,\nThree.,12\nFour.,\"['Jane Doe', \"\"J. O'Roe\"\"]\"\n"
    )
    #expect(result.messages.isEmpty)
    #expect(result.documents.map(\.author) == ["Jane Doe", nil, nil, "Jane Doe, J. O'Roe"])
  }

  @Test func `a field in quotes may run over lines`() {
    let result = read(
      "a.csv", "text,id\n\"He said \"\"no\"\".\r\n\r\nShe left.\",a\nNext.,b\nbad\n")
    #expect(result.texts == ["He said \"no\".\r\n\r\nShe left.", "Next."])
    #expect(result.messages == ["a.csv:6: 1 field; the header has 2"])
  }

  @Test func `a file without a text column is one diagnostic that lists the columns`() {
    #expect(
      read("a.csv", "name,City\nx,y\n").messages
        == ["a.csv:1: no column 'text', 'content' or 'body' in the header; found 'name', 'City'"])
  }

  @Test func `tabs and semicolons separate, too`() {
    #expect(read("a.tsv", "id\tcontent\n1\tA \"b\", c.\n").texts == ["A \"b\", c."])
    #expect(read("a.csv", "id;body\n1;\"A; b.\"\n").texts == ["A; b."])
  }

  @Test func `a quote that is not closed costs its own row`() {
    let result = read("a.csv", "id,text\n1,\"open\n2,\"Two.\"\n3,Three.\n4,\"open again\n")
    #expect(result.documents.map(\.id) == ["2", "3"])
    #expect(
      result.messages == [
        "a.csv:2: a quote that is not closed", "a.csv:5: a quote that is not closed",
      ])
  }

  @Test func `a field that only begins with quoted words is taken as it stands`() {
    #expect(read("a.tsv", "text\tid\n\"No\" he said.\t1\n").texts == ["\"No\" he said."])
  }

  @Test func `many broken quotes cost no time`() {
    let result = read(
      "a.csv", "id,text\n" + String(repeating: "1,\"x\n", count: 100_000) + "2,Two.")
    #expect(result.documents.map(\.id) == ["2"])
    #expect(result.diagnostics.count == 100_000)
  }

  @Test func `what is written as RFC 4180 says is read back`() {
    let pieces = ["", "a", "\"", ",", "\n", "\r\n", "é", " ", "x\"y", ";"]
    for seed in 1...300 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let rows = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        (0..<3).map { _ in
          (0..<Int.random(in: 1...4, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined() + "z"
        }
      }
      let written = rows.map { row in
        row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
      }.joined(separator: "\r\n")
      var reader = DelimitedRows(Array(written.utf8), separator: UInt8(ascii: ","))
      var found: [[String]] = []
      while let row = reader.next() {
        found.append((row.fields ?? []).map { String(decoding: $0, as: UTF8.self) })
      }
      #expect(found == rows, "seed \(seed)")
    }
  }
}
