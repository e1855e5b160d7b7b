/// A phrase of several tokens that starts at some token.
struct PhraseMatch {
  /// Token after its last.
  var end: Int32
  /// Word lists and kinds it belongs to.
  var features: UInt64
  /// The next match that starts at the same token, or -1.
  var next: Int32
}

/// Runs rules over one sentence's tokens.
struct RuleMatcher {
  private struct State {
    var instruction: Int32
    var token: Int32
    var open: Int32
    var close: Int32
  }

  /// More steps than any sensible rule takes at one token; a rule beyond it does not match there.
  private static let mostSteps = 4_000

  private var stack: [State] = []

  /// The bracketed tokens of the rule's first match at `start`, if any.
  ///
  /// - Parameters:
  ///   - bounds: the sentence's tokens; no match reaches beyond them.
  ///   - block: the block's tokens, for `^` and `$`.
  mutating func match(
    _ rule: Rule, in program: RuleProgram, at start: Int, tokens: TokenTable,
    phraseAt: [Int32], phrases: [PhraseMatch], bounds: Range<Int>, block: Range<Int>
  ) -> Range<Int>? {
    stack.removeAll(keepingCapacity: true)
    stack.append(State(instruction: Int32(rule.code), token: Int32(start), open: -1, close: -1))
    var steps = 0
    while var state = stack.popLast() {
      thread: while true {
        steps += 1
        if steps > RuleMatcher.mostSteps { return nil }
        let token = Int(state.token)
        switch program.code[Int(state.instruction)] {
        case .token(let required, let excluded):
          guard token < bounds.upperBound, tokens.features[token] & required == required,
            tokens.features[token] & excluded == 0
          else { break thread }
          state.token += 1
        case .word(let word):
          guard token < bounds.upperBound, tokens.word[token] == word else { break thread }
          state.token += 1
        case .capitalizedWord(let word):
          guard token < bounds.upperBound, tokens.word[token] == word,
            tokens.shape[token].startsWithCapital
          else { break thread }
          state.token += 1
        case .phrase(let bit):
          guard token < bounds.upperBound else { break thread }
          // Longest first: the shortest reading is pushed first and so tried last.
          var resumed = state
          resumed.instruction += 1
          if tokens.features[token] & bit != 0 {
            resumed.token = Int32(token + 1)
            stack.append(resumed)
          }
          var match = phraseAt[token]
          while match >= 0 {
            let phrase = phrases[Int(match)]
            if phrase.features & bit != 0, Int(phrase.end) <= bounds.upperBound {
              resumed.token = phrase.end
              stack.append(resumed)
            }
            match = phrase.next
          }
          break thread
        case .split(let first, let second):
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
    }
    return nil
  }
}
