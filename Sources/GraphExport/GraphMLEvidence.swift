import DataModel

/// An edge's evidence as one string: an item a line, each `document:line: text`, as grep prints it.
enum GraphMLEvidence {
  private static let colon = UInt8(ascii: ":")
  private static let space = UInt8(ascii: " ")
  private static let newline = UInt8(ascii: "\n")

  // MARK: - Writing

  /// Appends some of a list's items as a file has them.
  static func append(_ items: Range<Int>, of list: EvidenceList, to text: inout [UInt8]) {
    for position in items {
      if position > items.lowerBound { text.append(newline) }
      let item = list.items[position]
      let document = list.bytes.span.extracting(item.document)
      if isFolded(document) && index(of: colon, in: document) == nil {
        text.append(contentsOf: list.bytes[item.document])
      } else {
        let words = String(decoding: list.bytes[item.document], as: UTF8.self)
        text.append(contentsOf: unambiguous(folded(words)).utf8)
      }
      text.append(colon)
      DecimalNumber.append(max(item.line, 0), to: &text)
      text.append(colon)
      text.append(space)
      if isFolded(list.bytes.span.extracting(item.text)) {
        text.append(contentsOf: list.bytes[item.text])
      } else {
        let words = String(decoding: list.bytes[item.text], as: UTF8.self)
        text.append(contentsOf: folded(words).utf8)
      }
    }
  }

  /// A document's id without anything in it that looks like the line: "a:12: b" becomes "a:12:b".
  private static func unambiguous(_ document: String) -> String {
    var bytes = Array(document.utf8)
    while let item = item(bytes.span) {
      bytes =
        bytes[item.document] + Array(":\(item.line):".utf8) + bytes[item.text.lowerBound...]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - Reading

  /// Appends the items that a part of some bytes holds; `false`, with some of them appended, if a
  /// line of it is no item.
  ///
  /// A document's id may hold colons; it ends at the first that is followed by digits, a colon and
  /// a space.
  static func parse(
    _ bytes: [UInt8], _ range: Range<Int>, into list: inout EvidenceList
  ) -> Bool {
    var start = range.lowerBound
    while start <= range.upperBound {
      let rest = bytes.span.extracting(start..<range.upperBound)
      let line = rest.extracting(..<(index(of: newline, in: rest) ?? rest.count))
      guard let item = item(line) else { return false }
      let document = bytes[start..<start + item.document.upperBound]
      let text = bytes[start + item.text.lowerBound..<start + item.text.upperBound]
      append(document: document, line: item.line, text: text, to: &list)
      start += line.count + 1
    }
    return true
  }

  /// Appends an item whose text may have any white space.
  static func append(
    document: ArraySlice<UInt8>, line: Int, text: ArraySlice<UInt8>, to list: inout EvidenceList
  ) {
    if isFolded(text.span) {
      list.append(document: document, line: line, text: text)
    } else {
      let words = folded(String(decoding: text, as: UTF8.self))
      list.append(document: document, line: line, text: Array(words.utf8)[...])
    }
  }

  private static func item(
    _ line: Span<UInt8>
  ) -> (document: Range<Int>, line: Int, text: Range<Int>)? {
    var position = 0
    while let mark = index(of: colon, in: line, from: position) {
      position = mark + 1
      var number = 0
      var overflows = false
      while position < line.count, case let digit = line[position] &- UInt8(ascii: "0"), digit <= 9
      {
        let (tens, first) = number.multipliedReportingOverflow(by: 10)
        let (sum, second) = tens.addingReportingOverflow(Int(digit))
        overflows = overflows || first || second
        number = sum
        position += 1
      }
      if position > mark + 1, position + 1 < line.count, line[position] == colon,
        line[position + 1] == space, !overflows
      {
        return (0..<mark, number, position + 2..<line.count)
      }
    }
    return nil
  }

  private static func index(of byte: UInt8, in text: Span<UInt8>, from start: Int = 0) -> Int? {
    var position = start
    while position < text.count {
      if text[position] == byte { return position }
      position += 1
    }
    return nil
  }

  // MARK: - White space

  /// White space, line breaks above all, as single spaces, and none at the ends.
  private static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !scalar.properties.isWhitespace {
        folded.append(scalar)
      } else if let last = folded.last, last != " " {
        folded.append(" ")
      }
    }
    if folded.last == " " { folded.removeLast() }
    return String(folded)
  }

  /// Whether the text is plainly so already: no control character, no space at an end or two in a
  /// row, and no white space beyond ASCII.
  private static func isFolded(_ text: Span<UInt8>) -> Bool {
    var isAfterSpace = true
    var position = 0
    // Where the next stretch that may be plain begins.
    var next = 0
    while position < text.count {
      if position >= next, position + 32 <= text.count {
        let chunk = text.extracting(position..<position + 32)
        if isPlain(chunk), !isAfterSpace || chunk[0] != space {
          isAfterSpace = chunk[31] == space
          position += 32
          next = position
          continue
        }
        next = position + 32
      }
      let byte = text[position]
      if byte > space && byte < 0xC2 {
        isAfterSpace = false
        position += 1
        continue
      }
      if byte < 0x20 || byte == space && isAfterSpace { return false }
      if byte >= 0xC2 && byte <= 0xE3, WhiteSpace.length(text, at: position, text.count) > 0 {
        return false
      }
      isAfterSpace = byte == space
      position += 1
    }
    return !isAfterSpace || text.isEmpty
  }

  /// Whether 32 bytes are ASCII without control characters or two spaces in a row: without a
  /// decision on any byte, which the compiler makes a few instructions.
  private static func isPlain(_ chunk: Span<UInt8>) -> Bool {
    var faults: UInt8 = 0
    for offset in 0..<32 {
      let byte = chunk[offset]
      faults |= (byte &- space < 0x60 ? 0 : 1)
    }
    for offset in 0..<31 {
      faults |= (chunk[offset] | chunk[offset + 1] == space ? 1 : 0)
    }
    return faults == 0
  }
}
