/// Numbers pairs of entities in the order in which they come, in an open-addressed table.
struct PairTable: Sendable {
  /// A pair beside its number, so that a look-up touches one line of memory.
  private struct Slot {
    var pair: UInt64 = 0
    /// Position in `pairs`, or -1.
    var position: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 1024)
  private(set) var pairs: [UInt64] = []

  static func pair(_ a: Int, _ b: Int) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  var count: Int { pairs.count }

  func find(_ pair: UInt64) -> Int? {
    let mask = slots.count - 1
    var slot = PairTable.slot(pair) & mask
    while true {
      let found = slots[slot]
      if found.position < 0 { return nil }
      if found.pair == pair { return Int(found.position) }
      slot = (slot + 1) & mask
    }
  }

  /// The position of a pair, and whether it is new.
  mutating func insert(_ pair: UInt64) -> (position: Int, isNew: Bool) {
    if (pairs.count + 1) * 2 > slots.count { grow() }
    let mask = slots.count - 1
    var slot = PairTable.slot(pair) & mask
    while true {
      let found = slots[slot]
      if found.position < 0 { break }
      if found.pair == pair { return (Int(found.position), false) }
      slot = (slot + 1) & mask
    }
    slots[slot] = Slot(pair: pair, position: Int32(pairs.count))
    pairs.append(pair)
    return (pairs.count - 1, true)
  }

  /// Gives back the room that looking pairs up takes; none can be looked up or inserted from here.
  mutating func finish() { slots = [] }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.position >= 0 {
      var slot = PairTable.slot(entry.pair) & mask
      while slots[slot].position >= 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  private static func slot(_ pair: UInt64) -> Int { Int(truncatingIfNeeded: mixed(pair) >> 22) }

  /// A pair's bits spread over a word.
  static func mixed(_ pair: UInt64) -> UInt64 { pair &* 0x9E37_79B9_7F4A_7C15 }
}
