/// How long an edge is on a path.
public enum EdgeLength: Hashable, Sendable {
  /// 1 / weight: the heavier an edge, the nearer are its ends.
  case distance
  /// 1 for every edge.
  case step
}

/// From how many nodes paths are followed to all others.
///
/// All of them give exact results, in a time that grows with nodes × edges. Some give an estimate:
/// what they find counts for all nodes (Brandes and Pich, *Centrality Estimation in Large Networks*,
/// International Journal of Bifurcation and Chaos 17, 2007). They are every so many-th node, which
/// with nodes in order of kind and name is a fair share of each kind, and the same each time.
public enum PathSample: Hashable, Sendable {
  case all
  /// As many as that, 1 or more; all if there are not so many.
  case nodes(Int)
  /// All where that takes seconds, otherwise as many as take about ten, but no fewer than 256.
  case automatic

  /// The steps that `automatic` may take, each a node or an edge that is passed: about ten seconds.
  static let affordableSteps = 40_000_000
  /// So many find nine of the ten nodes of highest betweenness, 64 find five (measured on a random
  /// graph of 5,000 nodes and 25,000 edges with degrees by a power law).
  static let leastNodes = 256

  func count(nodes: Int, edges: Int) -> Int {
    switch self {
    case .all: nodes
    case .nodes(let count): min(max(count, 1), nodes)
    case .automatic:
      min(max(PathSample.affordableSteps / (nodes + edges + 1), PathSample.leastNodes), nodes)
    }
  }
}
