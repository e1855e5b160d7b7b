import DataModel

/// A decisions file that cannot be used, with the line at fault.
public struct DecisionsError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case unknownVerb(String)
    case tooFewNames(verb: String, needed: Int)
    case tooManyNames(verb: String, needed: Int, found: Int)
    case notUTF8
    case unknownVerdict(String)
    case unknownQuestion(String)
    case missingColumn(String)
    case missingName(verdict: String)
    case unclosedQuote
    /// Of a line that was to be taken back.
    case noDecision
  }

  public var reason: Reason
  public var file: String
  public var line: Int

  public var description: String {
    switch reason {
    case .unknownVerb(let verb):
      "\(file):\(line): unknown decision '\(verb)'; expected same, different, drop or rename"
    case .tooFewNames(let verb, let needed):
      "\(file):\(line): '\(verb)' needs \(count(needed)); \(expected(verb, needed))"
    case .tooManyNames(let verb, let needed, let found):
      "\(file):\(line): '\(verb)' takes \(count(needed)), not \(found); \(expected(verb, needed))"
    case .notUTF8: "\(file):\(line): not valid UTF-8; save the file as UTF-8"
    case .unknownVerdict(let word):
      "\(file):\(line): unknown verdict '\(word)'; expected same, different, drop or nothing"
    case .unknownQuestion(let word):
      "\(file):\(line): unknown question '\(word)'; expected merged or apart"
    case .missingColumn(let name):
      "\(file):\(line): no column '\(name)'; expected the header of a review sheet"
    case .missingName(let verdict):
      "\(file):\(line): '\(verdict)' without a name; expected both names of the row as --review wrote them"
    case .noDecision: "\(file):\(line): no decision stands there"
    case .unclosedQuote: "\(file):\(line): a quote that is not closed; expected a row on each line"
    }
  }

  package init(reason: Reason, file: String, line: Int) {
    self.reason = reason
    self.file = file
    self.line = line
  }

  private func count(_ names: Int) -> String { names == 1 ? "1 name" : "\(names) names" }

  private func expected(_ verb: String, _ names: Int) -> String {
    "expected '\(verb): \(Array(repeating: "name", count: names).joined(separator: " | "))'"
  }
}

/// What the user decided, which overrules every sieve.
///
///     same: Karim Massimov | Karim Masimov      # one man
///     different: person Washington | place Washington
///     drop: organization Advertisement | Contents
///     rename: Kiev | Kyiv
public struct Decisions: Sendable {
  public enum Verb: String, Sendable, CaseIterable { case same, different, drop, rename }

  /// A name as a decision states it: any of the entity's names or its id, with a kind or without.
  public struct Name: Hashable, Sendable {
    public var kind: EntityKind?
    public var text: String
    /// Whether a review sheet has it: then it means what is written so, if anything is, and not where
    /// a document itself settles what is meant.
    public var isOfSheet = false

    /// Whether it starts as ids do: `place.kiev`.
    var mayBeID: Bool {
      text.firstIndex(of: ".").map { EntityKind(name: text[..<$0]) != nil } ?? false
    }
  }

  public struct Decision: Hashable, Sendable {
    public var verb: Verb
    public var names: [Name]
    public var file: String
    public var line: Int
    /// Whether it is a row of a review sheet. The ids in a sheet are those that entities have
    /// before its first decision.
    public var isOfSheet = false
    /// Whether `drop` leaves the other names of the entity.
    public var dropsNameAlone = false
  }

  public private(set) var all: [Decision] = []

  public init() {}

  /// Adds the decisions of one file, one a line, `#` before a reason.
  public mutating func add(_ text: [UInt8], file: String) throws(DecisionsError) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = text.starts(with: byteOrderMark) ? text.dropFirst(byteOrderMark.count) : text[...]
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw DecisionsError(reason: .notUTF8, file: file, line: 1)
    }
    var number = 0
    for whole in string.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let line = trimmed(whole.prefix { $0 != "#" })
      if line.isEmpty { continue }
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      let word = trimmed(line[..<colon])
      guard let verb = Verb(rawValue: word), colon < line.endIndex else {
        throw DecisionsError(reason: .unknownVerb(word), file: file, line: number)
      }
      let names = line[line.index(after: colon)...].split(separator: "|").map { name(trimmed($0)) }
        .filter { !$0.text.isEmpty }
      let needed = verb == .drop ? 1 : 2
      guard names.count >= needed else {
        throw DecisionsError(
          reason: .tooFewNames(verb: verb.rawValue, needed: needed), file: file, line: number)
      }
      guard verb != .rename || names.count == needed else {
        throw DecisionsError(
          reason: .tooManyNames(verb: verb.rawValue, needed: needed, found: names.count),
          file: file, line: number)
      }
      all.append(Decision(verb: verb, names: names, file: file, line: number))
    }
  }

  mutating func add(_ decision: Decision) { all.append(decision) }

  func name(_ text: String) -> Name {
    if let space = text.firstIndex(of: " "), let kind = EntityKind(name: text[..<space]) {
      return Name(kind: kind, text: trimmed(text[space...]))
    }
    return Name(kind: nil, text: text)
  }

  func trimmed(_ text: some StringProtocol) -> String {
    var text = text[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
