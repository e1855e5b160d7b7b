/// The distinct folded words of the lexicon, numbered, in an open-addressed hash table.
///
/// A word is known by the 64-bit hash of its folded form. Two words of the lexicon with one hash are
/// found out while it is compiled; that a word of some text shares the hash of another in the
/// lexicon happens about once in 10^14 words.
struct Vocabulary: Sendable {
  private struct Slot: Sendable {
    var hash: UInt64
    /// -1 in an empty slot.
    var word: Int32
  }

  private(set) var count = 0
  /// A power of two in size, at most two thirds full.
  private var slots = [Slot](repeating: Slot(hash: 0, word: -1), count: 1024)

  /// The number of the word with a hash, or -1.
  func word(_ hash: UInt64) -> Int32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let found = slots[slot]
      if found.hash == hash || found.word < 0 { return found.word }
      slot = (slot + 1) & mask
    }
  }

  /// The number of a word, which is added if it is new.
  mutating func add(_ hash: UInt64) -> Int32 {
    let known = word(hash)
    if known >= 0 { return known }
    if (count + 1) * 3 > slots.count * 2 { grow() }
    insert(Slot(hash: hash, word: Int32(count)))
    count += 1
    return Int32(count - 1)
  }

  private mutating func insert(_ new: Slot) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: new.hash) & mask
    while slots[slot].word >= 0 { slot = (slot + 1) & mask }
    slots[slot] = new
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(hash: 0, word: -1), count: old.count * 2)
    for slot in old where slot.word >= 0 { insert(slot) }
  }
}
