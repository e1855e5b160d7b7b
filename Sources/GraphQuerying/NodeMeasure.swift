import DataModel

/// What can be counted of each node of a graph.
public enum NodeMeasure: String, Sendable, CaseIterable {
  case mentions, documents
  case independentDocuments = "independent-documents"
  case degree
  case weightedDegree = "weighted-degree"

  /// The values of all nodes; `nil` where a node has none.
  public func values(in graph: CoMentionGraph) -> [Double?] {
    switch self {
    case .mentions: graph.nodes.map { $0.mentions.map(Double.init) }
    case .documents: graph.nodes.map { $0.documents.map(Double.init) }
    case .independentDocuments: graph.nodes.map { $0.independentDocuments.map(Double.init) }
    case .degree: sums(in: graph) { _ in 1 }
    case .weightedDegree: sums(in: graph) { graph.edges.weights[$0] }
    }
  }

  private func sums(in graph: CoMentionGraph, of value: (_ edge: Int) -> Double) -> [Double?] {
    var sums = [Double](repeating: 0, count: graph.nodes.count)
    for edge in graph.edges.indices {
      let (source, target) = (Int(graph.edges.sources[edge]), Int(graph.edges.targets[edge]))
      sums[source] += value(edge)
      if source != target { sums[target] += value(edge) }
    }
    return sums
  }
}
