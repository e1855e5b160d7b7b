import DataModel
import GraphExport
import GraphStorage

/// Where a graph is written, in which format, and for which program.
public struct GraphOutput: Sendable {
  public let path: String
  /// `nil` for a store.
  private let format: GraphFormat?
  private var profile: GraphMLProfile?

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

  /// The names of programs that GraphML may be made for.
  public static var programs: [String] { GraphMLProfile.allCases.map(\.rawValue) }

  /// Makes the file look well in a program. `false` if the format is not GraphML, or the program is
  /// unknown.
  public mutating func prepare(for program: String) -> Bool {
    guard format == .graphml || format == .compressedGraphML,
      let profile = GraphMLProfile(rawValue: program.lowercased())
    else { return false }
    self.profile = profile
    return true
  }

  /// Whether `write` has a use for where nodes stand.
  public var takesPoints: Bool { profile?.readsPositions ?? false }

  /// The files that the graph takes.
  public var files: [String] { format?.files(for: path) ?? [path] }

  /// Fails before a long run where a file could not be written.
  public func check() throws { for file in files { try OutputFile.check(file) } }

  /// Writes a graph, complete or not at all; throws `GraphExportError` and `StoreError`.
  ///
  /// - Parameters:
  ///   - points: where nodes stand, in any unit.
  ///   - jobs: threads that write, where the format lets them.
  @discardableResult
  public func write(
    _ graph: CoMentionGraph, points: [(x: Double, y: Double)]? = nil, jobs: Int = 1
  ) throws -> WriteReport {
    guard let format else { return try GraphFile.write(graph, to: path) }
    guard let profile else { return try GraphWriter.write(graph, to: path, as: format, jobs: jobs) }
    return try GraphMLWriter.write(
      graph, to: path, isCompressed: format == .compressedGraphML, for: profile, points: points)
  }
}
