import Foundation
import GRDB

/// A store: one SQLite file with documents, what they mention, and the graph made of it.
///
/// What a reader sees is always what the last finished build left there. A build first stages the
/// documents that it has read, a few megabytes at a time, and then changes everything else in one
/// transaction; a build that was interrupted finds the staged documents again.
public final class GraphStore: Sendable {
  /// As the user named it.
  public let path: String
  let database: DatabaseQueue
  private let lock: WriterLock?

  private init(path: String, database: DatabaseQueue, lock: WriterLock?) {
    self.path = path
    self.database = database
    self.lock = lock
  }

  /// Whether a file is a store, by its first bytes.
  public static func isStore(_ path: String) -> Bool {
    StoreHeader(path: path)?.isStore ?? false
  }

  // MARK: - Opening

  /// Opens a store to ask questions of it.
  public static func open(_ path: String) throws -> GraphStore {
    try StoreHeader.check(path)
    var configuration = Configuration()
    configuration.readonly = true
    // A question sees one state of the store from its beginning to its end.
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(5)
    return try StoreError.catching(path) {
      func opened(_ path: String) throws -> DatabaseQueue { try queue(path, configuration) }
      do {
        return GraphStore(path: path, database: try opened(path), lock: nil)
      } catch let error as DatabaseError
        where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
      {
        if FileManager.default.fileExists(atPath: path + "-journal") {
          try takeBackInterrupted(path)
          return GraphStore(path: path, database: try opened(path), lock: nil)
        }
        if FileManager.default.fileExists(atPath: path + "-wal") { throw error }
        // In a folder that cannot be written SQLite cannot make the files by which readers and
        // writers know of each other, which nobody needs where nothing is written.
        return GraphStore(path: path, database: try opened(immutableURI(path)), lock: nil)
      }
    }
  }

  /// Takes back what a build wrote that was killed while it filled the store, as only one can who
  /// may write.
  private static func takeBackInterrupted(_ path: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    let database = try DatabaseQueue(path: path, configuration: configuration)
    _ = try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
    try database.close()
  }

  /// Opens a store to change it, or makes one; one process at a time does so.
  public static func openForWriting(_ path: String) throws -> GraphStore {
    let isNew = !FileManager.default.fileExists(atPath: path)
    if !isNew { try StoreHeader.check(path) }
    let lock = try WriterLock(path)
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    configuration.prepareDatabase { db in
      // Before the log takes over, so that the file itself says what it is.
      if try Int.fetchOne(db, sql: "PRAGMA application_id") != StoreSchema.applicationID {
        try db.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)")
      }
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      try db.execute(sql: "PRAGMA cache_size = -16384")
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
    }
    return try StoreError.catching(path) {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      let migrator = StoreSchema.migrator
      if try database.read(migrator.hasBeenSuperseded) {
        throw StoreError(file: path, reason: .isNewer)
      }
      try migrator.migrate(database)
      return GraphStore(path: path, database: database, lock: lock)
    }
  }

  private static func queue(
    _ path: String, _ configuration: Configuration
  ) throws -> DatabaseQueue {
    let database = try DatabaseQueue(path: path, configuration: configuration)
    let isNewer = try database.read { db in
      try StoreSchema.migrator.hasBeenSuperseded(db)
    }
    if isNewer { throw StoreError(file: path, reason: .isNewer) }
    return database
  }

  private static func immutableURI(_ path: String) -> String {
    URL(filePath: path).absoluteString + "?immutable=1"
  }

  /// Moves what was written to the file itself, and gives up the log beside it, so that the store
  /// is one file; nothing is lost where somebody reads it and that does not work.
  public func finish() { try? giveUpLog() }

  /// Before a store is filled for the first time: a log would have all of it written twice, once
  /// into the log and once into the file, for readers who have nothing to read yet.
  package func prepareToFill() { try? giveUpLog() }

  private func giveUpLog() throws {
    try database.writeWithoutTransaction { db in
      _ = try db.checkpoint(.truncate)
      try db.execute(sql: "PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE")
    }
  }

  // MARK: - Using

  /// The store to read from, by a connection of its own while others use this one.
  package func reader(beside others: Bool) throws -> GraphStore {
    others ? try GraphStore.open(path) : self
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try StoreError.catching(path) { try database.read(body) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try StoreError.catching(path) { try database.write(body) }
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await database.write { [path] db in try StoreError.catching(path) { try body(db) } }
  }
}

extension StoreError {
  /// Runs `body` and says what SQLite's errors mean for a store.
  static func catching<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(file: path, reason: reason(error))
    } catch is StagedDocumentError {
      throw StoreError(file: path, reason: .isDamaged("a staged document"))
    }
  }

  private static func reason(_ error: DatabaseError) -> Reason {
    let words = error.message ?? "\(error.resultCode)"
    return switch error.resultCode {
    case .SQLITE_FULL: .isFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: .isLocked
    case .SQLITE_CORRUPT: .isDamaged(words)
    case .SQLITE_NOTADB: .isNoStore
    case .SQLITE_READONLY, .SQLITE_IOERR: .cannotWrite(words)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .cannotOpen(words)
    default: .isDamaged(words)
    }
  }
}

/// What the first bytes of a file tell of it.
private struct StoreHeader {
  let isStore: Bool
  let pages: Int
  let pageSize: Int
  let size: Int

  init?(path: String) {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    // There is nothing to read in a store whose build was killed at its very beginning.
    guard let first = try? handle.read(upToCount: 100) ?? Data(), let end = try? handle.seekToEnd()
    else { return nil }
    let bytes = [UInt8](first)
    size = Int(end)
    guard bytes.count == 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
      (isStore, pages, pageSize) = (false, 0, 0)
      return
    }
    func number(_ start: Int, _ count: Int) -> Int {
      bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
    }
    isStore = number(68, 4) == StoreSchema.applicationID
    pageSize = number(16, 2) == 1 ? 65_536 : number(16, 2)
    pages = number(28, 4)
  }

  /// Fails unless a file is a store and as long as it says.
  static func check(_ path: String) throws(StoreError) {
    guard let header = StoreHeader(path: path) else {
      let isThere = FileManager.default.fileExists(atPath: path)
      throw StoreError(
        file: path, reason: .cannotOpen(isThere ? "no permission to read it" : "no such file"))
    }
    guard header.isStore else {
      // One that was killed while it was made may have no header yet.
      if header.size == 0 { return }
      throw StoreError(file: path, reason: .isNoStore)
    }
    let log = path + "-wal"
    if header.size < header.pages * header.pageSize, !FileManager.default.fileExists(atPath: log) {
      throw StoreError(file: path, reason: .isDamaged("the file was cut off"))
    }
  }
}

/// Keeps other processes from writing the same store, and goes when this one ends, however it ends.
///
/// SQLite's own lock is held for a transaction, a build has several.
private final class WriterLock: Sendable {
  private let handle: FileHandle

  init(_ path: String) throws(StoreError) {
    let manager = FileManager.default
    if !manager.fileExists(atPath: path), !manager.createFile(atPath: path, contents: nil) {
      throw StoreError(file: path, reason: .cannotWrite("the file cannot be made there"))
    }
    guard let handle = FileHandle(forUpdatingAtPath: path) else {
      throw StoreError(file: path, reason: .cannotWrite("no permission to write it"))
    }
    guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw StoreError(file: path, reason: .isLocked)
    }
    self.handle = handle
  }
}
