import DataModel

/// Who stands beside an entity.
public struct NeighborQuery: Sendable {
  /// Only neighbors of this kind, as the graph spells it.
  public var kind: String?
  /// Steps to go; 1 is the entities it shares an edge with.
  public var depth: Int
  /// Edges lighter than this are not followed.
  public var leastWeight: Double
  /// Neighbors to return; all where `nil`.
  public var limit: Int?

  public init(
    kind: String? = nil, depth: Int = 1, leastWeight: Double = 0, limit: Int? = nil
  ) {
    self.kind = kind
    self.depth = depth
    self.leastWeight = leastWeight
    self.limit = limit
  }

  /// An entity that was reached, by which edge and from where.
  public struct Neighbor: Hashable, Sendable {
    /// Position in the graph's nodes.
    public var node: Int
    /// Position in the graph's edges: the heaviest one that leads here from one step nearer.
    public var edge: Int
    /// The node at its other end.
    public var via: Int
    /// Steps from the start.
    public var depth: Int
  }

  /// The neighbors of a node: nearer ones first, heavier ones first, then by name.
  public func neighbors(of start: Int, in graph: CoMentionGraph) -> [Neighbor] {
    var edgesOfNode = [[Int]](repeating: [], count: graph.nodes.count)
    for (number, edge) in graph.edges.enumerated() where edge.weight >= leastWeight {
      edgesOfNode[edge.source].append(number)
      if edge.target != edge.source { edgesOfNode[edge.target].append(number) }
    }
    var reached: Set<Int> = [start]
    var frontier = [start]
    var found: [Neighbor] = []
    for step in 1...max(1, depth) {
      var next: [Int: Neighbor] = [:]
      for node in frontier {
        for number in edgesOfNode[node] {
          let edge = graph.edges[number]
          let other = edge.source == node ? edge.target : edge.source
          guard !reached.contains(other) else { continue }
          if let known = next[other], graph.edges[known.edge].weight >= edge.weight { continue }
          next[other] = Neighbor(node: other, edge: number, via: node, depth: step)
        }
      }
      let layer = next.values.sorted { a, b in
        let (x, y) = (graph.edges[a.edge].weight, graph.edges[b.edge].weight)
        if x != y { return x > y }
        return (graph.nodes[a.node].name, a.node) < (graph.nodes[b.node].name, b.node)
      }
      found += layer
      reached.formUnion(layer.map(\.node))
      frontier = layer.map(\.node)
      if frontier.isEmpty { break }
    }
    let wanted = kind.map { kind in
      found.filter { graph.nodes[$0.node].kind?.lowercased() == kind.lowercased() }
    }
    return Array((wanted ?? found).prefix(limit ?? .max))
  }
}
