import DataModel

/// Compares the fields of an entity or edge with those that it had before.
struct FieldComparison {
  private(set) var changes: [GraphDifference.Field] = []

  /// Fields that only the old one has come last.
  init(_ old: [Attribute], _ new: [Attribute]) {
    let before = Dictionary(old.map { ($0.name, $0.value) }) { first, _ in first }
    let names = Set(new.map(\.name))
    for field in new where before[field.name] != field.value {
      changes.append(
        GraphDifference.Field(field.name, old: before[field.name], new: field.value))
    }
    for field in old where !names.contains(field.name) {
      changes.append(GraphDifference.Field(field.name, old: field.value, new: nil))
    }
  }
}

extension CoMentionGraph.Node {
  /// All but the id, under the names that graph files give them.
  var fields: [Attribute] {
    let known: [(String, AttributeValue?)] = [
      ("name", .string(name)), ("label", .string(label)), ("kind", kind.map { .string($0) }),
      ("aliases", aliases.isEmpty ? nil : .string(aliases.joined(separator: "; "))),
      ("mentions", mentions.map { .integer($0) }), ("documents", documents.map { .integer($0) }),
      ("independent_documents", independentDocuments.map { .integer($0) }),
      ("first_seen", firstSeen.map { .string($0) }), ("last_seen", lastSeen.map { .string($0) }),
    ]
    return known.compactMap { name, value in value.map { Attribute(name, $0) } } + attributes
  }
}

extension CoMentionGraph.Edge {
  /// All but the ends and the evidence, under the names that graph files give them.
  var fields: [Attribute] {
    let known: [(String, AttributeValue?)] = [
      ("weight", .real(weight)), ("sentences", sentences.map { .integer($0) }),
      ("paragraphs", paragraphs.map { .integer($0) }),
      ("documents", documents.map { .integer($0) }),
      ("independent_documents", independentDocuments.map { .integer($0) }),
      ("npmi", npmi.map { .real($0) }),
      ("significance", significance.map { .real($0) }),
      ("first_seen", firstSeen.map { .string($0) }), ("last_seen", lastSeen.map { .string($0) }),
    ]
    return known.compactMap { name, value in value.map { Attribute(name, $0) } } + attributes
  }
}
