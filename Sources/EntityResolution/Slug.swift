import DataModel

/// Names as parts of ids: small letters, digits and hyphens; letters beyond Latin stay, since an
/// NMTOKEN may hold them.
enum Slug {
  static func append(_ name: String, to id: inout [UInt8]) {
    let start = id.count
    if !appendASCII(name.utf8.span, to: &id) {
      let folded = name.foldedName
      if !appendASCII(folded.utf8.span, to: &id) { id += slugBeyondASCII(folded).utf8 }
    }
    if id.count == start { id += "unnamed".utf8 }
  }

  /// Appends the slug of a name in ASCII, folded or not.
  ///
  /// - Returns: whether the name is ASCII; if not, nothing is appended.
  private static func appendASCII(_ name: Span<UInt8>, to id: inout [UInt8]) -> Bool {
    let start = id.count
    for position in name.indices {
      let byte = name[position]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        id.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): id.append(byte | 0x20)
      // Folding drops dots.
      case UInt8(ascii: "."), UInt8(ascii: "'"): break
      case ..<0x80: if id.count > start, id[id.count - 1] != hyphen { id.append(hyphen) }
      default:
        id.removeLast(id.count - start)
        return false
      }
    }
    if id.count > start, id[id.count - 1] == hyphen { id.removeLast() }
    return true
  }

  private static func slugBeyondASCII(_ folded: String) -> String {
    var slug = ""
    for scalar in folded.unicodeScalars {
      if isKept(scalar) {
        slug.unicodeScalars.append(scalar)
      } else if !slug.hasSuffix("-"), !slug.isEmpty, scalar != "'" {
        slug.append("-")
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    // The inverted undertie is the only one of these that an NMTOKEN may not hold.
    return scalar.properties.isXIDContinue && scalar.value >= 0xF8 && scalar != "\u{2054}"
  }

  private static let hyphen = UInt8(ascii: "-")
}
