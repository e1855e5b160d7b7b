import DataModel

/// A graph, or part of one, as a store takes it in.
package struct GraphRows {
  package var graph: CoMentionGraph
  /// The numbers of the nodes; ascending.
  package var numbers: [Int]
  /// What a later build wants to know of the nodes; none of a graph that comes from elsewhere.
  package var nodes: [Node]
  /// How often each alias of each node is mentioned, where that is known.
  package var aliases: (_ node: Int, _ alias: Int) -> Int?
  /// The numbers of the sentences of each item of evidence.
  package var sentences: (_ item: Int) -> (first: Int, second: Int?)

  package struct Node: Sendable {
    /// Windows that mention it.
    package var windows: Int
    /// Of what resolution made of it.
    package var hash: UInt64

    package init(windows: Int, hash: UInt64) {
      self.windows = windows
      self.hash = hash
    }
  }

  package init(
    _ graph: CoMentionGraph, numbers: [Int], nodes: [Node] = [],
    aliases: @escaping (_ node: Int, _ alias: Int) -> Int?,
    sentences: @escaping (_ item: Int) -> (first: Int, second: Int?)
  ) {
    self.graph = graph
    self.numbers = numbers
    self.nodes = nodes
    self.aliases = aliases
    self.sentences = sentences
  }

  /// The number of an edge: of a graph of documents made of its ends, so that it stays as long as the
  /// edge does, and edges stand in the order of their ends.
  func number(ofEdge edge: Int) -> Int {
    if nodes.isEmpty { return edge }
    return EdgeNumber.of(
      numbers[Int(graph.edges.sources[edge])], numbers[Int(graph.edges.targets[edge])])
  }
}

/// Numbers of edges from the numbers of their ends.
enum EdgeNumber {
  static func of(_ source: Int, _ target: Int) -> Int { source << 32 | target }

  /// Of the edges that begin at a node.
  static func range(from source: Int) -> Range<Int> { of(source, 0)..<of(source + 1, 0) }
}

/// Numbers of nodes that stay while nodes come and go between them.
///
/// There is room between neighbors, which new nodes halve; where it is used up all nodes get new
/// numbers.
package struct NodeNumbers: Sendable {
  private let most: Int

  /// - Parameter most: the highest number that a node may have.
  package init(most: Int = Int(Int32.max)) { self.most = most }

  private static let widestGap = 1 << 16

  /// Numbers for as many nodes, far apart.
  package func fresh(_ count: Int) -> [Int] {
    let gap = max(1, min(NodeNumbers.widestGap, most / (count + 1)))
    return (0..<count).map { ($0 + 1) * gap }
  }

  /// Numbers in ascending order, those that nodes have already where that can be.
  ///
  /// - Parameter known: by node in order, the number that it has; `nil` for a new one.
  /// - Returns: `nil` where there is no room.
  package func extended(_ known: [Int?]) -> [Int]? {
    var numbers = [Int](repeating: 0, count: known.count)
    var last = 0
    var next = 0
    while next < known.count {
      var end = next
      while end < known.count, known[end].map({ $0 <= last }) ?? true { end += 1 }
      // At the end of all there is room for as many more.
      let bound =
        end < known.count
        ? known[end] ?? most : min(most, last + (end - next + 1) * NodeNumbers.widestGap)
      let gap = (bound - last) / (end - next + 1)
      if gap == 0, end > next { return nil }
      for (step, node) in (next..<end).enumerated() { numbers[node] = last + (step + 1) * gap }
      if end < known.count {
        last = bound
        numbers[end] = bound
      }
      next = end + 1
    }
    return numbers
  }
}
