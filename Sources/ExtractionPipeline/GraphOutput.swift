import DataModel
import GraphExport
import GraphStorage

/// Where a graph is written, and in which format.
public struct GraphOutput: Sendable {
  public let path: String
  /// `nil` for a store.
  private let format: GraphFormat?

  /// The names of formats that a user may give.
  public static var formats: [String] { GraphFormat.allCases.map(\.rawValue) }

  /// - Parameter format: a format's name, if it is not what the path's extension says. `nil` is
  ///   returned where neither is one.
  public init?(path: String, format: String? = nil) {
    self.path = path
    self.format =
      format.map { GraphFormat(rawValue: $0.lowercased()) } ?? GraphFormat(path: path)
    if self.format == nil, format != nil || !GraphFile.isStore(path) { return nil }
  }

  /// The files that the graph takes.
  public var files: [String] { format?.files(for: path) ?? [path] }

  /// Fails before a long run where a file could not be written.
  public func check() throws { for file in files { try OutputFile.check(file) } }

  /// Writes a graph, complete or not at all; throws `GraphExportError` and `StoreError`.
  @discardableResult
  public func write(_ graph: CoMentionGraph) throws -> WriteReport {
    guard let format else { return try GraphFile.write(graph, to: path) }
    return try GraphWriter.write(graph, to: path, as: format)
  }
}
