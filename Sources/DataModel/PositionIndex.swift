/// Finds what stands in an array by its hash, and keeps nothing of it but its position: eight bytes
/// for each slot of a table that is at most three quarters full.
///
/// Different things may have one hash, so the caller compares each candidate:
///
///     var search = index.search(for: hash)
///     while let position = index.next(&search) {
///       if names[position] == name { return position }
///     }
///     index.insert(names.count, at: search)
package struct PositionIndex: Sendable {
  /// A walk over the candidates for one hash; when they are at an end, a place for another.
  package struct Search {
    fileprivate let fragment: UInt32
    fileprivate var slot: Int
  }

  /// Half of a hash above a position, which is counted from one; zero where the slot is free. Their
  /// number is a power of two.
  private var slots: [UInt64]
  private var count = 0

  /// - Parameter capacity: positions that the index holds before it has to grow.
  package init(capacity: Int = 0) {
    var slots = 16
    while slots * 3 < capacity * 4 { slots *= 2 }
    self.slots = Array(repeating: 0, count: slots)
  }

  package func search(for hash: UInt64) -> Search {
    // The product brings all bits of the hash into its upper half.
    let fragment = UInt32(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32)
    return Search(fragment: fragment, slot: Int(fragment) & (slots.count - 1))
  }

  /// The next position whose hash may be the one that is searched for.
  package func next(_ search: inout Search) -> Int? {
    while slots[search.slot] != 0 {
      let found = slots[search.slot]
      if UInt32(truncatingIfNeeded: found >> 32) == search.fragment {
        search.slot = (search.slot + 1) & (slots.count - 1)
        return Int(found & 0xFFFF_FFFF) - 1
      }
      search.slot = (search.slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a position where a search for its hash has come to an end.
  package mutating func insert(_ position: Int, at search: Search) {
    slots[search.slot] = UInt64(search.fragment) << 32 | UInt64(UInt32(position + 1))
    count += 1
    if count * 4 > slots.count * 3 { grow() }
  }

  /// Replaces each position by another.
  package mutating func renumber(_ numbers: [Int]) {
    for slot in slots.indices where slots[slot] != 0 {
      let number = numbers[Int(slots[slot] & 0xFFFF_FFFF) - 1]
      slots[slot] = slots[slot] & ~0xFFFF_FFFF | UInt64(UInt32(number + 1))
    }
  }

  private mutating func grow() {
    var grown = [UInt64](repeating: 0, count: slots.count * 2)
    for value in slots where value != 0 {
      var slot = Int(value >> 32) & (grown.count - 1)
      while grown[slot] != 0 { slot = (slot + 1) & (grown.count - 1) }
      grown[slot] = value
    }
    slots = grown
  }
}
