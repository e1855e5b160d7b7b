import DataModel

/// Takes a part of a graph; what stays keeps all its attributes.
///
/// The steps in their order, each on what the one before it left:
///
/// 1. nodes of the kinds, and edges of the days, that are wanted
/// 2. the backbone of these
/// 3. edges heavy enough
/// 4. what is near an entity
/// 5. the largest pieces
/// 6. the nodes of most mentions
/// 7. nodes that have an edge left
public struct GraphFilter: Sendable {
  /// A node and what lies within some steps of it.
  public struct Surroundings: Hashable, Sendable {
    /// A position in the graph's nodes.
    public var node: Int
    public var depth: Int

    public init(of node: Int, depth: Int) {
      self.node = node
      self.depth = depth
    }
  }

  /// Kinds to keep; all where empty.
  public var kinds: Set<String>
  /// Which edges count, by weight and by days.
  public var edges: EdgeFilter
  /// Keeps the edges that are so improbable by chance, as `Backbone` has it.
  public var backbone: Double?
  /// What is kept; its node stays whatever its kind and its mentions.
  public var around: Surroundings?
  /// Keeps the pieces of most nodes; of equally large ones those that come first.
  public var components: Int?
  /// Keeps the nodes of most mentions (weighted degree where a file has no mentions).
  public var top: Int?
  /// Leaves out nodes that have no edge left.
  public var dropsIsolated: Bool

  public init(
    kinds: Set<String> = [], edges: EdgeFilter = EdgeFilter(), backbone: Double? = nil,
    around: Surroundings? = nil, components: Int? = nil, top: Int? = nil,
    dropsIsolated: Bool = false
  ) {
    self.kinds = kinds
    self.edges = edges
    self.backbone = backbone
    self.around = around
    self.components = components
    self.top = top
    self.dropsIsolated = dropsIsolated
  }

  public func apply(to graph: CoMentionGraph) -> CoMentionGraph {
    var selection = GraphSelection(graph)
    if !kinds.isEmpty {
      selection.keepNodes { kinds.contains(graph.nodes[$0].kind ?? "") || $0 == around?.node }
    }
    if edges.since != nil || edges.until != nil {
      selection.keepEdges { edges.isInTime($0, of: graph.edges) }
    }
    if let backbone {
      let chances = Backbone(graph, edges: selection.edges)
      selection.keepEdges { chances.chance(of: $0, in: graph.edges) < backbone }
    }
    if edges.leastWeight > 0 {
      selection.keepEdges { graph.edges.weights[$0] >= edges.leastWeight }
    }
    if let around {
      let near = selection.nodes(near: around.node, depth: around.depth)
      selection.keepNodes { near[$0] }
    }
    if let components {
      var pieces = selection.components
      let largest = pieces.largest(components, of: selection.nodes)
      selection.keepNodes { largest.contains(pieces.root($0)) }
    }
    if let top { keepTop(top, of: &selection) }
    if dropsIsolated {
      let isJoined = selection.joinedNodes
      selection.keepNodes { isJoined[$0] }
    }
    return selection.part
  }

  private func keepTop(_ count: Int, of selection: inout GraphSelection) {
    let graph = selection.graph
    let strength = selection.strengths
    let size = graph.nodes.indices.map { node in
      node == around?.node
        ? .infinity : graph.nodes[node].mentions.map(Double.init) ?? strength[node]
    }
    let ranked = selection.nodes.sorted { (size[$1], $0) < (size[$0], $1) }
    let top = Set(ranked.prefix(count))
    selection.keepNodes { top.contains($0) }
  }
}
