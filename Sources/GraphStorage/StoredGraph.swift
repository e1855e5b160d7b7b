import DataModel
import GRDB

/// The graph of a store, which answers from the store's indexes without being read as a whole.
///
/// It shows the store as it was when this was made, whatever is built meanwhile.
public final class StoredGraph: GraphReading {
  private var statements: [String: SQLStatement] = [:]
  private var evidenceReader: EvidenceReader?
  private let store: GraphStore
  let columns: GraphColumns
  private var measures: EdgeMeasures

  /// - Parameter store: opened to ask questions of it.
  public init(_ store: GraphStore) throws {
    self.store = store
    (columns, measures) = try StoreError.catching(store.path) {
      try store.database.inDatabase { db in
        try db.beginTransaction(.deferred)
        let attributes = try store.attributes(db)
        return (try GraphColumns(db), EdgeMeasures(attributes))
      }
    }
  }

  func ask<Value>(
    _ sql: String, _ body: (SQLStatement, Database) throws -> Value
  ) throws -> Value {
    try StoreError.catching(store.path) {
      try store.database.inDatabase { db in
        let statement = try statements[sql] ?? SQLStatement(db, sql)
        statements[sql] = statement
        defer { statement.reset() }
        return try body(statement, db)
      }
    }
  }

  public func node(_ number: Int) throws -> CoMentionGraph.Node {
    var node = try ask(
      "SELECT \(columns.nodes) FROM entities WHERE id = ?"
    ) { select, _ in
      guard try select.bind(number).next() else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an edge without its entity")
      }
      _ = select.int()
      return try GraphRowReader().node(select)
    }
    node.aliases = try ask("SELECT alias FROM aliases WHERE entity = ? ORDER BY position") {
      select, _ in
      var aliases: [String] = []
      select.bind(number)
      while try select.next() { aliases.append(select.text()) }
      return aliases
    }
    return node
  }

  public func kind(of number: Int) throws -> String? {
    try ask("SELECT kind FROM entities WHERE id = ?") { select, _ in
      try select.bind(number).next() ? select.textOrNone() : nil
    }
  }

  public func kinds() throws -> Set<String> {
    try ask("SELECT DISTINCT kind FROM entities WHERE kind IS NOT NULL") { select, _ in
      var kinds: Set<String> = []
      while try select.next() { kinds.insert(select.text()) }
      return kinds
    }
  }

  public func links(of node: Int) throws -> [GraphLink] {
    func links(_ own: String, _ other: String) throws -> [GraphLink] {
      try ask("SELECT id, \(other), weight FROM edges WHERE \(own) = ?") { select, _ in
        var links: [GraphLink] = []
        select.bind(node)
        while try select.next() {
          links.append(
            GraphLink(edge: select.int(), other: select.int(), weight: select.double()))
        }
        return links
      }
    }
    return try links("source", "target") + links("target", "source")
  }

  public func edge(_ number: Int, evidence: Int) throws -> CoMentionGraph.Edge {
    var edges = try ask("SELECT \(columns.edges) FROM edges WHERE id = ?") {
      select, _ in
      guard try select.bind(number).next() else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an index without its edge")
      }
      var edges = EdgeTable()
      try GraphRowReader().append(select, to: &edges)
      return edges
    }
    let (a, b) = try (windows(of: edges[0].source), windows(of: edges[0].target))
    measures.set(0, of: &edges, a, b)
    var edge = edges[0]
    guard evidence > 0 else { return edge }
    let found = try ask(
      "SELECT sentence, second FROM evidence WHERE edge = ? ORDER BY rank"
    ) { select, _ in
      var found: [(Int, Int?)] = []
      select.bind(number)
      while found.count < evidence, try select.next() {
        found.append((select.int(), select.intOrNone()))
      }
      return found
    }
    edge.evidence = try StoreError.catching(store.path) {
      try store.database.inDatabase { db in
        let reader = try evidenceReader ?? EvidenceReader(db)
        evidenceReader = reader
        return try found.map { try reader.evidence($0.0, $0.1) }
      }
    }
    return edge
  }

  /// Windows that mention a node, where the store knows.
  private func windows(of node: Int) throws -> Int? {
    try ask("SELECT \(columns.windows) FROM entities WHERE id = ?") { select, _ in
      try select.bind(node).next() ? select.intOrNone() : nil
    }
  }

  // MARK: - Spellings

  public func spellings(beginningWith folded: String, isWhole: Bool) throws -> [NodeSpelling] {
    try isWhole
      ? spellings("WHERE folded = ?", [folded])
      : spellings("WHERE folded >= ? AND folded < ?", StoredGraph.bounds(folded))
  }

  public func spellings(withWordBeginningWith folded: String) throws -> [NodeSpelling] {
    try spellings(
      """
      WHERE id IN (SELECT spelling FROM words WHERE word >= ? AND word < ?)
      """, StoredGraph.bounds(folded))
  }

  private func spellings(_ condition: String, _ values: [String]) throws -> [NodeSpelling] {
    try ask("SELECT entity, folded, role FROM spellings \(condition)") { select, _ in
      for value in values { select.bind(value) }
      var found: [NodeSpelling] = []
      while try select.next() {
        let (node, text) = (select.int(), select.text())
        found.append(
          NodeSpelling(
            node: node, folded: text, role: NodeSpelling.Role(rawValue: select.int()) ?? .alias))
      }
      return found
    }
  }

  /// What texts that begin with a text lie between: no byte of UTF-8 is as high as the last.
  private static func bounds(_ folded: String) -> [String] { [folded, folded + "\u{10FFFF}"] }

  public func forEachWord(_ body: (String) throws -> Void) throws {
    try ask("SELECT word FROM vocabulary") { select, _ in
      while try select.next() { try body(select.text()) }
    }
  }

  public func wholeGraph() throws -> CoMentionGraph {
    try StoreError.catching(store.path) {
      try store.database.inDatabase { try store.graph($0, evidence: false) }
    }
  }
}
