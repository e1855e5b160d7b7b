import DataModel

/// Makes the edges of a graph of those of a file: ends are positions of nodes, source below target,
/// loops are left out, and there is one edge for each pair. They stand by their ends.
struct EdgeMerging {
  private(set) var edges: EdgeTable
  /// Edges from a node to itself.
  private(set) var loops = 0
  /// Edges that were added to another one.
  private(set) var merged = 0

  /// - Parameter edges: their ends are positions in `nodeOfReference`, where every node is known.
  init(_ edges: consuming EdgeTable, nodeOfReference: [Int32]) {
    self.edges = edges
    var isInOrder = true
    var last: UInt64?
    for edge in self.edges.indices {
      let source = nodeOfReference[Int(self.edges.sources[edge])]
      let target = nodeOfReference[Int(self.edges.targets[edge])]
      self.edges.setEnds(edge, source: Int(min(source, target)), target: Int(max(source, target)))
      if source == target { loops += 1 }
      let pair = pair(edge)
      isInOrder = isInOrder && source != target && last.map { $0 < pair } ?? true
      last = pair
    }
    // As every file of this program is.
    if !isInOrder { merge() }
  }

  private func pair(_ edge: Int) -> UInt64 {
    UInt64(edges.sources[edge]) << 32 | UInt64(edges.targets[edge])
  }

  private mutating func merge() {
    let order = order()
    // The first of each pair, and how many follow it.
    var firsts: [Int] = []
    var several: [Range<Int>] = []
    firsts.reserveCapacity(order.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, pair(order[end]) == pair(order[start]) { end += 1 }
      if end > start + 1 { several.append(start..<end) }
      firsts.append(order[start])
      start = end
    }
    var result = edges.selecting(firsts)
    for run in several {
      let position = run.lowerBound - merged
      var sum = edges[order[run.lowerBound]]
      for other in order[run.dropFirst()] { sum.add(edges[other]) }
      result[position] = sum
      merged += run.count - 1
    }
    edges = result
  }

  /// The positions of all edges but loops, by their ends and then as they stand.
  private func order() -> [Int] {
    let sources = Int(edges.sources.max() ?? 0) + 1
    var order = PositionGroups(of: edges.indices, groups: sources) { edge in
      edges.sources[edge] == edges.targets[edge] ? nil : Int(edges.sources[edge])
    }
    order.sort { (edges.targets[$0], $0) < (edges.targets[$1], $1) }
    return order.positions.map { Int($0) }
  }
}
