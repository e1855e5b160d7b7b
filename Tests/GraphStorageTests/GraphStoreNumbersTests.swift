import DataModel
import GRDB
import GraphStorage
import TestSupport
import Testing

struct GraphStoreNumbersTests {
  @Test(arguments: ["names", "documents"], [-5, Int(Int32.max), Int.max])
  func `a last number that no store comes to is damage`(table: String, number: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder("a.comention")
    try GraphStore.write(CoMentionGraph(), to: path)
    func setLast(_ number: Int) throws {
      let queue = try DatabaseQueue(path: path)
      try queue.write { db in
        try db.execute(sql: "DELETE FROM sqlite_sequence")
        try db.execute(
          sql: "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", arguments: [table, number])
      }
      try queue.close()
    }
    try setLast(7)
    let last = try GraphStore.open(path).lastNumbers()
    #expect([last.name, last.document] == (table == "names" ? [7, 0] : [0, 7]))
    try setLast(number)
    let what = table == "names" ? "a name's number" : "a document's number"
    #expect(throws: StoreError(file: path, reason: .isDamaged(what))) {
      _ = try GraphStore.open(path).lastNumbers()
    }
  }
}
