/// Looks for what a lexicon says twice, against itself or in vain.
///
/// Everything that is looked at loads without complaint; an audit asks whether it can mean what its
/// author had in mind. Names are compared as matching compares them, and what can never be found is
/// found out by extracting it from a sentence. Nothing of this happens unless somebody asks.
public struct LexiconAudit: Sendable {
  /// A line that should be changed, and why.
  public struct Finding: Hashable, Sendable, CustomStringConvertible {
    public var file: String
    /// 1-based.
    public var line: Int
    public var message: String
    /// Worth knowing, but right as it is.
    public var isNote = false

    public var description: String { "\(file):\(line): \(isNote ? "note: " : "")\(message)" }
  }

  /// In the order of files and lines.
  public private(set) var findings: [Finding] = []

  let lexicon: Lexicon
  let files: [LexiconFile]
  private var known: Set<Finding> = []

  /// - Parameters:
  ///   - lexicon: what `files` were compiled to.
  ///   - files: all files of the lexicon, as they were compiled.
  public init(lexicon: Lexicon, files: [LexiconFile]) {
    self.lexicon = lexicon
    self.files = files
    let names = listedNames()
    auditNames(names)
    auditReach(names)
    auditWordLists()
    auditRules()
    findings = known.sorted { ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message) }
  }

  mutating func add(_ message: String, _ file: String, _ line: Int, isNote: Bool = false) {
    known.insert(Finding(file: file, line: line, message: message, isNote: isNote))
  }

  /// Where another line stands, as a message on a line says it.
  static func place(_ line: Int, of file: String, seenFrom here: (line: Int, file: String))
    -> String
  {
    guard file == here.file else { return "at \(file):\(line)" }
    return line == here.line ? "on this line" : "on line \(line)"
  }
}
