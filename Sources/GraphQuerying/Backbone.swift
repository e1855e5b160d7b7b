import DataModel

/// Tells the edges that matter to their nodes from the many that could be chance: the disparity
/// filter.
///
/// If a node of k edges shared its whole weight s out among them at random, one of them would weigh
/// w or more with the probability
///
///     α = (1 − w / s)^(k − 1)
///
/// An edge stays if α is below the level for either of its ends. An end of a single edge tells
/// nothing, so that edge stays only if it does for the other end. So heavy edges of great hubs are
/// judged by the hubs, and small nodes keep what is large for them.
///
/// M. Ángeles Serrano, Marián Boguñá and Alessandro Vespignani, *Extracting the multiscale backbone of
/// complex weighted networks*, Proceedings of the National Academy of Sciences 106, 2009.
struct Backbone {
  private var degree: [Int]
  private var strength: [Double]

  /// - Parameter edges: the positions of those that are there.
  init(_ graph: CoMentionGraph, edges: [Int]) {
    degree = [Int](repeating: 0, count: graph.nodes.count)
    strength = [Double](repeating: 0, count: graph.nodes.count)
    let table = graph.edges
    for edge in edges where table.sources[edge] != table.targets[edge] {
      for end in [Int(table.sources[edge]), Int(table.targets[edge])] {
        degree[end] += 1
        strength[end] += table.weights[edge]
      }
    }
  }

  /// The probability of such an edge by chance, as the end sees it for which it is the least; 1 for
  /// an edge from a node to itself.
  func chance(of edge: Int, in table: EdgeTable) -> Double {
    let (source, target) = (Int(table.sources[edge]), Int(table.targets[edge]))
    if source == target { return 1 }
    return min(
      chance(of: table.weights[edge], at: source), chance(of: table.weights[edge], at: target))
  }

  private func chance(of weight: Double, at node: Int) -> Double {
    if degree[node] < 2 { return 1 }
    // By products, since powers of the C library differ from system to system.
    var factor = max(0, 1 - weight / strength[node])
    var exponent = degree[node] - 1
    var power = 1.0
    while exponent > 0 {
      if exponent & 1 == 1 { power *= factor }
      factor *= factor
      exponent >>= 1
    }
    return power
  }
}
