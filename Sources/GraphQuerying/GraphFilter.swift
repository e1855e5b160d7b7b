import DataModel

/// Takes a part of a graph; what stays keeps all its attributes.
public struct GraphFilter: Sendable {
  /// Kinds to keep; all where empty.
  public var kinds: Set<String>
  public var leastWeight: Double
  /// Keeps the nodes of most mentions (weighted degree where a file has no mentions).
  public var top: Int?
  /// Leaves out nodes that have no edge left.
  public var dropsIsolated: Bool

  public init(
    kinds: Set<String> = [], leastWeight: Double = 0, top: Int? = nil, dropsIsolated: Bool = false
  ) {
    self.kinds = kinds
    self.leastWeight = leastWeight
    self.top = top
    self.dropsIsolated = dropsIsolated
  }

  public func apply(to graph: CoMentionGraph) -> CoMentionGraph {
    var keeps = graph.nodes.map { kinds.isEmpty || kinds.contains($0.kind ?? "") }
    let edges = graph.edges
    func stays(_ edge: Int) -> Bool {
      edges.weights[edge] >= leastWeight && keeps[Int(edges.sources[edge])]
        && keeps[Int(edges.targets[edge])]
    }
    if let top {
      var degree = [Double](repeating: 0, count: graph.nodes.count)
      for edge in edges.indices where stays(edge) {
        degree[Int(edges.sources[edge])] += edges.weights[edge]
        degree[Int(edges.targets[edge])] += edges.weights[edge]
      }
      let size = graph.nodes.indices.map { graph.nodes[$0].mentions.map(Double.init) ?? degree[$0] }
      let ranked = graph.nodes.indices.filter { keeps[$0] }.sorted {
        (size[$1], $0) < (size[$0], $1)
      }
      for node in ranked.dropFirst(top) { keeps[node] = false }
    }
    if dropsIsolated {
      var isJoined = [Bool](repeating: false, count: graph.nodes.count)
      for edge in edges.indices where stays(edge) {
        isJoined[Int(edges.sources[edge])] = true
        isJoined[Int(edges.targets[edge])] = true
      }
      for node in keeps.indices where !isJoined[node] { keeps[node] = false }
    }
    var position = [Int](repeating: -1, count: graph.nodes.count)
    var part = CoMentionGraph(attributes: graph.attributes)
    for node in graph.nodes.indices where keeps[node] {
      position[node] = part.nodes.count
      part.nodes.append(graph.nodes[node])
    }
    let kept = edges.indices.filter(stays)
    if kept.count == edges.count && part.nodes.count == graph.nodes.count { return graph }
    part.edges = edges.selecting(kept)
    for edge in part.edges.indices {
      part.edges.setEnds(
        edge, source: position[Int(part.edges.sources[edge])],
        target: position[Int(part.edges.targets[edge])])
    }
    return part
  }
}
