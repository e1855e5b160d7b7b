/// What an attribute belongs to.
enum AttributeScope {
  case graph, node, edge

  /// Opens the ids of the scope's attributes, which are unique in a whole file.
  var idPrefix: String {
    switch self {
    case .graph: "g_"
    case .node: "n_"
    case .edge: "e_"
    }
  }

  /// The attributes that are fields of `CoMentionGraph`, in the order in which they are written.
  var known: [KnownAttribute] {
    switch self {
    case .graph: []
    case .node:
      [
        .label, .name, .kind, .aliases, .mentions, .documents, .independentDocuments, .firstSeen,
        .lastSeen,
      ]
    case .edge:
      [
        .weight, .distance, .sentences, .paragraphs, .documents, .independentDocuments, .npmi,
        .significance, .firstSeen, .lastSeen, .interaction, .evidence,
      ]
    }
  }

  /// Names, in small letters, that no attribute is given because programs take them for something
  /// else: igraph a node's `type` for the side of a bipartite graph and `id` for its own, Gephi and
  /// NetworkX an edge's `source`, `target`, `key` and `label`, and NetworkX a graph's `id`.
  var reserved: Set<String> {
    switch self {
    case .graph: ["id"]
    case .node: ["id", "type"]
    case .edge: ["id", "type", "label", "source", "target", "key"]
    }
  }

  /// The field that a name means, and how surely: 0 is best. Compared without letter case, spaces
  /// and punctuation, so that "Edge Weight" is "edge_weight".
  func meaning(of name: String) -> (attribute: KnownAttribute, rank: Int)? {
    if let exact = KnownAttribute(rawValue: name), known.contains(exact) { return (exact, 0) }
    let folded = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    for attribute in known {
      if let rank = attribute.foldedNames.firstIndex(of: folded) { return (attribute, rank + 1) }
    }
    return nil
  }
}

/// A field of `CoMentionGraph`, by its name in graph files.
enum KnownAttribute: String {
  case label, name, kind, aliases, mentions, documents, sentences, paragraphs
  case independentDocuments = "independent_documents"
  case firstSeen = "first_seen"
  case lastSeen = "last_seen"
  case weight, distance, npmi, significance, interaction, evidence

  /// How this and other programs call it, the most telling first.
  fileprivate var foldedNames: [String] {
    switch self {
    case .label: ["label", "nodelabel"]
    case .name: ["name", "vname"]
    case .kind: ["kind", "type", "category", "class"]
    case .weight: ["weight", "edgeweight"]
    case .independentDocuments: ["independentdocuments"]
    case .firstSeen: ["firstseen"]
    case .lastSeen: ["lastseen"]
    default: [rawValue]
    }
  }

  /// What its values are; other programs write whole numbers as real ones, so the two count alike.
  enum Content { case anything, text, number }

  var content: Content {
    switch self {
    case .label, .name: .anything
    case .kind, .aliases, .firstSeen, .lastSeen, .interaction, .evidence: .text
    case .mentions, .documents, .independentDocuments, .sentences, .paragraphs, .weight, .distance,
      .npmi, .significance:
      .number
    }
  }

  /// Whether its values are real numbers by nature.
  var isReal: Bool {
    switch self {
    case .weight, .distance, .npmi, .significance: true
    default: false
    }
  }
}
