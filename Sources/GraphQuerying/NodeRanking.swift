import DataModel

/// The nodes that have most of something.
public struct NodeRanking: Sendable {
  /// Only nodes of this kind, in any case.
  public var kind: String?
  /// Nodes to return; all where `nil`.
  public var limit: Int?

  public init(kind: String? = nil, limit: Int? = nil) {
    self.kind = kind
    self.limit = limit
  }

  public struct Entry: Hashable, Sendable {
    /// Position in the graph's nodes.
    public var node: Int
    public var value: Double
  }

  /// The nodes of greatest value, then by name and id; those without a value are left out.
  public func top(of values: [Double?], in graph: CoMentionGraph) -> [Entry] {
    var entries: [Entry] = []
    for (node, value) in values.enumerated() {
      guard let value else { continue }
      if let kind, graph.nodes[node].kind?.lowercased() != kind.lowercased() { continue }
      entries.append(Entry(node: node, value: value))
    }
    entries.sort { a, b in
      if a.value != b.value { return a.value > b.value }
      let (x, y) = (graph.nodes[a.node], graph.nodes[b.node])
      return (x.name, x.id) < (y.name, y.id)
    }
    return Array(entries.prefix(limit ?? .max))
  }
}
