/// Finds words that one edit apart: a letter inserted, left out or replaced, or two neighbours
/// swapped.
///
/// Two such words become the same when the right letter is left out of one or both, so each word is
/// filed under itself and under what is left without each of its letters, and only words of one file
/// are compared. Digits are never left out, since numbers that differ are different: "Boeing 737"
/// and "Boeing 747".
enum OneEdit {
  typealias Word = [UInt32]

  static func word(_ text: String) -> Word { text.unicodeScalars.map(\.value) }

  /// The positions of each pair once, the lower first, in order.
  static func pairs(of words: [Word]) -> [(Int, Int)] {
    // The upper half is the hash of what is left, the lower the word's position, so that sorting
    // brings together what may be equal; the comparison throws out what only hashes alike.
    var files: [UInt64] = []
    files.reserveCapacity(words.reduce(0) { $0 + $1.count + 1 })
    for (position, word) in words.enumerated() {
      for hash in hashes(word) { files.append(hash << 32 | UInt64(position)) }
    }
    files.sort()
    var found: Set<UInt64> = []
    var start = 0
    while start < files.count {
      var end = start + 1
      while end < files.count, files[end] >> 32 == files[start] >> 32 { end += 1 }
      for first in start..<end {
        for second in (first + 1)..<max(end, first + 1) {
          let (a, b) = (files[first] & 0xFFFF_FFFF, files[second] & 0xFFFF_FFFF)
          if a != b, areOneApart(words[Int(a)], words[Int(b)]) { found.insert(a << 32 | b) }
        }
      }
      start = end
    }
    return found.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
  }

  /// Hashes of the word and of the word without each of its letters.
  private static func hashes(_ word: Word) -> [UInt64] {
    var before: [UInt64] = [0]
    for letter in word { before.append(before[before.count - 1] &* base &+ UInt64(letter) &+ 1) }
    var hashes = [finished(before[word.count])]
    var after: UInt64 = 0
    var power: UInt64 = 1
    for position in word.indices.reversed() {
      if !isDigit(word[position]) { hashes.append(finished(before[position] &* power &+ after)) }
      after = after &+ (UInt64(word[position]) &+ 1) &* power
      power = power &* base
    }
    return hashes
  }

  /// An odd number without a pattern, for hashes that a letter can be taken out of.
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// 32 bits of a hash, all of it mixed in.
  private static func finished(_ hash: UInt64) -> UInt64 {
    ((hash ^ (hash >> 31)) &* 0xBF58_476D_1CE4_E5B9) >> 32
  }

  private static func isDigit(_ letter: UInt32) -> Bool { letter &- 0x30 < 10 }

  /// Whether one edit, of which no digit is part, makes one word of the other.
  static func areOneApart(_ a: Word, _ b: Word) -> Bool {
    if a.count > b.count { return areOneApart(b, a) }
    var start = 0
    while start < a.count, a[start] == b[start] { start += 1 }
    var end = 0
    while end < a.count - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    let (left, right) = (a[start..<(a.count - end)], b[start..<(b.count - end)])
    if left.contains(where: isDigit) || right.contains(where: isDigit) { return false }
    switch (left.count, right.count) {
    case (0, 1), (1, 1): return true
    case (2, 2): return left.elementsEqual(right.reversed())
    default: return false
    }
  }
}
