import DataModel

/// Which entities one document mentions where: what the graph is counted from.
public struct DocumentEntities: Sendable {
  public struct Sentence: Sendable {
    /// Position of its block in the document.
    public var block: Int
    public var zone: Zone
    /// 1-based.
    public var line: Int
    /// White space folded; empty where no two entities meet.
    public var text: [UInt8]
    /// Positions in the entity list, ascending, each once.
    public var entities: [Int]

    public init(block: Int, zone: Zone, line: Int, text: [UInt8], entities: [Int]) {
      self.block = block
      self.zone = zone
      self.line = line
      self.text = text
      self.entities = entities
    }
  }

  public var id: String
  /// `YYYY-MM-DD`.
  public var date: String?
  /// Those that mention anything, in text order.
  public var sentences: [Sentence]

  public init(id: String, date: String?, sentences: [Sentence]) {
    self.id = id
    self.date = date
    self.sentences = sentences
  }
}

/// The stretch of text in which two mentions count as being together.
public enum Window: String, Hashable, Sendable, CaseIterable {
  case sentence, paragraph, document
}

/// What an edge's weight is taken from.
public enum WeightMeasure: String, Hashable, Sendable, CaseIterable {
  case sentences, paragraphs, documents, npmi
}
