/// The stretch of text in which two mentions count as being together.
public enum Window: String, Hashable, Sendable, CaseIterable {
  case sentence, paragraph, document
}

/// What an edge's weight is taken from.
public enum WeightMeasure: String, Hashable, Sendable, CaseIterable {
  case sentences, paragraphs, documents
  case independentDocuments = "independent-documents"
  case npmi
}
