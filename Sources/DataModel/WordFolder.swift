/// The form in which words are compared: lower case, without diacritics, dots and joiners, with
/// one apostrophe and one hyphen. "Türkiye", "TURKIYE" and "türkiye" fold alike, and so do "U.N."
/// and "UN"; letter case is compared separately, where it matters.
package struct WordFolder {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Replaces `bytes` by the folded form of a range of text and returns its hash.
  package mutating func fold(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    bytes.removeAll(keepingCapacity: true)
    var position = start
    while position < end {
      let byte = text[position]
      if byte < 0x80 {
        if byte &- 0x41 < 26 {
          bytes.append(byte | 0x20)
        } else if byte != UInt8(ascii: ".") || end - start == 1 {
          bytes.append(byte)
        }
        position += 1
      } else {
        let (value, length) = scalar(in: text, at: position)
        append(value)
        position += length
      }
    }
    return WordFolder.hash(bytes)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x00C0...0x017F:
      let spelled = WordFolder.latin[Int(scalar.value) - 0xC0]
      if !spelled.isEmpty {
        bytes.append(contentsOf: spelled)
        return
      }
    case 0x01CD...0x01DC, 0x0218...0x021B, 0x0259, 0x018F, 0x1E00...0x1EFF:
      if let base = WordFolder.base(scalar) {
        bytes.append(base)
        return
      }
    case 0x201C, 0x201D, 0x201E, 0x00AB, 0x00BB:
      bytes.append(UInt8(ascii: "\""))
      return
    default:
      switch ScalarClass(scalar) {
      case .ignorable: return
      case .apostrophe:
        bytes.append(UInt8(ascii: "'"))
        return
      case .hyphen:
        bytes.append(UInt8(ascii: "-"))
        return
      default: break
      }
    }
    bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
  }

  package static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash ^ (hash >> 29)
  }

  /// ASCII spellings of U+00C0 to U+017F; empty where there is none.
  private static let latin: [[UInt8]] = {
    let spellings = """
      a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th ss \
      a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th y \
      a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h \
      i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe \
      r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
      """
    return spellings.split(separator: " ").map { $0 == "." ? [] : [UInt8]($0.utf8) }
  }()

  /// The ASCII letter under the marks of a Vietnamese, Romanian, Azerbaijani or pinyin letter.
  private static func base(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x0218, 0x0219: UInt8(ascii: "s")
    case 0x021A, 0x021B: UInt8(ascii: "t")
    case 0x018F, 0x0259: UInt8(ascii: "a")
    case 0x01CD, 0x01CE, 0x1EA0...0x1EB7, 0x1E00, 0x1E01: UInt8(ascii: "a")
    case 0x1EB8...0x1EC7: UInt8(ascii: "e")
    case 0x01CF, 0x01D0, 0x1EC8...0x1ECB: UInt8(ascii: "i")
    case 0x01D1, 0x01D2, 0x1ECC...0x1EE3: UInt8(ascii: "o")
    case 0x01D3...0x01DC, 0x1EE4...0x1EF1: UInt8(ascii: "u")
    case 0x1EF2...0x1EF9: UInt8(ascii: "y")
    case 0x1E10, 0x1E11: UInt8(ascii: "d")
    case 0x1E24...0x1E2B: UInt8(ascii: "h")
    case 0x1E62, 0x1E63: UInt8(ascii: "s")
    case 0x1E6C, 0x1E6D: UInt8(ascii: "t")
    case 0x1E92, 0x1E93: UInt8(ascii: "z")
    default: nil
    }
  }
}

extension StringProtocol {
  /// The form in which names are compared: small letters, no diacritics, dots or joiners, hyphens
  /// and runs of white space as single spaces.
  package var foldedName: String {
    let bytes = [UInt8](utf8)
    var folder = WordFolder()
    _ = folder.fold(bytes.span, 0, bytes.count)
    var folded: [UInt8] = []
    for byte in folder.bytes {
      let isSpace = byte == 0x20 || byte == UInt8(ascii: "-") || byte < 0x20
      if !isSpace { folded.append(byte) } else if folded.last != 0x20 { folded.append(0x20) }
    }
    while folded.last == 0x20 { folded.removeLast() }
    return String(decoding: folded.drop { $0 == 0x20 }, as: UTF8.self)
  }
}
