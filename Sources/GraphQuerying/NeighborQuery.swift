import DataModel

/// Who stands beside an entity.
public struct NeighborQuery: Sendable {
  /// What neighbors are ordered by, greatest first; names from A to Z.
  public enum Order: String, Sendable, CaseIterable {
    case weight, sentences, paragraphs, documents
    case independentDocuments = "independent-documents"
    case npmi, significance, name
  }

  /// Only neighbors of this kind, in any case.
  public var kind: String?
  /// Steps to go; 1 is the entities it shares an edge with.
  public var depth: Int
  /// The edges that are followed.
  public var edges: EdgeFilter
  public var order: Order
  /// Neighbors to return; all where `nil`.
  public var limit: Int?

  public init(
    kind: String? = nil, depth: Int = 1, edges: EdgeFilter = EdgeFilter(), order: Order = .weight,
    limit: Int? = nil
  ) {
    self.kind = kind
    self.depth = depth
    self.edges = edges
    self.order = order
    self.limit = limit
  }

  /// An entity that was reached, by which edge and from where.
  public struct Neighbor: Hashable, Sendable {
    /// The node's number.
    public var node: Int
    /// The number of the heaviest edge that leads here from one step nearer.
    public var edge: Int
    /// The node at its other end.
    public var via: Int
    /// Steps from the start.
    public var depth: Int
    public var weight: Double
  }

  /// The neighbors of a node: nearer ones first, then in order, then by name and id.
  public func neighbors(of start: Int, in graph: some GraphReading) throws -> [Neighbor] {
    var reached: Set<Int> = [start]
    var frontier = [start]
    var found: [Neighbor] = []
    let last = max(1, depth)
    for step in 1...last {
      let layer = try layer(beyond: frontier, step: step, reached: reached, in: graph)
      if layer.isEmpty { break }
      let room = limit.map { max(0, $0 - found.count) }
      found += try ordered(layer, kind: kind, limit: room, in: graph)
      if step == last || found.count >= limit ?? .max { break }
      // Of equally heavy edges to one entity that of the first node counts.
      frontier = try NodeOrder<Neighbor>(node: \.node) { ($0.weight, 0) }
        .first(of: layer, in: graph).map(\.node)
      reached.formUnion(frontier)
    }
    return found
  }

  /// What one step leads to that was not reached before.
  private func layer(
    beyond frontier: [Int], step: Int, reached: Set<Int>, in graph: some GraphReading
  ) throws -> [Neighbor] {
    var next: [Int: Neighbor] = [:]
    for node in frontier {
      for link in try edges.links(of: node, in: graph) where !reached.contains(link.other) {
        if let known = next[link.other] {
          if known.weight > link.weight { continue }
          if known.weight == link.weight, known.via != node || known.edge < link.edge { continue }
        }
        next[link.other] = Neighbor(
          node: link.other, edge: link.edge, via: node, depth: step, weight: link.weight)
      }
    }
    return Array(next.values)
  }

  private func ordered(
    _ layer: [Neighbor], kind: String?, limit: Int?, in graph: some GraphReading
  ) throws -> [Neighbor] {
    var measures: [Int: Double] = [:]
    if order != .weight && order != .name {
      for neighbor in layer {
        measures[neighbor.node] = measure(of: try graph.edge(neighbor.edge, evidence: 0))
      }
    }
    return try NodeOrder<Neighbor>(kind: kind, limit: limit, node: \.node) { neighbor in
      switch order {
      case .weight: (neighbor.weight, 0)
      case .name: (0, 0)
      default: (measures[neighbor.node, default: -.infinity], 0)
      }
    }
    .first(of: layer, in: graph)
  }

  /// Less than any other where the edge has none.
  private func measure(of edge: CoMentionGraph.Edge) -> Double {
    let measure: Double? =
      switch order {
      case .sentences: edge.sentences.map(Double.init)
      case .paragraphs: edge.paragraphs.map(Double.init)
      case .documents: edge.documents.map(Double.init)
      case .independentDocuments: edge.independentDocuments.map(Double.init)
      case .npmi: edge.npmi
      case .significance: edge.significance
      case .weight, .name: edge.weight
      }
    return measure ?? -.infinity
  }
}
