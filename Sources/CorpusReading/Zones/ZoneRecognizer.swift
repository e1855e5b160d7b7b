import DataModel

/// Tells running text from what stands around it.
///
/// Two steps. First each line is looked at by itself: most bylines, credits, captions and page
/// furniture give themselves away by a few fixed words (`ZonePhrases`). Then the lines that said
/// nothing are judged by where they stand: short ones without a full stop at the top or between two
/// paragraphs are headlines, and below "Read more" links, until running text begins. In doubt a
/// line is running text: a name lost costs more than a byline read.
struct ZoneRecognizer: Sendable {
  /// What a line is by its own words.
  enum Role: Hashable {
    case zone(Zone)
    /// The lines below are links.
    case linkHeading(Zone)
    /// The line below stands under a picture.
    case captionLabel
    /// Boilerplate that tells a time; a name beside it is the author's.
    case timestamp
    /// Says where a reporter was, if nothing but such lines follows.
    case place
  }

  private static let furniture = PhraseTable(ZonePhrases.boilerplateOpenings)
  private static let furnitureLabels = PhraseTable(ZonePhrases.boilerplateLabels)
  private static let furnitureParts = PhraseTable(ZonePhrases.boilerplateParts)
  private static let links = PhraseTable(ZonePhrases.linkOpenings)
  private static let linkLabels = PhraseTable(ZonePhrases.linkLabels)
  private static let addressed = PhraseTable(ZonePhrases.addressOpenings)
  private static let addresses = PhraseTable(ZonePhrases.addresses)
  private static let timestamps = PhraseTable(ZonePhrases.timestampLabels)
  private static let captions = PhraseTable(ZonePhrases.captionOpenings)
  private static let captionCredits = PhraseTable(ZonePhrases.captionCreditLabels)
  private static let credits = PhraseTable(ZonePhrases.creditOpenings)
  private static let creditParts = PhraseTable(ZonePhrases.creditParts)
  private static let via = PhraseTable(["via"])

  static let mostWordsOfCaption = 60
  private static let mostWordsOfCredit = 12
  private static let mostWordsOfLink = 30

  /// What lines are that are of these words alone.
  static let wholeLines: [String: Role] = {
    var roles: [String: Role] = [:]
    func add(_ lines: Set<String>, _ role: Role) {
      for line in lines where roles[line] == nil { roles[line] = role }
    }
    add(ZonePhrases.linkHeadings, .linkHeading(.linkList))
    add(ZonePhrases.furnitureHeadings, .linkHeading(.boilerplate))
    add(ZonePhrases.captionLabels, .captionLabel)
    add(ZonePhrases.boilerplateLines, .zone(.boilerplate))
    add(ZonePhrases.newsAgencies, .zone(.byline))
    return roles
  }()
  private static let longestWholeLine = 60

  /// The role of a line by its own words; `nil` if it may be running text or a headline.
  func role(of range: Range<Int>, in text: Span<UInt8>) -> Role? {
    role(of: LineShape(text, range), in: text)
  }

  func role(of shape: LineShape, in text: Span<UInt8>) -> Role? {
    if !shape.hasLetter { return .zone(.boilerplate) }
    guard shape.mayTell(text) else { return nil }
    return role(of: shape.folded ?? FoldedLine(text, shape.range), phrases: shape.phrases, in: text)
  }

  /// - Parameter phrases: what the line may hold; the rest is not looked for.
  func role(of line: FoldedLine, phrases: LineShape.Phrases = .all, in text: Span<UInt8>) -> Role? {
    if !line.hasLetter { return .zone(.boilerplate) }
    if !line.isLong, let role = wholeLine(line, phrases) { return role }
    if let role = BylineReader.role(of: line, phrases: phrases, in: text) { return role }
    if isCaption(line, phrases) { return .zone(.caption) }
    if isFurniture(line, phrases) { return .zone(.boilerplate) }
    if line.isLong { return nil }
    if phrases.contains(.opening), isLink(line) { return .zone(.linkList) }
    if isCredit(line, phrases) {
      return .zone(line.wordCount > ZoneRecognizer.mostWordsOfCredit ? .caption : .credit)
    }
    return nil
  }

  private func wholeLine(_ line: FoldedLine, _ phrases: LineShape.Phrases) -> Role? {
    if phrases.contains(.opening), line.core.count <= ZoneRecognizer.longestWholeLine,
      let role = ZoneRecognizer.wholeLines[String(decoding: line.core, as: UTF8.self)]
    {
      return role
    }
    return TimestampLine.matches(line) ? .timestamp : nil
  }

  private func isFurniture(_ line: FoldedLine, _ phrases: LineShape.Phrases) -> Bool {
    let core = line.core
    if phrases.contains(.opening), ZoneRecognizer.furniture.opening(of: core) != nil { return true }
    if !phrases.isDisjoint(with: .furniture) {
      if ZoneRecognizer.furnitureParts.occurrence(in: line.head[...]) != nil { return true }
      if line.isLong { return ZoneRecognizer.furnitureParts.occurrence(in: line.tail[...]) != nil }
    }
    if line.isLong || line.endsSentence || !phrases.contains(.opening) { return false }
    if ZoneRecognizer.furnitureLabels.opening(of: core) != nil { return true }
    // "Published: Wednesday at noon".
    return line.wordCount <= 12
      && ZoneRecognizer.timestamps.opening(of: core) { $0.first == UInt8(ascii: ":") } != nil
  }

  private func isLink(_ line: FoldedLine) -> Bool {
    guard line.wordCount <= ZoneRecognizer.mostWordsOfLink else { return false }
    let isLabelled =
      ZoneRecognizer.linkLabels.opening(of: line.core) { rest in
        switch rest.first {
        case UInt8(ascii: ":"), UInt8(ascii: "|"): true
        case 0x20:
          rest.starts(with: Array(" | ".utf8)) || rest.starts(with: Array(" - ".utf8))
            || rest.starts(with: Array(" : ".utf8)) || rest.starts(with: Array(" >".utf8))
        default: false
        }
      } != nil
    if isLabelled { return true }
    // "Follow the coverage at https://…": the address is all that follows.
    if line.wordCount <= 15, ZoneRecognizer.addressed.opening(of: line.core) != nil,
      let address = ZoneRecognizer.addresses.occurrence(in: line.core),
      wordCount(line.core[address.lowerBound...]) == 1
    {
      return true
    }
    return !line.endsSentence && ZoneRecognizer.links.opening(of: line.core) != nil
  }

  // MARK: - Pictures

  private func isCaption(_ line: FoldedLine, _ phrases: LineShape.Phrases) -> Bool {
    guard line.wordCount <= ZoneRecognizer.mostWordsOfCaption else { return false }
    if phrases.contains(.opening), ZoneRecognizer.captions.opening(of: line.core) != nil {
      return line.wordCount > 3
    }
    if let source = bracketsAtEnd(line.tail) {
      let before = line.isLong ? line.wordCount : wordCount(line.tail[..<source.lowerBound])
      return before >= 3 && namesPictureSource(line.tail[source])
    }
    guard !phrases.isDisjoint(with: .captionCredits),
      let label = ZoneRecognizer.captionCredits.occurrence(in: line.tail[...])
    else { return false }
    // The credit that closes a caption is short, has no sentence of its own, and follows a stop.
    let rest = line.tail[label.upperBound...]
    let before = line.isLong ? line.wordCount : wordCount(line.tail[..<label.lowerBound])
    guard before >= 4, wordCount(rest) <= 8, !line.endsSentence else { return false }
    let gap = line.tail[..<label.lowerBound].last { $0 != 0x20 }
    switch gap {
    case UInt8(ascii: "."), UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: "["),
      UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: ")"):
      return true
    default: return false
    }
  }

  private func isCredit(_ line: FoldedLine, _ phrases: LineShape.Phrases) -> Bool {
    let isBracketed = line.head.first == UInt8(ascii: "(") || line.head.first == UInt8(ascii: "[")
    if isBracketed, let inside = bracketsAtEnd(line.head), inside.lowerBound <= 1,
      namesPictureSource(line.head[inside])
    {
      return true
    }
    if phrases.contains(.opening), ZoneRecognizer.credits.opening(of: line.core) != nil {
      return line.wordCount <= 8 || !line.endsSentence
    }
    guard !line.endsSentence, line.wordCount <= 8,
      ZoneRecognizer.creditParts.occurrence(in: line.core) != nil
    else { return false }
    return line.wordCount <= 4 || line.core.contains(UInt8(ascii: "/"))
      || ZoneRecognizer.via.occurrence(in: line.core) != nil
  }

  /// What stands in the brackets that close a line.
  private func bracketsAtEnd(_ line: [UInt8]) -> Range<Int>? {
    var end = line.count
    if line.last == UInt8(ascii: ".") { end -= 1 }
    guard end > 0 else { return nil }
    let open: UInt8
    switch line[end - 1] {
    case UInt8(ascii: ")"): open = UInt8(ascii: "(")
    case UInt8(ascii: "]"): open = UInt8(ascii: "[")
    default: return nil
    }
    guard let start = line[..<(end - 1)].lastIndex(of: open), start + 1 < end - 1 else {
      return nil
    }
    return start + 1..<end - 1
  }

  private func namesPictureSource(_ inside: ArraySlice<UInt8>) -> Bool {
    guard wordCount(inside) <= 10 else { return false }
    return inside.split { !($0 &- 0x61 < 26 || $0 == UInt8(ascii: "-")) }
      .contains { ZonePhrases.pictureSources.contains(String(decoding: $0, as: UTF8.self)) }
  }

  private func wordCount(_ line: ArraySlice<UInt8>) -> Int {
    line.split(separator: 0x20).count
  }
}
