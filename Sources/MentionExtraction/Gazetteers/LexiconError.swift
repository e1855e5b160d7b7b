/// A lexicon file that cannot be used, with the line and, for rules, the column at fault.
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case notUTF8
    case unknownKind(String)
    case entryBeforeKind(String)
    case emptyName
    case unknownFlag(String)
    case unclosed(String)
    case unopened(String)
    case secondAttributes
    case unexpected(found: String, expected: String)
    case unknownContainer(String)
    case compiledByOther
    case compiledDamaged
    case compiledBefore(String)
    case unknownList(String, known: [String])
    case unknownClass(String)
    case unknownDefinition(String, known: [String])
    case repeatedRule(String, firstFile: String, firstLine: Int)
    case tooManyLists(Int)
    case badRepetition(String)
    case endlessRepetition(String)
    case longPattern(Int)
    case deepPattern(Int)
    case noMention
    case noMarkedWords
  }

  public var reason: Reason
  public var file: String
  /// 1-based; 0 for a file without lines.
  public var line: Int
  /// 0-based column of the fault in `source`, in scalars.
  public var column: Int?
  /// The line at fault, for the caret.
  public var source: String?

  init(_ reason: Reason, file: String, line: Int, column: Int? = nil, source: String? = nil) {
    self.reason = reason
    self.file = file
    self.line = line
    self.column = column
    self.source = source
  }

  /// A compiled file that is older than what one of its sources has now.
  public init(stale file: String, source: String) {
    self.init(.compiledBefore(source), file: file, line: 0)
  }

  public var description: String {
    var text = line == 0 ? "\(file): \(sentence)" : "\(file):\(line): \(sentence)"
    if let column, let source {
      text += "\n  \(source)\n  \(String(repeating: " ", count: column))^"
    }
    return text
  }

  private var sentence: String {
    switch reason {
    case .notUTF8: "not valid UTF-8; save the file as UTF-8"
    case .unknownKind(let word):
      "unknown kind '\(word)'; expected person, organization or place"
    case .entryBeforeKind(let name):
      "'\(name)' stands before any kind; expected a line [person], [organization] or [place] first"
    case .emptyName: "an empty name; expected 'name | alias | alias'"
    case .unknownFlag(let flag):
      "unknown flag '(\(flag))'; expected (case), (weak) or (needs: word, word)"
    case .unclosed(let mark): "'\(mark)' is not closed"
    case .unopened(let mark): "'\(mark)' is not opened"
    case .secondAttributes: "a second '{'; expected one {key=value, key=value} in an entry"
    case .unexpected(let found, let expected): "found '\(found)'; expected \(expected)"
    case .unknownContainer(let name):
      "no place entry is called '\(name)'; expected the name of one, with its note in parentheses if it has one"
    case .compiledByOther:
      "compiled by another version of the program; make it again with 'comention lexicon compile'"
    case .compiledDamaged: "damaged; make it again with 'comention lexicon compile'"
    case .compiledBefore(let source):
      "compiled before '\(source)' was changed; make it again with 'comention lexicon compile'"
    case .unknownList(let name, let known):
      "unknown word list '@\(name)'; known: \(known.map { "@" + $0 }.joined(separator: ", "))"
    case .unknownClass(let name):
      "unknown class '\(name)'; expected Cap, CAPS, Initial, Proper, Word, Lower, Number, Attached, SentenceStart, Opening, Any, a word in small letters, \"quoted text\" or @list"
    case .unknownDefinition(let name, let known):
      "unknown part '<\(name)>'; known: \(known.map { "<" + $0 + ">" }.joined(separator: ", "))"
    case .repeatedRule(let name, let firstFile, let line):
      "rule '\(name)' repeats; first \(firstFile == file ? "on line \(line)" : "at \(firstFile):\(line)")"
    case .tooManyLists(let count): "\(count) word lists; at most \(FeatureBits.mostLists)"
    case .badRepetition(let text):
      "bad repetition '{\(text)}'; expected {n} or {n,m} with m at most 12"
    case .endlessRepetition(let text):
      "'\(text)' repeats without end what can be empty; expected a part that takes a word each time"
    case .longPattern(let steps):
      "a pattern of \(steps) steps, repetitions counted; expected at most \(PatternReader.mostSteps)"
    case .deepPattern(let most): "groups inside each other; expected at most \(most)"
    case .noMarkedWords: "no words in brackets; expected [ ] around what the rule must find"
    case .noMention: "no mention; expected one pair of brackets [ ] around the name"
    }
  }
}

/// A file of the lexicon: what it is called and what is in it.
public struct LexiconFile: Sendable {
  public enum Role: Sendable {
    case gazetteer, words, rules
    /// A compiled gazetteer, whose text is not read but mapped.
    case compiled
  }

  public var role: Role
  /// As messages show it.
  public var path: String
  /// The file's name without folder and extension; names a word list.
  public var name: String
  public var text: [UInt8]
  /// The user adds it to a lexicon, whose own files stay as they are.
  public var isAddition: Bool
  /// For each line of the text, the line of the file that it was made of; empty if they are the same.
  public var lineNumbers: [Int32] = []

  public init(role: Role, path: String, name: String, text: [UInt8], isAddition: Bool = false) {
    self.role = role
    self.path = path
    self.name = name
    self.text = text
    self.isAddition = isAddition
  }
}
