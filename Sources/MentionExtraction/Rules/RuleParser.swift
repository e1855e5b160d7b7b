import DataModel

/// Reads rule files into instructions.
///
///     <part> = Cap&!@calendar
///     name: context [ <part>+ ] context => person likely
///       yes: a line with the [Mention] in brackets
///       no: a line in which the rule finds nothing
///
/// A pattern is made of classes (`Cap`), lists (`@title`), defined parts (`<part>`), literals (`of`, `","`), groups
/// (`"Party"` with a capital matches only capitalized), `(a | b)`, negation (`!@month`), conjunction (`Cap&!@month`), repetition (`?`, `*`, `+`,
/// `{1,3}`), `^` and `$` for the ends of a block, and one pair of brackets around the mention.
struct RuleParser {
  /// Feature bit of each word list.
  let lists: [String: UInt64]
  /// Makes a literal word known and returns its number.
  let word: (String) -> Int32

  private(set) var rules: [Rule] = []
  private(set) var code: [Instruction] = []
  private(set) var examples: [RuleExample] = []
  private var lineOfRule: [String: Int] = [:]
  private var definitions: [String: PatternNode] = [:]

  init(lists: [String: UInt64], word: @escaping (String) -> Int32) {
    self.lists = lists
    self.word = word
  }

  mutating func parse(_ file: LexiconFile) throws(LexiconError) {
    try forEachLexiconLine(in: file) { (number, line) throws(LexiconError) in
      try self.line(String(decoding: line, as: UTF8.self), number, file)
    }
  }

  private mutating func line(_ text: String, _ number: Int, _ file: LexiconFile)
    throws(LexiconError)
  {
    for (prefix, mustMatch) in [("yes:", true), ("no:", false)] where text.hasPrefix(prefix) {
      guard let rule = rules.last else {
        throw LexiconError(
          .unexpected(found: prefix, expected: "a rule before its examples"), file: file.path,
          line: number)
      }
      examples.append(
        RuleExample(
          rule: rule.name, file: file.path, line: number,
          marked: String(text.dropFirst(prefix.count).drop { $0 == " " }), mustMatch: mustMatch))
      return
    }
    var reader = PatternReader(
      text: text, file: file.path, line: number, definitions: definitions)
    if let defined = try reader.definedName() {
      definitions[defined] = try reader.alternatives(lists: lists, word: word)
      return
    }
    let name = try reader.name()
    if let first = lineOfRule[name] {
      throw reader.error(.repeatedRule(name, firstLine: first), at: 0)
    }
    lineOfRule[name] = number
    let node = try reader.alternatives(lists: lists, word: word)
    guard reader.openCount == 1, reader.closeCount == 1 else {
      throw reader.error(.noMention, at: name.count + 1)
    }
    let (outcome, strength) = try reader.outcome()
    rules.append(
      Rule(name: name, line: number, outcome: outcome, strength: strength, code: code.count))
    emit(node)
    code.append(.accept)
  }

  private mutating func emit(_ node: PatternNode) {
    switch node {
    case .step(let instruction): code.append(instruction)
    case .sequence(let nodes): for node in nodes { emit(node) }
    case .alternatives(let nodes):
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
        code[split] = .split(Int32(split + 1), Int32(code.count))
      }
      for jump in jumps { code[jump] = .jump(Int32(code.count)) }
    case .repetition(let node, let least, let most):
      for _ in 0..<least { emit(node) }
      guard let most else {
        let split = code.count
        code.append(.accept)
        emit(node)
        code.append(.jump(Int32(split)))
        code[split] = .split(Int32(split + 1), Int32(code.count))
        return
      }
      var splits: [Int] = []
      for _ in least..<most {
        splits.append(code.count)
        code.append(.accept)
        emit(node)
      }
      for split in splits { code[split] = .split(Int32(split + 1), Int32(code.count)) }
    }
  }
}

/// A pattern before it becomes instructions.
indirect enum PatternNode {
  case step(Instruction)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// No upper bound where `most` is `nil`.
  case repetition(PatternNode, least: Int, most: Int?)
}

/// Reads one rule's line from left to right.
private struct PatternReader {
  let characters: [Character]
  let file: String
  let line: Int
  let definitions: [String: PatternNode]
  private(set) var openCount = 0
  private(set) var closeCount = 0
  private var position = 0

  init(text: String, file: String, line: Int, definitions: [String: PatternNode]) {
    self.characters = Array(text)
    self.file = file
    self.line = line
    self.definitions = definitions
  }

  /// The name that a line `<name> = pattern` defines; `nil` where the line is a rule.
  mutating func definedName() throws(LexiconError) -> String? {
    guard peek == "<" else { return nil }
    position = 1
    let name = letters()
    guard take(">") else { throw error(.unclosed("<"), at: 0) }
    skipSpace()
    guard take("=") else { throw error(.unexpected(found: rest, expected: "'=' and a pattern")) }
    return name
  }

  func error(_ reason: LexiconError.Reason, at column: Int? = nil) -> LexiconError {
    LexiconError(
      reason, file: file, line: line, column: column ?? position, source: String(characters))
  }

  mutating func name() throws(LexiconError) -> String {
    guard let colon = characters.firstIndex(of: ":"), colon > 0,
      characters[..<colon].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
    else { throw error(.unexpected(found: rest, expected: "'name: pattern => kind'"), at: 0) }
    position = colon + 1
    return String(characters[..<colon])
  }

  mutating func outcome() throws(LexiconError) -> (RuleOutcome, RuleStrength) {
    skipSpace()
    guard take("="), take(">") else {
      throw error(.unexpected(found: rest, expected: "'=> kind'"))
    }
    skipSpace()
    let start = position
    let word = letters()
    let outcome: RuleOutcome
    if word == "none" {
      outcome = .nothing
    } else if let kind = EntityKind(name: word) {
      outcome = .kind(kind)
    } else {
      throw error(
        .unexpected(found: word, expected: "person, organization, place or none"), at: start)
    }
    skipSpace()
    let second = position
    let strength: RuleStrength
    switch letters() {
    case "", "sure": strength = .sure
    case "likely": strength = .likely
    case "hint": strength = .hint
    case let other:
      throw error(.unexpected(found: other, expected: "sure, likely or hint"), at: second)
    }
    skipSpace()
    guard position == characters.count else {
      throw error(.unexpected(found: rest, expected: "the end of the line"))
    }
    return (outcome, strength)
  }

  mutating func alternatives(lists: [String: UInt64], word: (String) -> Int32)
    throws(LexiconError) -> PatternNode
  {
    var branches = [try sequence(lists: lists, word: word)]
    while peek == "|" {
      position += 1
      branches.append(try sequence(lists: lists, word: word))
    }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence(lists: [String: UInt64], word: (String) -> Int32)
    throws(LexiconError) -> PatternNode
  {
    var nodes: [PatternNode] = []
    while true {
      skipSpace()
      guard let next = peek, next != "|", next != ")", next != "=" else { break }
      var node = try element(lists: lists, word: word)
      switch peek {
      case "?": node = .repetition(node, least: 0, most: 1)
      case "*": node = .repetition(node, least: 0, most: nil)
      case "+": node = .repetition(node, least: 1, most: nil)
      case "{":
        node = try counted(node)
        position -= 1
      default: position -= 1
      }
      position += 1
      nodes.append(node)
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func counted(_ node: PatternNode) throws(LexiconError) -> PatternNode {
    let start = position
    guard let close = characters[start...].firstIndex(of: "}") else { throw error(.unclosed("{")) }
    let text = String(characters[(start + 1)..<close])
    let numbers = text.split(separator: ",").map { Int($0) }
    guard let least = numbers.first ?? nil, let most = numbers.last ?? nil, numbers.count <= 2,
      0 <= least, least <= most, 1 <= most, most <= 12
    else { throw error(.badRepetition(text), at: start) }
    position = close + 1
    return .repetition(node, least: least, most: most)
  }

  private mutating func element(lists: [String: UInt64], word: (String) -> Int32)
    throws(LexiconError) -> PatternNode
  {
    let start = position
    switch characters[position] {
    case "[":
      position += 1
      openCount += 1
      return .step(.open)
    case "]":
      position += 1
      closeCount += 1
      return .step(.close)
    case "^":
      position += 1
      return .step(.blockStart)
    case "$":
      position += 1
      return .step(.blockEnd)
    case "(":
      position += 1
      let node = try alternatives(lists: lists, word: word)
      guard take(")") else { throw error(.unclosed("("), at: start) }
      return node
    case "\"":
      position += 1
      guard let close = characters[position...].firstIndex(of: "\"") else {
        throw error(.unclosed("\""), at: start)
      }
      let words = characters[position..<close].split(separator: " ").map { String($0) }
      position = close + 1
      guard !words.isEmpty else {
        throw error(.unexpected(found: "\"\"", expected: "a word between the quotes"), at: start)
      }
      return .sequence(
        words.map { text in
          .step(text.first?.isUppercase == true ? .capitalizedWord(word(text)) : .word(word(text)))
        })
    case "<":
      position += 1
      let name = letters()
      guard take(">") else { throw error(.unclosed("<"), at: start) }
      guard let node = definitions[name] else {
        throw error(.unknownDefinition(name, known: definitions.keys.sorted()), at: start)
      }
      return node
    case "@", "!", "A"..."Z": return try test(lists: lists)
    case let character:
      if character.isLetter || character.isNumber {
        return .step(.word(word(letters())))
      }
      guard !"*+?{}]".contains(character) else {
        throw error(.unexpected(found: String(character), expected: "something to match"))
      }
      position += 1
      return .step(.word(word(String(character))))
    }
  }

  /// `@list`, `Cap`, `!@list`, `Cap&!@list`.
  private mutating func test(lists: [String: UInt64]) throws(LexiconError) -> PatternNode {
    var required: UInt64 = 0
    var excluded: UInt64 = 0
    var isPhrase = false
    var count = 0
    repeat {
      if peek == "&" { position += 1 }
      let isNegated = take("!")
      let start = position
      let bit: UInt64
      if take("@") {
        let name = letters()
        guard let listed = lists[name] else {
          throw error(.unknownList(name, known: lists.keys.sorted()), at: start)
        }
        bit = listed
        isPhrase = !isNegated
      } else {
        let name = letters()
        guard let known = FeatureBits.classes[name] ?? (name == "Any" ? 0 : nil) else {
          throw error(.unknownClass(name), at: start)
        }
        bit = known
      }
      if isNegated { excluded |= bit } else { required |= bit }
      count += 1
    } while peek == "&"
    return .step(
      isPhrase && count == 1
        ? .phrase(required) : .token(required: required, excluded: excluded))
  }

  private mutating func letters() -> String {
    let start = position
    while position < characters.count,
      characters[position].isLetter || characters[position].isNumber
        || characters[position] == "-" && position > start && position + 1 < characters.count
          && characters[position + 1].isLetter
        || characters[position] == "." && position > start || characters[position] == "'"
    {
      position += 1
    }
    return String(characters[start..<position])
  }

  private var peek: Character? { position < characters.count ? characters[position] : nil }
  private var rest: String { String(characters[min(position, characters.count)...]) }

  private mutating func take(_ character: Character) -> Bool {
    guard peek == character else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while peek == " " || peek == "\t" { position += 1 }
  }
}
