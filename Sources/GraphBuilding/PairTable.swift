/// Counts for pairs of entities, in an open-addressed table with one column a count.
struct PairTable {
  /// Position in the columns of each slot's pair, or -1.
  private var slots: [Int32] = Array(repeating: -1, count: 1024)
  private(set) var pairs: [UInt64] = []

  static func pair(_ a: Int, _ b: Int) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  var count: Int { pairs.count }

  func find(_ pair: UInt64) -> Int? {
    let mask = slots.count - 1
    var slot = PairTable.slot(pair) & mask
    while true {
      let position = slots[slot]
      if position < 0 { return nil }
      if pairs[Int(position)] == pair { return Int(position) }
      slot = (slot + 1) & mask
    }
  }

  /// The position of a pair, and whether it is new.
  mutating func insert(_ pair: UInt64) -> (position: Int, isNew: Bool) {
    if let known = find(pair) { return (known, false) }
    if (pairs.count + 1) * 2 > slots.count { grow() }
    pairs.append(pair)
    place(Int32(pairs.count - 1))
    return (pairs.count - 1, true)
  }

  private mutating func place(_ position: Int32) {
    let mask = slots.count - 1
    var slot = PairTable.slot(pairs[Int(position)]) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = position
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for position in pairs.indices { place(Int32(position)) }
  }

  private static func slot(_ pair: UInt64) -> Int {
    Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 22)
  }
}
