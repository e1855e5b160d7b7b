import EntityResolution
import FoundationEssentials

/// A decisions file or a filled review sheet.
public struct DecisionFile: Codable, Hashable, Sendable {
  /// As the user named it.
  public var path: String
  public var content: Data

  /// Throws `LexiconFolderError` where the file cannot be read.
  public init(readingAt path: String) throws {
    guard let content = FileManager.default.contents(atPath: path) else {
      throw LexiconFolderError(reason: .unreadable, path: path)
    }
    self.init(path: path, content: content)
  }

  public init(path: String, content: Data) {
    self.path = path
    self.content = content
  }

  func add(to decisions: inout Decisions) throws {
    guard let rows = try ReviewSheet.filledRows([UInt8](content), file: path) else {
      return try decisions.add([UInt8](content), file: path)
    }
    for row in rows { try decisions.add(row.answer, file: path, line: row.line) }
  }
}

extension Pipeline.Options {
  /// Adds a decisions file or a filled review sheet; throws `DecisionsError`, or
  /// `LexiconFolderError` where it cannot be read.
  public mutating func addDecisions(path: String) throws {
    try add(DecisionFile(readingAt: path))
  }
}
