import TestSupport
import Testing

@testable import GazetteerExchange

struct TableRowTests {
  @Test(arguments: 0..<1000)
  func `a row in pieces has the fields of the whole`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let text = (0..<Int.random(in: 0...16, using: &generator)).map { _ in
      ["\"", "\"", ",", "\n", "a", " "].randomElement(using: &generator) ?? ""
    }.joined()
    let comma = UInt8(ascii: ",")
    var entry = FoundEntry()
    var row = TableRow()
    row.start()
    var whole = ""
    for (number, piece) in text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let added = (number == 0 ? "" : "\n") + piece
      whole += added
      _ = entry.append(added.utf8)
      let fields = TableRow.fields(Array(whole.utf8), separator: comma)
      guard row.read(&entry, separator: comma) else {
        #expect(fields == nil, "\(text)")
        continue
      }
      #expect(fields == row.fields.map(entry.text), "\(text)")
      return
    }
  }

  @Test(
    arguments: [
      ("a,b", ["a", "b"]), ("", [""]), (",", ["", ""]), ("\"a,b\",c", ["a,b", "c"]),
      ("\"a\"\"b\"", ["a\"b"]), ("\"a\"b,c", ["\"a\"b", "c"]), ("\"a\nb\",\"\"", ["a\nb", ""]),
      ("a \"b\",c", ["a \"b\"", "c"]), ("\"a,b", nil),
    ] as [(String, [String]?)])
  func `quotes hold separators, line breaks and quotes`(row: String, fields: [String]?) {
    #expect(TableRow.fields(Array(row.utf8), separator: UInt8(ascii: ",")) == fields)
  }
}
