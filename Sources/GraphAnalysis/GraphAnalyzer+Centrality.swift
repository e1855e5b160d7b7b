extension GraphAnalyzer {
  /// How often somebody is met who walks the graph without end, choosing edges by their weights.
  ///
  /// At each step the walk starts again anywhere with the probability 1 - `damping`. The values are
  /// above 0 and add up to 1. Page, Brin, Motwani and Winograd, *The PageRank Citation Ranking*,
  /// Stanford, 1999, whose damping is the default.
  ///
  /// - Parameter damping: 0 or more and less than 1.
  public func pageRank(damping: Double = 0.85) throws(AnalysisError) -> [Double] {
    guard (0..<1).contains(damping) else { throw AnalysisError(.damping(damping)) }
    return try igraph.pageRank(damping: damping)
  }

  /// From how many nodes a sample follows paths in this graph; the results are exact if from all.
  public func sourceCount(of sample: PathSample) -> Int {
    sample.count(nodes: nodeCount, edges: distances.count)
  }

  /// How many pairs of other nodes have their shortest path through each node.
  ///
  /// Where a pair has several shortest paths, each counts as its share of 1. The values are 0 to
  /// (n - 1)(n - 2) / 2 for n nodes. Freeman, *A Set of Measures of Centrality Based on Betweenness*,
  /// Sociometry 40, 1977; Brandes, *A Faster Algorithm for Betweenness Centrality*, Journal of
  /// Mathematical Sociology 25, 2001.
  public func betweenness(
    by length: EdgeLength = .distance, from sample: PathSample = .automatic
  ) throws(AnalysisError) -> [Double] {
    let sources = sources(of: sample)
    let counts = try igraph.betweenness(from: sources, lengths: lengths(length))
    let scale = Double(nodeCount) / Double(max(sources.count, 1))
    return counts.map { $0 * scale }
  }

  /// How near each node is to those that it reaches: 1 / their mean distance, times the share of all
  /// other nodes that they are; 0 for a node without edges.
  ///
  /// Higher is nearer; the unit is that of the weight, or nodes per step. Wasserman and Faust,
  /// *Social Network Analysis*, 1994, equation 5.22, which in a graph of one piece is Freeman's
  /// closeness of 1978. An estimate knows nothing of a piece that no path was followed from, and
  /// gives its nodes 0.
  public func closeness(
    by length: EdgeLength = .distance, from sample: PathSample = .automatic
  ) throws(AnalysisError) -> [Double] {
    var sums = [Double](repeating: 0, count: nodeCount)
    var counts = [Int](repeating: 0, count: nodeCount)
    try forEachDistance(by: length, from: sample) { node, distance in
      sums[node] += distance
      counts[node] += 1
    }
    let pieces = try components()
    return (0..<nodeCount).map { node in
      guard counts[node] > 0, nodeCount > 1 else { return 0 }
      let share = Double(pieces.sizes[pieces.group[node]] - 1) / Double(nodeCount - 1)
      return share * Double(counts[node]) / sums[node]
    }
  }

  /// The mean of 1 / distance from each node to all others, 0 where there is no path.
  ///
  /// Higher is nearer; the unit is that of the weight, or 1 / steps. Unlike closeness it treats
  /// graphs of many pieces and of one alike. Marchiori and Latora, *Harmony in the Small-World*,
  /// Physica A 285, 2000.
  public func harmonicCloseness(
    by length: EdgeLength = .distance, from sample: PathSample = .automatic
  ) throws(AnalysisError) -> [Double] {
    var sums = [Double](repeating: 0, count: nodeCount)
    try forEachDistance(by: length, from: sample) { node, distance in
      sums[node] += 1 / distance
    }
    let sources = sources(of: sample)
    var others = [Int](repeating: sources.count, count: nodeCount)
    for source in sources { others[source] -= 1 }
    return zip(sums, others).map { $1 > 0 ? $0 / Double($1) : 0 }
  }

  /// Every so many-th node, from the middle of the first stretch on.
  private func sources(of sample: PathSample) -> [Int] {
    let count = sourceCount(of: sample)
    return (0..<count).map { ($0 * nodeCount + nodeCount / 2) / count }
  }

  /// Calls `body` for every source of the sample and every other node that it reaches.
  private func forEachDistance(
    by length: EdgeLength, from sample: PathSample,
    _ body: (_ node: Int, _ distance: Double) -> Void
  ) throws(AnalysisError) {
    let sources = sources(of: sample)
    let lengths = lengths(length)
    // As many as make a table of 8 MB.
    let atOnce = max(1_000_000 / max(nodeCount, 1), 1)
    for start in stride(from: 0, to: sources.count, by: atOnce) {
      let some = Array(sources[start..<min(start + atOnce, sources.count)])
      let distances = try igraph.distances(from: some, lengths: lengths)
      for node in 0..<nodeCount {
        for (place, source) in some.enumerated() where source != node {
          let distance = distances[node * some.count + place]
          if distance.isFinite { body(node, distance) }
        }
      }
    }
  }
}
