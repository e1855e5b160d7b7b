/// All rules, compiled, with tables that tell for a token which rules can start there and for a
/// sentence which rules cannot match at all.
struct RuleProgram: Sendable {
  let rules: [Rule]
  let code: [Instruction]
  /// Rules that can start on a token with feature bit N, as sets.
  private let rulesOfBit: [RuleSet]
  private let rulesOfWord: [Int32: RuleSet]
  /// Rules that can start anywhere.
  private let anywhere: RuleSet
  /// What the first token of each rule must and must not be, where that is one test.
  private let firstTests: [(required: UInt64, excluded: UInt64)]
  /// One of the features that the second and third token must have; all ones where they need none.
  private let nextFeatures: [(second: UInt64, third: UInt64)]
  /// What the tokens ahead must hold for each rule.
  private let demands: [(features: UInt64, group: UInt64, isNear: Bool)]
  /// Which demands each literal word meets.
  private let groupsOfWord: [Int32: UInt64]
  /// The bits that start any rule.
  let startBits: UInt64

  /// Tokens within which a near demand must be met.
  static let window = 16

  /// Every match of a rule takes a token of one of these features or of these groups of words.
  private struct Demand: Sendable {
    var features: UInt64
    var words: Set<Int32>
    /// `words` as a bit of `groupsOfWord`.
    var group: UInt64 = 0
    /// The token stands within `window` of the match's start.
    var isNear = false

    /// A rough share of sentences that meet it: shapes are common, lists rarer, words rarest.
    var cost: Int {
      let lists = features & ((1 << UInt64(FeatureBits.mostLists)) - 1)
      return (features & ~lists).nonzeroBitCount * 100 + lists.nonzeroBitCount * 10 + words.count
    }
  }

  init(rules: [Rule], code: [Instruction]) {
    self.rules = rules
    self.code = code
    var rulesOfBit = [RuleSet](repeating: RuleSet(), count: 64)
    var rulesOfWord: [Int32: RuleSet] = [:]
    var anywhere = RuleSet()
    for (number, rule) in rules.enumerated() {
      for instruction in RuleProgram.firstSteps(of: rule, in: code) {
        switch instruction {
        case .token(let required, _):
          // A word list is rarer than a shape, and list bits are the low ones.
          if required == 0 {
            anywhere.insert(number)
          } else {
            rulesOfBit[required.trailingZeroBitCount].insert(number)
          }
        case .phrase(let bit): rulesOfBit[bit.trailingZeroBitCount].insert(number)
        case .word(let word), .capitalizedWord(let word):
          rulesOfWord[word, default: RuleSet()].insert(number)
        default: anywhere.insert(number)
        }
      }
    }
    self.rulesOfBit = rulesOfBit
    self.rulesOfWord = rulesOfWord
    self.anywhere = anywhere
    self.startBits = rulesOfBit.indices.reduce(0) {
      rulesOfBit[$1].isEmpty ? $0 : $0 | 1 << UInt64($1)
    }
    firstTests = rules.map { rule in
      let first = RuleProgram.firstSteps(of: rule, in: code)
      if first.count == 1, case .token(let required, let excluded) = first[0] {
        return (required, excluded)
      }
      return (0, 0)
    }
    nextFeatures = rules.map { rule in
      let first = RuleProgram.steps(from: [rule.code], in: code)
      let second = RuleProgram.steps(after: first, in: code)
      let third = RuleProgram.steps(after: second, in: code)
      let secondFeatures = RuleProgram.features(of: second, in: code)
      return (
        secondFeatures,
        secondFeatures == .max ? .max : RuleProgram.features(of: third, in: code)
      )
    }
    var demands = rules.map { RuleProgram.demand(of: $0, in: code) }
    var groups: [Set<Int32>: UInt64] = [:]
    for number in demands.indices where !demands[number].words.isEmpty {
      let words = demands[number].words
      // Beyond 64 different groups the last one is shared: it then says "perhaps" a little oftener.
      let group = groups[words] ?? 1 << UInt64(min(groups.count, 63))
      groups[words] = group
      demands[number].group = group
    }
    var groupsOfWord: [Int32: UInt64] = [:]
    for (words, group) in groups { for word in words { groupsOfWord[word, default: 0] |= group } }
    self.demands = demands.map { ($0.features, $0.group, $0.isNear) }
    self.groupsOfWord = groupsOfWord
  }

  /// The words that rules ask for as literals.
  var literalWords: [Int32] {
    Set(
      code.compactMap { instruction in
        switch instruction {
        case .word(let word), .capitalizedWord(let word): word
        default: nil
        }
      }
    ).sorted()
  }

  /// The groups of literal words that a token belongs to.
  func groups(features: UInt64, word: Int32) -> UInt64 {
    features & FeatureBits.isLiteral != 0 ? groupsOfWord[word] ?? 0 : 0
  }

  /// The words of a rule set that hold any rule.
  var setWords: Range<Int> { 0..<((rules.count + 63) / 64) }

  /// Whether some rule can start on any token.
  var canStartAnywhere: Bool { !anywhere.isEmpty }

  /// Whether a token and the two behind it can be the first of a rule.
  ///
  /// - Parameters:
  ///   - second: features of the next token, none at the sentence's end.
  ///   - startsPhrase: a phrase of several tokens starts at one of them, so that the others may be
  ///     inside it.
  func fits(
    _ rule: Int, first features: UInt64, second: UInt64, third: UInt64, startsPhrase: Bool
  ) -> Bool {
    let test = firstTests[rule]
    guard features & test.required == test.required, features & test.excluded == 0 else {
      return false
    }
    let next = nextFeatures[rule]
    return startsPhrase
      || (next.second == .max || second & next.second != 0)
        && (next.third == .max || third & next.third != 0)
  }

  /// The features of which a token must have one to be taken by one of some instructions.
  private static func features(of steps: [Int], in code: [Instruction]) -> UInt64 {
    var features: UInt64 = 0
    for position in steps {
      switch code[position] {
      case .token(let required, _): features |= required == 0 ? .max : required & (~required + 1)
      case .phrase(let bit): features |= bit
      case .word, .capitalizedWord: features |= FeatureBits.isLiteral
      default: return .max
      }
    }
    return features
  }

  /// The rules that a sentence's features and word groups leave possible.
  func possible(features: UInt64, groups: UInt64) -> RuleSet {
    var possible = RuleSet()
    for number in rules.indices
    where demands[number].features & features | demands[number].group & groups != 0 {
      possible.insert(number)
    }
    return possible
  }

  /// Whether the tokens ahead hold what the rule needs near its start.
  func isPossible(_ rule: Int, features: UInt64, groups: UInt64) -> Bool {
    let demand = demands[rule]
    return !demand.isNear || demand.features & features | demand.group & groups != 0
  }

  /// The rules that can start on a token.
  func starting(features: UInt64, word: Int32) -> RuleSet {
    var starting = anywhere
    var bits = features & startBits
    while bits != 0 {
      starting.formUnion(rulesOfBit[bits.trailingZeroBitCount])
      bits &= bits - 1
    }
    if features & FeatureBits.isLiteral != 0, let more = rulesOfWord[word] {
      starting.formUnion(more)
    }
    return starting
  }

  private static func firstSteps(of rule: Rule, in code: [Instruction]) -> [Instruction] {
    steps(from: [rule.code], in: code).map { code[$0] }
  }

  /// The token-taking instructions that can come next.
  private static func steps(from start: [Int], in code: [Instruction]) -> [Int] {
    var steps: [Int] = []
    var seen: Set<Int> = []
    var open = start
    while let position = open.popLast() {
      guard seen.insert(position).inserted else { continue }
      switch code[position] {
      case .split(let a, let b): open += [Int(a), Int(b)]
      case .jump(let target): open.append(Int(target))
      case .open, .close, .blockStart, .blockEnd: open.append(position + 1)
      default: steps.append(position)
      }
    }
    return steps
  }

  /// The rarest thing that every match must hold: the set of instructions, all of whose removal
  /// would leave no way to the end, that asks for the rarest features.
  ///
  /// Each position in the pattern where all ways pass through one group of instructions is tried;
  /// a group is the set of steps that can come next after the group before it.
  private static func demand(of rule: Rule, in code: [Instruction]) -> Demand {
    var best = Demand(features: .max, words: [])
    let end = endOfRule(rule, in: code)
    for candidate in candidates(from: rule.code, to: end, in: code) {
      guard !reachesEnd(from: rule.code, avoiding: candidate, in: code) else { continue }
      var demand = Demand(features: 0, words: [])
      for position in candidate {
        switch code[position] {
        case .token(let required, _):
          // Any one of the required features is needed; the list is the rarest.
          demand.features |= required == 0 ? .max : required & (~required + 1)
        case .phrase(let bit): demand.features |= bit
        case .word(let word), .capitalizedWord(let word): demand.words.insert(word)
        default: demand.features = .max
        }
      }
      if demand.cost < best.cost {
        best = demand
        best.isNear = isNear(candidate, from: rule.code, in: code)
      }
    }
    return best
  }

  /// The token-taking instructions, and ends of the rule, that can come after some others.
  private static func steps(after steps: [Int], in code: [Instruction]) -> [Int] {
    RuleProgram.steps(from: steps.filter { !isAccept(code[$0]) }.map { $0 + 1 }, in: code)
  }

  private static func isAccept(_ instruction: Instruction) -> Bool {
    if case .accept = instruction { true } else { false }
  }

  /// Whether every way from the start meets the group within the window.
  private static func isNear(_ group: Set<Int>, from start: Int, in code: [Instruction]) -> Bool {
    /// More tokens than any member of a word list has.
    let longestPhrase = 12
    var layers = [Set<Int>](repeating: [], count: window + longestPhrase + 1)
    layers[0] = Set(steps(from: [start], in: code))
    for taken in 0..<window {
      for position in layers[taken] where !group.contains(position) && !isAccept(code[position]) {
        let next = steps(from: [position + 1], in: code)
        var reach = 1
        if case .phrase = code[position] { reach = longestPhrase }
        for length in 1...reach { layers[taken + length].formUnion(next) }
      }
    }
    return layers[window...].allSatisfy(\.isEmpty)
  }

  private static func endOfRule(_ rule: Rule, in code: [Instruction]) -> Int {
    var position = rule.code
    while true {
      if case .accept = code[position] { return position }
      position += 1
    }
  }

  /// Groups of instructions worth trying: what can come next after each one.
  private static func candidates(from start: Int, to end: Int, in code: [Instruction]) -> [Set<Int>]
  {
    var groups: [Set<Int>] = [Set(steps(from: [start], in: code))]
    for position in start..<end {
      switch code[position] {
      case .token, .phrase, .word, .capitalizedWord:
        groups.append([position])
        groups.append(Set(steps(from: [position + 1], in: code)))
      default: break
      }
    }
    return groups.filter { group in !group.contains { isAccept(code[$0]) } }
  }

  private static func reachesEnd(from start: Int, avoiding: Set<Int>, in code: [Instruction])
    -> Bool
  {
    var seen: Set<Int> = []
    var open = [start]
    while let position = open.popLast() {
      guard !avoiding.contains(position), seen.insert(position).inserted else { continue }
      switch code[position] {
      case .accept: return true
      case .split(let a, let b): open += [Int(a), Int(b)]
      case .jump(let target): open.append(Int(target))
      default: open.append(position + 1)
      }
    }
    return false
  }
}

/// A set of rules, one bit each.
struct RuleSet: Sendable {
  private(set) var words = SIMD8<UInt64>.zero

  static let mostRules = 512

  var isEmpty: Bool { words == .zero }
  mutating func insert(_ rule: Int) { words[rule >> 6] |= 1 << UInt64(rule & 63) }
  mutating func formUnion(_ other: RuleSet) { words |= other.words }
  func intersection(_ other: RuleSet) -> RuleSet {
    var both = self
    both.words &= other.words
    return both
  }
}
