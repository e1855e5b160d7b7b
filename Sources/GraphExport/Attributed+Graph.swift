import DataModel

extension CoMentionGraph: Attributed {
  func value(of known: KnownAttribute) -> AttributeValue? { nil }
}

extension CoMentionGraph.Node: Attributed {
  func value(of known: KnownAttribute) -> AttributeValue? {
    switch known {
    case .label: .string(label.isEmpty ? name : label)
    case .name: .string(name)
    case .kind: kind.map { .string($0) }
    case .aliases: .string(AliasList.text(aliases))
    case .mentions: mentions.map { .integer($0) }
    case .documents: documents.map { .integer($0) }
    case .firstSeen: firstSeen.map { .string($0) }
    case .lastSeen: lastSeen.map { .string($0) }
    default: nil
    }
  }
}

extension CoMentionGraph.Edge: Attributed {
  /// What the edges of this program are; Cytoscape shows it.
  static let interaction = "co-mention"

  /// The weight as files have it: above zero for igraph, too, which refuses subnormal numbers.
  var writtenWeight: Double { max(weight, .leastNormalMagnitude) }

  func value(of known: KnownAttribute) -> AttributeValue? {
    switch known {
    case .weight: .real(writtenWeight)
    case .distance: (1 / writtenWeight).isNormal ? .real(1 / writtenWeight) : nil
    case .sentences: sentences.map { .integer($0) }
    case .paragraphs: paragraphs.map { .integer($0) }
    case .documents: documents.map { .integer($0) }
    case .npmi: npmi.map { .real($0) }
    case .significance: significance.map { .real($0) }
    case .firstSeen: firstSeen.map { .string($0) }
    case .lastSeen: lastSeen.map { .string($0) }
    case .interaction: .string(CoMentionGraph.Edge.interaction)
    case .evidence: evidence.isEmpty ? nil : .string(GraphMLEvidence.text(evidence))
    default: nil
    }
  }
}
