import DataModel

/// The edges of each node, one node's after the other's, in two arrays.
struct LinkTable: Sendable {
  private var edges: [Int32]
  /// Where the edges of each node end; they begin where those of the node before it end.
  private var ends: [Int]

  init(_ graph: CoMentionGraph) {
    let table = graph.edges
    func forEach(_ body: (_ node: Int, _ edge: Int) -> Void) {
      for edge in table.indices {
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

  /// Positions in the graph's edges.
  subscript(node: Int) -> ArraySlice<Int32> {
    edges[(node == 0 ? 0 : ends[node - 1])..<ends[node]]
  }
}
