/// One line of news about the input: what was wrong where, and what was done about it.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  public enum Severity: Sendable {
    /// The document was used, with a repair worth knowing of.
    case note
    /// The document (or record) was left out.
    case skipped
  }

  public var severity: Severity
  /// The file, or document, as the user named it.
  public var file: String
  /// 1-based.
  public var line: Int?
  public var message: String

  public init(_ severity: Severity, file: String, line: Int? = nil, message: String) {
    self.severity = severity
    self.file = file
    self.line = line
    self.message = message
  }

  /// `file:line: message`
  public var description: String {
    "\(file):\(line.map { "\($0):" } ?? "") \(message)"
  }
}
