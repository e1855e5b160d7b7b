/// Tells the hashes that came at least twice, and a few others by chance: a table of two bits for
/// each place, small enough for the fast memory near the processor.
struct RepeatFilter {
  /// Counters of two bits: none, one, more.
  private var counts: [UInt64]
  /// Bits of a hash that tell its place.
  private let width: UInt64

  /// - Parameter capacity: hashes that will be added. Each gets eight places, so that one in eight
  ///   finds its place taken.
  init(capacity: Int) {
    var width: UInt64 = 6
    while 1 << width < capacity * 8 { width += 1 }
    self.width = width
    counts = Array(repeating: 0, count: 1 << Int(width - 5))
  }

  mutating func add(_ hash: UInt64) {
    let (word, shift) = place(hash)
    if counts[word] >> shift & 3 < 2 { counts[word] += 1 << shift }
  }

  /// Whether a hash may have been added twice.
  func mayRepeat(_ hash: UInt64) -> Bool {
    let (word, shift) = place(hash)
    return counts[word] >> shift & 3 > 1
  }

  private func place(_ hash: UInt64) -> (word: Int, shift: UInt64) {
    // The product brings all bits of the hash into its upper ones.
    let place = (hash &* 0x9E37_79B9_7F4A_7C15) >> (64 - width)
    return (Int(place >> 5), (place & 31) * 2)
  }
}
