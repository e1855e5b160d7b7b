/// The distinct folded words of a lexicon, numbered while it is compiled.
///
/// A word is known by the 64-bit hash of its folded form alone: that a word of some text shares the
/// hash of another in a lexicon of 100,000 words happens about once in 10^14 words.
struct Vocabulary: Sendable {
  /// The hash of each word, by its number.
  private(set) var hashes: [UInt64] = []
  /// Numbers of words by the low bits of their hash; -1 in an empty slot. A power of two in size, at
  /// most three quarters full.
  private var slots = [Int32](repeating: -1, count: 1024)

  var count: Int { hashes.count }
  /// Slots that hold the words without crowding.
  var capacity: Int { slots.count }

  /// The number of a word, which is added if it is new.
  mutating func add(_ hash: UInt64) -> Int32 {
    let known = slots[slot(of: hash)]
    if known >= 0 { return known }
    if (count + 1) * 4 > slots.count * 3 { grow() }
    slots[slot(of: hash)] = Int32(count)
    hashes.append(hash)
    return Int32(count - 1)
  }

  /// Where a hash stands or belongs.
  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0, hashes[Int(slots[slot])] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() { slots[slot(of: hash)] = Int32(number) }
  }
}
