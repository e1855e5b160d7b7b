import DataModel

/// The shortest ways from one entity to another.
///
/// Two searches run towards each other, one from either end, and read the links of a node when they
/// come to it (`PathSearch`). What they found is put together to a graph of all shortest paths
/// (`ShortestPaths`), out of which the paths asked for are taken in order: those of fewest steps
/// first, then by the names on the way. So the answer does not depend on how a graph is kept.
public struct PathQuery: Sendable {
  /// Counts steps, instead of adding up 1 / weight.
  public var isUnweighted: Bool
  /// The edges that may be walked.
  public var edges: EdgeFilter
  /// Paths to return; all where `nil`.
  public var limit: Int?

  public init(isUnweighted: Bool = false, edges: EdgeFilter = EdgeFilter(), limit: Int? = 1) {
    self.isUnweighted = isUnweighted
    self.edges = edges
    self.limit = limit
  }

  public struct Path: Hashable, Sendable {
    /// Numbers of nodes, from one end to the other.
    public var nodes: [Int]
    /// Numbers of the edges between them, the heaviest of several.
    public var edges: [Int]
  }

  public struct Answer: Hashable, Sendable {
    /// Sum of distances, or of steps.
    public var length: Double
    /// The first of the shortest paths.
    public var paths: [Path]
    /// How many shortest paths there are; `Int.max` where there are more than that.
    public var count: Int
  }

  /// The shortest paths between two nodes; `nil` where nothing joins them.
  public func paths(from start: Int, to end: Int, in graph: some GraphReading) throws -> Answer? {
    if start == end { return Answer(length: 0, paths: [Path(nodes: [start], edges: [])], count: 1) }
    var search = PathSearch(from: start, to: end, isUnweighted: isUnweighted)
    try search.run { try edges.links(of: $0, in: graph) }
    guard search.length < .infinity else { return nil }
    var shortest = ShortestPaths(search)
    let paths = try shortest.first(limit, in: graph)
    return Answer(length: search.length, paths: paths, count: shortest.count)
  }
}

/// A step along an edge.
struct PathStep: Hashable {
  var node: Int
  var edge: Int
}
