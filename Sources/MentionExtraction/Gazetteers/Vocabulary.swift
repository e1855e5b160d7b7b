/// The distinct folded words of the lexicon, numbered, in an open-addressed hash table.
struct Vocabulary: Sendable {
  private(set) var count = 0
  /// Folded bytes of all words, one after the other, and where each starts.
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private var hashes: [UInt64] = []
  /// The upper half of the word's hash above the word's number, or `empty`; a power of two in size,
  /// at most half full. The hash in the slot saves a look elsewhere for most words that are not here.
  private var slots: [UInt64] = Array(repeating: Vocabulary.empty, count: 1024)

  private static let empty = UInt64.max

  /// The number of a word, or -1.
  func word(_ folded: [UInt8], hash: UInt64) -> Int32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = slots[slot]
      if entry == Vocabulary.empty { return -1 }
      if entry >> 32 == hash >> 32 {
        let word = Int32(truncatingIfNeeded: entry)
        if isSame(Int(word), folded) { return word }
      }
      slot = (slot + 1) & mask
    }
  }

  /// The number of a word, which is added if it is new.
  mutating func add(_ folded: [UInt8], hash: UInt64) -> Int32 {
    let known = word(folded, hash: hash)
    if known >= 0 { return known }
    if (count + 1) * 2 > slots.count { grow() }
    bytes.append(contentsOf: folded)
    starts.append(Int32(bytes.count))
    hashes.append(hash)
    insert(Int32(count))
    count += 1
    return Int32(count - 1)
  }

  private func isSame(_ word: Int, _ folded: [UInt8]) -> Bool {
    let start = Int(starts[word])
    guard Int(starts[word + 1]) - start == folded.count else { return false }
    for offset in folded.indices where bytes[start + offset] != folded[offset] { return false }
    return true
  }

  private mutating func insert(_ word: Int32) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hashes[Int(word)]) & mask
    while slots[slot] != Vocabulary.empty { slot = (slot + 1) & mask }
    slots[slot] = (hashes[Int(word)] & ~0xFFFF_FFFF) | UInt64(UInt32(bitPattern: word))
  }

  private mutating func grow() {
    slots = Array(repeating: Vocabulary.empty, count: slots.count * 2)
    for word in 0..<count { insert(Int32(word)) }
  }
}
