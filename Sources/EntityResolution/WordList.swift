/// A few short ASCII words that are looked for in bytes.
struct WordList {
  /// Each word in one number.
  private let words: [UInt128]
  private let longest: Int

  init(_ words: some Collection<String>) {
    longest = words.map(\.utf8.count).max() ?? 0
    precondition(longest <= 16, "a word fits into a number")
    self.words = words.map { $0.utf8.reduce(0) { $0 << 8 | UInt128($1) } }
  }

  /// Whether a part of the bytes is one of the words, when one byte is left out wherever it stands.
  func contains(_ part: Range<Int>, of bytes: [UInt8], without ignored: UInt8? = nil) -> Bool {
    var word: UInt128 = 0
    var length = 0
    for position in part where bytes[position] != ignored {
      length += 1
      if length > longest { return false }
      word = word << 8 | UInt128(bytes[position])
    }
    return words.contains(word)
  }
}
