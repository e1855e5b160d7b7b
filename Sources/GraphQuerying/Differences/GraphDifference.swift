import DataModel

/// What came, went and changed from one graph to another. Entities are the same by their ids, edges
/// by the ids of their ends; evidence is not compared.
public struct GraphDifference: Hashable, Sendable {
  /// A value that changed; `nil` where a graph has none.
  public struct Field: Hashable, Sendable {
    public var name: String
    public var old: AttributeValue?
    public var new: AttributeValue?

    public init(_ name: String, old: AttributeValue?, new: AttributeValue?) {
      self.name = name
      self.old = old
      self.new = new
    }
  }

  /// An entity, as the new graph has it where it has it.
  public struct Entity: Hashable, Sendable {
    public var node: CoMentionGraph.Node
    /// What changed; empty where it came or went.
    public var fields: [Field]
  }

  /// An edge, its ends in the order of their names.
  public struct Edge: Hashable, Sendable {
    public var first: CoMentionGraph.Node
    public var second: CoMentionGraph.Node
    /// 0 where a graph does not have it.
    public var oldWeight: Double
    public var newWeight: Double
    /// What changed; empty where it came or went.
    public var fields: [Field]
  }

  public struct Part<Item: Hashable & Sendable>: Hashable, Sendable {
    public var came: [Item] = []
    public var went: [Item] = []
    public var changed: [Item] = []
  }

  /// Those of most mentions first.
  public var entities = Part<Entity>()
  /// Those whose weight changed most first.
  public var edges = Part<Edge>()

  /// - Parameter leastChange: edges whose weight changed by less are left out; one that came or went
  ///   changed by its weight.
  public init(from old: CoMentionGraph, to new: CoMentionGraph, leastChange: Double = 0) {
    compareNodes(old, new)
    compareEdges(old, new, leastChange)
  }

  private mutating func compareNodes(_ old: CoMentionGraph, _ new: CoMentionGraph) {
    let before = Dictionary(old.nodes.map { ($0.id, $0) }) { first, _ in first }
    let after = Set(new.nodes.map(\.id))
    for node in new.nodes {
      if let known = before[node.id] {
        let fields = FieldComparison(known.fields, node.fields).changes
        if !fields.isEmpty { entities.changed.append(Entity(node: node, fields: fields)) }
      } else {
        entities.came.append(Entity(node: node, fields: []))
      }
    }
    entities.went = old.nodes.filter { !after.contains($0.id) }.map { Entity(node: $0, fields: []) }
    entities.sort { a, b in
      let (x, y) = (a.node, b.node)
      return (y.mentions ?? 0, x.name, x.id) < (x.mentions ?? 0, y.name, y.id)
    }
  }

  private mutating func compareEdges(
    _ old: CoMentionGraph, _ new: CoMentionGraph, _ leastChange: Double
  ) {
    var left = old.edgesByEnds
    for (number, edge) in new.edges.enumerated() {
      let known = left.removeValue(forKey: new.ends(of: number)).map { old.edges[$0] }
      if abs(edge.weight - (known?.weight ?? 0)) < leastChange { continue }
      var row = Edge(edge, in: new)
      if let known {
        row.oldWeight = known.weight
        row.fields = FieldComparison(known.fields, edge.fields).changes
        if !row.fields.isEmpty { edges.changed.append(row) }
      } else {
        edges.came.append(row)
      }
    }
    for number in left.values where old.edges.weights[number] >= leastChange {
      var row = Edge(old.edges[number], in: old)
      swap(&row.oldWeight, &row.newWeight)
      edges.went.append(row)
    }
    edges.sort { a, b in
      let changes = (abs(a.newWeight - a.oldWeight), abs(b.newWeight - b.oldWeight))
      if changes.0 != changes.1 { return changes.0 > changes.1 }
      return (a.first.name, a.second.name, a.first.id, a.second.id)
        < (b.first.name, b.second.name, b.first.id, b.second.id)
    }
  }
}

extension GraphDifference.Part {
  fileprivate mutating func sort(by precedes: (Item, Item) -> Bool) {
    came.sort(by: precedes)
    went.sort(by: precedes)
    changed.sort(by: precedes)
  }
}

extension GraphDifference.Edge {
  /// An edge that only the new graph has.
  fileprivate init(_ edge: CoMentionGraph.Edge, in graph: CoMentionGraph) {
    let (source, target) = (graph.nodes[edge.source], graph.nodes[edge.target])
    let isInOrder = (source.name, source.id) <= (target.name, target.id)
    self.init(
      first: isInOrder ? source : target, second: isInOrder ? target : source, oldWeight: 0,
      newWeight: edge.weight, fields: [])
  }
}

extension CoMentionGraph {
  /// The ids of an edge's ends, the smaller one first.
  fileprivate func ends(of edge: Int) -> [String] {
    [nodes[Int(edges.sources[edge])].id, nodes[Int(edges.targets[edge])].id].sorted()
  }

  fileprivate var edgesByEnds: [[String]: Int] {
    Dictionary(edges.indices.map { (ends(of: $0), $0) }) { first, _ in first }
  }
}
