import DataModel

/// The words of a line as names see them: capitals, and what may stand between names.
struct LineNames {
  struct Word {
    var range: Range<Int>
    var folded: String
    var startsWithCapital: Bool
    var startsWithDigit: Bool
    /// A comma, bar or dash follows.
    var isBeforeBreak: Bool
  }

  let words: [Word]

  init(_ text: Span<UInt8>, _ range: Range<Int>) {
    var words: [Word] = []
    var position = range.lowerBound
    while position < range.upperBound {
      if case let width = TextLine.spaceWidth(text, at: position), width > 0 {
        position += width
        continue
      }
      let start = position
      while position < range.upperBound, TextLine.spaceWidth(text, at: position) == 0 {
        position += 1
      }
      LineNames.append(text, start..<min(position, range.upperBound), to: &words)
    }
    self.words = words
  }

  private static func append(_ text: Span<UInt8>, _ range: Range<Int>, to words: inout [Word]) {
    var (start, end) = (range.lowerBound, range.upperBound)
    func isLetterOrDigit(_ byte: UInt8) -> Bool {
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "@")
        || byte >= 0xC3 && byte != 0xE2
    }
    while start < end, !isLetterOrDigit(text[start]) { start += 1 }
    while end > start, !isLetterOrDigit(text[end - 1]), text[end - 1] & 0xC0 != 0x80 { end -= 1 }
    guard start < end else {
      // A bar or dash by itself.
      if !words.isEmpty { words[words.count - 1].isBeforeBreak = true }
      return
    }
    let (value, _) = scalar(in: text, at: start)
    let isUpper =
      value.isASCII ? value.value &- 0x41 < 26 : [.upper, .uncased].contains(ScalarClass(value))
    words.append(
      Word(
        range: start..<end,
        folded: String(decoding: FoldedLine.fold(text, start..<end), as: UTF8.self),
        startsWithCapital: isUpper, startsWithDigit: value.value &- 0x30 < 10,
        isBeforeBreak: end < range.upperBound
          && [UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ";")].contains(text[end])))
  }

  /// How many capitalized words that are no day or month a list of names has; `nil` if it has words
  /// that no list of names has.
  static func capitals(_ words: ArraySlice<Word>) -> Int? {
    var capitals = 0
    for word in words {
      if word.startsWithCapital {
        if !ZonePhrases.calendarWords.contains(word.folded) { capitals += 1 }
      } else if !word.startsWithDigit, !word.folded.contains("@"),
        !ZonePhrases.bylineWords.contains(word.folded), !isParticle(word.folded)
      {
        return nil
      }
    }
    return capitals
  }

  /// "al-Assad", "d'Estaing", "el-Sisi".
  private static func isParticle(_ word: String) -> Bool {
    ["al-", "el-", "d'", "ul-", "as-", "ar-", "ibn-"].contains { word.hasPrefix($0) }
  }
}
