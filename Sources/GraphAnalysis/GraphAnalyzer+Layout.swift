/// Where a node is drawn.
public struct LayoutPoint: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

extension GraphAnalyzer {
  /// A place for each node: nodes push each other away and edges pull, the heavier the harder.
  ///
  /// The plane has no bounds and no unit; fit it to the page. 20,000 nodes and 100,000 edges take
  /// some seconds. Fruchterman and Reingold, *Graph Drawing by Force-directed Placement*, Software:
  /// Practice and Experience 21, 1991.
  public func layout() throws(AnalysisError) -> [LayoutPoint] {
    // The rounds and the first temperature that igraph's own interfaces use.
    let places = try igraph.fruchtermanReingold(
      rounds: 500, temperature: Double(nodeCount).squareRoot() / 10)
    return (0..<nodeCount).map { LayoutPoint(x: places[$0], y: places[nodeCount + $0]) }
  }
}
