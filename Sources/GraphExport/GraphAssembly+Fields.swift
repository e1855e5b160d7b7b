import DataModel

extension CoMentionGraph.Node {
  /// Takes the value of a field, unless the node has one; `false` if the value is not for a field.
  mutating func take(_ value: AttributeValue, _ field: KnownAttribute?) -> Bool {
    switch field {
    case .label: if label.isEmpty { label = value.name }
    case .name: if name.isEmpty { name = shared(value.name) }
    case .kind: kind = kind ?? value.nonemptyText
    case .aliases:
      if aliases.isEmpty { aliases = AliasList.parse(value.text).map { shared($0) } }
    case .firstSeen: firstSeen = firstSeen ?? value.nonemptyText
    case .lastSeen: lastSeen = lastSeen ?? value.nonemptyText
    case .mentions:
      guard let count = value.wholeNumber else { return false }
      mentions = mentions ?? count
    case .documents:
      guard let count = value.wholeNumber else { return false }
      documents = documents ?? count
    case .independentDocuments:
      guard let count = value.wholeNumber else { return false }
      independentDocuments = independentDocuments ?? count
    default: return false
    }
    return true
  }

  /// The text, as the label's or name's own if it is the same: kept once.
  private func shared(_ text: String) -> String {
    if ByteString(text) == ByteString(name) { return name }
    return ByteString(text) == ByteString(label) ? label : text
  }
}

extension CoMentionGraph.Edge {
  /// Adds another edge between the same nodes: what is counted is summed, and what cannot be told
  /// of both together is dropped.
  mutating func add(_ other: CoMentionGraph.Edge) {
    weight = min(weight + other.weight, .greatestFiniteMagnitude)
    sentences = sum(sentences, other.sentences)
    paragraphs = sum(paragraphs, other.paragraphs)
    documents = sum(documents, other.documents)
    independentDocuments = sum(independentDocuments, other.independentDocuments)
    npmi = nil
    significance = nil
    firstSeen = [firstSeen, other.firstSeen].compactMap { $0 }.min()
    lastSeen = [lastSeen, other.lastSeen].compactMap { $0 }.max()
    evidence += other.evidence
    for attribute in other.attributes
    where !attributes.contains(where: { $0.name == attribute.name }) {
      attributes.append(attribute)
    }
  }

  private func sum(_ a: Int?, _ b: Int?) -> Int? {
    guard let a, let b else { return a ?? b }
    let (sum, overflows) = a.addingReportingOverflow(b)
    return overflows ? nil : sum
  }
}

extension AttributeValue {
  fileprivate var nonemptyText: String? { text.isEmpty ? nil : text }
}
