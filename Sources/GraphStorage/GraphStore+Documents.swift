import DataModel
import GRDB

/// A document of a store.
package struct StoredDocument: Sendable {
  package var number: Int
  package var id: String
  package var title: String?
  package var author: String?
  package var day: Day?
  /// Windows of it that mention anything.
  package var windows: Int?
  /// The number of the first of the documents of which it is a near-duplicate, or they of it.
  package var copyGroup: Int?
  /// The bytes of its record, of which the mentions and rows have numbers of the store's names.
  package var content: [UInt8]

  static var damaged: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a document's content")
  }
}

/// A form of words in a store.
package struct StoredName: Sendable {
  package var number: Int
  package var name: DocumentName
  /// The number of the name that it is short for.
  package var longForm: Int?
  /// The number of the entity that the store's graph has for it.
  package var entity: Int?
}

extension GraphStore {
  /// Room for more is not made on a number's word alone.
  private static let mostReserved = 1 << 20

  /// The hashes of the documents in the store, and of those that are only staged.
  package func hashes() throws -> (stored: [String: UInt64], staged: [String: UInt64]) {
    func hashes(_ db: Database, _ table: String) throws -> [String: UInt64] {
      let select = try SQLStatement(
        db, "SELECT document, hash FROM \(table) WHERE hash IS NOT NULL")
      let count = try Int.fetchOne(db, sql: "SELECT max(rowid) FROM \(table)") ?? 0
      var hashes = [String: UInt64](minimumCapacity: max(0, min(count, GraphStore.mostReserved)))
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

  /// All names, in the order of their numbers: a long form before what is short for it.
  package func forEachName(_ body: (StoredName) throws -> Void) throws {
    try read { db in
      let select = try SQLStatement(
        db,
        """
        SELECT id, kind, text, entry, long_form, is_decided, qualified_name, qualifier, entity
        FROM names ORDER BY id
        """)
      while try select.next() {
        let number = select.int()
        guard let kind = EntityKind(name: select.text()) else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a name of no known kind")
        }
        let (text, entry, longForm) = (select.text(), select.intOrNone(), select.intOrNone())
        let isDecided = select.int() == 1
        let (qualified, qualifier) = (select.textOrNone(), select.textOrNone())
        try body(
          StoredName(
            number: number,
            name: DocumentName(
              text: text, kind: kind, entry: entry, isDecided: isDecided,
              qualified: qualified.flatMap { name in
                qualifier.map { QualifiedName(name: name, qualifier: $0) }
              }), longForm: longForm, entity: select.intOrNone()))
      }
    }
  }

  /// The documents, in the order of their numbers.
  ///
  /// - Parameter texts: whether the texts of the sentences are wanted.
  package func forEachDocument(
    texts: Bool, _ body: (StoredDocument) throws -> Void
  ) throws {
    try read { db in
      guard try db.columns(in: "documents").contains(where: { $0.name == "content" }) else {
        let reader = try SentenceTexts(db)
        return try OlderDocuments.forEach(db) { number, record in
          var document = StoredDocument(
            number: number, id: record.id, title: record.title, day: record.day,
            content: record.bytesWithoutText)
          if texts { try reader.add(to: &document) }
          try body(document)
        }
      }
      let reader = try SentenceTexts(db)
      let select = try SQLStatement(
        db,
        """
        SELECT id, document, title, date, windows, copy_group, \(GraphColumns(db).author), content
        FROM documents ORDER BY id
        """)
      while try select.next() {
        let number = select.int()
        let (id, title, date) = (select.text(), select.textOrNone(), select.textOrNone())
        var document = StoredDocument(
          number: number, id: id, title: title, day: date.flatMap { Day($0) },
          windows: select.intOrNone(), copyGroup: select.intOrNone(), content: [])
        document.author = select.textOrNone()
        document.content = try OlderDocuments.renewed(select.bytes())
        guard ExtractedRecord.View(checking: document.content[...]) != nil else {
          throw StoredDocument.damaged
        }
        if texts { try reader.add(to: &document) }
        try body(document)
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

/// Puts the texts of sentences into documents.
private struct SentenceTexts {
  private let select: SQLStatement

  init(_ db: Database) throws {
    select = try SQLStatement(
      db, "SELECT text FROM sentences WHERE id >= ? AND id < ? ORDER BY id")
  }

  func add(to document: inout StoredDocument) throws {
    let view = ExtractedRecord.View(document.content[...])
    var record = view.record(id: document.id, day: document.day)
    record.rows = Array(view.rows)
    select.bind(SentenceNumber.first(of: document.number))
      .bind(SentenceNumber.first(of: document.number + 1))
    var sentence = 0
    while try select.next() {
      guard sentence < record.sentences.count else { throw StoredDocument.damaged }
      record.sentences[sentence].text = select.bytes()
      sentence += 1
    }
    document.content = record.bytes
  }
}
