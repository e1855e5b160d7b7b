import DataModel

/// An entity that was asked about.
struct EntityFacts: Encodable {
  var id: String
  var name: String
  var kind: String?
  var aliases: [String]
  var mentions: Int?
  var documents: Int?
  var independentDocuments: Int?

  enum CodingKeys: String, CodingKey {
    case id, name, kind, aliases, mentions, documents
    case independentDocuments = "independent_documents"
  }

  init(_ node: CoMentionGraph.Node) {
    id = node.id
    name = node.name
    kind = node.kind
    aliases = node.aliases
    mentions = node.mentions
    documents = node.documents
    independentDocuments = node.independentDocuments
  }

  /// `Name (kind, mentions, documents)`.
  var title: String {
    let facts = [
      kind, mentions.map { "\($0) mentions" }, documents.map { "\($0) documents" },
    ].compactMap { $0 }
    return facts.isEmpty ? name : "\(name) (\(facts.joined(separator: ", ")))"
  }

  /// The title, and the aliases on a line of their own.
  var head: String {
    let others = aliases.filter { $0 != name }
    return title + "\n" + (others.isEmpty ? "" : "also: \(others.joined(separator: "; "))\n")
  }
}
