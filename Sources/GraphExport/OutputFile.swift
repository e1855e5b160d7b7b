import XMLSupport

/// Files that are complete or absent.
public enum OutputFile {
  /// Fails where a file of this path could not be written, so that a long run need not find out.
  public static func check(_ path: String) throws(GraphExportError) {
    do {
      // Made beside the target and removed again as it goes out of scope.
      _ = try FileReplacement(path: path)
    } catch { throw GraphExportError(writing: error) }
  }

  public static func write(_ text: String, to path: String) throws(GraphExportError) {
    try write([UInt8](text.utf8), to: path)
  }

  public static func write(_ bytes: [UInt8], to path: String) throws(GraphExportError) {
    do {
      var file = try FileReplacement(path: path)
      try file.write(bytes)
      try file.commit()
    } catch { throw GraphExportError(writing: error) }
  }

  /// Writes texts one after the other as `body` gives them to `write`.
  public static func write(
    to path: String, _ body: (_ write: (String) throws -> Void) throws -> Void
  ) throws {
    do {
      var writer = try TextWriter(path: path)
      try body { try writer.write($0) }
      try writer.finish()
    } catch let error as XMLError { throw GraphExportError(writing: error) }
  }
}
