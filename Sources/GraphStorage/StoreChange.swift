import DataModel
import GRDB

/// What a build changes in a store: all of it, or nothing.
package struct StoreChange {
  private let db: Database
  private let statements: Statements

  /// Prepared once for all rows.
  private struct Statements {
    let document, weaving, sentence, mention, name, entity, entry, source: SQLStatement

    init(_ db: Database) throws {
      document = try SQLStatement(db, "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      weaving = try SQLStatement(
        db, "UPDATE documents SET windows = ?, copy_group = ? WHERE id = ?")
      sentence = try SQLStatement(db, "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?)")
      mention = try SQLStatement(db, "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)")
      name = try SQLStatement(
        db,
        """
        INSERT INTO names
          (id, kind, text, entry, long_form, is_decided, qualified_name, qualifier, entity)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
      entity = try SQLStatement(db, "UPDATE names SET entity = ? WHERE id = ?")
      entry = try SQLStatement(
        db, "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)")
      source = try SQLStatement(db, "INSERT OR REPLACE INTO sources VALUES (?, ?)")
    }
  }

  fileprivate init(_ db: Database) throws {
    self.db = db
    statements = try Statements(db)
  }

  /// Leaves out a document with all that was found in it, and tells whether it was there.
  @discardableResult
  package func remove(document id: String) throws -> Bool {
    guard
      let number = try Int.fetchOne(
        db, sql: "SELECT id FROM documents WHERE document = ?", arguments: [id])
    else { return false }
    let (first, end) = (SentenceNumber.first(of: number), SentenceNumber.first(of: number + 1))
    for (table, column) in [("mentions", "sentence"), ("sentences", "id")] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(column) >= ? AND \(column) < ?")
        .execute(arguments: [first, end])
    }
    try db.cachedStatement(sql: "DELETE FROM documents WHERE id = ?").execute(arguments: [number])
    return true
  }

  /// Takes in a document, whose sentences and mentions come by `insertTexts`.
  ///
  /// - Parameters:
  ///   - record: its mentions and rows with numbers of the store's names.
  ///   - number: that of no document that was ever in the store.
  package func insert(
    _ record: ExtractedRecord, number: Int, hash: UInt64?, windows: Int? = nil,
    copyGroup: Int? = nil
  ) throws {
    statements.document.bind(number).bind(record.id).bind(record.title).bind(record.day?.text)
    statements.document.bind(hash.map { Int(Int64(bitPattern: $0)) })
    statements.document.bind(windows).bind(copyGroup).bind(record.author)
    try statements.document.bind(blob: record.bytesWithoutText).run()
  }

  /// Takes in the sentences and mentions of a document.
  package func insertTexts(of record: ExtractedRecord, number: Int) throws {
    for (position, sentence) in record.sentences.enumerated() {
      statements.sentence.bind(SentenceNumber.of(number, position)).bind(number)
      statements.sentence.bind(sentence.number).bind(sentence.block).bind(sentence.zone.name)
      try statements.sentence.bind(sentence.line).bind(utf8: sentence.text).run()
    }
    for mention in record.mentions {
      statements.mention.bind(SentenceNumber.of(number, mention.sentence))
      statements.mention.bind(mention.range.start).bind(mention.range.end)
      try statements.mention.bind(mention.name).bind(mention.source).run()
    }
  }

  /// Notes what weaving found out about a document.
  package func setWindows(_ windows: Int, copyGroup: Int?, ofDocument number: Int) throws {
    try statements.weaving.bind(windows).bind(copyGroup).bind(number).run()
  }

  /// Takes in a name.
  ///
  /// - Parameters:
  ///   - number: that of no name that was ever in the store.
  ///   - longForm: the number of a name.
  package func insert(
    _ name: NameTable.Key, number: Int, longForm: Int?, entity: Int?
  ) throws {
    statements.name.bind(number).bind(name.kind.name).bind(name.text).bind(name.entry)
    statements.name.bind(longForm).bind(name.isDecided ? 1 : 0).bind(name.qualified?.name)
    try statements.name.bind(name.qualified?.qualifier).bind(entity).run()
  }

  package func setEntity(_ entity: Int?, ofName name: Int) throws {
    try statements.entity.bind(entity).bind(name).run()
  }

  package func removeNames(_ names: [Int]) throws {
    let delete = try SQLStatement(db, "DELETE FROM names WHERE id = ?")
    for name in names { try delete.bind(name).run() }
  }

  package func insert(_ entry: GazetteerEntry, number: Int) throws {
    statements.entry.bind(number).bind(entry.kind.name).bind(entry.name).bind(entry.note)
    statements.entry.bind(entry.container.map { Int($0) })
    let attributes = entry.attributes.isEmpty ? "{}" : try StoredJSON.encode(entry.attributes)
    try statements.entry.bind(attributes).run()
  }

  package func insert(source: String, number: Int) throws {
    try statements.source.bind(number).bind(source).run()
  }

  /// Forgets the gazetteer entries and sources of another lexicon.
  package func removeLexicon() throws {
    try db.execute(sql: "DELETE FROM entries; DELETE FROM sources")
  }

  /// Empties the store.
  package func removeAll() throws {
    for table in ["settings", "documents", "sentences", "mentions", "names", "staged"] {
      try db.execute(sql: "DELETE FROM \(table)")
    }
    try removeLexicon()
  }

  package func clearStaged() throws { try db.execute(sql: "DELETE FROM staged") }

  package func set(_ setting: String, _ value: String?) throws {
    if let value {
      try db.execute(
        sql: "INSERT OR REPLACE INTO settings VALUES (?, ?)", arguments: [setting, value])
    } else {
      try db.execute(sql: "DELETE FROM settings WHERE name = ?", arguments: [setting])
    }
  }

  /// Puts a graph in the place of the one in the store.
  package func replaceGraph(_ rows: GraphRows) throws {
    try GraphTableWriter(db).replace(rows)
  }

  /// Puts part of a graph in the place of that part of the one in the store.
  ///
  /// - Parameters:
  ///   - rows: some nodes and all edges among them; new nodes and those whose edges may have
  ///     changed.
  ///   - removed: numbers of nodes that are gone.
  package func updateGraph(_ rows: GraphRows, removed: [Int]) throws {
    try GraphTablePatcher(db).update(rows, removed: removed)
  }
}

extension StoreChange {
  package func setting(_ name: String) throws -> String? { try GraphStore.setting(name, db) }
}

extension GraphStore {
  /// Changes the store in one transaction.
  package func change<Value>(_ body: (StoreChange) throws -> Value) throws -> Value {
    try write { try body(StoreChange($0)) }
  }

  /// The same on a thread of the store's own.
  package func change<Value: Sendable>(
    _ body: @escaping @Sendable (StoreChange) throws -> Value
  ) async throws -> Value {
    try await write { try body(StoreChange($0)) }
  }

  package func setting(_ name: String) throws -> String? {
    try read { try GraphStore.setting(name, $0) }
  }

  static func setting(_ name: String, _ db: Database) throws -> String? {
    // A build that was killed at its very beginning leaves a store without any table.
    guard try db.tableExists("settings") else { return nil }
    return try String.fetchOne(
      db, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name])
  }

  /// The number of a sentence, by its document's number and its position among those kept of it.
  package static func sentenceNumber(_ document: Int, _ position: Int) -> Int {
    SentenceNumber.of(document, position)
  }
}
