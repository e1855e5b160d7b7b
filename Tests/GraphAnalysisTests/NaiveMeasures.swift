import DataModel

/// The measures as their definitions say, in cubic time.
struct NaiveMeasures {
  private let count: Int
  /// The weight of each pair, 0 without an edge and for a node and itself.
  private var weights: [[Double]]

  init(_ graph: CoMentionGraph) {
    count = graph.nodes.count
    weights = Array(repeating: Array(repeating: 0, count: count), count: count)
    for edge in graph.edges where edge.source != edge.target {
      weights[edge.source][edge.target] = edge.weight
      weights[edge.target][edge.source] = edge.weight
    }
  }

  func pageRank(damping: Double) -> [Double] {
    var ranks = [Double](repeating: 1 / Double(max(count, 1)), count: count)
    let strengths = weights.map { $0.reduce(0, +) }
    for _ in 0..<200 {
      // Whoever stands on a node without edges starts again anywhere.
      let lost = (0..<count).filter { strengths[$0] == 0 }.map { ranks[$0] }.reduce(0, +)
      ranks = (0..<count).map { node in
        let met = (0..<count).filter { strengths[$0] > 0 }
          .map { ranks[$0] * weights[$0][node] / strengths[$0] }.reduce(0, +)
        return (1 - damping + damping * lost) / Double(count) + damping * met
      }
    }
    return ranks
  }

  /// Distances of all pairs, infinite without a path.
  func distances(byStep: Bool) -> [[Double]] {
    var distances = (0..<count).map { source in
      (0..<count).map { target in
        source == target
          ? 0
          : weights[source][target] == 0
            ? .infinity : byStep ? 1 : 1 / weights[source][target]
      }
    }
    for middle in 0..<count {
      for source in 0..<count {
        for target in 0..<count {
          distances[source][target] = min(
            distances[source][target], distances[source][middle] + distances[middle][target])
        }
      }
    }
    return distances
  }

  /// - Parameter sources: where paths start; each pair of ends is counted half for each of its two.
  func betweenness(byStep: Bool, from sources: [Int]) -> [Double] {
    let distances = distances(byStep: byStep)
    let paths = pathCounts(distances, byStep: byStep)
    return (0..<count).map { node in
      var sum = 0.0
      for source in sources where source != node {
        for target in 0..<count where target != node && target != source {
          let direct = distances[source][target]
          let around = distances[source][node] + distances[node][target]
          guard direct.isFinite, isNear(direct, around) else { continue }
          sum += paths[source][node] * paths[node][target] / paths[source][target] / 2
        }
      }
      return sum
    }
  }

  /// How many shortest paths each pair has: those to the last node but one, summed over its choices.
  private func pathCounts(_ distances: [[Double]], byStep: Bool) -> [[Double]] {
    (0..<count).map { source in
      var paths = [Double](repeating: 0, count: count)
      paths[source] = 1
      for node in (0..<count).sorted(by: { distances[source][$0] < distances[source][$1] })
      where node != source && distances[source][node].isFinite {
        for last in 0..<count where weights[last][node] > 0 {
          let length = byStep ? 1 : 1 / weights[last][node]
          if isNear(distances[source][last] + length, distances[source][node]) {
            paths[node] += paths[last]
          }
        }
      }
      return paths
    }
  }

  func closeness(byStep: Bool) -> [Double] {
    distances(byStep: byStep).map { row in
      let reached = row.filter { $0.isFinite && $0 > 0 }
      guard !reached.isEmpty else { return 0 }
      let share = Double(reached.count) / Double(count - 1)
      return share * Double(reached.count) / reached.reduce(0, +)
    }
  }

  func harmonicCloseness(byStep: Bool) -> [Double] {
    distances(byStep: byStep).map { row in
      row.filter { $0 > 0 }.map { 1 / $0 }.reduce(0, +) / Double(max(count - 1, 1))
    }
  }

  /// The least position of all nodes that each node is joined to by a path.
  func components() -> [Int] {
    distances(byStep: true).map { row in row.firstIndex { $0.isFinite } ?? 0 }
  }

  func modularity(of groups: [Int]) -> Double {
    let strengths = weights.map { $0.reduce(0, +) }
    let total = strengths.reduce(0, +)
    guard total > 0 else { return 0 }
    var sum = 0.0
    for a in 0..<count {
      for b in 0..<count where groups[a] == groups[b] {
        sum += weights[a][b] / total - strengths[a] * strengths[b] / total / total
      }
    }
    return sum
  }
}
