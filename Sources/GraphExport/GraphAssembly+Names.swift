import DataModel

extension GraphAssembly {
  /// Gives nodes their ids back that igraph wrote: it numbers the nodes, and keeps the ids that it
  /// read as an attribute.
  mutating func restoreIDs() {
    var restored: [String] = []
    var distinct = Set<ByteString>()
    for (position, node) in nodes.enumerated() {
      guard node.id == "n\(position)",
        case .string(let id)? = node.attributes.first(where: { $0.name == "id" })?.value,
        distinct.insert(ByteString(id)).inserted
      else { return }
      restored.append(id)
    }
    for (position, id) in restored.enumerated() {
      nodes[position].id = id
      nodes[position].attributes.removeAll { $0.name == "id" }
    }
  }

  mutating func nameNodes() {
    let ids = NodeNaming.tokens(nodes.map(\.id))
    var uniquing = NodeNaming.Uniquing(count: nodes.count)
    for position in nodes.indices {
      var node = nodes[position]
      if node.name.isEmpty { node.name = node.label.isEmpty ? node.id : node.label }
      if node.label.isEmpty { node.label = node.name }
      if node.id != ids[position] {
        node.attributes.add("original_id", .string(node.id))
        node.id = ids[position]
      }
      node.name = uniquing.unique(node.name, id: node.id)
      nodes[position] = node
    }
  }
}
