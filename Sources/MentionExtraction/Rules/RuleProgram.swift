/// All rules, compiled, with tables that tell for a token which rules can start there and for a
/// sentence which rules cannot match at all.
struct RuleProgram: Sendable {
  let rules: [Rule]
  let code: [Instruction]
  let wordSets: WordSets
  /// Lists that most words belong to.
  let common: UInt64
  /// What each rule asks of the tokens where it starts.
  private let conditions: [Condition]
  /// Rules that can start on a token: a row for each feature bit, one for those that can start
  /// anywhere, then one for each literal word.
  private let starts: RuleSets
  /// Rules that a sentence may match: a row for each feature bit and each group that it holds.
  private let demanding: RuleSets
  /// Which groups of demanded words each literal word is in.
  private let groupsOfWord: [UInt64]
  /// The bits that start any rule; all ones where one can start anywhere.
  let startBits: UInt64

  /// Tokens from a match's start within which the demands that are looked for must be met.
  static let closeWindow = 8
  static let nearWindow = 16
  private static let anywhere = 64

  /// What must hold of the tokens where a rule starts and of those behind.
  private struct Condition: Sendable {
    /// What the first token must and must not be, where that is one test.
    var required: UInt64 = 0
    var excluded: UInt64 = 0
    /// One of the features that the second and third token must have; all ones where they need none.
    var second: UInt64
    var third: UInt64
    /// Whether `first` and `further` must be met in the close window already.
    var isFirstClose: Bool
    var isFurtherClose: Bool
    /// What the tokens in the windows must have.
    var first: Ahead
    var further: Ahead
  }

  /// Features or groups of which one must be among the tokens from some start on.
  struct Ahead: Sendable {
    var features: UInt64 = 0
    var groups: UInt64 = 0

    static let anything = Ahead(features: .max)

    mutating func formUnion(_ other: Ahead) {
      features |= other.features
      groups |= other.groups
    }

    func meets(_ other: Ahead) -> Bool {
      features & other.features | groups & other.groups != 0
    }
  }

  /// - Parameters:
  ///   - wordSets: the vocabulary words of each `anyWord`.
  ///   - wordCount: how many words the rules name, which are the first of the vocabulary.
  ///   - common: lists that most words belong to.
  init(
    rules: [Rule] = [], code: [Instruction] = [], wordSets: [Set<Int32>] = [], wordCount: Int = 0,
    common: UInt64 = 0
  ) {
    let analyzer = RuleAnalyzer(code: code, wordSets: wordSets, common: common)
    self.rules = rules
    self.common = common
    self.wordSets = WordSets(wordSets, wordCount: wordCount)
    self.code = code.indices.map(analyzer.withFeatures)
    starts = RuleProgram.starts(rules, analyzer, wordCount)
    startBits = (0..<RuleProgram.anywhere).reduce(
      starts.isEmpty(RuleProgram.anywhere) ? 0 : UInt64.max
    ) { [starts] bits, bit in starts.isEmpty(bit) ? bits : bits | 1 << UInt64(bit) }

    let demands = rules.map(analyzer.demands)
    // Of those that are asked near a start, the first token's are known by then.
    let near = demands.map { demands in
      demands.filter { 1 < $0.window && $0.window <= RuleProgram.nearWindow }.prefix(2)
    }
    var groups: [Set<Int32>: UInt64] = [:]
    for words in (demands.compactMap(\.first) + near.joined()).lazy.map(\.words)
    where !words.isEmpty && groups[words] == nil {
      // Beyond 64 different groups the last one is shared: it then says "perhaps" oftener.
      groups[words] = 1 << UInt64(min(groups.count, 63))
    }
    var groupsOfWord = [UInt64](repeating: 0, count: wordCount)
    for (words, group) in groups { for word in words { groupsOfWord[Int(word)] |= group } }
    self.groupsOfWord = groupsOfWord

    func ahead(_ demand: RuleAnalyzer.Demand?) -> Ahead {
      demand.map { Ahead(features: $0.features, groups: groups[$0.words] ?? 0) } ?? .anything
    }
    var demanding = RuleSets(rows: 128, ruleCount: rules.count)
    for (number, demands) in demands.enumerated() {
      let rarest = ahead(demands.first)
      for bit in 0..<64 {
        if rarest.features & 1 << UInt64(bit) != 0 { demanding.insert(number, row: bit) }
        if rarest.groups & 1 << UInt64(bit) != 0 { demanding.insert(number, row: 64 + bit) }
      }
    }
    self.demanding = demanding

    conditions = zip(rules, near).map { rule, near in
      let first = analyzer.steps(from: [rule.code])
      let second = analyzer.steps(after: first)
      let secondFeatures = analyzer.features(of: second)
      let (one, other) = (near.first, near.dropFirst().first)
      var condition = Condition(
        second: secondFeatures,
        third: secondFeatures == .max
          ? .max : analyzer.features(of: analyzer.steps(after: second)),
        isFirstClose: one?.window == RuleProgram.closeWindow,
        isFurtherClose: other?.window == RuleProgram.closeWindow,
        first: ahead(one), further: ahead(other))
      if first.count == 1, case .token(let required, let excluded) = code[first[0]] {
        condition.required = required
        condition.excluded = excluded
      }
      return condition
    }
  }

  private static func starts(_ rules: [Rule], _ analyzer: RuleAnalyzer, _ wordCount: Int)
    -> RuleSets
  {
    var starts = RuleSets(rows: anywhere + 1 + wordCount, ruleCount: rules.count)
    for (number, rule) in rules.enumerated() {
      for position in analyzer.steps(from: [rule.code]) {
        switch analyzer.code[position] {
        case .token(let required, _):
          starts.insert(
            number,
            row: required == 0 ? anywhere : analyzer.rarest(required).trailingZeroBitCount)
        case .phrase(let bit): starts.insert(number, row: bit.trailingZeroBitCount)
        case .word(let word, _): starts.insert(number, row: anywhere + 1 + Int(word))
        case .anyWord(let set, _):
          for word in analyzer.wordSets[Int(set)] {
            starts.insert(number, row: anywhere + 1 + Int(word))
          }
        default: starts.insert(number, row: anywhere)
        }
      }
    }
    return starts
  }

  /// The groups of literal words that a token belongs to.
  func groups(features: UInt64, word: Int32) -> UInt64 {
    features & FeatureBits.isLiteral != 0 ? groupsOfWord[Int(word)] : 0
  }

  /// The rules that what a sentence holds leaves possible, 64 in each element.
  func possible(_ held: Ahead, into possible: inout [UInt64]) {
    for column in possible.indices {
      possible[column] =
        demanding[held.features, column] | demanding[held.groups, column, from: 64]
    }
  }

  /// The rules of a column that can start on a token.
  func starting(_ column: Int, features: UInt64, word: Int32) -> UInt64 {
    var rules = starts[row: RuleProgram.anywhere, column]
    rules |= starts[features & startBits, column]
    if features & FeatureBits.isLiteral != 0 {
      rules |= starts[row: RuleProgram.anywhere + 1 + Int(word), column]
    }
    return rules
  }

  /// Numbers of 64 rules each.
  var columnCount: Int { starts.columnCount }

  /// Whether a token and those behind it can be the first of a rule.
  ///
  /// - Parameters:
  ///   - second: features of the next token, none at the sentence's end.
  ///   - startsPhrase: a phrase of several tokens starts at one of them, so that the others may be
  ///     inside it.
  ///   - close: what the tokens in the close window have, and `near` those in the near one.
  func fits(
    _ rule: Int, first features: UInt64, second: UInt64, third: UInt64, startsPhrase: Bool,
    close: Ahead, near: Ahead
  ) -> Bool {
    let condition = conditions[rule]
    guard features & condition.required == condition.required,
      features & condition.excluded == 0,
      (condition.isFirstClose ? close : near).meets(condition.first),
      (condition.isFurtherClose ? close : near).meets(condition.further)
    else { return false }
    return startsPhrase
      || (condition.second == .max || second & condition.second != 0)
        && (condition.third == .max || third & condition.third != 0)
  }
}

/// The words of every `anyWord`, one bit a word each.
///
/// The words that rules ask for come first in the vocabulary, so that the rows are short.
struct WordSets: Sendable {
  let sets: [Set<Int32>]
  let wordCount: Int
  private let bits: [UInt64]
  /// Of one set.
  private let rowLength: Int

  init(_ sets: [Set<Int32>], wordCount: Int) {
    self.sets = sets
    self.wordCount = wordCount
    rowLength = (wordCount + 63) / 64
    var bits = [UInt64](repeating: 0, count: rowLength * sets.count)
    for (number, set) in sets.enumerated() {
      for word in set { bits[number * rowLength + Int(word) >> 6] |= 1 << UInt64(word & 63) }
    }
    self.bits = bits
  }

  func contains(_ set: Int32, _ word: Int32) -> Bool {
    let column = Int(word) >> 6
    guard word >= 0, column < rowLength else { return false }
    return bits[Int(set) * rowLength + column] & 1 << UInt64(word & 63) != 0
  }
}

/// Sets of rules, one bit a rule, in rows of as many elements as the rules need.
private struct RuleSets: Sendable {
  private var bits: [UInt64]
  let columnCount: Int

  init(rows: Int, ruleCount: Int) {
    columnCount = (ruleCount + 63) / 64
    bits = Array(repeating: 0, count: rows * columnCount)
  }

  mutating func insert(_ rule: Int, row: Int) {
    bits[row * columnCount + rule >> 6] |= 1 << UInt64(rule & 63)
  }

  func isEmpty(_ row: Int) -> Bool {
    bits[(row * columnCount)..<((row + 1) * columnCount)].allSatisfy { $0 == 0 }
  }

  subscript(row row: Int, column: Int) -> UInt64 { bits[row * columnCount + column] }

  /// One column of all rows whose bit is set, the lowest bit being row `first`.
  subscript(rows: UInt64, column: Int, from first: Int = 0) -> UInt64 {
    var united: UInt64 = 0
    var rest = rows
    while rest != 0 {
      united |= bits[(first + rest.trailingZeroBitCount) * columnCount + column]
      rest &= rest - 1
    }
    return united
  }
}
