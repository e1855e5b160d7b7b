import DataModel

/// A graph in numbers.
public struct GraphStatistics: Hashable, Sendable {
  public struct KindCount: Hashable, Sendable {
    /// `nil` for nodes without a kind.
    public var kind: String?
    public var nodes: Int
  }

  public struct Weights: Hashable, Sendable {
    public var least: Double
    /// The mean of the two in the middle where their number is even.
    public var median: Double
    public var mean: Double
    public var greatest: Double
  }

  public var nodes: Int
  /// The most frequent first, then by name.
  public var kinds: [KindCount]
  public var edges: Int
  /// Parts of the graph that no edge joins; a node alone is one.
  public var components: Int
  /// Nodes of the largest.
  public var largestComponent: Int
  /// Nodes without an edge.
  public var isolated: Int
  /// Edges among all that could be; 0 below two nodes.
  public var density: Double
  /// `nil` where there is no edge.
  public var weights: Weights?
  /// The first and last day of nodes and edges, `YYYY-MM-DD`.
  public var firstSeen: String?
  public var lastSeen: String?
  public var attributes: [Attribute]

  public init(_ graph: CoMentionGraph) {
    nodes = graph.nodes.count
    edges = graph.edges.count
    attributes = graph.attributes
    kinds = Dictionary(grouping: graph.nodes, by: \.kind)
      .map { KindCount(kind: $0, nodes: $1.count) }
      .sorted { ($1.nodes, $0.kind ?? "") < ($0.nodes, $1.kind ?? "") }
    density = nodes < 2 ? 0 : 2 * Double(edges) / (Double(nodes) * Double(nodes - 1))
    let table = graph.edges
    let sizes = Components(graph).sizes
    components = sizes.count
    largestComponent = sizes.max() ?? 0
    isolated = sizes.count { $0 == 1 }
    weights = GraphStatistics.distribution(table.weights.sorted())
    let days = graph.nodes.flatMap { [$0.firstSeen, $0.lastSeen] }
    var first = days.compactMap { $0 }.min()
    var last = days.compactMap { $0 }.max()
    for edge in table.indices {
      for day in [table.firstSeen[edge], table.lastSeen[edge]].compactMap({ $0 }) {
        let text = table.days[day]
        first = first.map { min($0, text) } ?? text
        last = last.map { max($0, text) } ?? text
      }
    }
    firstSeen = first
    lastSeen = last
  }

  private static func distribution(_ sorted: [Double]) -> Weights? {
    guard let least = sorted.first, let greatest = sorted.last else { return nil }
    let middle = sorted.count / 2
    return Weights(
      least: least,
      median: sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2,
      mean: sorted.reduce(0, +) / Double(sorted.count), greatest: greatest)
  }
}
