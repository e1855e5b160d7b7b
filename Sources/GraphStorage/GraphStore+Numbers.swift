import DataModel
import GRDB

/// What a store's node is known by.
package struct StoredNodeKey: Sendable {
  package var number: Int
  package var id: String
  /// Of what resolution made of it; `nil` in a store of an older version.
  package var hash: UInt64?
}

extension GraphStore {
  /// The nodes of the graph, in the order of their numbers.
  package func nodeKeys() throws -> [StoredNodeKey] {
    try read { db in
      let select = try SQLStatement(db, "SELECT id, entity, hash FROM entities ORDER BY id")
      var keys: [StoredNodeKey] = []
      while try select.next() {
        let (number, id) = (select.int(), select.text())
        keys.append(
          StoredNodeKey(
            number: number, id: id,
            hash: select.intOrNone().map { UInt64(bitPattern: Int64($0)) }))
      }
      return keys
    }
  }

  /// The highest numbers that documents and names ever had.
  ///
  /// - Throws: `StoreError` for numbers that no store comes to; whoever counts on from them would
  ///   run out of numbers or memory.
  package func lastNumbers() throws -> (document: Int, name: Int) {
    try read { db in
      func last(_ table: String, of row: String) throws -> Int {
        let last =
          try Int.fetchOne(
            db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table]) ?? 0
        guard (0..<Int(Int32.max)).contains(last) else {
          throw StoreError(file: path, reason: .isDamaged("\(row)'s number"))
        }
        return last
      }
      return (try last("documents", of: "a document"), try last("names", of: "a name"))
    }
  }

  /// The size of the graph and its strongest edges, for which all are looked at.
  package func summary(strongest shown: Int) throws -> GraphSummary {
    try read { db in
      let nodes = try Int.fetchOne(db, sql: "SELECT count(*) FROM entities") ?? 0
      let edges = try Int.fetchOne(db, sql: "SELECT count(*) FROM edges") ?? 0
      let select = try SQLStatement(
        db,
        """
        SELECT e.weight, a.name, b.name
        FROM (SELECT source, target, weight FROM edges
          ORDER BY weight DESC, source, target LIMIT \(shown)) e
        JOIN entities a ON a.id = e.source JOIN entities b ON b.id = e.target
        ORDER BY e.weight DESC, e.source, e.target
        """)
      var strongest: [GraphSummary.Edge] = []
      while try select.next() {
        let (weight, a, b) = (select.double(), select.text(), select.text())
        strongest.append(GraphSummary.Edge(weight: weight, first: a, second: b))
      }
      return GraphSummary(nodes: nodes, edges: edges, strongest: strongest)
    }
  }
}
