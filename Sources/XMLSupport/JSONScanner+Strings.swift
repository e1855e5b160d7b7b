/// A string in JSON that is in memory: its characters, without the quotes.
package struct JSONString: Sendable {
  package var range: Range<Int>
  package var hasEscapes: Bool
}

// Functions that only look at a string are mutating too: for others the compiler copies the whole
// scanner at each call, which took an eighth of the time of reading short strings.
extension JSONScanner {
  package mutating func string() throws(JSONFault) -> String { text(of: try stringToken()) }

  /// Whether a string is the same as a word.
  package mutating func reads(_ string: JSONString, _ word: String) -> Bool {
    if string.hasEscapes { return text(of: string) == word }
    let word = word.utf8.span
    guard word.count == string.range.count else { return false }
    let bytes = bytes.span
    for offset in word.indices where bytes[string.range.lowerBound + offset] != word[offset] {
      return false
    }
    return true
  }

  /// Where the next string is, whose escapes are known to be right.
  package mutating func stringToken() throws(JSONFault) -> JSONString {
    guard take(UInt8(ascii: "\"")) else { throw unexpected("a string") }
    // The quote too, since errors point at it.
    var start = position - 1
    var hasEscapes = false
    while true {
      position = JSONScanner.endOfPlainText(bytes.span, from: position)
      if position >= limit {
        position = limit
        guard fill(keeping: &start) else { throw unexpected("'\"'") }
        continue
      }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return JSONString(range: start + 1..<position - 1, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        // As many bytes as an escape takes at most.
        while limit - position < 12, fill(keeping: &start) {}
        guard let escape = JSONScanner.escape(bytes, at: position, limit) else {
          throw fault(found: "'\\' before no character of an escape", expected: "JSON's escapes")
        }
        hasEscapes = true
        position += escape.count
      default:
        throw fault(found: "a control character in a string", expected: "an escape")
      }
    }
  }

  /// Where the next quote, backslash or control character is.
  private static func endOfPlainText(_ text: Span<UInt8>, from start: Int) -> Int {
    var position = start
    // Most strings are short.
    let near = min(position + 24, text.count)
    while position < near {
      let byte = text[position]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 { return position }
      position += 1
    }
    return text.firstPosition(from: position) { min(min($0 ^ 0x22, $0 ^ 0x5C), $0 & 0xE0) }
  }

  /// Repaired where it is no UTF-8.
  package mutating func text(of string: JSONString) -> String {
    if !string.hasEscapes { return String(decoding: bytes[string.range], as: UTF8.self) }
    var text: [UInt8] = []
    append(string, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the characters of a string.
  package mutating func append(_ string: JSONString, to text: inout [UInt8]) {
    var position = string.range.lowerBound
    if string.hasEscapes {
      while true {
        let mark = bytes.span.firstPosition(from: position) { $0 ^ 0x5C }
        guard mark < string.range.upperBound,
          let escape = JSONScanner.escape(bytes, at: mark, string.range.upperBound)
        else { break }
        text.append(contentsOf: bytes[position..<mark])
        text.append(contentsOf: UTF8.encode(escape.scalar) ?? UTF8.encodedReplacementCharacter)
        position = mark + escape.count
      }
    }
    text.append(contentsOf: bytes[position..<string.range.upperBound])
  }

  /// The character that an escape stands for, and how many bytes it takes from its backslash on.
  private static func escape(
    _ bytes: [UInt8], at start: Int, _ limit: Int
  ) -> (scalar: Unicode.Scalar, count: Int)? {
    guard start + 1 < limit else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): return ("\"", 2)
    case UInt8(ascii: "\\"): return ("\\", 2)
    case UInt8(ascii: "/"): return ("/", 2)
    case UInt8(ascii: "b"): return ("\u{8}", 2)
    case UInt8(ascii: "f"): return ("\u{C}", 2)
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case UInt8(ascii: "u"):
      guard let unit = unit(bytes, at: start + 2, limit) else { return nil }
      guard unit & 0xFC00 == 0xD800 else { return Unicode.Scalar(unit).map { ($0, 6) } }
      // Half of a character, and the other half after it.
      guard start + 8 <= limit, bytes[start + 6] == UInt8(ascii: "\\"),
        bytes[start + 7] == UInt8(ascii: "u"), let second = self.unit(bytes, at: start + 8, limit),
        second & 0xFC00 == 0xDC00
      else { return nil }
      return Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + second & 0x3FF).map { ($0, 12) }
    default: return nil
    }
  }

  /// The number that four digits write.
  private static func unit(_ bytes: [UInt8], at start: Int, _ limit: Int) -> UInt32? {
    guard start + 4 <= limit else { return nil }
    var unit: UInt32 = 0
    for position in start..<start + 4 {
      switch bytes[position] {
      case let byte where byte &- 0x30 <= 9: unit = unit << 4 | UInt32(byte - 0x30)
      case let byte where (byte | 0x20) &- 0x61 <= 5:
        unit = unit << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    return unit
  }
}
