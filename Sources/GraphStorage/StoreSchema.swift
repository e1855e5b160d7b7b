import GRDB

/// The tables of a store; `docs/Store.md` explains them to those who open one with `sqlite3`.
///
/// Migrations are only ever added: a store of any earlier version is brought up to date when it is
/// written, and read as it is as long as nothing that a question asks of it is missing.
enum StoreSchema {
  /// "Como" in a file's header, so that it is not taken for another program's.
  static let applicationID = 0x436F_6D6F

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("documents and graph") { db in
      try db.execute(sql: documents)
      try db.execute(sql: graph)
      try db.execute(sql: StoreSchema.views)
    }
    migrator.registerMigration(independentDocuments) { db in
      try db.execute(sql: copies)
    }
    migrator.registerMigration("contents of documents") { db in
      try db.execute(sql: contents)
      try OlderDocuments.fillContents(db)
      try db.execute(
        sql: "ALTER TABLE documents DROP COLUMN names; ALTER TABLE documents DROP COLUMN sketch")
    }
    migrator.registerMigration("authors of documents") { db in
      try db.execute(sql: authors)
    }
    migrator.registerMigration("hashes of documents by id") { db in
      try db.execute(sql: hashes)
    }
    migrator.registerMigration("contents by columns") { db in
      try OlderDocuments.renewContents(db)
      try db.execute(sql: "DELETE FROM staged")
    }
    return migrator
  }

  /// The migration that brought sketches and the counts made by them.
  static let independentDocuments = "independent documents"

  /// What was found in documents.
  private static let documents = """
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      document TEXT NOT NULL UNIQUE,
      title TEXT,
      date TEXT,
      hash INTEGER,
      names TEXT NOT NULL DEFAULT '[]');
    CREATE TABLE sentences (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents,
      number INTEGER NOT NULL,
      block INTEGER NOT NULL,
      zone TEXT NOT NULL,
      line INTEGER NOT NULL,
      text TEXT NOT NULL);
    CREATE TABLE entries (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      note TEXT,
      container INTEGER REFERENCES entries,
      attributes TEXT NOT NULL DEFAULT '{}');
    CREATE TABLE names (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      entry INTEGER REFERENCES entries,
      long_form INTEGER REFERENCES names,
      is_decided INTEGER NOT NULL,
      qualified_name TEXT,
      qualifier TEXT,
      entity INTEGER);
    CREATE TABLE sources (id INTEGER PRIMARY KEY, source TEXT NOT NULL);
    CREATE TABLE mentions (
      sentence INTEGER NOT NULL REFERENCES sentences,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      name INTEGER NOT NULL REFERENCES names,
      source INTEGER NOT NULL REFERENCES sources,
      PRIMARY KEY (sentence, start)) WITHOUT ROWID;
    CREATE TABLE staged (
      document TEXT PRIMARY KEY,
      hash INTEGER NOT NULL,
      content BLOB NOT NULL);
    """

  /// What was made of it.
  private static let graph = """
    CREATE TABLE entities (
      id INTEGER PRIMARY KEY,
      entity TEXT NOT NULL,
      name TEXT NOT NULL,
      label TEXT NOT NULL,
      kind TEXT,
      mentions INTEGER,
      documents INTEGER,
      first_seen TEXT,
      last_seen TEXT,
      attributes TEXT);
    CREATE TABLE aliases (
      entity INTEGER NOT NULL REFERENCES entities,
      position INTEGER NOT NULL,
      alias TEXT NOT NULL,
      mentions INTEGER,
      PRIMARY KEY (entity, position)) WITHOUT ROWID;
    CREATE TABLE edges (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES entities,
      target INTEGER NOT NULL REFERENCES entities,
      weight REAL NOT NULL,
      sentences INTEGER,
      paragraphs INTEGER,
      documents INTEGER,
      npmi REAL,
      significance REAL,
      first_seen TEXT,
      last_seen TEXT,
      attributes TEXT);
    CREATE TABLE evidence (
      edge INTEGER NOT NULL REFERENCES edges,
      rank INTEGER NOT NULL,
      sentence INTEGER NOT NULL REFERENCES sentences,
      second INTEGER REFERENCES sentences,
      PRIMARY KEY (edge, rank)) WITHOUT ROWID;
    CREATE TABLE spellings (
      id INTEGER PRIMARY KEY,
      folded TEXT NOT NULL,
      entity INTEGER NOT NULL REFERENCES entities,
      role INTEGER NOT NULL);
    CREATE TABLE words (
      word TEXT NOT NULL,
      spelling INTEGER NOT NULL REFERENCES spellings,
      PRIMARY KEY (word, spelling)) WITHOUT ROWID;
    CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;
    """

  private static let copies = """
    ALTER TABLE documents ADD COLUMN sketch BLOB;
    ALTER TABLE entities ADD COLUMN independent_documents INTEGER;
    ALTER TABLE edges ADD COLUMN independent_documents INTEGER;
    DROP VIEW edge_list;
    CREATE VIEW edge_list AS
      SELECT a.name AS source, b.name AS target, a.kind AS source_kind, b.kind AS target_kind,
        e.weight, e.sentences, e.paragraphs, e.documents, e.independent_documents, e.npmi,
        e.significance, e.first_seen, e.last_seen, e.id AS edge
      FROM edges e JOIN entities a ON a.id = e.source JOIN entities b ON b.id = e.target;
    """

  /// What builds that change little need: the documents' mentions at one go, and what of the graph
  /// depends on one document or entity alone.
  private static let contents = """
    ALTER TABLE documents ADD COLUMN windows INTEGER;
    ALTER TABLE documents ADD COLUMN copy_group INTEGER REFERENCES documents;
    ALTER TABLE documents ADD COLUMN content BLOB;
    ALTER TABLE entities ADD COLUMN windows INTEGER;
    ALTER TABLE entities ADD COLUMN hash INTEGER;
    CREATE VIEW edge_npmi AS
      SELECT e.id AS edge,
        CASE WHEN e.npmi IS NOT NULL THEN e.npmi
          WHEN m.both < m.total THEN
            max(-1, min(1, ln(m.both * m.total / (m.a * m.b)) / -ln(m.both / m.total))) END AS npmi
      FROM edges e JOIN (
        SELECT x.id, a.windows * 1.0 AS a, b.windows * 1.0 AS b, t.total,
          CASE w.value WHEN 'sentence' THEN x.sentences WHEN 'paragraph' THEN x.paragraphs
            ELSE x.documents END * 1.0 AS both
        FROM edges x JOIN entities a ON a.id = x.source JOIN entities b ON b.id = x.target
          LEFT JOIN settings w ON w.name = 'window'
          JOIN (SELECT sum(windows) * 1.0 AS total FROM documents) t) m ON m.id = e.id;
    """

  /// The content is to stay the last column, so that a list of documents need not read past it.
  /// What is staged has another form from here on.
  private static let authors = """
    ALTER TABLE documents RENAME COLUMN content TO former;
    ALTER TABLE documents ADD COLUMN author TEXT;
    ALTER TABLE documents ADD COLUMN content BLOB;
    UPDATE documents SET content = former;
    ALTER TABLE documents DROP COLUMN former;
    DELETE FROM staged;
    """

  /// So that what has changed is found without reading past the contents of documents.
  private static let hashes = "CREATE INDEX documents_by_id ON documents (document, hash)"

  /// Indexes of the graph's tables, made when these are full.
  static let graphIndexes = [
    ("entities_by_id", "entities (entity)"),
    ("edges_by_source", "edges (source, target, weight)"),
    ("edges_by_target", "edges (target, source, weight)"),
    ("spellings_by_text", "spellings (folded)"),
  ]

  /// Joins that everybody wants.
  private static let views = """
    CREATE VIEW edge_list AS
      SELECT a.name AS source, b.name AS target, a.kind AS source_kind, b.kind AS target_kind,
        e.weight, e.sentences, e.paragraphs, e.documents, e.npmi, e.significance, e.first_seen,
        e.last_seen, e.id AS edge
      FROM edges e JOIN entities a ON a.id = e.source JOIN entities b ON b.id = e.target;
    CREATE VIEW evidence_list AS
      SELECT v.edge, v.rank, d.document, s.line, s.text, t.text AS second_text
      FROM evidence v JOIN sentences s ON s.id = v.sentence JOIN documents d ON d.id = s.document
        LEFT JOIN sentences t ON t.id = v.second;
    CREATE VIEW mention_list AS
      SELECT e.entity, e.name AS name, e.kind, n.text AS words, d.document, s.line, s.text, o.source
      FROM mentions m JOIN names n ON n.id = m.name JOIN entities e ON e.id = n.entity
        JOIN sentences s ON s.id = m.sentence JOIN documents d ON d.id = s.document
        JOIN sources o ON o.id = m.source;
    """
}
