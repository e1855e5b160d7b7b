import DataModel

/// Whether a text's lines were broken to fit a width, and so belong together.
///
/// Two kinds of text have no blank line between two lines: paragraphs of one line each, and
/// paragraphs broken at 60 or 80 characters. In the second most lines are nearly as long as the
/// width, stop in the middle of a sentence, and many continue in small letters.
struct LineWrapping {
  private static let widths = 40...100
  /// English prose continues in small letters on three of four lines; lists of headlines on few.
  private static let leastSmallStarts = 0.25
  private static let leastOpenEnds = 0.5
  private static let leastFullLines = 0.6
  private static let mostOverlongLines = 0.05
  /// A line that had room for the next word in this part of the width was ended on purpose.
  private static let fullPart = 0.75

  /// The characters of a full line, or `nil` if lines were not broken to a width.
  let width: Int?

  /// - Parameter lines: all lines of the text, blank ones too.
  init(_ lines: [TextLine], in text: Span<UInt8>) {
    var pairs = 0
    var full = 0
    var overlong = 0
    var openEnds = 0
    var smallStarts = 0
    var longest = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank {
      pairs += 1
      let count = line.characterCount(in: text)
      if LineWrapping.widths.contains(count) {
        full += 1
        longest = max(longest, count)
      }
      if count > LineWrapping.widths.upperBound + 10 { overlong += 1 }
      if !SentenceEnd.stands(atEndOf: line.range, in: text) { openEnds += 1 }
      if LineWrapping.startsSmall(next, in: text) { smallStarts += 1 }
    }
    func share(_ count: Int) -> Double { Double(count) / Double(pairs) }
    let isWrapped =
      pairs > 0 && share(full) >= LineWrapping.leastFullLines
      && share(overlong) <= LineWrapping.mostOverlongLines
      && share(openEnds) >= LineWrapping.leastOpenEnds
      && share(smallStarts) >= LineWrapping.leastSmallStarts
    width = isWrapped ? longest : nil
  }

  /// Whether `next`, which follows without a blank line, continues the paragraph of `line`.
  func joins(_ line: TextLine, _ next: TextLine, in text: Span<UInt8>) -> Bool {
    let startsSmall = LineWrapping.startsSmall(next, in: text)
    if LineWrapping.breaksWord(line, in: text) { return startsSmall || width != nil }
    guard let width else {
      // A sentence that was torn, as copying from a page with links tears it.
      return startsSmall && line.characterCount(in: text) >= LineWrapping.widths.lowerBound
        && !SentenceEnd.stands(atEndOf: line.range, in: text)
    }
    if startsSmall { return true }
    var firstWord = next
    firstWord.end = next.range.first { text[$0] <= 0x20 } ?? next.end
    let needed = line.characterCount(in: text) + 1 + firstWord.characterCount(in: text)
    return Double(needed) > LineWrapping.fullPart * Double(width)
  }

  /// Whether a line ends in a word with a hyphen behind it.
  private static func breaksWord(_ line: TextLine, in text: Span<UInt8>) -> Bool {
    line.end - line.start > 2 && text[line.end - 1] == UInt8(ascii: "-")
      && text[line.end - 2] | 0x20 &- 0x61 < 26
  }

  private static func startsSmall(_ line: TextLine, in text: Span<UInt8>) -> Bool {
    let byte = text[line.start]
    if byte < 0x80 { return byte &- 0x61 < 26 }
    return ScalarClass(scalar(in: text, at: line.start).scalar) == .lower
  }
}

/// The marks that end a sentence.
enum SentenceEnd {
  /// Whether a range ends in `.`, `!`, `?`, `…` or `:`, quotes and brackets after it aside.
  static func stands(atEndOf range: Range<Int>, in text: Span<UInt8>) -> Bool {
    switch mark(atEndOf: range, in: text) {
    case ".", "!", "?", "…", ":", "。": true
    default: false
    }
  }

  /// The last character that is no closing quote or bracket.
  static func mark(atEndOf range: Range<Int>, in text: Span<UInt8>) -> Unicode.Scalar? {
    var end = range.upperBound
    while end > range.lowerBound {
      var first = end - 1
      while first > range.lowerBound, text[first] & 0xC0 == 0x80 { first -= 1 }
      let value = scalar(in: text, at: first).scalar
      switch value {
      case "\"", "'", ")", "]", "”", "’", "»", "*", "_", " ": end = first
      default: return value
      }
    }
    return nil
  }
}
