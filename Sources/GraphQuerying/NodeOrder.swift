import DataModel

/// Puts what stands for nodes in order: by a measure, greatest first, then by the node's name, then
/// by its id.
struct NodeOrder<Item> {
  /// Only nodes of this kind, in any case.
  var kind: String?
  var limit: Int?
  var node: (Item) -> Int
  /// A measure, and another one for those that are equal by it.
  var measure: (Item) -> (Double, Double)

  /// The first items in order. Reads no node that cannot be among them.
  func first(of items: [Item], in graph: some GraphReading) throws -> [Item] {
    if limit ?? .max <= 0 { return [] }
    let measures = items.map(measure)
    var named: [(position: Int, name: String, id: String)] = []
    for position in Greatest.positions(of: measures, limit: kind == nil ? limit : nil) {
      // Beside the last one those of the same measure, whose names may yet put them before it.
      if let limit, named.count >= limit, measures[named[limit - 1].position] > measures[position] {
        break
      }
      let number = node(items[position])
      if let kind, try graph.kind(of: number)?.lowercased() != kind.lowercased() { continue }
      let node = try graph.node(number)
      named.append((position, node.name, node.id))
    }
    named.sort { a, b in
      let (first, second) = (measures[a.position], measures[b.position])
      return first == second ? (a.name, a.id) < (b.name, b.id) : first > second
    }
    return named.prefix(limit ?? .max).map { items[$0.position] }
  }
}

/// The positions of measures, greatest first; of equal ones the first.
private enum Greatest {
  /// As many are kept in order faster than all are put in order.
  private static let few = 100

  /// - Parameter limit: the rest may be missing, those that are equal to the last one not.
  static func positions(of measures: [(Double, Double)], limit: Int?) -> [Int] {
    guard let limit, limit < measures.count, limit <= few else {
      return sorted(Array(measures.indices), measures)
    }
    var best: [(Double, Double)] = []
    for measure in measures {
      if best.count == limit, !(measure > best[limit - 1]) { continue }
      best.insert(measure, at: best.firstIndex { measure > $0 } ?? best.count)
      if best.count > limit { best.removeLast() }
    }
    return sorted(measures.indices.filter { !(best[limit - 1] > measures[$0]) }, measures)
  }

  private static func sorted(_ positions: [Int], _ measures: [(Double, Double)]) -> [Int] {
    positions.sorted { measures[$0] > measures[$1] }
  }
}
