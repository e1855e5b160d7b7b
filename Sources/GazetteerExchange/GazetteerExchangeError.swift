/// A file that makes no gazetteer at all.
public struct GazetteerExchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Error, Hashable, Sendable {
    /// The system's words.
    case cannotRead(String)
    case cannotWrite(String)
    case isUTF16
    case noColumn(String, found: [String])
    case badColumn(String)
    case noList(String)
    /// A list that no definition gives a kind.
    case noKind
    /// A line of a file that is used as it stands.
    case rejected(String)
    /// What became of all that there was, a line each.
    case noEntries([String])
  }

  public var reason: Reason
  public var file: String
  /// 1-based; `nil` for the file as a whole.
  public var line: Int?

  init(_ reason: Reason, file: String, line: Int? = nil) {
    self.reason = reason
    self.file = file
    self.line = line
  }

  public var description: String { "\(file):\(line.map { "\($0):" } ?? "") \(sentence)" }

  private var sentence: String {
    switch reason {
    case .cannotRead(let words), .cannotWrite(let words), .rejected(let words): words
    case .isUTF16: "found UTF-16; save the file as UTF-8"
    case .noColumn(let name, let found):
      "no column '\(name)'; found \(found.map { "'\($0)'" }.joined(separator: ", ")); name it with --column \(name)=LABEL"
    case .badColumn(let name): "the column '\(name)' has one of ',', '=', '{' and '}' in its name"
    case .noList(let name): "no list of persons, organizations or places in '\(name)'"
    case .noKind: "a list without a kind; expected the lists.def that names it, or one --kind"
    case .noEntries(let lines):
      (["no entry to write; nothing was written"] + lines).joined(separator: "\n  ")
    }
  }
}
