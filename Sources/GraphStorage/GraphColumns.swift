import GRDB

/// The columns that a store is asked for, in the order in which they are read.
///
/// What an older store has no column for is nothing.
struct GraphColumns: Sendable {
  let nodes: String
  let edges: String
  /// Of the entities; NULL in an older store.
  let windows: String
  /// Of the documents; NULL in an older store.
  let author: String

  init(_ db: Database) throws {
    func columns(_ names: String, of table: String) throws -> String {
      let known = Set(try db.columns(in: table).map(\.name))
      return names.split(separator: " ").map { known.contains(String($0)) ? String($0) : "NULL" }
        .joined(separator: ", ")
    }
    nodes = try columns(
      """
      id entity name label kind mentions documents independent_documents first_seen last_seen \
      attributes windows
      """, of: "entities")
    windows = try columns("windows", of: "entities")
    author = try columns("author", of: "documents")
    edges = try columns(
      """
      source target weight sentences paragraphs documents independent_documents npmi significance \
      first_seen last_seen attributes
      """, of: "edges")
  }
}
