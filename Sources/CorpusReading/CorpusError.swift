/// An input that does not exist or cannot be opened.
public struct CorpusError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case missing
    case noPermission
    case unreadable
  }

  public var reason: Reason
  /// As the user typed it.
  public var path: String

  init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  public var description: String {
    switch reason {
    case .missing: "'\(path)' does not exist"
    case .noPermission: "'\(path)' cannot be opened; no permission to read it"
    case .unreadable: "'\(path)' cannot be opened; expected a regular file, a folder or '-'"
    }
  }
}
