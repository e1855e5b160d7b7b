import DataModel

/// What has attributes: the graph, its nodes or its edges.
protocol AttributedRows {
  var count: Int { get }
  /// The value of a field; `nil` if the row has none.
  func value(of known: KnownAttribute, at row: Int) -> AttributeValue?
  func attributes(at row: Int) -> [Attribute]
  /// Whether no row has the field, or any attribute if it is `nil`; `false` if that is not known.
  func lack(_ known: KnownAttribute?) -> Bool
}

/// A graph, which has no fields.
struct GraphRow: AttributedRows {
  let graph: CoMentionGraph

  var count: Int { 1 }
  func value(of known: KnownAttribute, at row: Int) -> AttributeValue? { nil }
  func attributes(at row: Int) -> [Attribute] { graph.attributes }
  func lack(_ known: KnownAttribute?) -> Bool { false }
}

/// Nodes as their files show them: with final ids, names, labels and kinds.
struct NodeRows: AttributedRows {
  let nodes: [CoMentionGraph.Node]
  let ids: [String]
  let names: [String]
  let kinds: [String?]

  var count: Int { nodes.count }

  func label(_ row: Int) -> String { nodes[row].label.isEmpty ? names[row] : nodes[row].label }

  func value(of known: KnownAttribute, at row: Int) -> AttributeValue? {
    switch known {
    case .label: .string(label(row))
    case .name: .string(names[row])
    case .kind: kinds[row].map { .string($0) }
    case .aliases: .string(AliasList.text(nodes[row].aliases))
    case .mentions: nodes[row].mentions.map { .integer($0) }
    case .documents: nodes[row].documents.map { .integer($0) }
    case .independentDocuments: nodes[row].independentDocuments.map { .integer($0) }
    case .firstSeen: nodes[row].firstSeen.map { .string($0) }
    case .lastSeen: nodes[row].lastSeen.map { .string($0) }
    default: nil
    }
  }

  func attributes(at row: Int) -> [Attribute] { nodes[row].attributes }
  func lack(_ known: KnownAttribute?) -> Bool { false }
}

extension CoMentionGraph.Edge {
  /// What the edges of this program are; Cytoscape shows it.
  static let interaction = "co-mention"
}

extension EdgeTable: AttributedRows {
  /// The weight as files have it: above zero for igraph, too, which refuses subnormal numbers.
  func writtenWeight(_ row: Int) -> Double { Swift.max(weights[row], .leastNormalMagnitude) }

  /// Its reciprocal; `nil` if that is no number that every program reads.
  func writtenDistance(_ row: Int) -> Double? {
    let distance = 1 / writtenWeight(row)
    return distance.isNormal ? distance : nil
  }

  func value(of known: KnownAttribute, at row: Int) -> AttributeValue? {
    switch known {
    case .weight: return .real(writtenWeight(row))
    case .distance: return writtenDistance(row).map { .real($0) }
    case .sentences: return sentences[row].map { .integer($0) }
    case .paragraphs: return paragraphs[row].map { .integer($0) }
    case .documents: return documents[row].map { .integer($0) }
    case .independentDocuments: return independentDocuments[row].map { .integer($0) }
    case .npmi: return npmi[row].map { .real($0) }
    case .significance: return significance[row].map { .real($0) }
    case .firstSeen: return firstSeen[row].map { .string(days[$0]) }
    case .lastSeen: return lastSeen[row].map { .string(days[$0]) }
    case .interaction: return .string(CoMentionGraph.Edge.interaction)
    case .evidence:
      let items = evidence.items(of: row)
      if items.isEmpty { return nil }
      var text: [UInt8] = []
      GraphMLEvidence.append(items, of: evidence.list, to: &text)
      return .string(String(decoding: text, as: UTF8.self))
    default: return nil
    }
  }

  func attributes(at row: Int) -> [Attribute] { attributes[row] ?? [] }

  func lack(_ known: KnownAttribute?) -> Bool {
    switch known {
    case nil: attributes.isEmpty
    case .sentences?: sentences.isEmpty
    case .paragraphs?: paragraphs.isEmpty
    case .documents?: documents.isEmpty
    case .independentDocuments?: independentDocuments.isEmpty
    case .npmi?: npmi.isEmpty
    case .significance?: significance.isEmpty
    case .firstSeen?: firstSeen.isEmpty
    case .lastSeen?: lastSeen.isEmpty
    default: false
    }
  }
}
