import CorpusReading
import DataModel
import EntityResolution
import FoundationEssentials
import MentionExtraction

/// A place where some words stand, and why they are a mention there or are none.
public struct ExplainedPlace: Sendable {
  public var document: String
  public var line: Int
  public var sentence: String
  public var words: String
  public var explanation: SpanExplanation
  public var entity: String?
}

extension Pipeline {
  /// Explains the spans of some words in documents; no more than `limit` of them.
  ///
  /// The documents are read twice: once for the corpus as a whole, which decides what entity a
  /// mention means, and once for the clues.
  public func explain(_ words: String, in inputs: [String], limit: Int) async throws -> (
    places: [ExplainedPlace], diagnostics: [Diagnostic]
  ) {
    let corpus = try await extract(inputs)
    let numberOfID = Dictionary(
      corpus.records.ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let reader = CorpusReader(base: options.base)
    var records = RecordTable.Reader(corpus.records)
    var places: [ExplainedPlace] = []
    let diagnostics = corpus.diagnostics
    let wanted = words.foldedName
    var parts = InputParts(try reader.list(inputs).files, chunkSize: options.chunkSize)
    var ids = RecordIDs()
    while let part = parts.next() {
      for document in ids.settled(reader.read(part)).documents {
        let record = try numberOfID[document.id].map { try records.record($0) }
        for span in extractor.explain(document)
        where document.string(span.range).foldedName == wanted {
          if places.count == limit { return (places, diagnostics) }
          places.append(
            ExplainedPlace(
              document: document.id, line: document.line(of: span.range.start),
              sentence: document.string(span.sentence).split(whereSeparator: \.isWhitespace)
                .joined(separator: " "), words: document.string(span.range), explanation: span,
              entity: record.flatMap { corpus.entityID(of: span.range, in: $0) }))
        }
      }
    }
    return (places, diagnostics)
  }
}

extension ExtractedCorpus {
  /// The id of the entity that a span of a document mentions.
  fileprivate func entityID(of range: ByteRange, in record: ExtractedRecord) -> String? {
    record.mentions.first { $0.range == range }.flatMap { entity($0) }
      .map { resolution.entities[$0].id }
  }
}

/// The names of an entity and what joined each.
public struct ExplainedEntity: Sendable {
  public struct Name: Sendable {
    public var text: String
    public var mentions: Int
    /// The name it was joined to, and the sieve; `nil` for the one that others were joined to.
    public var into: String?
    public var sieve: String?
  }

  public var entity: Entity
  public var names: [Name]
}

extension ExtractedCorpus {
  /// Entities that any name of these words means, with the sieves that joined their names.
  public func explainMerges(of name: String) -> [ExplainedEntity] {
    let wanted = name.foldedName
    var merges: [Int: Resolution.Merge] = [:]
    for merge in resolution.merges { merges[merge.name] = merge }
    var meant: Set<Int> = []
    for (row, entity) in resolution.entityOfName.enumerated() {
      guard let entity else { continue }
      let value = resolution.entities[entity]
      if names.rows[row].key.text.foldedName == wanted || value.name.foldedName == wanted
        || value.id == name
      {
        meant.insert(entity)
      }
    }
    return meant.sorted().map { entity in
      let rows = names.rows.indices.filter {
        resolution.entityOfName[$0] == entity && names.rows[$0].mentions > 0
      }.sorted { (names.rows[$1].mentions, $0) < (names.rows[$0].mentions, $1) }
      return ExplainedEntity(
        entity: resolution.entities[entity],
        names: rows.map { row in
          ExplainedEntity.Name(
            text: names.rows[row].key.text, mentions: names.rows[row].mentions,
            into: merges[row].map { names.rows[$0.into].key.text }, sieve: merges[row]?.sieve)
        })
    }
  }

  /// Mentions of entities; those whose name was dropped do not count.
  public var mentions: Int { resolution.entities.reduce(0) { $0 + $1.mentions } }

  /// Documents and records that were left out.
  public var skipped: Int { diagnostics.count { $0.severity == .skipped } }
}
