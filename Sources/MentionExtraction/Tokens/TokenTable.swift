/// How a token is written.
enum Shape: UInt8, Sendable {
  case lower
  /// A first capital and small letters, or several of each: "Kazakhstan", "ExxonMobil".
  case capitalized
  /// Two or more capitals and no small letter: "CSTO", "U.N.".
  case allCapitals
  /// One capital, with or without a dot: "V.", "J".
  case initial
  /// Letters of a script without case.
  case uncased
  /// Starts with a digit: "2022", "7th".
  case number
  case punctuation

  var startsWithCapital: Bool {
    self == .capitalized || self == .allCapitals || self == .initial
  }
}

/// A word, a number or a mark.
struct Token: Sendable {
  var start: Int32
  var end: Int32
  /// Hash of the folded form: equal for words that fold alike.
  var hash: UInt64
  /// Word lists, shape and gazetteer matches, one bit each.
  var features: UInt64
  /// Position in the lexicon's vocabulary, or -1.
  var word: Int32
  var shape: Shape
  var isAfterSpace: Bool
  /// Where phrases of the lexicon have the word.
  var phrases: PhraseWord
}

/// Where phrases have a word.
struct PhraseWord: OptionSet, Sendable {
  let rawValue: UInt8

  /// Some phrase is the word alone or starts with it.
  static let starts = PhraseWord(rawValue: 1)
  /// Some phrase that the word starts goes on behind it.
  static let leadsOn = PhraseWord(rawValue: 2)
  /// Some phrase has it behind its first word.
  static let continues = PhraseWord(rawValue: 4)
}

/// One document's tokens.
typealias TokenTable = [Token]
