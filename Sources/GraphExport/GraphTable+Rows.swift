import DataModel
import XMLSupport

extension GraphTable {
  /// Calls `body` with the position in the graph of each node, and its values, one a column.
  ///
  /// - Parameters:
  ///   - positions: in the file; of all nodes if `nil`.
  ///   - omitted: a field that the caller writes in its own way.
  func forEachNode(
    _ positions: Range<Int>? = nil, except omitted: KnownAttribute? = nil,
    _ body: (_ node: Int, _ values: [AttributeValue?]) throws(XMLError) -> Void
  ) throws(XMLError) {
    var values: [AttributeValue?] = []
    for node in nodeOrder[positions ?? nodeOrder.indices] {
      nodeColumns.fill(&values, from: nodes, node, except: omitted)
      try body(node, values)
    }
  }

  /// The same of each edge.
  func forEachEdge(
    except omitted: KnownAttribute? = nil,
    _ body: (_ place: EdgePlace, _ values: [AttributeValue?]) throws(XMLError) -> Void
  ) throws(XMLError) {
    var values: [AttributeValue?] = []
    for place in edges {
      edgeColumns.fill(&values, from: graph.edges, place.edge, except: omitted)
      try body(place, values)
    }
  }
}
