/// How large a graph is and what stands out in it.
public struct GraphSummary: Hashable, Sendable {
  public struct Edge: Hashable, Sendable {
    public var weight: Double
    /// Names of its ends.
    public var first: String
    public var second: String

    package init(weight: Double, first: String, second: String) {
      self.weight = weight
      self.first = first
      self.second = second
    }
  }

  public var nodes: Int
  public var edges: Int
  /// The strongest edges, the first of their ends first among equals.
  public var strongest: [Edge]

  /// How many edges stand out.
  public static let shown = 5

  package init(nodes: Int, edges: Int, strongest: [Edge]) {
    self.nodes = nodes
    self.edges = edges
    self.strongest = strongest
  }

  public init(_ graph: CoMentionGraph) {
    nodes = graph.nodes.count
    edges = graph.edges.count
    let weights = graph.edges.weights
    var best: [Int] = []
    for edge in weights.indices {
      if best.count == GraphSummary.shown, let last = best.last, weights[edge] <= weights[last] {
        continue
      }
      // The edges stand by their ends.
      best.insert(edge, at: best.firstIndex { weights[$0] < weights[edge] } ?? best.count)
      if best.count > GraphSummary.shown { best.removeLast() }
    }
    strongest = best.map { position in
      let edge = graph.edges[position]
      return Edge(
        weight: edge.weight, first: graph.nodes[edge.source].name,
        second: graph.nodes[edge.target].name)
    }
  }
}
