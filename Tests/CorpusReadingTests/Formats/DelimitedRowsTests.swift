import TestSupport
import Testing

@testable import CorpusReading

/// The rows of a text, byte by byte.
private struct NaiveRows {
  let text: [UInt8]
  let separator: UInt8
  var position = 0
  var line = 1

  mutating func next() -> DelimitedRows.Row? {
    while position < text.count, isLineEnd(text[position]) { skipLineEnd() }
    guard position < text.count else { return nil }
    let start = (position: position, line: line)
    var fields: [[UInt8]] = []
    while true {
      guard let field = nextField() else {
        (position, line) = start
        while position < text.count, !isLineEnd(text[position]) { position += 1 }
        skipLineEnd()
        return DelimitedRows.Row(line: start.line, fields: nil)
      }
      fields.append(field)
      guard position < text.count, text[position] == separator else { break }
      position += 1
    }
    skipLineEnd()
    return DelimitedRows.Row(line: start.line, fields: fields)
  }

  private mutating func nextField() -> [UInt8]? {
    let start = position
    guard position < text.count, text[position] == UInt8(ascii: "\"") else { return plainField() }
    let firstLine = line
    var field: [UInt8] = []
    position += 1
    while position < text.count {
      let byte = text[position]
      if byte == 0x0A { line += 1 }
      position += 1
      if byte != UInt8(ascii: "\"") {
        field.append(byte)
      } else if position < text.count, text[position] == byte {
        field.append(byte)
        position += 1
      } else {
        while position < text.count, text[position] == 0x20 { position += 1 }
        if position == text.count || text[position] == separator || isLineEnd(text[position]) {
          return field
        }
        guard line == firstLine else { return nil }
        position = start
        return plainField()
      }
    }
    return nil
  }

  private mutating func plainField() -> [UInt8] {
    let start = position
    while position < text.count, text[position] != separator, !isLineEnd(text[position]) {
      position += 1
    }
    return Array(text[start..<position])
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func skipLineEnd() {
    guard position < text.count else { return }
    if text[position] == 0x0D { position += 1 }
    if position < text.count, text[position] == 0x0A {
      position += 1
      line += 1
    }
  }
}

struct DelimitedRowsTests {
  @Test func `rows are those of the plain version`() {
    for seed in UInt64(1)...2000 {
      var random = SeededGenerator(seed: seed)
      let pieces = ["a", "\"", "\"", "\"\"", ",", "\n", "\r\n", "\r", " ", "é", "word and word "]
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      var naive = NaiveRows(text: Array(text.utf8), separator: UInt8(ascii: ","))
      var rows = DelimitedRows(Array(text.utf8), separator: UInt8(ascii: ","))
      while let row = naive.next() {
        let found = rows.next()
        #expect(found?.line == row.line && found?.fields == row.fields, "seed \(seed)")
      }
      #expect(rows.next() == nil, "seed \(seed)")
    }
  }

  @Test(arguments: [
    "a,b\n", "\"a\"\n", "a\r\n", "a\rb", "\n", "\r\n", "a,\"b\"\"\nc\" \nd", "\"a\nb\"c\n",
  ])
  func `a row that no more text can change is stepped over`(_ text: String) {
    var rows = DelimitedRows(Array(text.utf8), separator: UInt8(ascii: ","))
    #expect(rows.skip(isAll: false) && rows.position > 0)
  }

  @Test(arguments: [
    "", "a", "a,", "a\r", "\r", "\"a\"", "\"a\" ", "\"a\n", "\"a\"\"\n", "\"a\nb\" ",
  ])
  func `a row that more text can change is not stepped over`(_ text: String) {
    var rows = DelimitedRows(Array(text.utf8), separator: UInt8(ascii: ","))
    #expect(!rows.skip(isAll: false) && rows.position == 0 && rows.line == 1)
    #expect(rows.skip(isAll: true) == !text.isEmpty)
  }
}
