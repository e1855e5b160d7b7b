/// A word of up to 25 small Latin letters as a number: looked up without making a string of it.
struct LetterCode: Hashable {
  private static let mostLetters = 25

  private var value: UInt128 = 0
  private var count = 0

  init() {}

  init?(_ word: some StringProtocol) {
    for byte in word.utf8 where !append(byte) { return nil }
  }

  /// Words that can be looked up.
  static func set(of words: Set<String>) -> Set<LetterCode> {
    let codes = words.compactMap { LetterCode($0) }
    precondition(codes.count == words.count, "words to look up are of small Latin letters")
    return Set(codes)
  }

  var isEmpty: Bool { count == 0 }

  /// Adds a letter in either case; `false` if it is none or there is no room for it.
  mutating func append(_ byte: UInt8) -> Bool {
    let letter = (byte | 0x20) &- 0x60
    guard letter &- 1 < 26, count < LetterCode.mostLetters else { return false }
    value = value << 5 | UInt128(letter)
    count += 1
    return true
  }

  static func == (a: LetterCode, b: LetterCode) -> Bool { a.value == b.value }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
