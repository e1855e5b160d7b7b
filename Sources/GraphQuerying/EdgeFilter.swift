import DataModel

/// Which edges a question looks at.
public struct EdgeFilter: Sendable {
  /// Edges that weigh less are left out.
  public var leastWeight: Double
  /// Leaves out edges that were last seen before this day, or at no known time.
  public var since: Day?
  /// Leaves out edges that were first seen after this day, or at no known time.
  public var until: Day?

  public init(leastWeight: Double = 0, since: Day? = nil, until: Day? = nil) {
    self.leastWeight = leastWeight
    self.since = since
    self.until = until
  }

  /// The edges of a node that are looked at. Those that lead back to the node itself are not.
  func links(of node: Int, in graph: some GraphReading) throws -> [GraphLink] {
    let links = try graph.links(of: node).filter { $0.weight >= leastWeight && $0.other != node }
    if since == nil, until == nil { return links }
    return try links.filter { isInTime(try graph.edge($0.edge, evidence: 0)) }
  }

  private func isInTime(_ edge: CoMentionGraph.Edge) -> Bool {
    isInTime(first: edge.firstSeen, last: edge.lastSeen)
  }

  /// Whether an edge of a table was seen in the time that is looked at.
  func isInTime(_ edge: Int, of edges: EdgeTable) -> Bool {
    isInTime(
      first: edges.firstSeen[edge].map { edges.days[$0] },
      last: edges.lastSeen[edge].map { edges.days[$0] })
  }

  /// An edge of which one day is known was seen on that day only.
  private func isInTime(first: String?, last: String?) -> Bool {
    let first = first.flatMap { Day($0) }
    let last = last.flatMap { Day($0) }
    guard let begin = first ?? last, let end = last ?? first else { return false }
    if let since, end < since { return false }
    if let until, begin > until { return false }
    return true
  }
}
