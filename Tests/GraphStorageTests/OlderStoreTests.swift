import DataModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import GraphStorage

struct OlderStoreTests {
  /// A store as the first version of the program left it: two entities and an edge.
  private func olderStore(_ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try StoreSchema.migrator.migrate(queue, upTo: "documents and graph")
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA application_id = \(StoreSchema.applicationID);
          INSERT INTO settings VALUES ('graph', '[]');
          INSERT INTO documents (document, title, date, names)
            VALUES ('a.txt', 'A', '2022-01-05', '[2,1]');
          INSERT INTO names (kind, text, is_decided) VALUES ('person', 'Ann', 1);
          INSERT INTO names (kind, text, is_decided) VALUES ('person', 'Bob', 1);
          INSERT INTO sources VALUES (1, 'a rule');
          INSERT INTO sentences VALUES (1 << 24, 1, 0, 0, 'body', 1, 'Ann met Bob.');
          INSERT INTO mentions VALUES (1 << 24, 0, 3, 1, 1);
          INSERT INTO mentions VALUES (1 << 24, 8, 11, 2, 1);
          INSERT INTO entities VALUES (0, 'person.a', 'A', 'A', 'person', 2, 1, NULL, NULL, NULL);
          INSERT INTO entities VALUES (1, 'person.b', 'B', 'B', 'person', 1, 1, NULL, NULL, NULL);
          INSERT INTO edges
            VALUES (0, 0, 1, 2.0, 2, 1, 1, 0.5, 1.5, '2022-01-05', '2022-01-05', NULL);
          """)
    }
    try queue.close()
  }

  /// The same store, brought up to date to some version and changed.
  private func olderStore(
    _ path: String, upTo version: String, _ change: (Database) throws -> Void
  ) throws {
    try olderStore(path)
    let queue = try DatabaseQueue(path: path)
    try StoreSchema.migrator.migrate(queue, upTo: version)
    try queue.writeWithoutTransaction(change)
    try queue.close()
  }

  private func check(_ path: String) throws {
    let store = try GraphStore.open(path)
    let graph = try store.graph()
    #expect(graph.nodes.map(\.mentions) == [2, 1])
    #expect(graph.nodes.map(\.independentDocuments) == [nil, nil])
    let edge = try #require(graph.edges.first)
    #expect(edge.documents == 1 && edge.independentDocuments == nil && edge.npmi == 0.5)
    #expect(edge.significance == 1.5 && edge.lastSeen == "2022-01-05")
    let stored = try StoredGraph(store)
    #expect(try stored.node(1) == graph.nodes[1])
    #expect(try stored.edge(0, evidence: 1) == edge)
    let cards = try store.documentCards()
    #expect(cards.map(\.id) == ["a.txt"] && cards.map(\.sketch) == [TextSketch()])
    #expect(cards.map(\.day?.text) == ["2022-01-05"])
    #expect(cards.map(\.author) == [nil])
    let listed = try stored.documents(mentioning: [])
    #expect(listed.map(\.title) == ["A"] && listed.map(\.author) == [nil])
    for texts in [false, true] {
      var documents: [StoredDocument] = []
      try store.forEachDocument(texts: texts) { documents.append($0) }
      let document = try #require(documents.first)
      #expect(documents.count == 1 && document.title == "A" && document.day == Day("2022-01-05"))
      let view = try #require(ExtractedRecord.View(checking: document.content[...]))
      #expect(Array(view.rows) == [2, 1] && view.mentionCount == 2 && view.sentenceCount == 1)
      #expect(view.row(1) == 2 && view.range(ofMention: 1) == ByteRange(8, 11))
      #expect(view.sentenceTexts.map { Array($0) } == [texts ? Array("Ann met Bob.".utf8) : []])
    }
  }

  @Test func `a store of the first version is read as it is, and after an update of its tables`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder("older.comention")
    try olderStore(path)
    try check(path)
    try GraphStore.openForWriting(path).finish()
    try check(path)
  }

  @Test func `a store that knew no authors keeps its documents, but for those that only wait`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder("older.comention")
    try olderStore(path, upTo: "contents of documents") { db in
      try db.execute(
        sql: "UPDATE documents SET hash = 7; INSERT INTO staged VALUES ('b', 8, x'')")
    }
    try check(path)
    let store = try GraphStore.openForWriting(path)
    #expect(try store.hashes().stored == ["a.txt": 7] && store.hashes().staged == [:])
    // The long content behind all that lists ask for.
    #expect(try store.read { try $0.columns(in: "documents").last?.name } == "content")
    store.finish()
    try check(path)
  }

  /// What earlier versions kept of the document: numbers of four bytes, field by field.
  private var formerContent: [UInt8] {
    let numbers: [UInt32] = [
      1, 2, 2, 0, 0,  // sentences, mentions, rows, bytes of the sketch and of the text
      0, 0, 0, 1, 0,  // the sentence
      1, 0, 0, 3, 1, 2, 0, 8, 11, 1,  // the mentions
      2, 1,  // the rows
    ]
    return numbers.flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
  }

  @Test
  func `contents of earlier versions are read as they are, and after an update of the tables`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder("older.comention")
    try olderStore(path, upTo: "hashes of documents by id") { db in
      try db.execute(
        sql: "UPDATE documents SET content = ?; INSERT INTO staged VALUES ('b', 8, x'')",
        arguments: [Data(formerContent)])
    }
    try check(path)
    let store = try GraphStore.openForWriting(path)
    #expect(try store.hashes().staged == [:])
    let content = try store.read { try Data.fetchOne($0, sql: "SELECT content FROM documents") }
    #expect(try #require(content).count < formerContent.count)
    store.finish()
    try check(path)
  }

  @Test func `a content of earlier versions that was cut off is damaged`() throws {
    for count in [0, 10, 20, 60, formerContent.count - 1] {
      #expect(throws: DatabaseError.self, "\(count) bytes") {
        try OlderDocuments.renewed(Array(formerContent[..<count]))
      }
    }
    #expect(throws: DatabaseError.self) { try OlderDocuments.renewed(formerContent + [0]) }
  }
}
