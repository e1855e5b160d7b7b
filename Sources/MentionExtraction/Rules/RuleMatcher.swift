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

/// Runs all rules over a document's tokens.
struct RuleMatcher {
  private struct State {
    var instruction: Int32
    var token: Int32
    var open: Int32
    var close: Int32
  }

  /// More steps than any sensible rule takes at one token; a rule beyond it does not match there.
  private static let mostSteps = 4_000

  let program: RuleProgram

  /// Every rule's matches, sentence by sentence. Inside a match a rule is not tried again: what it
  /// would find there is a part of the same name.
  func matches(
    _ tokens: TokenTable, phraseAt: [Int32], phrases: [PhraseMatch], sentences: [TokenSentence],
    blockTokens: [Range<Int>]
  ) -> [RuleMatch] {
    var found: [RuleMatch] = []
    var stack: [State] = []
    var nextStart = [Int32](repeating: 0, count: program.rules.count)
    let table = tokens.span
    let phraseHeads = phraseAt.span
    let phraseTable = phrases.span
    let code = program.code.span

    // What each token has by itself, then what those in the windows from it on have.
    var here: [RuleProgram.Ahead] = []
    here.reserveCapacity(tokens.count)
    for token in 0..<tokens.count {
      let features = table[token].features | phraseFeatures(token, phraseHeads, phraseTable)
      here.append(
        RuleProgram.Ahead(
          features: features,
          groups: program.groups(features: features, word: table[token].word)))
    }
    var close = here
    widen(&close, from: 1, to: RuleProgram.closeWindow)
    var near = close
    widen(&near, from: RuleProgram.closeWindow, to: RuleProgram.nearWindow)

    var possible = [UInt64](repeating: 0, count: program.columnCount)
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
              let match = match(
                program.rules[rule].code, at: start, code: code, tokens: table,
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
  private func widen(_ ahead: inout [RuleProgram.Ahead], from: Int, to: Int) {
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

  /// The bracketed tokens of a rule's first match at `start`, if any; nothing reaches beyond `end`.
  private func match(
    _ rule: Int, at start: Int, code: Span<Instruction>, tokens: Span<Token>,
    held: Span<RuleProgram.Ahead>,
    phraseAt: Span<Int32>, phrases: Span<PhraseMatch>,
    end: Int, block: Range<Int>, stack: inout [State]
  ) -> Range<Int>? {
    stack.removeAll(keepingCapacity: true)
    var state = State(instruction: Int32(rule), token: Int32(start), open: -1, close: -1)
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
          guard token < end, program.wordSets.contains(set, tokens[token].word),
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
