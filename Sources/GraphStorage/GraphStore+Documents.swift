import DataModel
import GRDB

/// A document of a store: its mentions have numbers of the store's names.
package struct StoredDocument: Sendable {
  package var number: Int
  package var record: ExtractedRecord
}

/// A form of words in a store.
package struct StoredName: Sendable {
  package var name: DocumentName
  /// The number of the name that it is short for.
  package var longForm: Int?
  /// The number of the entity that the store's graph has for it.
  package var entity: Int?
}

extension GraphStore {
  /// The hashes of the documents in the store, and of those that are only staged.
  package func hashes() throws -> (stored: [String: UInt64], staged: [String: UInt64]) {
    func hashes(_ db: Database, _ table: String) throws -> [String: UInt64] {
      let select = try SQLStatement(
        db, "SELECT document, hash FROM \(table) WHERE hash IS NOT NULL")
      var hashes: [String: UInt64] = [:]
      while try select.next() {
        let document = select.text()
        hashes[document] = UInt64(bitPattern: Int64(select.int()))
      }
      return hashes
    }
    return try read { try (hashes($0, "documents"), hashes($0, "staged")) }
  }

  /// Keeps documents until a build comes to its end.
  package func stage(_ documents: [StagedDocument]) throws {
    try write { db in
      let insert = try SQLStatement(
        db, "INSERT OR REPLACE INTO staged (document, hash, content) VALUES (?, ?, ?)")
      for document in documents {
        insert.bind(document.record.id).bind(Int(Int64(bitPattern: document.hash)))
        try insert.bind(blob: document.bytes).run()
      }
    }
  }

  /// The staged documents of some ids, in the order in which they came.
  package func forEachStaged(
    among ids: Set<String>, _ body: (StagedDocument) throws -> Void
  ) throws {
    try read { db in
      let select = try SQLStatement(
        db, "SELECT document, hash, content FROM staged ORDER BY rowid")
      while try select.next() {
        let id = select.text()
        guard ids.contains(id) else { continue }
        let hash = UInt64(bitPattern: Int64(select.int()))
        try body(try StagedDocument(id: id, hash: hash, select.bytes()))
      }
    }
  }

  /// All names, by their numbers.
  package func names() throws -> [Int: StoredName] {
    try read { db in
      var names: [Int: StoredName] = [:]
      let select = try SQLStatement(
        db,
        """
        SELECT id, kind, text, entry, long_form, is_decided, qualified_name, qualifier, entity
        FROM names
        """)
      while try select.next() {
        let number = select.int()
        guard let kind = EntityKind(name: select.text()) else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a name of no known kind")
        }
        let (text, entry, longForm) = (select.text(), select.intOrNone(), select.intOrNone())
        let isDecided = select.int() == 1
        let (qualified, qualifier) = (select.textOrNone(), select.textOrNone())
        names[number] = StoredName(
          name: DocumentName(
            text: text, kind: kind, entry: entry, isDecided: isDecided,
            qualified: qualified.flatMap { name in
              qualifier.map { QualifiedName(name: name, qualifier: $0) }
            }), longForm: longForm, entity: select.intOrNone())
      }
      return names
    }
  }

  /// The documents but some with their sentences and mentions, in the order of their numbers.
  package func forEachDocument(
    except ids: Set<String>, _ body: (StoredDocument) throws -> Void
  ) throws {
    try read { db in
      let sketch = try GraphColumns.sketch(db)
      let documents = try SQLStatement(
        db, "SELECT id, document, title, date, names, \(sketch) FROM documents ORDER BY id")
      var sentences = try SentenceCursor(db)
      while try documents.next() {
        let number = documents.int()
        let id = documents.text()
        guard !ids.contains(id) else { continue }
        let (title, date) = (documents.textOrNone(), documents.textOrNone())
        let names = NumberList.numbers(documents.bytes())
        var record = ExtractedRecord(
          id: id, title: title, day: date.flatMap { Day($0) }, sentences: [], mentions: [],
          text: [])
        record.rows = names
        record.sketch = TextSketch(bytes: documents.bytes())
        try sentences.read(number, into: &record)
        try body(StoredDocument(number: number, record: record))
      }
    }
  }

  /// The gazetteer entries that names of the store mean, by their positions in the lexicon.
  package func entries() throws -> [Int: GazetteerEntry] {
    try read { db in
      var entries: [Int: GazetteerEntry] = [:]
      let select = try SQLStatement(
        db, "SELECT id, kind, name, note, container, attributes FROM entries")
      while try select.next() {
        let number = select.int()
        let kind = EntityKind(name: select.text()) ?? .organization
        let (name, note, container) = (select.text(), select.textOrNone(), select.intOrNone())
        entries[number] = GazetteerEntry(
          name: name, kind: kind, note: note, container: container.map { Int32($0) },
          attributes: try StoredJSON.decode([String: String].self, select.bytes()))
      }
      return entries
    }
  }
}

/// Numbers of rows from the number of a document and a position in it, so that a document's rows
/// stand together.
enum SentenceNumber {
  static let bits = 24

  static func first(of document: Int) -> Int { document << bits }
  static func of(_ document: Int, _ position: Int) -> Int { document << bits | position }
}

/// Reads the sentences and mentions of documents that come in the order of their numbers.
private struct SentenceCursor {
  private let sentences: SQLStatement
  private let mentions: SQLStatement

  init(_ db: Database) throws {
    sentences = try SQLStatement(
      db,
      """
      SELECT number, block, zone, line, text FROM sentences WHERE id >= ? AND id < ? ORDER BY id
      """)
    mentions = try SQLStatement(
      db,
      """
      SELECT sentence, start, "end", name, source FROM mentions
      WHERE sentence >= ? AND sentence < ? ORDER BY sentence, start
      """)
  }

  mutating func read(_ document: Int, into record: inout ExtractedRecord) throws {
    let (first, end) = (SentenceNumber.first(of: document), SentenceNumber.first(of: document + 1))
    sentences.bind(first).bind(end)
    while try sentences.next() {
      let (number, block) = (sentences.int(), sentences.int())
      let zone = Zone(name: sentences.text()) ?? .body
      record.sentences.append(
        ExtractedRecord.Sentence(
          number: number, block: block, zone: zone, line: sentences.int(), text: sentences.bytes())
      )
    }
    mentions.bind(first).bind(end)
    while try mentions.next() {
      let sentence = mentions.int() - first
      let range = ByteRange(mentions.int(), mentions.int())
      record.mentions.append(
        ExtractedRecord.Mention(
          range: range, name: mentions.int(), sentence: sentence, source: mentions.int()))
    }
  }
}
