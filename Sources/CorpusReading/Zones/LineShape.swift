import DataModel
import XMLSupport

/// What can be told of a line without folding it, and whether its words may tell its zone.
///
/// Nearly all lines are running text and hold nothing of what `ZonePhrases` lists. A filter that
/// looks at each byte once finds the few that may; only these are folded and compared with phrases.
/// Where white space is more than single spaces, the filter looks at the folded line.
struct LineShape {
  /// Groups of phrases of which one may stand in a line.
  struct Phrases: OptionSet, Sendable {
    let rawValue: UInt16

    static let contributions = Phrases(rawValue: 0b1)
    static let captionCredits = Phrases(rawValue: 0b110)
    static let furniture = Phrases(rawValue: 0b1_1000)
    /// White space that folding changes.
    static let unusualSpace = Phrases(rawValue: 0b1110_0000)
    /// Phrases at the start, and those that are the whole line.
    static let opening = Phrases(rawValue: 0b1_0000_0000)
    static let all: Phrases = [contributions, captionCredits, furniture, opening]
  }

  let range: Range<Int>
  let wordCount: Int
  let hasLetter: Bool
  let endsSentence: Bool
  /// Whether a capital, digit or opening quote comes first.
  let startsLarge: Bool
  /// The last byte of the folded line, as far as it is punctuation.
  let closingMark: UInt8
  let phrases: Phrases
  /// The folded line, where it took folding to tell the rest.
  let folded: FoldedLine?
  private let endsInBracket: Bool

  var isLong: Bool { range.count > FoldedLine.longest }

  init(_ text: Span<UInt8>, _ range: Range<Int>) {
    self.range = range
    let (head, tail) = FoldedLine.parts(of: range, in: text)
    var phrases = LineShape.phrases(text, head)
    if let tail { phrases.formUnion(LineShape.phrases(text, tail)) }
    let hasLetter = tail != nil || LineShape.hasLetter(text, range)
    let opening: LineOpening?
    if hasLetter, phrases.isDisjoint(with: .unusualSpace), text[range.upperBound - 1] != 0x20 {
      folded = nil
      opening = LineShape.opening(text, head)
      wordCount =
        tail == nil ? text.count(of: 0x20, in: range) + 1 : FoldedLine.roughWordCount(range)
      closingMark = LineShape.closingMark(text, range)
      endsInBracket = LineShape.endsInBracket(text, range)
      self.hasLetter = true
    } else {
      let line = FoldedLine(text, range)
      phrases = LineShape.phrases(line.head.span, line.head.indices)
      if tail != nil { phrases.formUnion(LineShape.phrases(line.tail.span, line.tail.indices)) }
      phrases.subtract(.unusualSpace)
      folded = line
      opening = LineOpening(line.core)
      wordCount = line.wordCount
      closingMark = line.tail.last ?? 0
      endsInBracket = LineShape.endsInBracket(line.tail.span, line.tail.indices)
      self.hasLetter = line.hasLetter
    }
    if opening.map({ LineShape.mayOpen($0, isLong: tail != nil) }) ?? true {
      phrases.insert(.opening)
    }
    self.phrases = phrases
    endsSentence = FoldedLine.endsSentence(text, range)
    startsLarge = FoldedLine.startsLarge(text, range)
  }

  // MARK: - Filters

  private static let filter: PhraseFilter = {
    let captions = PhraseFilter.keys(of: ZonePhrases.captionCreditLabels)
    // The more the keys of a group have in common, the less else fits.
    let furniture = PhraseFilter.keys(of: ZonePhrases.boilerplateParts).enumerated()
    func endsInLetter(_ key: [UInt8]) -> Bool { key.last.map { $0 &- 0x61 < 26 } ?? false }
    return PhraseFilter(groups: [
      PhraseFilter.keys(of: ZonePhrases.contributions + ["contributed"])
        + PhraseFilter.keys(of: ZonePhrases.places),
      captions.filter(endsInLetter), captions.filter { !endsInLetter($0) },
      furniture.filter { $0.offset % 2 == 0 }.map(\.element),
      furniture.filter { $0.offset % 2 == 1 }.map(\.element),
      // What folding makes single spaces of, in UTF-8.
      (0x00..<0x20).map { [$0] },
      [[0x20, 0x20], [0xC2, 0xA0], [0xE2, 0x81]],
      [[0xE1, 0x9A, 0x80], [0xE3, 0x80, 0x80], [0xEF, 0xBB, 0xBF]]
        + [0x80...0x8B, 0x8E...0x8F, 0xA8...0xAF].joined().map { [0xE2, 0x80, $0] },
    ])
  }()

  private static func phrases(_ text: Span<UInt8>, _ range: Range<Int>) -> Phrases {
    Phrases(rawValue: UInt16(filter.groups(in: text, range)))
  }

  /// Openings of lines of any length.
  private static let openings = OpeningFilter(
    openings: ZonePhrases.boilerplateOpenings + ZonePhrases.captionOpenings
      + ZonePhrases.bylineOpenings)

  private static let shortOpenings = OpeningFilter(
    openings: ZonePhrases.boilerplateOpenings + ZonePhrases.captionOpenings
      + ZonePhrases.bylineOpenings + ZonePhrases.boilerplateLabels + ZonePhrases.linkLabels
      + ZonePhrases.linkOpenings + ZonePhrases.addressOpenings + ZonePhrases.timestampLabels
      + ZonePhrases.creditOpenings + ["by ", "follow "],
    lines: Array(ZoneRecognizer.wholeLines.keys))

  private static func mayOpen(_ line: LineOpening, isLong: Bool) -> Bool {
    isLong ? openings.mayMatch(line) : shortOpenings.mayMatch(line)
  }

  /// Lines of no more words that are no sentences may be names.
  private static let mostWordsOfNames = 12

  /// Whether the line's own words may tell its zone: if not, they certainly do not.
  ///
  /// They may by a phrase; by a source in brackets; by being names alone, or times.
  func mayTell(_ text: Span<UInt8>) -> Bool {
    if !phrases.isEmpty || endsInBracket && wordCount <= ZoneRecognizer.mostWordsOfCaption {
      return true
    }
    if isLong { return false }
    return !endsSentence && wordCount <= LineShape.mostWordsOfNames
      || TimestampLine.mayMatch(text, range)
  }

  private static func endsInBracket(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var end = range.upperBound - 1
    if end > range.lowerBound, text[end] == UInt8(ascii: ".") { end -= 1 }
    return end >= range.lowerBound
      && (text[end] == UInt8(ascii: ")") || text[end] == UInt8(ascii: "]"))
  }

  // MARK: - Lines without unusual white space

  /// Whether there surely is a letter.
  private static func hasLetter(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for position in range {
      switch text[position] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return true
      // No punctuation that folding makes ASCII of starts with these.
      case 0xC3...0xE0, 0xE4...0xEE, 0xF0...0xFF: return true
      default: break
      }
    }
    return false
  }

  /// How the line begins; `nil` if with what may be a bullet or bracket.
  private static func opening(_ text: Span<UInt8>, _ head: Range<Int>) -> LineOpening? {
    switch text[head.lowerBound] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      0xC4...0xE0, 0xE4...0xEE, 0xF0...0xFF:
      return LineOpening(text, head)
    case FoldedLine.leadOfMarks:
      let mark = FoldedLine.mark(scalar(in: text, at: head.lowerBound).scalar)
      return mark == nil || mark == UInt8(ascii: "-") ? nil : LineOpening(text, head)
    default: return nil
    }
  }

  private static func closingMark(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt8 {
    var position = range.upperBound - 1
    guard text[position] >= 0x80 else { return text[position] }
    while position > range.lowerBound, text[position] & 0xC0 == 0x80 { position -= 1 }
    return FoldedLine.mark(scalar(in: text, at: position).scalar) ?? 0
  }
}
