/// White space in UTF-8.
package enum WhiteSpace {
  /// How many bytes make a space beyond ASCII at a position; 0 if there is none.
  package static func length(_ text: Span<UInt8>, at position: Int, _ end: Int) -> Int {
    guard position + 1 < end else { return 0 }
    let (first, second) = (text[position], text[position + 1])
    // U+0085 and U+00A0.
    if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard position + 2 < end else { return 0 }
    let isSpace =
      switch (first, second, text[position + 2]) {
      // U+1680, U+205F and U+3000; U+2000 to U+200A, U+2028, U+2029 and U+202F.
      case (0xE1, 0x9A, 0x80), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): true
      case (0xE2, 0x80, let third): third <= 0x8A || [0xA8, 0xA9, 0xAF].contains(third)
      default: false
      }
    return isSpace ? 3 : 0
  }
}
