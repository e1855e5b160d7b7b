import DataModel

/// Recognizes lines that say who wrote, by their capitals as much as by their words.
///
/// "By Jane Doe in Almaty" is a byline and "By Friday the city was calm" is not: in a byline all is
/// names but for a few words that join them.
enum BylineReader {
  private static let openings = PhraseTable(ZonePhrases.bylineOpenings)
  private static let contributions = PhraseTable(ZonePhrases.contributions)
  private static let contributed = PhraseTable(["contributed"])
  private static let places = PhraseTable(ZonePhrases.places)
  private static let networks = PhraseTable([
    "on twitter", "on x", "on instagram", "on facebook", "on bluesky",
  ])
  private static let by = LetterCode("by")
  private static let titles = LetterCode.set(of: [
    "correspondent", "reporter", "editor", "writer", "columnist", "photographer",
  ])
  private static let mostWords = 24
  private static let mostBytes = 600

  static func role(of line: FoldedLine, phrases: LineShape.Phrases, in text: Span<UInt8>)
    -> ZoneRecognizer.Role?
  {
    guard line.range.count <= mostBytes else { return nil }
    if phrases.contains(.opening), let role = opening(line, text) { return role }
    if phrases.contains(.contributions), let role = contribution(line, text) { return role }
    if !line.isLong, isSigned(line, text) || phrases.contains(.opening) && isFollow(line) {
      return .zone(.byline)
    }
    return nil
  }

  private static func opening(_ line: FoldedLine, _ text: Span<UInt8>) -> ZoneRecognizer.Role? {
    if !line.isLong, isBy(line, text) { return .zone(.byline) }
    if let length = openings.opening(of: line.core) {
      let words = LineNames(text, line.range).words
      let label = line.core.prefix(length).split(separator: 0x20).count
      if words.count > label, let capitals = LineNames.capitals(words[label...]), capitals > 0 {
        return .zone(.byline)
      }
    }
    return nil
  }

  /// "By Jane Doe, Reuters".
  private static func isBy(_ line: FoldedLine, _ text: Span<UInt8>) -> Bool {
    guard line.core.starts(with: Array("by ".utf8)) else { return false }
    let words = LineNames(text, line.range).words
    guard words.count >= 2, words.count <= mostWords, words[0].letters == by else { return false }
    let names = words[1...]
    guard !LineNames.isCalendarWord(words[1]), !words[1].startsWithDigit,
      let capitals = LineNames.capitals(names)
    else { return false }
    if line.endsSentence, words.count > 6 { return false }
    if capitals >= 2 { return true }
    return ZonePhrases.newsAgencies.contains(LineNames.folded(names, in: text))
  }

  /// "Jane Doe, Reuters": names, a break, and an agency or what a reporter is called.
  private static func isSigned(_ line: FoldedLine, _ text: Span<UInt8>) -> Bool {
    guard line.wordCount <= 12, !line.endsSentence else { return false }
    let words = LineNames(text, line.range).words
    guard let first = words.firstIndex(where: \.isBeforeBreak), (1...4).contains(first),
      first + 1 < words.count,
      words[...first].allSatisfy(\.startsWithCapital),
      LineNames.capitals(words[...]) != nil
    else { return false }
    let rest = words[(first + 1)...]
    if rest.contains(where: { $0.letters.map { titles.contains($0) } ?? false }) { return true }
    return ZonePhrases.newsAgencies.contains(LineNames.folded(rest, in: text))
  }

  /// "Follow Jane Doe on Twitter".
  private static func isFollow(_ line: FoldedLine) -> Bool {
    let core = line.core
    guard core.starts(with: Array("follow ".utf8)), line.wordCount <= 14,
      !core.starts(with: Array("follow us ".utf8))
    else { return false }
    return networks.occurrence(in: core) != nil
  }

  /// "Jane Doe in Moscow contributed to this report." — each sentence of the line must be one such.
  private static func contribution(_ line: FoldedLine, _ text: Span<UInt8>) -> ZoneRecognizer.Role?
  {
    guard line.startsLarge || line.head.first == UInt8(ascii: "_"),
      contributions.occurrence(in: line.tail[...]) != nil
        || places.occurrence(in: line.tail[...]) != nil
        || line.core.suffix(12).elementsEqual(" contributed".utf8)
    else { return nil }
    var isPlaceOnly = true
    for sentence in sentences(text, line.range) {
      let folded = FoldedLine.fold(text, sentence)
      let phrase: Range<Int>
      if let found = contributions.occurrence(in: folded[...]) {
        phrase = found
        isPlaceOnly = false
      } else if let found = places.occurrence(in: folded[...]) {
        phrase = found
      } else if let found = contributed.occurrence(in: folded[...]) {
        phrase = found
        isPlaceOnly = false
      } else {
        return nil
      }
      let words = LineNames(text, sentence).words
      let before = folded[..<phrase.lowerBound].split(separator: 0x20).count
      let inside = folded[phrase].split(separator: 0x20).count
      guard before > 0, before + inside <= words.count,
        let capitals = LineNames.capitals(words[..<before]), capitals > 0,
        LineNames.capitals(words[(before + inside)...]) != nil
      else { return nil }
    }
    return isPlaceOnly ? .place : .zone(.byline)
  }

  /// Cuts at full stops after words of more than two letters.
  private static func sentences(_ text: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = range.lowerBound
    var wordLength = 0
    for position in range {
      let byte = text[position]
      if byte == UInt8(ascii: "."), wordLength > 2, position + 1 < range.upperBound,
        text[position + 1] == 0x20
      {
        sentences.append(start..<position + 1)
        start = position + 2
      }
      wordLength = (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 ? wordLength + 1 : 0
    }
    if start < range.upperBound { sentences.append(start..<range.upperBound) }
    return sentences
  }
}
