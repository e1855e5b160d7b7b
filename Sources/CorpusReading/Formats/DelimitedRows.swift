/// Cuts text into rows of fields as RFC 4180 has it.
///
/// A field in quotes may hold separators, line breaks and doubled quotes. A quote that is never
/// closed, or is closed lines later in the middle of something, costs its own line only: reading
/// goes on with the next. A field that only begins with a word in quotes is taken as it stands.
package struct DelimitedRows {
  package struct Row {
    /// 1-based line on which the row starts.
    package var line: Int
    /// `nil` where a quote is not closed.
    package var fields: [[UInt8]]?
  }

  private let text: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1

  package init(_ text: [UInt8], separator: UInt8) {
    self.text = text
    self.separator = separator
  }

  /// The next row that is not blank.
  package mutating func next() -> Row? {
    while position < text.count, isLineEnd(text[position]) { skipLineEnd() }
    guard position < text.count else { return nil }
    let start = (position: position, line: line)
    var fields: [[UInt8]] = []
    while true {
      guard let field = nextField() else {
        // No byte is read a third time: the next line's first quote would have closed this one.
        (position, line) = start
        while position < text.count, !isLineEnd(text[position]) { position += 1 }
        skipLineEnd()
        return Row(line: start.line, fields: nil)
      }
      fields.append(field)
      guard position < text.count, text[position] == separator else { break }
      position += 1
    }
    skipLineEnd()
    return Row(line: start.line, fields: fields)
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

  /// Steps over one line end: LF, CR LF or CR. Lines are counted by LF, as everywhere.
  private mutating func skipLineEnd() {
    guard position < text.count else { return }
    if text[position] == 0x0D { position += 1 }
    if position < text.count, text[position] == 0x0A {
      position += 1
      line += 1
    }
  }
}
