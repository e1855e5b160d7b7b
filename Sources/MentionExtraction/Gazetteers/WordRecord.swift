/// What the lexicon knows of one word.
struct WordRecord: Sendable {
  /// Lists that have the word in small letters: they hold however it is written.
  var anyCase: UInt64 = 0
  /// Lists that have it with a capital.
  var capitalized: UInt64 = 0
  /// Lists that have it in capitals.
  var allCapitals: UInt64 = 0
  /// The node of the phrase trie that the word alone leads to, or -1.
  var node: Int32 = -1
  /// Some phrase goes on behind the word.
  var leadsOn = false

  /// "MOSCOW" is the word "Moscow", but "KO" is not the name "Ko".
  private static let shortestShouted = 5

  /// The lists that have the word as it is written.
  func features(_ shape: Shape, length: Int) -> UInt64 {
    switch shape {
    case .capitalized, .initial: anyCase | capitalized
    case .allCapitals:
      anyCase | allCapitals | (length >= WordRecord.shortestShouted ? capitalized : 0)
    default: anyCase
    }
  }
}
