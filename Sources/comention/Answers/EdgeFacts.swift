import DataModel

/// An edge that is part of an answer.
struct EdgeFacts: Encodable {
  var weight: Double
  var sentences: Int?
  var documents: Int?
  var independentDocuments: Int?
  var npmi: Double?
  var evidence: [Sentence]

  enum CodingKeys: String, CodingKey {
    case weight, sentences, documents
    case independentDocuments = "independent_documents"
    case npmi, evidence
  }

  init(_ edge: CoMentionGraph.Edge) {
    weight = edge.weight
    sentences = edge.sentences
    documents = edge.documents
    independentDocuments = edge.independentDocuments
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
    [weight.exactText, sentences.cell, documents.cell, npmi?.exactText ?? ""]
  }

  /// The evidence as lines under a row of a table.
  var evidenceLines: [String] { evidence.map { "        \($0.placedText)" } }

  /// The evidence in one cell.
  var evidenceCell: String { evidence.map(\.placedText).joined(separator: "\n") }
}
