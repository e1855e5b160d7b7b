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

  /// The kind, where there is one, and the name.
  var cells: [String] { [kind ?? "", name] }
}

/// An entity that was asked about.
struct EntityFacts: Encodable {
  var id: String
  var name: String
  var kind: String?
  var aliases: [String]
  var mentions: Int?
  var documents: Int?

  init(_ node: CoMentionGraph.Node) {
    id = node.id
    name = node.name
    kind = node.kind
    aliases = node.aliases
    mentions = node.mentions
    documents = node.documents
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

/// A sentence with its place.
struct Sentence: Encodable {
  var document: String
  var line: Int
  var text: String

  init(_ evidence: Evidence) {
    document = evidence.document
    line = evidence.line
    text = evidence.text
  }

  /// `document:line: text`.
  var placedText: String { "\(document):\(line): \(text)" }
}

/// An edge that is part of an answer.
struct EdgeFacts: Encodable {
  var weight: Double
  var sentences: Int?
  var documents: Int?
  var npmi: Double?
  var evidence: [Sentence]

  init(_ edge: CoMentionGraph.Edge) {
    weight = edge.weight
    sentences = edge.sentences
    documents = edge.documents
    npmi = edge.npmi
    evidence = edge.evidence.map(Sentence.init)
  }

  static let columns: [(title: String, alignment: Table.Alignment)] = [
    ("weight", .right), ("sentences", .right), ("documents", .right), ("npmi", .right),
  ]

  /// For a table.
  var cells: [String] {
    [weight.shortText, sentences.cell, documents.cell, npmi.map { $0.fixedText(places: 2) } ?? ""]
  }

  /// For CSV.
  var exactCells: [String] {
    [weight.shortText, sentences.cell, documents.cell, npmi.map { "\($0)" } ?? ""]
  }

  /// The evidence as lines under a row of a table.
  var evidenceLines: [String] { evidence.map { "        \($0.placedText)" } }

  /// The evidence in one cell.
  var evidenceCell: String { evidence.map(\.placedText).joined(separator: "\n") }
}
