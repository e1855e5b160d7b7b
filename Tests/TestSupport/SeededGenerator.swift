/// SplitMix64: the same numbers for the same seed, everywhere.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Text of everything that escaping, encoding and white space could get wrong.
  package mutating func hostileText(count: Int) -> String {
    let pieces: [Unicode.Scalar] = [
      "a", "Z", "9", " ", "\t", "\n", "\r", "<", ">", "&", "\"", "'", "]", ";", ":", ",", "\\",
      "é", "\u{301}", "Ж", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{0}", "\u{1}", "\u{1F}", "\u{7F}",
      "\u{85}", "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{1F600}", "\u{10FFFF}", "\u{E000}",
      "\u{D7FF}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...count, using: &self) {
      if let piece = pieces.randomElement(using: &self) { text.append(piece) }
    }
    return String(text)
  }
}
