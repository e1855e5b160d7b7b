/// How many edits lie between one word and others: insertions, deletions, substitutions and swaps
/// of neighbours, counted up to a limit.
///
/// The optimal string alignment distance (Damerau 1964, Levenshtein 1966). Most words of a graph
/// are turned away by their length or by the letters that only one of the two has.
struct WordDistance {
  private let letters: [UInt32]
  private let most: Int
  private let letterSet: UInt64
  private var other: [UInt32] = []
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var row: [Int] = []

  init(_ word: String, atMost most: Int) {
    letters = word.unicodeScalars.map(\.value)
    self.most = most
    letterSet = letters.reduce(0) { $0 | WordDistance.bit($1) }
  }

  /// As many edits as a misspelling may have: a third of the letters is too few for another name.
  init(misspelled word: String) {
    self.init(word, atMost: max(1, word.unicodeScalars.count / 3))
  }

  /// The edits that turn the word into another; `nil` where it takes more than the limit.
  mutating func distance(to word: String) -> Int? {
    // A letter has one byte or more.
    if word.utf8.count < letters.count - most { return nil }
    guard let otherSet = spell(word) else { return nil }
    // An edit adds one letter to what the two have apart, a substitution one to either side.
    if (letterSet ^ otherSet).nonzeroBitCount > 2 * most { return nil }
    let distance = alignment()
    return distance <= most ? distance : nil
  }

  /// Takes a word apart and returns the set of its letters; `nil` where their number says enough.
  private mutating func spell(_ word: String) -> UInt64? {
    other.removeAll(keepingCapacity: true)
    var set: UInt64 = 0
    let greatest = letters.count + most
    for byte in word.utf8 where byte < 0x80 {
      if other.count == greatest { return nil }
      other.append(UInt32(byte))
      set |= WordDistance.bit(UInt32(byte))
    }
    if other.count < word.utf8.count {
      other = word.unicodeScalars.map(\.value)
      set = other.reduce(0) { $0 | WordDistance.bit($1) }
    }
    return abs(letters.count - other.count) <= most ? set : nil
  }

  private static func bit(_ letter: UInt32) -> UInt64 { 1 << UInt64(letter & 63) }

  private mutating func alignment() -> Int {
    last.removeAll(keepingCapacity: true)
    last.append(contentsOf: 0...other.count)
    beforeLast = last
    row = last
    for i in letters.indices {
      row[0] = i + 1
      var least = i + 1
      for j in other.indices {
        var best = min(
          last[j + 1] + 1, row[j] + 1, last[j] + (letters[i] == other[j] ? 0 : 1))
        if i > 0, j > 0, letters[i] == other[j - 1], letters[i - 1] == other[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row[j + 1] = best
        least = min(least, best)
      }
      if least > most { return least }
      swap(&beforeLast, &last)
      swap(&last, &row)
    }
    return last[other.count]
  }
}
