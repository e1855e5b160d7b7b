extension GraphAnalyzer {
  /// The pieces of the graph: nodes that are joined by a path are in the same one.
  public func components() throws(AnalysisError) -> NodeGroups {
    NodeGroups(try igraph.components())
  }

  /// Groups of nodes that have more weight among themselves than chance would give them.
  ///
  /// The Leiden algorithm, towards the highest modularity: Traag, Waltman and van Eck, *From Louvain
  /// to Leiden*, Scientific Reports 9, 2019. Every group hangs together.
  ///
  /// - Parameter resolution: 0 or more; more than 1 gives more and smaller groups.
  public func communities(resolution: Double = 1) throws(AnalysisError) -> NodeGroups {
    guard resolution >= 0, resolution.isFinite else {
      throw AnalysisError(.resolution(resolution))
    }
    return NodeGroups(
      try igraph.communities(resolution: resolution, randomness: 0.01, rounds: 10))
  }

  /// How much more of the weight lies within groups than chance would put there, as a share of all.
  ///
  /// -0.5 to 1, and 0 for a graph without weight. Newman, *Analysis of Weighted Networks*, Physical
  /// Review E 70, 2004.
  ///
  /// - Parameter groups: of the same nodes.
  public func modularity(of groups: NodeGroups) throws(AnalysisError) -> Double {
    guard groups.group.count == nodeCount else {
      throw AnalysisError(.groups(groups.group.count, nodes: nodeCount))
    }
    return distances.isEmpty ? 0 : try igraph.modularity(of: groups.group)
  }
}
