import DataModel

/// Which entities one document mentions where, with its text: a document of `SentenceTable` in the
/// form that is easy to write and to read.
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

  func fill(_ table: inout SentenceTable) {
    table.start(day: date.flatMap { Day($0) })
    for (number, sentence) in sentences.enumerated() {
      table.addSentence(number, block: sentence.block, zone: sentence.zone)
      for entity in sentence.entities { table.addEntity(entity) }
    }
  }
}

extension GraphBuilder {
  /// The graph of documents that are in memory, in the order of their ids.
  ///
  /// - Parameter copies: which of them are near-duplicates of one another.
  public func graph(
    of documents: [DocumentEntities], entities: [Entity], copies: CopyGroups = CopyGroups()
  ) -> CoMentionGraph {
    var counts = PairCounts(entities: entities.count, options: options)
    var table = SentenceTable()
    for (number, document) in documents.enumerated() {
      document.fill(&table)
      counts.addWindows(of: table, number)
    }
    for document in documents {
      document.fill(&table)
      counts.addOtherCounts(of: table)
    }
    for group in 0..<copies.count {
      for document in copies.documents(of: group) {
        documents[document].fill(&table)
        counts.addCopy(table)
      }
      counts.endCopies()
    }
    return graph(
      of: [counts], documents: documents.count, copies: copies.copies, entities: entities
    ) {
      GraphBuilder.evidence($0, in: documents)
    }
  }

  /// The sentences of some places, in their order.
  package static func evidence(_ places: [EvidencePlace], in documents: [DocumentEntities])
    -> EvidenceList
  {
    var list = EvidenceList(count: places.count)
    for (number, place) in places.enumerated() {
      let document = documents[Int(place.document)]
      let (first, second) = (
        document.sentences[Int(place.first)], document.sentences[Int(place.second)]
      )
      list.set(
        number, document: document.id, line: first.line,
        text: place.isOne ? first.text : EvidencePlace.text(first.text, second.text))
    }
    return list
  }

  /// The entities that each of some shares a window with, of documents that are in memory.
  public func neighbors(of wanted: Set<Int>, in documents: [DocumentEntities]) -> [Int: Set<Int>] {
    var search = NeighborSearch(of: wanted, options: options)
    var table = SentenceTable()
    for document in documents {
      document.fill(&table)
      search.add(table)
    }
    return search.neighbors
  }
}
