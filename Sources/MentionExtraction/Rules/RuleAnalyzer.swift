/// What the instructions of rules ask of a text, found while a program is made.
struct RuleAnalyzer {
  let code: [Instruction]
  /// The vocabulary words of each `anyWord`.
  let wordSets: [Set<Int32>]
  /// Lists that most words belong to, so that membership tells little.
  let common: UInt64

  /// The most tokens of a word list's member or a gazetteer's name that rules reckon with.
  static let longestPhrase = 12

  /// Every match of a rule takes a token of one of these features or one of these words.
  struct Demand {
    var features: UInt64
    var words: Set<Int32>
    /// The smallest window from a match's start that always holds the token.
    var window = Int.max

    /// A rough share of sentences that meet it: shapes are common, lists rarer, words rarest.
    var cost: Int {
      let lists = features & ((1 << UInt64(FeatureBits.mostLists)) - 1)
      return (features & ~lists).nonzeroBitCount * 100 + lists.nonzeroBitCount * 10 + words.count
    }
  }

  /// The one feature that tells most of a token which must have all of `required`; all ones for none.
  func rarest(_ required: UInt64) -> UInt64 {
    if required == 0 { return .max }
    let telling = required & ~common != 0 ? required & ~common : required
    // A word list is rarer than a shape, and list bits are the low ones.
    return telling & (~telling + 1)
  }

  /// A split with the features that its first way asks for.
  func withFeatures(_ position: Int) -> Instruction {
    guard case .split(let first, let second, _) = code[position] else { return code[position] }
    let next = steps(from: [Int(first)])
    return .split(first, second, features: features(of: next))
  }

  /// The features of which a token must have one to be taken by one of some instructions.
  func features(of steps: [Int]) -> UInt64 {
    var features: UInt64 = 0
    for position in steps {
      switch code[position] {
      case .token(let required, _): features |= rarest(required)
      case .phrase(let bit): features |= bit
      case .word, .anyWord: features |= FeatureBits.isLiteral
      default: return .max
      }
    }
    return features
  }

  /// The token-taking instructions that can come next.
  func steps(from start: [Int]) -> [Int] {
    var steps: [Int] = []
    var seen: Set<Int> = []
    var open = start
    while let position = open.popLast() {
      guard seen.insert(position).inserted else { continue }
      switch code[position] {
      case .split(let a, let b, _): open += [Int(a), Int(b)]
      case .jump(let target): open.append(Int(target))
      case .open, .close, .blockStart, .blockEnd: open.append(position + 1)
      default: steps.append(position)
      }
    }
    return steps
  }

  /// What every match must hold beyond its first token, the rarest first: sets of instructions, all
  /// of whose removal would leave no way to the end.
  ///
  /// Each position in the pattern where all ways pass through one group of instructions is tried;
  /// a group is the set of steps that can come next after the group before it.
  func demands(of rule: Rule) -> [Demand] {
    var demands: [Demand] = []
    let end = endOfRule(rule)
    for candidate in candidates(from: rule.code, to: end) {
      guard !reachesEnd(from: rule.code, avoiding: candidate) else { continue }
      var demand = Demand(features: 0, words: [])
      for position in candidate {
        switch code[position] {
        case .token(let required, _):
          demand.features |= rarest(required)
        case .phrase(let bit): demand.features |= bit
        case .word(let word, _): demand.words.insert(word)
        case .anyWord(let set, _): demand.words.formUnion(wordSets[Int(set)])
        default: demand.features = .max
        }
      }
      let isKnown = demands.contains {
        $0.features == demand.features && $0.words == demand.words
      }
      if demand.features == .max || isKnown { continue }
      demand.window =
        [1, RuleProgram.closeWindow, RuleProgram.nearWindow].first { window in
          isWithin(window, candidate, from: rule.code)
        } ?? .max
      demands.append(demand)
    }
    return demands.enumerated().sorted { a, b in
      a.element.cost != b.element.cost
        ? a.element.cost < b.element.cost : a.offset < b.offset
    }.map(\.element)
  }

  /// The token-taking instructions, and ends of the rule, that can come after some others.
  func steps(after steps: [Int]) -> [Int] {
    self.steps(from: steps.filter { !isAccept(code[$0]) }.map { $0 + 1 })
  }

  private func isAccept(_ instruction: Instruction) -> Bool {
    if case .accept = instruction { true } else { false }
  }

  /// Whether every way from the start meets the group within a window.
  private func isWithin(_ window: Int, _ group: Set<Int>, from start: Int) -> Bool {
    var layers = [Set<Int>](repeating: [], count: window + RuleAnalyzer.longestPhrase + 1)
    layers[0] = Set(steps(from: [start]))
    for taken in 0..<window {
      for position in layers[taken] where !group.contains(position) && !isAccept(code[position]) {
        let next = steps(from: [position + 1])
        var reach = 1
        if case .phrase = code[position] { reach = RuleAnalyzer.longestPhrase }
        for length in 1...reach { layers[taken + length].formUnion(next) }
      }
    }
    return layers[window...].allSatisfy(\.isEmpty)
  }

  private func endOfRule(_ rule: Rule) -> Int {
    var position = rule.code
    while true {
      if case .accept = code[position] { return position }
      position += 1
    }
  }

  /// Groups of instructions worth trying: what can come next after each one.
  private func candidates(from start: Int, to end: Int) -> [Set<Int>] {
    var groups: [Set<Int>] = [Set(steps(from: [start]))]
    for position in start..<end {
      switch code[position] {
      case .token, .phrase, .word, .anyWord:
        groups.append([position])
        groups.append(Set(steps(from: [position + 1])))
      default: break
      }
    }
    return groups.filter { group in !group.contains { isAccept(code[$0]) } }
  }

  private func reachesEnd(from start: Int, avoiding: Set<Int>) -> Bool {
    var seen: Set<Int> = []
    var open = [start]
    while let position = open.popLast() {
      guard !avoiding.contains(position), seen.insert(position).inserted else { continue }
      switch code[position] {
      case .accept: return true
      case .split(let a, let b, _): open += [Int(a), Int(b)]
      case .jump(let target): open.append(Int(target))
      default: open.append(position + 1)
      }
    }
    return false
  }
}
