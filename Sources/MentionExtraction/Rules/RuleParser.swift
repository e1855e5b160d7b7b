import DataModel

/// Reads rule files into instructions.
///
///     <part> = Cap&!@calendar
///     name: context [ <part>+ ] context => person likely
///       yes: a line with the [Mention] in brackets
///       no: a line in which the rule finds nothing
///
/// A pattern is made of classes (`Cap`), lists (`@title`), defined parts (`<part>`), literals (`of`,
/// `","`; `"Party"` with a capital matches only capitalized), groups (`(a | b)`), negation
/// (`!@month`), conjunction (`Cap&!@month`), repetition (`?`, `*`, `+`, `{1,3}`), `^` and `$` for the
/// ends of a block, and one pair of brackets around the mention. A part is known from its definition
/// to the end of the file.
struct RuleParser {
  private(set) var rules: [Rule] = []
  private(set) var code: [Instruction] = []
  /// The words of each `anyWord`.
  private(set) var wordSets: [Set<Int32>] = []
  private(set) var examples: [RuleExample] = []
  /// Definitions that no line below them refers to.
  private(set) var unusedDefinitions: [Definition] = []
  private var references: PatternReader.References
  private var placeOfRule: [String: (file: String, line: Int)] = [:]
  /// The rule above in the same file, to which examples belong.
  private var ruleAbove: String?
  /// Definitions of the file that no line has referred to yet, by their names.
  private var newDefinitions: [String: Definition] = [:]

  /// A line that defines a part.
  struct Definition: Hashable {
    var name: String
    var file: String
    var line: Int
  }

  /// - Parameters:
  ///   - lists: feature bit of each word list.
  ///   - word: makes a literal word known and returns its number.
  init(lists: [String: UInt64], word: @escaping (String) -> Int32) {
    references = PatternReader.References(lists: lists, word: word)
  }

  mutating func parse(_ file: LexiconFile) throws(LexiconError) {
    references.definitions = [:]
    ruleAbove = nil
    try forEachLexiconLine(in: file) { (number, line) throws(LexiconError) in
      try self.line(String(decoding: line, as: UTF8.self), number, file)
    }
    unusedDefinitions += newDefinitions.values.sorted { $0.line < $1.line }
    newDefinitions = [:]
  }

  private mutating func line(_ text: String, _ number: Int, _ file: LexiconFile)
    throws(LexiconError)
  {
    for (prefix, mustMatch) in [("yes:", true), ("no:", false)] where text.hasPrefix(prefix) {
      try example(text, prefix, mustMatch: mustMatch, number, file)
      return
    }
    var reader = PatternReader(text: text, file: file.path, line: number, references: references)
    if let defined = try reader.definedName() {
      references.definitions[defined] = try reader.definedPattern()
      markUsed(reader.usedDefinitions)
      if let before = newDefinitions[defined] { unusedDefinitions.append(before) }
      newDefinitions[defined] = Definition(name: defined, file: file.path, line: number)
      return
    }
    let name = try reader.name()
    if let first = placeOfRule[name] {
      throw reader.error(
        .repeatedRule(name, firstFile: first.file, firstLine: first.line), at: 0)
    }
    placeOfRule[name] = (file.path, number)
    let node = try reader.rulePattern()
    markUsed(reader.usedDefinitions)
    let (outcome, strength) = try reader.outcome()
    rules.append(
      Rule(name: name, line: number, outcome: outcome, strength: strength, code: code.count))
    ruleAbove = name
    emit(node)
    code.append(.accept)
  }

  /// Takes note that a line refers to definitions.
  private mutating func markUsed(_ used: Set<String>) {
    for name in used { newDefinitions[name] = nil }
  }

  private mutating func example(
    _ text: String, _ prefix: String, mustMatch: Bool, _ number: Int, _ file: LexiconFile
  ) throws(LexiconError) {
    guard let ruleAbove else {
      throw LexiconError(
        .unexpected(found: prefix, expected: "a rule before its examples"), file: file.path,
        line: number)
    }
    if let (reason, column) = fault(ofExample: text, mustMatch: mustMatch) {
      throw LexiconError(reason, file: file.path, line: number, column: column, source: text)
    }
    examples.append(
      RuleExample(
        rule: ruleAbove, file: file.path, line: number,
        marked: String(text.dropFirst(prefix.count).drop { $0 == " " }), mustMatch: mustMatch))
  }

  /// What is wrong with the brackets of an example, and in which column.
  private func fault(ofExample text: String, mustMatch: Bool) -> (LexiconError.Reason, Int)? {
    var open: Int?
    var hasPair = false
    for (column, character) in text.enumerated() {
      switch character {
      case "[":
        if let open { return (.unclosed("["), open) }
        open = column
      case "]":
        guard let start = open else { return (.unopened("]"), column) }
        guard column > start + 1 else {
          return (.unexpected(found: "[]", expected: "words between the brackets"), start)
        }
        hasPair = true
        open = nil
      default: break
      }
    }
    if let open { return (.unclosed("["), open) }
    return mustMatch && !hasPair ? (.noMarkedWords, text.prefix { $0 != ":" }.count + 1) : nil
  }

  private mutating func emit(_ node: PatternNode) {
    switch node {
    case .step(let instruction): code.append(instruction)
    case .sequence(let nodes): for node in nodes { emit(node) }
    case .alternatives(let branches):
      let nodes = joiningWords(branches)
      var jumps: [Int] = []
      for (position, node) in nodes.enumerated() {
        guard position < nodes.count - 1 else {
          emit(node)
          break
        }
        let split = code.count
        code.append(.accept)
        emit(node)
        jumps.append(code.count)
        code.append(.accept)
        code[split] = .split(Int32(split + 1), Int32(code.count), features: .max)
      }
      for jump in jumps { code[jump] = .jump(Int32(code.count)) }
    case .repetition(let node, let least, let most):
      for _ in 0..<least { emit(node) }
      guard let most else {
        let split = code.count
        code.append(.accept)
        emit(node)
        code.append(.jump(Int32(split)))
        code[split] = .split(Int32(split + 1), Int32(code.count), features: .max)
        return
      }
      var splits: [Int] = []
      for _ in least..<most {
        splits.append(code.count)
        code.append(.accept)
        emit(node)
      }
      for split in splits {
        code[split] = .split(Int32(split + 1), Int32(code.count), features: .max)
      }
    }
  }

  /// Neighboring branches of one word each, as one step that looks the word up in a set.
  private mutating func joiningWords(_ branches: [PatternNode]) -> [PatternNode] {
    var joined: [PatternNode] = []
    for branch in branches {
      guard case .step(.word(let word, let isCapitalized)) = branch else {
        joined.append(branch)
        continue
      }
      switch joined.last {
      case .step(.word(let other, isCapitalized)):
        wordSets.append([other, word])
        joined[joined.count - 1] = .step(
          .anyWord(Int32(wordSets.count - 1), isCapitalized: isCapitalized))
      case .step(.anyWord(let set, isCapitalized)): wordSets[Int(set)].insert(word)
      default: joined.append(branch)
      }
    }
    return joined
  }
}
