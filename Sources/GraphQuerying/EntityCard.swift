import DataModel

/// What a graph knows of one entity.
public struct EntityCard: Hashable, Sendable {
  public var node: CoMentionGraph.Node
  public var neighbors: [NeighborQuery.Neighbor]
  /// Distinct sentences of the edges to these neighbors: the first of each, then the second.
  public var evidence: [Evidence]

  /// - Parameters:
  ///   - neighbors: how many of the strongest are wanted.
  ///   - evidence: how many sentences are.
  public init(
    of number: Int, neighbors: Int, evidence: Int, in graph: some GraphReading
  ) throws {
    node = try graph.node(number)
    self.neighbors = try NeighborQuery(limit: neighbors).neighbors(of: number, in: graph)
    let sentences = try self.neighbors.map {
      try graph.edge($0.edge, evidence: evidence).evidence
    }
    var found: [Evidence] = []
    var seen: Set<Evidence> = []
    for place in 0..<(sentences.map(\.count).max() ?? 0) {
      for list in sentences where place < list.count && found.count < evidence {
        if seen.insert(list[place]).inserted { found.append(list[place]) }
      }
    }
    self.evidence = found
  }
}
