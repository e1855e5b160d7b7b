import DataModel
import FoundationEssentials
import GraphExport

/// Graph files of any format that the program knows.
public enum GraphFile {
  /// Extensions of the formats that can be written, without dots.
  public static var extensions: [String] { GraphWriter.extensions }

  /// What is wrong with an output's extension, if anything.
  public static func checkExtension(_ path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    let known = extensions.map { "." + $0 }.joined(separator: ", ")
    guard let dot = name.lastIndex(of: ".") else {
      return "'\(path)' has no extension; expected one of \(known)"
    }
    let found = name[name.index(after: dot)...].lowercased()
    return extensions.contains(found)
      ? nil : "'\(path)' has the unknown extension '.\(found)'; expected one of \(known)"
  }

  /// Fails before a long run where its output could not be written.
  public static func checkFolder(of path: String) throws {
    try FileReplacementCheck.check(path)
  }

  /// Reads a graph; throws `GraphExportError`.
  public static func read(_ path: String) throws -> CoMentionGraph {
    try GraphMLReader().read(path)
  }

  /// Writes a graph, complete or not at all; throws `GraphExportError`.
  @discardableResult
  public static func write(_ graph: CoMentionGraph, to path: String) throws -> WriteReport {
    try GraphWriter.write(graph, to: path)
  }

  /// Writes text, complete or not at all.
  public static func write(text: String, to path: String) throws {
    try GraphWriter.write(text: text, to: path)
  }
}
