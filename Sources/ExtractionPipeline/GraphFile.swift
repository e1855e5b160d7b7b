import DataModel
import GraphExport

/// Graph files of any format that the program knows.
public enum GraphFile {
  /// Extensions of the formats that can be written, without dots.
  public static var extensions: [String] { GraphFormat.allCases.map(\.rawValue) }

  /// What is wrong with an output's extension, if anything.
  public static func checkExtension(_ path: String) -> String? {
    GraphFormat(path: path) == nil
      ? "'\(path)': unknown extension; expected \(GraphFormat.extensionList)" : nil
  }

  /// Fails before a long run where its output could not be written.
  public static func checkOutput(_ path: String) throws { try OutputFile.check(path) }

  /// Reads a graph; throws `GraphExportError`.
  public static func read(_ path: String) throws -> CoMentionGraph {
    try GraphMLReader.read(path)
  }

  /// Writes a graph, complete or not at all; throws `GraphExportError`.
  @discardableResult
  public static func write(_ graph: CoMentionGraph, to path: String) throws -> WriteReport {
    try GraphWriter.write(graph, to: path)
  }

  /// Writes text, complete or not at all; throws `GraphExportError`.
  public static func write(text: String, to path: String) throws {
    try OutputFile.write(text, to: path)
  }

  /// Writes bytes, complete or not at all; throws `GraphExportError`.
  static func write(bytes: [UInt8], to path: String) throws {
    try OutputFile.write(bytes, to: path)
  }

  /// Writes texts one after the other, complete or not at all; throws `GraphExportError` and what
  /// `body` throws.
  public static func write(
    to path: String, _ body: (_ write: (String) throws -> Void) throws -> Void
  ) throws {
    try OutputFile.write(to: path, body)
  }
}
