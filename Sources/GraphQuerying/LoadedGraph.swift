import DataModel

/// A graph in memory, with tables by which questions find their way in it.
public struct LoadedGraph: GraphReading, Sendable {
  private let graph: CoMentionGraph
  private let linkTable: LinkTable
  private let spellingTable: SpellingTable

  public init(_ graph: CoMentionGraph) {
    self.graph = graph
    linkTable = LinkTable(graph)
    spellingTable = SpellingTable(graph.nodes)
  }

  public func node(_ number: Int) -> CoMentionGraph.Node { graph.nodes[number] }

  public func kind(of number: Int) -> String? { graph.nodes[number].kind }

  public func kinds() -> Set<String> { Set(graph.nodes.compactMap(\.kind)) }

  public func links(of node: Int) -> [GraphLink] {
    let edges = graph.edges
    return linkTable[node].map { position in
      let edge = Int(position)
      let source = Int(edges.sources[edge])
      return GraphLink(
        edge: edge, other: source == node ? Int(edges.targets[edge]) : source,
        weight: edges.weights[edge])
    }
  }

  public func edge(_ number: Int, evidence: Int) -> CoMentionGraph.Edge {
    graph.edges.edge(number, evidence: evidence)
  }

  public func spellings(beginningWith folded: String, isWhole: Bool) -> [NodeSpelling] {
    spellingTable.spellings(beginningWith: folded, isWhole: isWhole)
  }

  public func spellings(withWordBeginningWith folded: String) -> [NodeSpelling] {
    spellingTable.spellings(withWordBeginningWith: folded)
  }

  public func forEachWord(_ body: (String) throws -> Void) rethrows {
    try spellingTable.forEachWord(body)
  }

  public func wholeGraph() -> CoMentionGraph { graph }
}
