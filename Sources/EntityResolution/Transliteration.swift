/// Levels the usual differences between transliterations: doubled letters, y/i/j, kh/h, dzh/zh/j,
/// w/v, ph/f, ck/k, ts/c, ou/u, -aiev/-ayev/-aev, final -iy.
enum Transliteration {
  /// Replaces folded words, which start at a position and end the array, by their levelled form; it
  /// is never longer.
  ///
  /// - Parameter separator: what stands between words, and is left where it is doubled.
  static func level(_ letters: inout [UInt8], from start: Int, separator: UInt8? = nil) {
    var end = letters.count
    var span = letters.mutableSpan
    end = removeApostrophes(&span, start, end)
    var found = rulesFound(span, start, end)
    while found != 0 {
      // The first rule that has something to replace; what it makes may be for a later one.
      let rule = found.trailingZeroBitCount
      end = rules[rule].apply(to: &span, start, end)
      found = rulesFound(span, start, end) & ~(2 << UInt16(rule) - 1)
    }
    end = levelLetters(&span, start, end, separator)
    letters.removeLast(letters.count - end)
  }

  private static func removeApostrophes(
    _ letters: inout MutableSpan<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    var kept = start
    for position in start..<end where letters[position] != UInt8(ascii: "'") {
      letters[kept] = letters[position]
      kept += 1
    }
    return kept
  }

  /// Letters of which no rule makes or needs another any more, each once.
  private static func levelLetters(
    _ letters: inout MutableSpan<UInt8>, _ start: Int, _ end: Int, _ separator: UInt8?
  ) -> Int {
    var kept = start
    for position in start..<end {
      let letter =
        switch letters[position] {
        case UInt8(ascii: "w"): UInt8(ascii: "v")
        case UInt8(ascii: "q"): UInt8(ascii: "k")
        case UInt8(ascii: "y"), UInt8(ascii: "j"): UInt8(ascii: "i")
        default: letters[position]
        }
      if kept > start, letters[kept - 1] == letter, letter != separator { continue }
      letters[kept] = letter
      kept += 1
    }
    return kept
  }

  // MARK: - Rules

  /// Two or three letters and the one or two that replace them.
  private struct Rule {
    let first, second: UInt8
    /// Zero where there is none.
    private let third, made1, made2: UInt8

    init(_ letters: String, _ result: String) {
      func letter(_ text: String, _ position: Int) -> UInt8 {
        text.utf8.dropFirst(position).first ?? 0
      }
      (first, second, third) = (letter(letters, 0), letter(letters, 1), letter(letters, 2))
      (made1, made2) = (letter(result, 0), letter(result, 1))
    }

    /// - Returns: where the letters end now.
    func apply(to letters: inout MutableSpan<UInt8>, _ start: Int, _ end: Int) -> Int {
      let length = third == 0 ? 2 : 3
      var (position, made) = (start, start)
      while position < end {
        if letters[position] == first, position + length <= end, letters[position + 1] == second,
          third == 0 || letters[position + 2] == third
        {
          letters[made] = made1
          made += 1
          if made2 != 0 {
            letters[made] = made2
            made += 1
          }
          position += length
        } else {
          letters[made] = letters[position]
          made += 1
          position += 1
        }
      }
      return made
    }
  }

  /// In the order in which they are applied, each to the whole.
  private static let rules = [
    Rule("ph", "f"), Rule("ck", "k"), Rule("kh", "h"),
    // Before the "zh" that it holds.
    Rule("dzh", "j"), Rule("zh", "j"), Rule("ou", "u"), Rule("oo", "u"), Rule("ee", "i"),
    Rule("ts", "c"), Rule("tz", "c"), Rule("ya", "ia"), Rule("yu", "iu"), Rule("ye", "e"),
    Rule("ie", "e"),
  ]

  /// The rules for two letters, as bits, by the lower five bits of both.
  private static let rulesOfPair: [UInt16] = {
    var found = [UInt16](repeating: 0, count: 1 << 10)
    for (number, rule) in rules.enumerated() { found[pair(rule.first, rule.second)] |= 1 << number }
    return found
  }()

  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }

  /// The rules of which the first two letters are there, and perhaps others.
  private static func rulesFound(
    _ letters: borrowing MutableSpan<UInt8>, _ start: Int, _ end: Int
  ) -> UInt16 {
    var found: UInt16 = 0
    var previous: UInt8 = 0
    for position in start..<end {
      found |= rulesOfPair[pair(previous, letters[position])]
      previous = letters[position]
    }
    return found
  }
}
