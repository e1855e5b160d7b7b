/// What the bytes of a text are, found in one look at each.
struct ByteTraits {
  struct Found: OptionSet {
    var rawValue: UInt16

    static let small = Found(rawValue: 1 << 0)
    static let capital = Found(rawValue: 1 << 1)
    static let digit = Found(rawValue: 1 << 2)
    static let space = Found(rawValue: 1 << 3)
    /// White space that is no single space between words, or may be.
    static let oddSpace = Found(rawValue: 1 << 4)
    /// White space among them.
    static let control = Found(rawValue: 1 << 5)
    /// One of `|(){}`, which gazetteers use.
    static let mark = Found(rawValue: 1 << 6)
    static let brace = Found(rawValue: 1 << 7)
    static let comma = Found(rawValue: 1 << 8)
    static let equals = Found(rawValue: 1 << 9)
    static let beyondASCII = Found(rawValue: 1 << 10)
  }

  /// By byte.
  private let table: [UInt16] = (0...UInt8.max).map { ByteTraits.traits(of: $0).rawValue }

  func found(in bytes: Span<UInt8>, _ text: Range<Int>) -> Found {
    let table = table.span
    var found: UInt16 = 0
    var last: UInt8 = 0x20
    for position in text {
      let byte = bytes[position]
      found |= table[Int(byte)]
      if byte == 0x20, last == 0x20 { found |= Found.oddSpace.rawValue }
      last = byte
    }
    if last == 0x20 { found |= Found.oddSpace.rawValue }
    return Found(rawValue: found)
  }

  private static func traits(of byte: UInt8) -> Found {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .small
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0x20: .space
    case 0x09...0x0D: [.oddSpace, .control]
    case 0..<0x20, 0x7F: .control
    case UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"): .mark
    case UInt8(ascii: "{"), UInt8(ascii: "}"): [.mark, .brace]
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "="): .equals
    // What white space beyond ASCII begins with, and many letters.
    case 0xC2, 0xE1...0xE3: [.oddSpace, .beyondASCII]
    case 0x80...: .beyondASCII
    default: []
    }
  }
}
