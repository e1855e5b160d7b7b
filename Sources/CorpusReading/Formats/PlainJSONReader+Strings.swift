/// Strings of JSON.
extension PlainJSONReader {
  /// Where the string that starts here has its characters, and whether there are escapes in it.
  mutating func string() -> (range: Range<Int>, hasEscapes: Bool)? {
    position += 1
    let start = position
    var hasEscapes = false
    while true {
      position = nextMark()
      guard position < end else { return nil }
      defer { position += 1 }
      switch text[position] {
      case UInt8(ascii: "\""): return (start..<position, hasEscapes)
      case UInt8(ascii: "\\"):
        position += 1
        hasEscapes = true
        guard escaped() != nil else { return nil }
      default: return nil
      }
    }
  }

  /// The characters of a range that `string` returned.
  mutating func unescaped(_ range: Range<Int>) -> [UInt8] {
    let after = position
    defer { position = after }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    position = range.lowerBound
    while case let mark = nextMark(), mark < range.upperBound {
      bytes.append(contentsOf: text[position..<mark])
      position = mark + 1
      if let scalar = escaped(), let encoded = UTF8.encode(scalar) {
        bytes.append(contentsOf: encoded)
      }
      position += 1
    }
    bytes.append(contentsOf: text[position..<range.upperBound])
    return bytes
  }

  /// The next quote, backslash or control character.
  private func nextMark() -> Int {
    text.span.firstPosition(from: position) { min(min($0 ^ 0x22, $0 ^ 0x5C), $0 & 0xE0) }
  }

  /// The character that an escape stands for, from after its backslash on; its last byte becomes the
  /// present one.
  private mutating func escaped() -> Unicode.Scalar? {
    guard position < end else { return nil }
    switch text[position] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      // The library is asked what it makes of NUL.
      guard let unit = unit(), unit != 0 else { return nil }
      guard unit & 0xFC00 == 0xD800 else { return Unicode.Scalar(unit) }
      guard text[position + 1..<end].starts(with: "\\u".utf8) else { return nil }
      position += 2
      guard let second = self.unit(), second & 0xFC00 == 0xDC00 else { return nil }
      return Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + second & 0x3FF)
    default: return nil
    }
  }

  /// The number that four digits after the present byte write; the present byte becomes the last.
  private mutating func unit() -> UInt32? {
    guard position + 4 < end else { return nil }
    var unit: UInt32 = 0
    for _ in 0..<4 {
      position += 1
      let byte = text[position]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        unit = unit << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    return unit
  }
}
