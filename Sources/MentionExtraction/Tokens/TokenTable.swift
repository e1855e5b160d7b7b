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

/// One document's tokens, as parallel arrays.
struct TokenTable {
  var start: [Int32] = []
  var end: [Int32] = []
  /// Hash of the folded form: equal for words that fold alike.
  var hash: [UInt64] = []
  /// Position in the lexicon's vocabulary, or -1.
  var word: [Int32] = []
  /// The node of the phrase trie that the word leads to, or -1.
  var node: [Int32] = []
  var shape: [Shape] = []
  var isAfterSpace: [Bool] = []
  /// Word lists, shape and gazetteer matches, one bit each.
  var features: [UInt64] = []

  var count: Int { start.count }

  mutating func removeAll() {
    start.removeAll(keepingCapacity: true)
    end.removeAll(keepingCapacity: true)
    hash.removeAll(keepingCapacity: true)
    word.removeAll(keepingCapacity: true)
    node.removeAll(keepingCapacity: true)
    shape.removeAll(keepingCapacity: true)
    isAfterSpace.removeAll(keepingCapacity: true)
    features.removeAll(keepingCapacity: true)
  }

  mutating func append(
    start: Int, end: Int, hash: UInt64, word: Int32, node: Int32, shape: Shape,
    isAfterSpace: Bool, features: UInt64
  ) {
    self.start.append(Int32(truncatingIfNeeded: start))
    self.end.append(Int32(truncatingIfNeeded: end))
    self.hash.append(hash)
    self.word.append(word)
    self.node.append(node)
    self.shape.append(shape)
    self.isAfterSpace.append(isAfterSpace)
    self.features.append(features)
  }
}
