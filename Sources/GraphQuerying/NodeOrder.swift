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
    var candidates = items.sorted(by: precedes)
    if kind == nil, let limit, limit < candidates.count {
      guard limit > 0 else { return [] }
      // Those beside the last one that its name may yet put before it.
      let last = candidates[limit - 1]
      let end = candidates[limit...].firstIndex { precedes(last, $0) } ?? candidates.count
      candidates.removeSubrange(end...)
    }
    var named: [(item: Item, name: String, id: String)] = []
    for item in candidates {
      let node = try graph.node(node(item))
      if let kind, node.kind?.lowercased() != kind.lowercased() { continue }
      named.append((item, node.name, node.id))
    }
    named.sort { a, b in
      if precedes(a.item, b.item) { return true }
      if precedes(b.item, a.item) { return false }
      return (a.name, a.id) < (b.name, b.id)
    }
    return named.prefix(limit ?? .max).map(\.item)
  }
}
