import DataModel

/// The bits of a token's feature word: word lists from 0 up, then what the extractor finds itself.
enum FeatureBits {
  static let mostLists = 44

  static let person: UInt64 = 1 << 44
  static let organization: UInt64 = 1 << 45
  static let place: UInt64 = 1 << 46
  static let capitalized: UInt64 = 1 << 47
  static let allCapitals: UInt64 = 1 << 48
  static let initial: UInt64 = 1 << 49
  static let lower: UInt64 = 1 << 50
  static let number: UInt64 = 1 << 51
  static let punctuation: UInt64 = 1 << 52
  /// Capitalized and, as far as the lexicon knows, not an ordinary English word.
  static let proper: UInt64 = 1 << 53
  static let word: UInt64 = 1 << 54
  /// Some rule asks for this very word.
  static let isLiteral: UInt64 = 1 << 55
  static let sentenceStart: UInt64 = 1 << 56
  /// Follows the token before it without white space.
  static let attached: UInt64 = 1 << 57
  /// The same word occurs in small letters in this document.
  static let lowerElsewhere: UInt64 = 1 << 58

  /// Opens a sentence or a quotation, and is a word that often does.
  static let opening: UInt64 = 1 << 59

  static func kind(_ kind: EntityKind) -> UInt64 {
    switch kind {
    case .person: person
    case .organization: organization
    case .place: place
    }
  }

  /// The classes of the rule language.
  static let classes: [String: UInt64] = [
    "Cap": capitalized, "CAPS": allCapitals, "Initial": initial, "Proper": proper,
    "Word": word, "Number": number, "Lower": lower, "Attached": attached,
    "SentenceStart": sentenceStart, "Opening": opening,
  ]
}
