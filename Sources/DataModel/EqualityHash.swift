/// A hash that two texts share whenever `String` holds them equal, which goes by Unicode's
/// canonical equivalence: "é" in one scalar or in two. Text in ASCII is hashed as bytes, without
/// Unicode.
package enum EqualityHash {
  package static func hash(_ text: String) -> UInt64 { hash(text.utf8.span) }

  /// The hash of valid UTF-8.
  package static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash = WordFolder.seed
    for position in text.indices {
      let byte = text[position]
      if byte >= 0x80 { return hashBeyondASCII(text) }
      hash = WordFolder.step(hash, byte)
    }
    return WordFolder.finish(hash)
  }

  private static func hashBeyondASCII(_ bytes: Span<UInt8>) -> UInt64 {
    let text = String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
    var hash = WordFolder.seed
    for scalar in text.unicodeScalars {
      guard let byte = scalar.isASCII ? UInt8(scalar.value) : twins[scalar] else {
        var hasher = Hasher()
        hasher.combine(text)
        return UInt64(bitPattern: Int64(hasher.finalize()))
      }
      hash = WordFolder.step(hash, byte)
    }
    return WordFolder.finish(hash)
  }

  /// All that is canonically ASCII and is not ASCII: the Greek question mark, the Greek grave
  /// accent and the sign for kelvin.
  private static let twins: [Unicode.Scalar: UInt8] = [
    "\u{037E}": UInt8(ascii: ";"), "\u{1FEF}": UInt8(ascii: "`"), "\u{212A}": UInt8(ascii: "K"),
  ]
}
