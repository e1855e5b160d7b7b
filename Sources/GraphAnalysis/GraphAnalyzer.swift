import DataModel

/// Measures of the nodes of a graph, computed by igraph.
///
/// The graph is copied to igraph's form once; each measure is then a function that gives a value for
/// each node, in the order of `nodes`. Edges count by their weights, and lengths are 1 / weight. A
/// node's edge to itself is left out, since it says nothing about the node's place among the others.
///
///     let analyzer = try GraphAnalyzer(graph)
///     let ranks = try analyzer.pageRank()
///     // ranks[3] belongs to graph.nodes[3]
///
/// The same graph gives the same values each time: one thread computes, and what is random starts
/// from the same seed. Igraph cannot be asked two things at once, so several tasks that ask wait for
/// each other. Cancelling the task that asks ends long work with an error.
///
/// In a build without the trait `Analysis` there is no igraph, and making a `GraphAnalyzer` fails.
public struct GraphAnalyzer: Sendable {
  let igraph: IgraphGraph
  public let nodeCount: Int
  /// 1 / weight of each edge that joins two nodes.
  let distances: [Double]

  public init(_ graph: CoMentionGraph) throws(AnalysisError) {
    nodeCount = graph.nodes.count
    let edges = graph.edges
    var ends: [Int] = []
    var weights: [Double] = []
    ends.reserveCapacity(2 * edges.count)
    weights.reserveCapacity(edges.count)
    for edge in edges.indices {
      let source = Int(edges.sources[edge])
      let target = Int(edges.targets[edge])
      let weight = edges.weights[edge]
      for end in [source, target] where !(0..<nodeCount).contains(end) {
        throw AnalysisError(.end(end, nodes: nodeCount), edge: edge)
      }
      // Below the normal numbers a distance could be infinite.
      guard weight.isNormal, weight > 0 else { throw AnalysisError(.weight(weight), edge: edge) }
      if source == target { continue }
      ends.append(source)
      ends.append(target)
      weights.append(weight)
    }
    guard weights.reduce(0, +).isFinite else { throw AnalysisError(.isNotFinite) }
    distances = weights.map { 1 / $0 }
    igraph = try IgraphGraph(nodeCount: nodeCount, ends: ends, weights: weights)
  }

  func lengths(_ length: EdgeLength) -> [Double]? { length == .distance ? distances : nil }
}
