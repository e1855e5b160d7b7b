import DataModel

/// Puts what stands for nodes in order: by a measure, then by the node's name, then by its id.
struct NodeOrder<Item> {
  /// Only nodes of this kind, in any case.
  var kind: String?
  var limit: Int?
  var node: (Item) -> Int
  /// Whether one comes before another by the measure alone.
  var precedes: (Item, Item) -> Bool

  /// The first items in order. Reads no node that cannot be among them.
  func first(of items: [Item], in graph: some GraphReading) throws -> [Item] {
    if limit ?? .max <= 0 { return [] }
    var named: [(item: Item, name: String, id: String)] = []
    for item in candidates(among: items) {
      // Beside the last one those of the same measure, whose names may yet put them before it.
      if let limit, named.count >= limit, precedes(named[limit - 1].item, item) { break }
      let number = node(item)
      if let kind, try graph.kind(of: number)?.lowercased() != kind.lowercased() { continue }
      let node = try graph.node(number)
      named.append((item, node.name, node.id))
    }
    named.sort { a, b in
      if precedes(a.item, b.item) { return true }
      if precedes(b.item, a.item) { return false }
      return (a.name, a.id) < (b.name, b.id)
    }
    return named.prefix(limit ?? .max).map(\.item)
  }

  /// The items in order of the measure; without those that cannot be among the first, where that can
  /// be known.
  private func candidates(among items: [Item]) -> [Item] {
    guard kind == nil, let limit, limit < items.count, limit <= NodeOrder.fewItems else {
      return items.sorted(by: precedes)
    }
    var best: [Item] = []
    for item in items {
      if best.count == limit, !precedes(item, best[limit - 1]) { continue }
      best.insert(item, at: best.firstIndex { precedes(item, $0) } ?? best.count)
      if best.count > limit { best.removeLast() }
    }
    return items.filter { !precedes(best[limit - 1], $0) }.sorted(by: precedes)
  }

  /// As many are kept in order faster than all are put in order.
  private static var fewItems: Int { 100 }
}
