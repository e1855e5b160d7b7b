/// What is known of names, by their hashes: a table that grows to a fixed size, so that a dump of
/// any size can be read in the same memory.
///
/// A slot has the high bits of a hash and four marks. Two names of one hash are taken for one: of
/// some million names that happens to about one in a million.
struct ClaimTable {
  private static let marks: UInt64 = 0xF
  /// 64 MB.
  private static let mostSlots = 1 << 23

  private var slots = [UInt64](repeating: 0, count: 1 << 12)
  private var count = 0
  private(set) var isFull = false

  /// Adds marks to a name; returns those it had, or `nil` where the table has no room for it.
  mutating func claim(_ hash: UInt64, _ marks: UInt64) -> UInt64? {
    if count * 4 >= slots.count * 3, !isFull {
      if slots.count < ClaimTable.mostSlots { grow() } else { isFull = true }
    }
    let key = max(hash & ~ClaimTable.marks, ClaimTable.marks + 1)
    var position = ClaimTable.position(key, slots.count)
    while slots[position] != 0 {
      if slots[position] & ~ClaimTable.marks == key {
        let before = slots[position] & ClaimTable.marks
        slots[position] |= marks
        return before
      }
      position = (position + 1) & (slots.count - 1)
    }
    if isFull { return nil }
    slots[position] = key | marks
    count += 1
    return 0
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for slot in slots where slot != 0 {
      var position = ClaimTable.position(slot & ~ClaimTable.marks, larger.count)
      while larger[position] != 0 { position = (position + 1) & (larger.count - 1) }
      larger[position] = slot
    }
    slots = larger
  }

  private static func position(_ key: UInt64, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & (capacity - 1)
  }
}
