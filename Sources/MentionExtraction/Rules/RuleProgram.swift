/// All rules, compiled, with tables that tell for a token which rules can start there.
struct RuleProgram: Sendable {
  let rules: [Rule]
  let code: [Instruction]
  /// Rules that can start on a token with feature bit N.
  private let rulesOfBit: [[Int32]]
  private let rulesOfWord: [Int32: [Int32]]
  /// Rules that can start anywhere.
  private let anywhere: [Int32]
  /// The bits that start any rule.
  let startBits: UInt64

  init(rules: [Rule], code: [Instruction]) {
    self.rules = rules
    self.code = code
    var rulesOfBit = [[Int32]](repeating: [], count: 64)
    var rulesOfWord: [Int32: [Int32]] = [:]
    var anywhere: [Int32] = []
    for (number, rule) in rules.enumerated() {
      var bits: Set<Int> = []
      var words: Set<Int32> = []
      var isAnywhere = false
      for instruction in RuleProgram.firstSteps(of: rule, in: code) {
        switch instruction {
        case .token(let required, _):
          // A word list is rarer than a shape, and list bits are the low ones.
          if required == 0 { isAnywhere = true } else { bits.insert(required.trailingZeroBitCount) }
        case .phrase(let bit): bits.insert(bit.trailingZeroBitCount)
        case .word(let word), .capitalizedWord(let word): words.insert(word)
        default: isAnywhere = true
        }
      }
      if isAnywhere {
        anywhere.append(Int32(number))
        continue
      }
      for bit in bits { rulesOfBit[bit].append(Int32(number)) }
      for word in words { rulesOfWord[word, default: []].append(Int32(number)) }
    }
    self.rulesOfBit = rulesOfBit
    self.rulesOfWord = rulesOfWord
    self.anywhere = anywhere
    self.startBits = rulesOfBit.indices.reduce(0) {
      rulesOfBit[$1].isEmpty ? $0 : $0 | 1 << UInt64($1)
    }
  }

  /// The words that start a rule as literals.
  var startWords: [Int32] { rulesOfWord.keys.sorted() }

  /// Calls `body` with each rule that can start on a token; a rule may come twice.
  func forEachRule(startingWith features: UInt64, word: Int32, _ body: (Int) -> Void) {
    for rule in anywhere { body(Int(rule)) }
    var bits = features & startBits
    while bits != 0 {
      for rule in rulesOfBit[bits.trailingZeroBitCount] { body(Int(rule)) }
      bits &= bits - 1
    }
    if features & FeatureBits.startsRule != 0, let starting = rulesOfWord[word] {
      for rule in starting { body(Int(rule)) }
    }
  }

  private static func firstSteps(of rule: Rule, in code: [Instruction]) -> [Instruction] {
    var steps: [Instruction] = []
    var seen: Set<Int> = []
    var open = [rule.code]
    while let position = open.popLast() {
      guard seen.insert(position).inserted else { continue }
      switch code[position] {
      case .split(let a, let b): open += [Int(a), Int(b)]
      case .jump(let target): open.append(Int(target))
      case .open, .close, .blockStart, .blockEnd: open.append(position + 1)
      case let step: steps.append(step)
      }
    }
    return steps
  }
}
