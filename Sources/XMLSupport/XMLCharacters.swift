/// The characters that XML 1.0 allows.
///
/// libxml2 2.9 writes the others as they are and reports success, and no parser reads the file
/// afterwards; so they are replaced by U+FFFD before they reach it.
package enum XMLCharacters {
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  package static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
    default: false
    }
  }

  /// Whether an NMTOKEN may contain it, anywhere.
  package static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x2D, 0x2E, 0x3A, 0x5F, 0xB7: true
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x37D, 0x37F...0x1FFF, 0x200C...0x200D: true
    case 0x203F...0x2040, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF: true
    case 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF: true
    default: false
    }
  }

  /// The text with every illegal character replaced by U+FFFD, and how many there were.
  package static func legalized(_ text: String) -> (text: String, replaced: Int) {
    let bytes = text.utf8.span
    var replaced = 0
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D { replaced += 1 }
        position += 1
      } else {
        let character = character(in: bytes, at: position)
        if !character.isLegal { replaced += 1 }
        position += character.length
      }
    }
    if replaced == 0 { return (text, 0) }
    var legal = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { legal.append(isLegal(scalar) ? scalar : "\u{FFFD}") }
    return (String(legal), replaced)
  }

  /// How many bytes the character beyond ASCII takes that starts at `start`, and whether XML allows
  /// it.
  ///
  /// Broken UTF-8 counts as one illegal character per byte sequence that a decoder gives up on, an
  /// encoded surrogate as one.
  static func character(in bytes: Span<UInt8>, at start: Int) -> (length: Int, isLegal: Bool) {
    func byte(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      start + offset < bytes.count && range.contains(bytes[start + offset])
    }
    let lead = bytes[start]
    switch lead {
    case 0xC2...0xDF:
      return byte(1) ? (2, true) : (1, false)
    case 0xE0...0xEF:
      guard byte(1, lead == 0xE0 ? 0xA0...0xBF : 0x80...0xBF) else { return (1, false) }
      guard byte(2) else { return (2, false) }
      let isSurrogate = lead == 0xED && byte(1, 0xA0...0xBF)
      let isNoncharacter = lead == 0xEF && byte(1, 0xBF...0xBF) && byte(2, 0xBE...0xBF)
      return (3, !isSurrogate && !isNoncharacter)
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> =
        lead == 0xF0 ? 0x90...0xBF : lead == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      guard byte(1, second) else { return (1, false) }
      guard byte(2) else { return (2, false) }
      return byte(3) ? (4, true) : (3, false)
    default:
      return (1, false)
    }
  }
}
