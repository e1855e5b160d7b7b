import DataModel

/// Reads one line of a rule file, a rule or a definition, from left to right.
struct PatternReader {
  /// Times more than the longest sensible rule; what a rule asks of a text takes time to find out.
  static let mostSteps = 1_000
  private static let mostGroups = 50

  /// What the patterns of a file can refer to.
  struct References {
    /// Feature bit of each word list.
    let lists: [String: UInt64]
    /// Makes a literal word known and returns its number.
    let word: (String) -> Int32
    var definitions: [String: PatternNode] = [:]
  }

  /// A bracket of the mention and where it stands.
  private struct Bracket {
    var column: Int
    /// Which of the pattern's sequences it is part of.
    var sequence: Int
    /// Position among the sequence's nodes.
    var node: Int
  }

  private let characters: [Character]
  private let file: String
  private let line: Int
  private let references: References
  private var position = 0
  private var opens: [Bracket] = []
  private var closes: [Bracket] = []
  private var sequenceCount = 0
  /// Groups that are open.
  private var depth = 0
  /// Definitions that the line refers to.
  private(set) var usedDefinitions: Set<String> = []
  /// The pair of brackets stands in one sequence and has something between.
  private var hasMention = false

  init(text: String, file: String, line: Int, references: References) {
    self.characters = Array(text)
    self.file = file
    self.line = line
    self.references = references
  }

  func error(_ reason: LexiconError.Reason, at column: Int? = nil) -> LexiconError {
    LexiconError(
      reason, file: file, line: line, column: column ?? position, source: String(characters))
  }

  // MARK: - Lines

  /// The name that a line `<name> = pattern` defines; `nil` where the line is a rule.
  mutating func definedName() throws(LexiconError) -> String? {
    guard peek == "<" else { return nil }
    position = 1
    let name = letters()
    guard take(">") else { throw error(.unclosed("<"), at: 0) }
    guard !name.isEmpty else {
      throw error(.unexpected(found: "<>", expected: "a name between the angle brackets"), at: 0)
    }
    skipSpace()
    guard take("=") else { throw error(.unexpected(found: rest, expected: "'=' and a pattern")) }
    return name
  }

  /// The pattern that a definition stands for, up to the end of the line.
  mutating func definedPattern() throws(LexiconError) -> PatternNode {
    let node = try alternatives()
    if case .sequence(let nodes) = node, nodes.isEmpty {
      throw error(.unexpected(found: rest, expected: "a pattern"))
    }
    guard position == characters.count else {
      throw error(.unexpected(found: rest, expected: "the end of the line"))
    }
    if let bracket = (opens + closes).min(by: { $0.column < $1.column }) {
      throw error(
        .unexpected(
          found: String(characters[bracket.column]),
          expected: "brackets in the rule that uses the definition"), at: bracket.column)
    }
    return try limited(node, at: 0)
  }

  /// The name before a rule's colon.
  mutating func name() throws(LexiconError) -> String {
    guard let colon = characters.firstIndex(of: ":"), colon > 0,
      characters[..<colon].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
    else { throw error(.unexpected(found: rest, expected: "'name: pattern => kind'"), at: 0) }
    position = colon + 1
    return String(characters[..<colon])
  }

  /// A rule's pattern, with one pair of brackets around the mention.
  mutating func rulePattern() throws(LexiconError) -> PatternNode {
    let start = position
    let node = try alternatives()
    guard opens.count == 1, closes.count == 1 else { throw error(.noMention, at: start) }
    guard hasMention else {
      throw error(.noMention, at: min(opens[0].column, closes[0].column))
    }
    return try limited(node, at: start)
  }

  /// A pattern that is not too long.
  private func limited(_ node: PatternNode, at column: Int) throws(LexiconError) -> PatternNode {
    let size = node.size
    guard size <= PatternReader.mostSteps else { throw error(.longPattern(size), at: column) }
    return node
  }

  /// What follows a rule's pattern: an arrow, the kind and perhaps a strength.
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

  // MARK: - Patterns

  private mutating func alternatives() throws(LexiconError) -> PatternNode {
    let first = try sequence()
    guard peek == "|" else { return first }
    var branches = [try filled(first)]
    while take("|") {
      let branch = try sequence()
      branches.append(try filled(branch))
    }
    return .alternatives(branches)
  }

  /// A group or a branch of it, which must not be empty.
  private func filled(_ node: PatternNode) throws(LexiconError) -> PatternNode {
    if case .sequence(let nodes) = node, nodes.isEmpty {
      throw error(
        .unexpected(found: peek.map { String($0) } ?? "", expected: "something to match"))
    }
    return node
  }

  private mutating func sequence() throws(LexiconError) -> PatternNode {
    sequenceCount += 1
    let number = sequenceCount
    var nodes: [PatternNode] = []
    while true {
      skipSpace()
      guard let next = peek, next != "|", next != ")", next != "=" else { break }
      if next == "[" || next == "]" {
        nodes.append(bracket(next, Bracket(column: position, sequence: number, node: nodes.count)))
        if next == "]" { hasMention = hasMention || closesMention(nodes) }
      } else {
        nodes.append(try repeatedElement())
      }
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func bracket(_ mark: Character, _ bracket: Bracket) -> PatternNode {
    position += 1
    if mark == "[" {
      opens.append(bracket)
      return .step(.open)
    }
    closes.append(bracket)
    return .step(.close)
  }

  /// Whether the bracket read last ends the mention that was opened in the same sequence, `nodes`.
  private func closesMention(_ nodes: [PatternNode]) -> Bool {
    guard let open = opens.last, let close = closes.last, open.sequence == close.sequence else {
      return false
    }
    return nodes[open.node..<close.node].contains(where: \.canTakeToken)
  }

  /// An element and how often it may follow itself.
  private mutating func repeatedElement() throws(LexiconError) -> PatternNode {
    let start = position
    let bracketCount = opens.count + closes.count
    let node = try element()
    let mark = position
    guard let bounds = try repetition() else { return node }
    guard opens.count + closes.count == bracketCount else {
      throw error(
        .unexpected(found: String(characters[mark]), expected: "the mention just once"), at: mark)
    }
    if bounds.most == nil, node.canBeEmpty {
      throw error(.endlessRepetition(String(characters[start...mark])), at: start)
    }
    return try limited(.repetition(node, least: bounds.least, most: bounds.most), at: start)
  }

  /// How often the element before may stand; `nil` where it stands once.
  private mutating func repetition() throws(LexiconError) -> (least: Int, most: Int?)? {
    switch peek {
    case "?":
      position += 1
      return (0, 1)
    case "*":
      position += 1
      return (0, nil)
    case "+":
      position += 1
      return (1, nil)
    case "{": return try counts()
    default: return nil
    }
  }

  /// `{2}` or `{1,3}`.
  private mutating func counts() throws(LexiconError) -> (least: Int, most: Int?) {
    guard let close = characters[position...].firstIndex(of: "}") else {
      throw error(.unclosed("{"))
    }
    let text = String(characters[(position + 1)..<close])
    let bounds = text.split(separator: ",", omittingEmptySubsequences: false).map { bound in
      bound.first == "+" ? nil : Int(bound)
    }
    guard bounds.count <= 2, let least = bounds.first ?? nil, let most = bounds.last ?? nil,
      0 <= least, least <= most, 1 <= most, most <= 12
    else { throw error(.badRepetition(text)) }
    position = close + 1
    return (least, most)
  }

  private mutating func element() throws(LexiconError) -> PatternNode {
    let start = position
    switch characters[position] {
    case "^":
      position += 1
      return .step(.blockStart)
    case "$":
      position += 1
      return .step(.blockEnd)
    case "(": return try group()
    case "\"": return try quotedWords()
    case "<":
      position += 1
      let name = letters()
      guard take(">") else { throw error(.unclosed("<"), at: start) }
      guard let node = references.definitions[name] else {
        throw error(
          .unknownDefinition(name, known: references.definitions.keys.sorted()), at: start)
      }
      usedDefinitions.insert(name)
      return node
    case "@", "!", "A"..."Z": return try test()
    case let character:
      if character.isLetter || character.isNumber {
        return .step(.word(references.word(letters()), isCapitalized: false))
      }
      guard !"*+?{}".contains(character) else {
        throw error(.unexpected(found: String(character), expected: "something to match"))
      }
      position += isPossessive(at: position) ? 2 : 1
      return .step(
        .word(references.word(String(characters[start..<position])), isCapitalized: false))
    }
  }

  private mutating func group() throws(LexiconError) -> PatternNode {
    let start = position
    position += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= PatternReader.mostGroups else {
      throw error(.deepPattern(PatternReader.mostGroups), at: start)
    }
    let node = try alternatives()
    guard peek == ")" else { throw error(.unclosed("("), at: start) }
    _ = try filled(node)
    position += 1
    return node
  }

  private mutating func quotedWords() throws(LexiconError) -> PatternNode {
    let start = position
    position += 1
    guard let close = characters[position...].firstIndex(of: "\"") else {
      throw error(.unclosed("\""), at: start)
    }
    let words = characters[position..<close].split(separator: " ").map { String($0) }
    position = close + 1
    guard !words.isEmpty else {
      throw error(.unexpected(found: "\"\"", expected: "a word between the quotes"), at: start)
    }
    let steps = words.map { text in
      PatternNode.step(
        .word(references.word(text), isCapitalized: text.first?.isUppercase == true))
    }
    return steps.count == 1 ? steps[0] : .sequence(steps)
  }

  /// `@list`, `Cap`, `!@list`, `Cap&!@list`.
  private mutating func test() throws(LexiconError) -> PatternNode {
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
        guard let listed = references.lists[name] else {
          throw error(
            .unknownList(name, known: references.lists.keys.sorted()), at: start)
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

  // MARK: - Characters

  /// Letters and digits with inner hyphens, dots and apostrophes; a possessive 's stays behind, as
  /// it is a word of its own in the text too.
  private mutating func letters() -> String {
    let start = position
    while position < characters.count {
      let character = characters[position]
      let isInner =
        position > start && position + 1 < characters.count && characters[position + 1].isLetter
      guard
        character.isLetter || character.isNumber || character == "." && position > start
          || character == "-" && isInner
          || isApostrophe(character) && isInner && !isPossessive(at: position)
      else { break }
      position += 1
    }
    return String(characters[start..<position])
  }

  /// Whether 's or ’s stands here.
  private func isPossessive(at position: Int) -> Bool {
    guard isApostrophe(characters[position]), position + 1 < characters.count,
      characters[position + 1] == "s" || characters[position + 1] == "S"
    else { return false }
    return position + 2 == characters.count || !characters[position + 2].isLetter
  }

  private func isApostrophe(_ character: Character) -> Bool {
    guard character != "'" else { return true }
    guard let scalar = character.unicodeScalars.first, !scalar.isASCII else { return false }
    return ScalarClass(scalar) == .apostrophe
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
