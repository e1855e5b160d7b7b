/// How the characters of an XML file become bytes.
enum TextEncoding: CaseIterable {
  case utf8, utf8WithMark, utf16, utf16BigEndian, latin1, windows1252, ascii

  /// - Parameter isNeeded: where the file can be read without.
  func declaration(isNeeded: Bool) -> String {
    let name =
      switch self {
      case .utf8, .utf8WithMark: isNeeded ? "utf-8" : ""
      case .utf16, .utf16BigEndian: isNeeded ? "UTF-16" : ""
      case .latin1: "ISO-8859-1"
      case .windows1252: "windows-1252"
      case .ascii: "US-ASCII"
      }
    return name.isEmpty ? "" : "<?xml version='1.0' encoding=\"\(name)\" standalone=\"yes\" ?>\n"
  }

  func bytes(of text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16:
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian:
      [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .latin1, .windows1252:
      text.unicodeScalars.flatMap { scalar in
        scalar.value < 256 ? [UInt8(scalar.value)] : Array("?".utf8)
      }
    case .ascii:
      text.unicodeScalars.flatMap { scalar in
        // Where there is no other way, as in an attribute's value.
        scalar.isASCII ? [UInt8(scalar.value)] : Array("&#\(scalar.value);".utf8)
      }
    }
  }
}
