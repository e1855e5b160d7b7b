import DataModel
import GraphBuilding
import GraphExport
import GraphQuerying
import GraphStorage

/// Graph files of any format that the program knows.
public enum GraphFile {
  /// Extensions of the formats that can be written, without dots.
  public static var extensions: [String] {
    GraphFormat.extensions + [storeExtension]
  }

  /// Extensions of the formats that can be read.
  public static var readExtensions: [String] {
    GraphReader.extensions + [storeExtension]
  }

  private static let storeExtension = "comention"

  /// Whether a path is that of a store, by its extension.
  public static func isStore(_ path: String) -> Bool {
    path.lowercased().hasSuffix("." + storeExtension)
  }

  /// What is wrong with an output's extension, if anything.
  public static func checkExtension(_ path: String) -> String? {
    if isStore(path) || GraphFormat(path: path) != nil { return nil }
    let known = GraphFormat.extensions.map { ".\($0)" }.joined(separator: ", ")
    return "'\(path)': unknown extension; expected \(known) or .\(storeExtension)"
  }

  /// How the graph of a store was made; `nil` where there is none yet.
  public static func storeOptions(_ path: String) throws -> GraphBuilder.Options? {
    guard GraphStore.isStore(path) else { return nil }
    return try StoreSettings.graphOptions(of: GraphStore.open(path))
  }

  /// The size of a store's graph, and some of its strongest edges; throws `StoreError`.
  public static func summary(
    ofStore path: String, strongest: Int = GraphSummary.shown
  ) throws -> GraphSummary {
    try GraphStore.open(path).summary(strongest: strongest)
  }

  /// Opens a store to ask it questions that a graph file has no answer to; throws `StoreError`.
  public static func openStore(_ path: String) throws -> StoredGraph {
    guard GraphStore.isStore(path) else { throw StoreError(file: path, reason: .isNoStore) }
    return try StoredGraph(GraphStore.open(path))
  }

  /// Fails before a long run where its output could not be written.
  public static func checkOutput(_ path: String) throws { try OutputFile.check(path) }

  /// Reads a graph as a whole; throws `GraphExportError` and `StoreError`.
  public static func read(_ path: String) throws -> CoMentionGraph {
    if GraphStore.isStore(path) { return try GraphStore.open(path).graph() }
    return try GraphReader.read(path)
  }

  /// Opens a graph to ask it questions; throws `GraphExportError` and `StoreError`.
  public static func open(_ path: String) throws -> any GraphReading {
    if GraphStore.isStore(path) { return try StoredGraph(GraphStore.open(path)) }
    return LoadedGraph(try read(path))
  }

  /// Writes a graph, complete or not at all; throws `GraphExportError` and `StoreError`.
  ///
  /// - Parameter jobs: threads that write, where the format lets them.
  @discardableResult
  public static func write(
    _ graph: CoMentionGraph, to path: String, jobs: Int = 1
  ) throws -> WriteReport {
    if isStore(path) {
      try GraphStore.write(graph, to: path)
      return WriteReport(replacedCharacters: 0)
    }
    return try GraphWriter.write(graph, to: path, jobs: jobs)
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
