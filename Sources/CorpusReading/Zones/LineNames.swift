import DataModel

/// The words of a line as names see them: capitals, and what may stand between names.
struct LineNames {
  struct Word {
    var range: Range<Int>
    /// `nil` if it is not of Latin letters alone.
    var letters: LetterCode?
    var isAddress: Bool
    var isParticle: Bool
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
    var letters: LetterCode? = LetterCode()
    var isAddress = false
    for position in start..<end {
      if letters?.append(text[position]) == false { letters = nil }
      if text[position] == UInt8(ascii: "@") { isAddress = true }
    }
    let opening = LineOpening(text, start..<end)
    words.append(
      Word(
        range: start..<end, letters: letters, isAddress: isAddress,
        isParticle: letters == nil && particles.contains { opening.starts(with: $0) },
        startsWithCapital: isUpper, startsWithDigit: value.value &- 0x30 < 10,
        isBeforeBreak: end < range.upperBound
          && (text[end] == UInt8(ascii: ",") || text[end] == UInt8(ascii: "|")
            || text[end] == UInt8(ascii: ";"))
      ))
  }

  /// "al-Assad", "d'Estaing", "el-Sisi".
  private static let particles = ["al-", "el-", "d'", "ul-", "as-", "ar-", "ibn-"]
    .map { LineOpening($0.utf8) }

  private static let joiningWords = LetterCode.set(of: ZonePhrases.bylineWords)
  private static let calendarWords = LetterCode.set(of: ZonePhrases.calendarWords)

  static func isCalendarWord(_ word: Word) -> Bool {
    word.letters.map { calendarWords.contains($0) } ?? false
  }

  /// The words as phrases spell them.
  static func folded(_ words: ArraySlice<Word>, in text: Span<UInt8>) -> String {
    var folded: [UInt8] = []
    for word in words {
      if !folded.isEmpty { folded.append(0x20) }
      folded.append(contentsOf: FoldedLine.fold(text, word.range))
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// How many capitalized words that are no day or month a list of names has; `nil` if it has words
  /// that no list of names has.
  static func capitals(_ words: ArraySlice<Word>) -> Int? {
    var capitals = 0
    for word in words {
      if word.startsWithCapital {
        if !isCalendarWord(word) { capitals += 1 }
      } else if !word.startsWithDigit, !word.isAddress, !word.isParticle,
        !(word.letters.map { joiningWords.contains($0) } ?? false)
      {
        return nil
      }
    }
    return capitals
  }
}
