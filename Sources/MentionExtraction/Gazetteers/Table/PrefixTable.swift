import DataModel
import FlatMemory

/// The beginnings of names, word by word, in one open-addressed table.
///
/// A beginning is known by a 64-bit key that its words' hashes are mixed into, so that one look-up
/// leads from a beginning to the next, and a bit for each key, eight bits a key, turns most words of
/// a text away before the table is touched.
struct PrefixTable: Sendable {
  struct Slot: BitwiseCopyable, Sendable {
    var key: UInt64 = 0
    /// First of the phrases that end here, or -1.
    var phrase: Int32 = -1
    var bits: UInt32 = 0

    static let isUsed: UInt32 = 1
    /// Some phrase goes on.
    static let hasNext: UInt32 = 2
    /// A word that is by itself the name of a place, if it has a capital, or is in capitals.
    static let isPlace: UInt32 = 4
    static let isPlaceInCapitals: UInt32 = 8
  }

  private let slots: FlatArray<Slot>
  private let filter: FlatArray<UInt64>
  /// The same for the first words of phrases that may start in small letters.
  private let smallFilter: FlatArray<UInt64>

  static let noKey: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The key of a beginning that is one word longer.
  @inline(__always)
  static func key(_ key: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (key ^ word) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 32
  }

  /// Whether some name may start with a word.
  @inline(__always)
  func mayStart(_ key: UInt64, isSmall: Bool) -> Bool {
    isSmall ? PrefixTable.holds(smallFilter, key) : PrefixTable.holds(filter, key)
  }

  func slot(_ key: UInt64) -> Slot? {
    guard PrefixTable.holds(filter, key) else { return nil }
    var position = PrefixTable.position(key, slots.count)
    while true {
      let slot = slots[position]
      if slot.bits & Slot.isUsed == 0 { return nil }
      if slot.key == key { return slot }
      position += 1
      if position == slots.count { position = 0 }
    }
  }

  private static func position(_ key: UInt64, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: key.multipliedFullWidth(by: UInt64(capacity)).high)
  }

  @inline(__always)
  private static func holds(_ filter: FlatArray<UInt64>, _ key: UInt64) -> Bool {
    // A power of two in number.
    filter[Int(truncatingIfNeeded: key >> 6) & (filter.count - 1)] & 1 << (key & 63) != 0
  }
}

/// Builds a `PrefixTable`.
struct PrefixTableBuilder {
  private var slots = [PrefixTable.Slot](repeating: PrefixTable.Slot(), count: 1024)
  private var count = 0
  private var smallKeys: [UInt64] = []

  /// Finds or adds a beginning, and changes it.
  mutating func change(_ key: UInt64, _ body: (inout PrefixTable.Slot) -> Void) {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    let position = position(key)
    if slots[position].bits & PrefixTable.Slot.isUsed == 0 {
      slots[position] = PrefixTable.Slot(key: key, bits: PrefixTable.Slot.isUsed)
      count += 1
    }
    body(&slots[position])
  }

  mutating func addSmallStart(_ key: UInt64) { smallKeys.append(key) }

  private func position(_ key: UInt64) -> Int {
    var position = Int(
      truncatingIfNeeded: key.multipliedFullWidth(by: UInt64(slots.count)).high)
    while slots[position].bits & PrefixTable.Slot.isUsed != 0, slots[position].key != key {
      position += 1
      if position == slots.count { position = 0 }
    }
    return position
  }

  private mutating func grow() { resize(slots.count * 2) }

  private mutating func resize(_ capacity: Int) {
    let old = slots
    slots = Array(repeating: PrefixTable.Slot(), count: capacity)
    for slot in old where slot.bits & PrefixTable.Slot.isUsed != 0 {
      slots[position(slot.key)] = slot
    }
  }

  /// The table, three quarters full.
  mutating func finished() -> PrefixTable {
    resize(max(16, count * 4 / 3 + 1))
    let keys = slots.lazy.filter { $0.bits & PrefixTable.Slot.isUsed != 0 }.map(\.key)
    return PrefixTable(
      slots: slots, filter: PrefixTableBuilder.filter(keys, count),
      smallFilter: PrefixTableBuilder.filter(smallKeys, smallKeys.count))
  }

  private static func filter(_ keys: some Sequence<UInt64>, _ count: Int) -> [UInt64] {
    var size = 1
    while size * 8 < count { size *= 2 }
    var bits = [UInt64](repeating: 0, count: size)
    for key in keys { bits[Int(truncatingIfNeeded: key >> 6) & (size - 1)] |= 1 << (key & 63) }
    return bits
  }
}

extension PrefixTable {
  fileprivate init(slots: [Slot], filter: [UInt64], smallFilter: [UInt64]) {
    self.slots = FlatArray(slots)
    self.filter = FlatArray(filter)
    self.smallFilter = FlatArray(smallFilter)
  }

  func write(to file: inout FlatFileWriter) {
    file.add(slots)
    file.add(filter)
    file.add(smallFilter)
  }

  init(from file: inout FlatFile) throws(FlatFileError) {
    slots = try file.array(of: Slot.self)
    filter = try file.array(of: UInt64.self)
    smallFilter = try file.array(of: UInt64.self)
    guard !slots.isEmpty, filter.count.nonzeroBitCount == 1, smallFilter.count.nonzeroBitCount == 1
    else { throw FlatFileError(.damaged) }
  }
}
