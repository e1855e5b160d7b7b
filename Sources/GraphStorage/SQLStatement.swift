import GRDB
import GRDBSQLite

/// A prepared statement of SQLite's own interface, for rows by the million.
///
///     var insert = try SQLStatement(db, "INSERT INTO aliases VALUES (?, ?)")
///     for alias in aliases { try insert.bind(1).bind(alias.text).run() }
///
/// Values are bound and read from left to right. Text that is bound or read is UTF-8. All else goes
/// through GRDB; this is the one file that is unsafe here.
@safe
final class SQLStatement {
  private let statement: OpaquePointer
  private let connection: OpaquePointer
  private var column: Int32 = 0

  init(_ db: Database, _ sql: String) throws {
    guard let connection = unsafe db.sqliteConnection else {
      throw DatabaseError(message: "closed")
    }
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else {
      throw unsafe SQLStatement.error(code, connection)
    }
    unsafe self.connection = connection
    unsafe self.statement = statement
  }

  deinit { unsafe sqlite3_finalize(statement) }

  private static func error(_ code: Int32, _ connection: OpaquePointer) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: unsafe String(cString: sqlite3_errmsg(connection)))
  }

  // MARK: - Binding

  @discardableResult
  func bind(_ value: Int?) -> SQLStatement {
    column += 1
    if let value {
      unsafe sqlite3_bind_int64(statement, column, Int64(value))
    } else {
      unsafe sqlite3_bind_null(statement, column)
    }
    return self
  }

  @discardableResult
  func bind(_ value: Double?) -> SQLStatement {
    column += 1
    if let value {
      unsafe sqlite3_bind_double(statement, column, value)
    } else {
      unsafe sqlite3_bind_null(statement, column)
    }
    return self
  }

  @discardableResult
  func bind(_ text: String?) -> SQLStatement {
    text.map { bind(utf8: $0.utf8) } ?? bind(nil as Int?)
  }

  @discardableResult
  func bind(utf8: some Collection<UInt8>) -> SQLStatement {
    column += 1
    unsafe bytes(of: utf8) { bytes in
      unsafe SQLStatement.withBytes(bytes) {
        unsafe sqlite3_bind_text(statement, column, $0, Int32(bytes.count), SQLStatement.copying)
      }
    }
    return self
  }

  @discardableResult
  func bind(blob: some Collection<UInt8>) -> SQLStatement {
    column += 1
    unsafe bytes(of: blob) { bytes in
      unsafe sqlite3_bind_blob(
        statement, column, bytes.baseAddress, Int32(bytes.count), SQLStatement.copying)
    }
    return self
  }

  private func bytes(
    of collection: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    if collection.withContiguousStorageIfAvailable(body) == nil {
      unsafe Array(collection).withUnsafeBufferPointer(body)
    }
  }

  private static func withBytes(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafePointer<CChar>?) -> Void
  ) {
    // Nowhere is NULL to SQLite, and not an empty text.
    guard bytes.count > 0 else {
      unsafe "".withCString { unsafe body($0) }
      return
    }
    unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe body($0.baseAddress) }
  }

  /// Makes SQLite copy what is bound.
  private static var copying: sqlite3_destructor_type {
    unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// Runs a statement that returns no rows, and makes it ready for other values.
  func run() throws {
    let code = unsafe sqlite3_step(statement)
    column = 0
    unsafe sqlite3_reset(statement)
    guard code == SQLITE_DONE else { throw unsafe SQLStatement.error(code, connection) }
  }

  // MARK: - Reading

  /// Goes to the next row; `false` at the end, when the statement is ready for other values.
  func next() throws -> Bool {
    let code = unsafe sqlite3_step(statement)
    column = 0
    if code == SQLITE_ROW { return true }
    unsafe sqlite3_reset(statement)
    guard code == SQLITE_DONE else { throw unsafe SQLStatement.error(code, connection) }
    return false
  }

  /// Leaves rows that are not wanted any more.
  func reset() {
    column = 0
    unsafe sqlite3_reset(statement)
  }

  func int() -> Int {
    defer { column += 1 }
    return Int(unsafe sqlite3_column_int64(statement, column))
  }

  func intOrNone() -> Int? { isNull ? none() : int() }

  func doubleOrNone() -> Double? { isNull ? none() : double() }

  func double() -> Double {
    defer { column += 1 }
    return unsafe sqlite3_column_double(statement, column)
  }

  func text() -> String {
    unsafe withBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  func textOrNone() -> String? { isNull ? none() : text() }

  /// A text's or blob's bytes.
  func bytes() -> [UInt8] { unsafe withBytes { unsafe Array($0) } }

  private func withBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    defer { column += 1 }
    // NULL where there are none.
    let start = unsafe sqlite3_column_blob(statement, column)
    let count = Int(unsafe sqlite3_column_bytes(statement, column))
    return unsafe body(UnsafeRawBufferPointer(start: start, count: count))
  }

  private var isNull: Bool { unsafe sqlite3_column_type(statement, column) == SQLITE_NULL }

  private func none<Value>() -> Value? {
    column += 1
    return nil
  }
}
