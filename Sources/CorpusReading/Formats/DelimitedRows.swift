import XMLSupport

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
  private(set) var position: Int
  private(set) var line: Int
  /// Whether the last row began a quote that nothing closes.
  private var endsInQuote = false
  /// How far a quote was followed that turned out to be none.
  private var lookedAt = 0

  package init(_ text: [UInt8], separator: UInt8) {
    self.init(text, separator: separator, from: 0, line: 1)
  }

  /// - Parameters:
  ///   - position: where the first row to read starts.
  ///   - line: the line on which that is.
  init(_ text: [UInt8], separator: UInt8, from position: Int, line: Int) {
    self.text = text
    self.separator = separator
    self.position = position
    self.line = line
  }

  /// The next row that is not blank.
  package mutating func next() -> Row? {
    while position < text.count, isLineEnd(text[position]) { skipLineEnd() }
    guard position < text.count else { return nil }
    let line = line
    return Row(line: line, fields: nextFields()?.map(content))
  }

  /// Steps over the next row or blank line, unless there is none or, with more text after this one,
  /// it might end elsewhere.
  mutating func skip(isAll: Bool) -> Bool {
    let before = (position: position, line: line)
    guard position < text.count else { return false }
    if isLineEnd(text[position]) { skipLineEnd() } else { _ = nextFields() }
    if isAll || !isOpen { return true }
    (position, line) = before
    return false
  }

  /// Whether more text after this one might change where the last row ends, or what it holds.
  var isOpen: Bool { endsInQuote || position == text.count && text.last != 0x0A }

  /// Whether the rows so far would be the same if the text ended here.
  ///
  /// A quote that is closed in a later line ends with its own line, as one does that is not closed.
  /// But where lines end with CR, words behind a quote may be found lines later, and it counts.
  var canEnd: Bool { lookedAt <= position }

  // MARK: - Fields

  /// Where a field has its characters.
  private struct Field {
    var range: Range<Int>
    var hasDoubledQuotes = false
  }

  /// The fields of the row that starts here; `nil` where a quote is not closed.
  private mutating func nextFields() -> [Field]? {
    let start = (position: position, line: line)
    var fields: [Field] = []
    endsInQuote = false
    while true {
      guard let field = nextField() else {
        // No byte is read a third time: the next line's first quote would have closed this one.
        endsInQuote = position == text.count
        line = start.line
        position = lineEnd(from: start.position)
        skipLineEnd()
        return nil
      }
      fields.append(field)
      guard position < text.count, text[position] == separator else { break }
      position += 1
    }
    skipLineEnd()
    return fields
  }

  private mutating func nextField() -> Field? {
    let start = position
    guard position < text.count, text[position] == UInt8(ascii: "\"") else { return plainField() }
    let firstLine = line
    var hasDoubledQuotes = false
    position += 1
    while true {
      let quote = text.span.firstPosition(from: position) { $0 ^ 0x22 }
      line += text.span.count(of: 0x0A, in: position..<quote)
      position = quote
      guard quote < text.count else { return nil }
      position += 1
      if position < text.count, text[position] == text[quote] {
        hasDoubledQuotes = true
        position += 1
        continue
      }
      while position < text.count, text[position] == 0x20 { position += 1 }
      if position == text.count || text[position] == separator || isLineEnd(text[position]) {
        return Field(range: (start + 1)..<quote, hasDoubledQuotes: hasDoubledQuotes)
      }
      guard line == firstLine else { return nil }
      lookedAt = position + 1
      position = start
      return plainField()
    }
  }

  private mutating func plainField() -> Field {
    let (start, separator) = (position, separator)
    position = text.span.firstPosition(from: start) {
      min($0 ^ separator, min($0 ^ 0x0A, $0 ^ 0x0D))
    }
    return Field(range: start..<position)
  }

  private func content(_ field: Field) -> [UInt8] {
    guard field.hasDoubledQuotes else { return Array(text[field.range]) }
    var content: [UInt8] = []
    content.reserveCapacity(field.range.count)
    var position = field.range.lowerBound
    while position < field.range.upperBound {
      content.append(text[position])
      position += text[position] == UInt8(ascii: "\"") ? 2 : 1
    }
    return content
  }

  // MARK: - Lines

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func lineEnd(from position: Int) -> Int {
    text.span.firstPosition(from: position) { min($0 ^ 0x0A, $0 ^ 0x0D) }
  }

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
