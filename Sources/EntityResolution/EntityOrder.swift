import DataModel

/// Puts entities in order: by kind, then name, then note, then the row that stands for them.
///
/// Strings compare by the scalars of their composed form. A name without scalars from U+0300 on is in
/// that form, and compares by its bytes: the first of them, in one number, nearly always tell. The
/// other names are put in order as strings.
struct EntityOrder {
  private let entities: [Entity]
  private let rows: [Int]

  /// - Parameter rows: the row that stands for each entity.
  init(of entities: [Entity], rows: [Int]) {
    self.entities = entities
    self.rows = rows
  }

  /// The positions of the entities in order.
  func positions() -> [Int] {
    var starts: [UInt128] = []
    var others: [Int] = []
    starts.reserveCapacity(entities.count)
    for position in entities.indices {
      if let start = start(position) {
        starts.append(start << EntityOrder.bitsOfPosition | UInt128(position))
      } else {
        others.append(position)
      }
    }
    starts.sort()
    var order = starts.map { Int(truncatingIfNeeded: $0 & (1 << EntityOrder.bitsOfPosition - 1)) }
    var first = 0
    while first < order.count {
      let start = starts[first] >> EntityOrder.bitsOfPosition
      var end = first + 1
      while end < order.count, starts[end] >> EntityOrder.bitsOfPosition == start { end += 1 }
      if end - first > 1 { order[first..<end].sort(by: isBefore) }
      first = end
    }
    return others.isEmpty ? order : merged(order, others.sorted(by: isBefore))
  }

  private func merged(_ order: [Int], _ others: [Int]) -> [Int] {
    var merged: [Int] = []
    merged.reserveCapacity(entities.count)
    var start = 0
    for other in others {
      var (low, high) = (start, order.count)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(order[middle], other) { low = middle + 1 } else { high = middle }
      }
      merged += order[start..<low]
      merged.append(other)
      start = low
    }
    return merged + order[start...]
  }

  /// Field by field, as entities are costly to copy.
  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    if entities[a].kind != entities[b].kind { return entities[a].kind < entities[b].kind }
    let (name, other) = (entities[a].name, entities[b].name)
    if name != other { return name < other }
    return (entities[a].note ?? "", rows[a]) < (entities[b].note ?? "", rows[b])
  }

  /// The kind and the first bytes of the name, if that compares by its bytes.
  private func start(_ position: Int) -> UInt128? {
    let name = entities[position].name.utf8.span
    for byte in name.indices where name[byte] >= EntityOrder.firstOfCombining { return nil }
    var start = UInt128(entities[position].kind.rawValue)
    for byte in 0..<EntityOrder.bytesOfName {
      start = start << 8 | (byte < name.count ? UInt128(name[byte]) : 0)
    }
    return start
  }

  /// The first byte of U+0300, where the marks that combine begin.
  private static let firstOfCombining: UInt8 = 0xCC
  /// What a number has room for beside the kind.
  private static let bytesOfName = 11
  private static let bitsOfPosition = 32
}
