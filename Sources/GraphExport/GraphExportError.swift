import XMLSupport

/// Why a graph could not be read or written, and where in its file.
public struct GraphExportError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The operating system refused; its words.
    case cannotRead(String)
    case cannotWrite(String)
    /// The file is no XML that can be read; the words of the XML reader.
    case isNotXML(String)
    /// The same of JSON.
    case isNotJSON(String)
    /// The file is XML or JSON, and not the graph that it should be.
    case unexpected(found: String, expected: String)
    /// The graph breaks a promise of `CoMentionGraph`.
    case isInconsistent(found: String, expected: String)
    /// The path ends in none of the known extensions; this one.
    case unknownFormat(String)
  }

  /// As the user named it.
  public var file: String
  /// 1-based.
  public var line: Int?
  /// 1-based.
  public var column: Int?
  public var reason: Reason

  public init(file: String, line: Int? = nil, column: Int? = nil, reason: Reason) {
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
  }

  init(writing error: XMLError) {
    self.init(file: error.file, reason: .cannotWrite(error.message))
  }

  init(reading error: XMLError) {
    let reason: Reason =
      switch error.reason {
      case .cannotRead, .isFolder: .cannotRead(error.message)
      default: .isNotXML(error.message)
      }
    self.init(file: error.file, line: error.line, column: error.column, reason: reason)
  }

  init(reading fault: JSONFault, _ file: String) {
    if case .cannotRead(let error) = fault.reason {
      self.init(reading: error)
    } else {
      self.init(
        file: file, line: fault.place.line, column: fault.place.column,
        reason: .isNotJSON(fault.message))
    }
  }

  /// `graph.graphml:12:8: found …; expected …`
  public var description: String {
    var place = file
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return "\(place): \(message)"
  }

  private var message: String {
    switch reason {
    case .cannotRead(let words), .cannotWrite(let words), .isNotXML(let words),
      .isNotJSON(let words):
      words
    case .unexpected(let found, let expected), .isInconsistent(let found, let expected):
      "found \(found); expected \(expected)"
    case .unknownFormat(let ending):
      "found \(ending.isEmpty ? "no extension" : "the extension '\(ending)'"); expected "
        + GraphFormat.extensionList
    }
  }
}

/// A user's text in a message: in single quotes, on one line, and not too long.
func quoted(_ text: String) -> String {
  let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return line.count > 60 ? "'\(line.prefix(60))…'" : "'\(line)'"
}
