import DataModel

/// What joins two entities: the edge between them, and the entities that both have edges with.
public struct BetweenQuery: Sendable {
  /// Only common neighbors of this kind, in any case.
  public var kind: String?
  /// The edges that are looked at.
  public var edges: EdgeFilter
  /// Common neighbors to return; all where `nil`.
  public var limit: Int?

  public init(kind: String? = nil, edges: EdgeFilter = EdgeFilter(), limit: Int? = nil) {
    self.kind = kind
    self.edges = edges
    self.limit = limit
  }

  /// An entity that both have an edge with, and the numbers of the edges.
  public struct Common: Hashable, Sendable {
    public var node: Int
    public var first: GraphLink
    public var second: GraphLink
  }

  public struct Answer: Hashable, Sendable {
    /// The number of the edge between the two, if they have one.
    public var edge: Int?
    /// Those whose lighter edge is heaviest first, then by the sum of both, then by name and id.
    public var common: [Common]
  }

  public func answer(_ first: Int, _ second: Int, in graph: some GraphReading) throws -> Answer {
    let firstLinks = try heaviestLinks(of: first, in: graph)
    let secondLinks = try heaviestLinks(of: second, in: graph)
    let common = firstLinks.compactMap { node, link in
      secondLinks[node].map { Common(node: node, first: link, second: $0) }
    }
    let order = NodeOrder<Common>(kind: kind, limit: limit, node: \.node) {
      (min($0.first.weight, $0.second.weight), $0.first.weight + $0.second.weight)
    }
    return Answer(
      edge: firstLinks[second]?.edge, common: try order.first(of: common, in: graph))
  }

  /// The heaviest link to each neighbor.
  private func heaviestLinks(of node: Int, in graph: some GraphReading) throws -> [Int: GraphLink] {
    try edges.links(of: node, in: graph).reduce(into: [:]) { links, link in
      if let known = links[link.other], (known.weight, link.edge) >= (link.weight, known.edge) {
        return
      }
      links[link.other] = link
    }
  }
}
