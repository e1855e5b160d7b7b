import DataModel

/// A graph, or part of one, as a store takes it in.
package struct GraphRows: Sendable {
  package var graph: CoMentionGraph
  /// The numbers of the nodes; ascending.
  package var numbers: [Int]
  /// What a later build wants to know of the nodes; none of a graph that comes from elsewhere.
  package var nodes: [Node]
  /// How often each alias of each node is mentioned, where that is known.
  package var aliases: @Sendable (_ node: Int, _ alias: Int) -> Int?
  /// The numbers of the sentences of each item of evidence.
  package var sentences: @Sendable (_ item: Int) -> (first: Int, second: Int?)

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
    aliases: @escaping @Sendable (_ node: Int, _ alias: Int) -> Int?,
    sentences: @escaping @Sendable (_ item: Int) -> (first: Int, second: Int?)
  ) {
    self.graph = graph
    self.numbers = numbers
    self.nodes = nodes
    self.aliases = aliases
    self.sentences = sentences
  }

  /// The number of an edge: of a graph of documents made of its ends, so that it stays as long as
  /// the edge does, and edges stand in the order of their ends.
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
