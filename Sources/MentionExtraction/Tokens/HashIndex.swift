/// Numbers by 64-bit hashes that are already well mixed: what a dictionary does, without hashing
/// again, and emptied at no cost, since every document fills one anew.
struct HashIndex {
  private struct Slot {
    var key: UInt64 = 0
    var value: Int32 = 0
    /// The slot holds something if this is the index's own generation.
    var generation: UInt32 = 0
  }

  /// A power of two in number, at most half of them full.
  private var slots = [Slot](repeating: Slot(), count: 512)
  private var generation: UInt32 = 1
  private(set) var count = 0

  /// The value of a key; setting it to `nil` is no removal but has no effect.
  subscript(_ key: UInt64) -> Int32? {
    get {
      let slot = slots[position(of: key)]
      return slot.generation == generation ? slot.value : nil
    }
    set {
      guard let newValue else { return }
      var position = self.position(of: key)
      if slots[position].generation != generation {
        count += 1
        if count * 2 > slots.count {
          grow()
          position = self.position(of: key)
        }
      }
      slots[position] = Slot(key: key, value: newValue, generation: generation)
    }
  }

  mutating func removeAll() {
    count = 0
    if generation == .max {
      self = HashIndex()
    } else {
      generation += 1
    }
  }

  private func position(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var position = Int(truncatingIfNeeded: key) & mask
    while slots[position].generation == generation, slots[position].key != key {
      position = (position + 1) & mask
    }
    return position
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.generation == generation { slots[position(of: slot.key)] = slot }
  }
}
