import DataModel

/// What tells an entity from others.
struct EntityName: Encodable {
  var id: String
  var name: String
  var kind: String?

  init(_ node: CoMentionGraph.Node) {
    id = node.id
    name = node.name
    kind = node.kind
  }

  /// For a table: the kind, where there is one, and the name.
  var cells: [String] { [kind ?? "", name] }

  /// For CSV.
  var exactCells: [String] { [id, name, kind ?? ""] }
}

/// An entity and something about it, which JSON has in one object.
struct Named<Facts: Encodable>: Encodable {
  var name: EntityName
  var facts: Facts

  init(_ node: CoMentionGraph.Node, _ facts: Facts) {
    name = EntityName(node)
    self.facts = facts
  }

  func encode(to encoder: any Encoder) throws {
    try name.encode(to: encoder)
    try facts.encode(to: encoder)
  }
}
