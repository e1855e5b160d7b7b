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
    let edges = graph.edges
    let edgesOfNode = EdgesOfNodes(graph, leastWeight: leastWeight)
    var reached = [Bool](repeating: false, count: graph.nodes.count)
    reached[start] = true
    var frontier = [start]
    var found: [Neighbor] = []
    for step in 1...max(1, depth) {
      var next: [Int: Neighbor] = [:]
      for node in frontier {
        for edge in edgesOfNode[node] {
          let number = Int(edge)
          let source = Int(edges.sources[number])
          let other = source == node ? Int(edges.targets[number]) : source
          if reached[other] { continue }
          if let known = next[other], edges.weights[known.edge] >= edges.weights[number] {
            continue
          }
          next[other] = Neighbor(node: other, edge: number, via: node, depth: step)
        }
      }
      let layer = next.values.sorted { a, b in
        let (x, y) = (edges.weights[a.edge], edges.weights[b.edge])
        if x != y { return x > y }
        return (graph.nodes[a.node].name, a.node) < (graph.nodes[b.node].name, b.node)
      }
      found += layer
      frontier = layer.map(\.node)
      for node in frontier { reached[node] = true }
      if frontier.isEmpty { break }
    }
    let wanted = kind.map { kind in
      found.filter { graph.nodes[$0.node].kind?.lowercased() == kind.lowercased() }
    }
    return Array((wanted ?? found).prefix(limit ?? .max))
  }
}

/// The edges of each node, one node's after the other's, in two arrays.
private struct EdgesOfNodes {
  private var edges: [Int32]
  /// Where the edges of each node end; they begin where those of the node before it end.
  private var ends: [Int]

  init(_ graph: CoMentionGraph, leastWeight: Double) {
    let table = graph.edges
    func forEach(_ body: (_ node: Int, _ edge: Int) -> Void) {
      for edge in table.indices where table.weights[edge] >= leastWeight {
        let (source, target) = (Int(table.sources[edge]), Int(table.targets[edge]))
        body(source, edge)
        if source != target { body(target, edge) }
      }
    }
    var starts = [Int](repeating: 0, count: graph.nodes.count + 1)
    forEach { node, _ in starts[node + 1] += 1 }
    for node in graph.nodes.indices { starts[node + 1] += starts[node] }
    var filled = [Int32](repeating: 0, count: starts[graph.nodes.count])
    forEach { node, edge in
      filled[starts[node]] = Int32(edge)
      starts[node] += 1
    }
    edges = filled
    ends = starts
  }

  subscript(node: Int) -> ArraySlice<Int32> {
    edges[(node == 0 ? 0 : ends[node - 1])..<ends[node]]
  }
}
