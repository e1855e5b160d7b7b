import DataModel

/// Recognizes lines of dates, times and counts: "Updated 5 Jan 2022, 10:30 GMT · 5 min read".
enum TimestampLine {
  private static let words = LetterCode.set(of: ZonePhrases.timeWords)
  /// "Updated ago": the number was lost.
  private static let openings = PhraseTable(["updated", "published", "posted"])
  private static let mostWords = 20

  static func matches(_ line: FoldedLine) -> Bool {
    var hasNumber = openings.opening(of: line.core) != nil
    var count = 0
    var word = LetterCode()
    func endWord() -> Bool {
      guard !word.isEmpty else { return true }
      count += 1
      guard count <= mostWords, words.contains(word) else { return false }
      word = LetterCode()
      return true
    }
    for byte in line.core {
      if byte &- 0x61 < 26 || byte >= 0xC3 {
        guard word.append(byte) else { return false }
        continue
      }
      // "10am" and "5th" are a number and a word.
      if byte &- 0x30 < 10 { hasNumber = true }
      guard endWord() else { return false }
    }
    return endWord() && hasNumber && (!line.endsSentence || count <= 4)
  }

  /// Whether a line that was not folded may match.
  static func mayMatch(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var word = LetterCode()
    for position in range {
      let byte = text[position]
      if (byte | 0x20) &- 0x61 < 26 {
        guard word.append(byte) else { return false }
        continue
      }
      if !word.isEmpty {
        guard words.contains(word) else { return false }
        word = LetterCode()
      }
      if byte >= 0xC3 {
        // Letters are none of the words' letters; the rest may be punctuation.
        guard TextLine.startsWideSpace(byte) || byte == 0xC3 else { return false }
        guard byte == FoldedLine.leadOfMarks,
          FoldedLine.mark(scalar(in: text, at: position).scalar) != nil
        else { return true }
      }
    }
    return word.isEmpty || words.contains(word)
  }
}
