/// A phrase of several tokens that starts at some token.
struct PhraseMatch {
  /// Token after its last.
  var end: Int32
  /// Word lists and kinds it belongs to.
  var features: UInt64
  /// The next match that starts at the same token, longer, or -1.
  var next: Int32
}

/// What a rule found: the bracketed tokens.
struct RuleMatch {
  var rule: Int
  var tokens: Range<Int>
  /// Position of its sentence in the document.
  var sentence: Int
}

/// Runs all rules over a document's tokens; filled again for each document.
struct RuleMatcher {
  fileprivate struct State {
    var instruction: Int32
    var token: Int32
    var open: Int32
    var close: Int32
  }

  /// Arrays that keep their room from one document to the next.
  private struct Room {
    /// What each token has by itself, and what those in the windows from it on have.
    var here: [RuleProgram.Ahead] = []
    var close: [RuleProgram.Ahead] = []
    var near: [RuleProgram.Ahead] = []
    /// The first token at which each rule may match again.
    var nextStart: [Int32] = []
    var possible: [UInt64] = []
    var stack: [State] = []
  }

  private var room = Room()

  /// More steps than any sensible rule takes at one token; a rule beyond it does not match there.
  fileprivate static let mostSteps = 4_000

  let program: RuleProgram

  init(program: RuleProgram) {
    self.program = program
    room.possible = Array(repeating: 0, count: program.columnCount)
  }

  /// Every rule's matches, sentence by sentence. Inside a match a rule is not tried again: what it
  /// would find there is a part of the same name.
  mutating func matches(
    _ tokens: TokenTable, phraseAt: [Int32], phrases: [PhraseMatch], sentences: [TokenSentence],
    blockTokens: [Range<Int>]
  ) -> [RuleMatch] {
    var found: [RuleMatch] = []
    // Outside the struct, so that its parts can be read and changed at the same time.
    var (here, close, near, nextStart) = (room.here, room.close, room.near, room.nextStart)
    var (possible, stack) = (room.possible, room.stack)
    room = Room()
    defer {
      room = Room(
        here: here, close: close, near: near, nextStart: nextStart, possible: possible,
        stack: stack)
    }
    nextStart.removeAll(keepingCapacity: true)
    nextStart.append(contentsOf: repeatElement(0, count: program.rules.count))
    let table = tokens.span
    let phraseHeads = phraseAt.span
    let phraseTable = phrases.span
    let code = program.code.span

    here.removeAll(keepingCapacity: true)
    for token in 0..<tokens.count {
      let features = table[token].features | phraseFeatures(token, phraseHeads, phraseTable)
      here.append(
        RuleProgram.Ahead(
          features: features,
          groups: program.groups(features: features, word: table[token].word)))
    }
    close.removeAll(keepingCapacity: true)
    close.append(contentsOf: here)
    RuleMatcher.widen(&close, from: 1, to: RuleProgram.closeWindow)
    near.removeAll(keepingCapacity: true)
    near.append(contentsOf: close)
    RuleMatcher.widen(&near, from: RuleProgram.closeWindow, to: RuleProgram.nearWindow)

    for (number, sentence) in sentences.enumerated() {
      if sentence.isTitleCase || sentence.isAllCapitals { continue }
      let block = blockTokens[sentence.block]
      var held = RuleProgram.Ahead()
      for token in sentence.tokens { held.formUnion(here[token]) }
      program.possible(held, into: &possible)
      let end = sentence.tokens.upperBound
      for start in sentence.tokens
      where here[start].features & (program.startBits | FeatureBits.isLiteral) != 0 {
        for column in possible.indices {
          var rules =
            possible[column]
            & program.starting(column, features: here[start].features, word: table[start].word)
          if rules == 0 { continue }
          let second = start + 1 < end ? here[start + 1].features : 0
          let third = start + 2 < end ? here[start + 2].features : 0
          let startsPhrase =
            phraseHeads[start] >= 0 || start + 1 < end && phraseHeads[start + 1] >= 0
          while rules != 0 {
            let rule = column << 6 + rules.trailingZeroBitCount
            rules &= rules - 1
            guard nextStart[rule] <= Int32(start),
              program.fits(
                rule, first: table[start].features, second: second, third: third,
                startsPhrase: startsPhrase, close: close[start], near: near[start])
            else { continue }
            guard
              let match = program.match(
                rule, at: start, code: code, tokens: table,
                held: here.span, phraseAt: phraseHeads, phrases: phraseTable,
                end: end, block: block, stack: &stack)
            else { continue }
            nextStart[rule] = Int32(match.upperBound)
            found.append(RuleMatch(rule: rule, tokens: match, sentence: number))
          }
        }
      }
    }
    return found
  }

  /// Gives each token what all tokens in the window that starts with it have. Windows are powers of
  /// two; `from` is what each already looks over.
  private static func widen(_ ahead: inout [RuleProgram.Ahead], from: Int, to: Int) {
    var reach = from
    while reach < to {
      if ahead.count > reach {
        for token in 0..<(ahead.count - reach) { ahead[token].formUnion(ahead[token + reach]) }
      }
      reach *= 2
    }
  }

  private func phraseFeatures(
    _ token: Int, _ phraseAt: Span<Int32>, _ phrases: Span<PhraseMatch>
  ) -> UInt64 {
    var features: UInt64 = 0
    var phrase = phraseAt[token]
    while phrase >= 0 {
      features |= phrases[Int(phrase)].features
      phrase = phrases[Int(phrase)].next
    }
    return features
  }

}

extension RuleProgram {
  /// The bracketed tokens of a rule's first match at `start`, if any; nothing reaches beyond `end`.
  fileprivate func match(
    _ rule: Int, at start: Int, code: Span<Instruction>, tokens: Span<Token>,
    held: Span<RuleProgram.Ahead>,
    phraseAt: Span<Int32>, phrases: Span<PhraseMatch>,
    end: Int, block: Range<Int>, stack: inout [RuleMatcher.State]
  ) -> Range<Int>? {
    stack.removeAll(keepingCapacity: true)
    var state = RuleMatcher.State(
      instruction: Int32(rules[rule].code), token: Int32(start), open: -1, close: -1)
    var steps = 0
    while true {
      thread: while true {
        steps += 1
        if steps > RuleMatcher.mostSteps { return nil }
        let token = Int(state.token)
        switch code[Int(state.instruction)] {
        case .token(let required, let excluded):
          guard token < end, tokens[token].features & required == required,
            tokens[token].features & excluded == 0
          else { break thread }
          state.token += 1
        case .word(let word, let isCapitalized):
          guard token < end, tokens[token].word == word,
            !isCapitalized || tokens[token].shape.startsWithCapital
          else { break thread }
          state.token += 1
        case .anyWord(let set, let isCapitalized):
          guard token < end, wordSets.contains(set, tokens[token].word),
            !isCapitalized || tokens[token].shape.startsWithCapital
          else { break thread }
          state.token += 1
        case .phrase(let bit):
          guard token < end else { break thread }
          // Longest first: the shortest reading is pushed first and so tried last.
          var resumed = state
          resumed.instruction += 1
          if tokens[token].features & bit != 0 {
            resumed.token = Int32(token + 1)
            stack.append(resumed)
          }
          var match = phraseAt[token]
          while match >= 0 {
            let phrase = phrases[Int(match)]
            if phrase.features & bit != 0, Int(phrase.end) <= end {
              resumed.token = phrase.end
              stack.append(resumed)
            }
            match = phrase.next
          }
          break thread
        case .split(let first, let second, let features):
          guard features == .max || token < end && held[token].features & features != 0 else {
            state.instruction = second
            continue thread
          }
          var other = state
          other.instruction = second
          stack.append(other)
          state.instruction = first
          continue thread
        case .jump(let target):
          state.instruction = target
          continue thread
        case .open: state.open = state.token
        case .close: state.close = state.token
        case .blockStart: guard token == block.lowerBound else { break thread }
        case .blockEnd: guard token == block.upperBound else { break thread }
        case .accept:
          guard state.open < state.close else { break thread }
          return Int(state.open)..<Int(state.close)
        }
        state.instruction += 1
      }
      guard let next = stack.popLast() else { return nil }
      state = next
    }
  }
}
