/// What a byte of text is to the tokenizer.
enum ByteClass: UInt8 {
  case space, upper, lower, digit, apostrophe, hyphen, punctuation, control
  /// The first byte of a scalar beyond ASCII, which is decoded and asked by itself.
  case beyondASCII

  static let table: [ByteClass] = (0...255).map { (byte: Int) -> ByteClass in
    switch UInt8(byte) {
    case 0x09...0x0D, 0x20: .space
    case 0x00...0x1F, 0x7F: .control
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "'"): .apostrophe
    case UInt8(ascii: "-"): .hyphen
    case 0x80...0xFF: .beyondASCII
    default: .punctuation
    }
  }
}
