import DataModel

extension ZoneRecognizer {
  /// Titles of more than this are sentences without a stop.
  private static let mostWordsOfHeadline = 25
  private static let mostBytesOfHeadline = 220
  private static let mostWordsOfSubheading = 12
  /// More title-like lines than this before the text are a list, not a headline and its decks.
  private static let mostOpeningHeadlines = 4
  private static let leastWordsOfParagraph = 8
  /// A line of so many words is running text, with or without a stop.
  private static let wordsOfLongParagraph = 30

  private static let and = LetterCode("and")

  /// What a line that its own words do not tell looks like.
  private enum Look {
    case paragraph
    case title
    /// Neither: a list item, a line of a table.
    case other
  }

  /// The zones of a document's paragraphs, in order.
  func zones(of paragraphs: [Paragraph], in text: Span<UInt8>) -> [Zone] {
    var zones: [Zone?] = []
    var looks: [Look] = []
    var roles: [Role?] = []
    zones.reserveCapacity(paragraphs.count)
    looks.reserveCapacity(paragraphs.count)
    roles.reserveCapacity(paragraphs.count)
    for paragraph in paragraphs {
      let line = LineShape(text, paragraph.range)
      let role = paragraph.zone == nil ? self.role(of: line, in: text) : nil
      roles.append(role)
      looks.append(look(of: line))
      switch role {
      case .zone(let zone), .linkHeading(let zone): zones.append(zone)
      case .timestamp, .captionLabel: zones.append(.boilerplate)
      case .place, nil: zones.append(paragraph.zone)
      }
    }
    for position in zones.indices.dropLast()
    where roles[position] == .captionLabel && zones[position + 1] == nil {
      zones[position + 1] = .caption
    }
    markPlaces(roles, &zones)
    markLinks(roles, looks, &zones)
    markOpening(paragraphs, roles, looks, text, &zones)
    markSignature(paragraphs, looks, text, &zones)
    markSubheadings(paragraphs, looks, text, &zones)
    return zones.map { $0 ?? .body }
  }

  private func look(of line: LineShape) -> Look {
    if line.isLong { return .paragraph }
    if line.endsSentence {
      // A question may be a headline; a short one is taken for it by where it stands.
      if line.wordCount >= ZoneRecognizer.leastWordsOfParagraph { return .paragraph }
      return line.closingMark == UInt8(ascii: "?") || line.closingMark == UInt8(ascii: "!")
        ? .title : .other
    }
    if line.wordCount >= ZoneRecognizer.wordsOfLongParagraph { return .paragraph }
    guard line.startsLarge, line.wordCount <= ZoneRecognizer.mostWordsOfHeadline,
      line.range.count <= ZoneRecognizer.mostBytesOfHeadline
    else { return .other }
    switch line.closingMark {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "-"): return .other
    default: return .title
    }
  }

  /// "Heintz reported from Moscow." is a byline where nothing but such lines follows.
  private func markPlaces(_ roles: [Role?], _ zones: inout [Zone?]) {
    for position in zones.indices.reversed() {
      if roles[position] == .place {
        zones[position] = .byline
      } else if zones[position] == nil || zones[position] == .body {
        return
      }
    }
  }

  private func markLinks(_ roles: [Role?], _ looks: [Look], _ zones: inout [Zone?]) {
    var isInList = false
    for position in zones.indices {
      if case .linkHeading = roles[position] {
        isInList = true
      } else if isInList, zones[position] == nil {
        if looks[position] == .title { zones[position] = .linkList } else { isInList = false }
      } else if isInList, zones[position] == .body || zones[position] == .headline {
        isInList = false
      }
    }
  }

  /// The headline and its decks, and the author's name if it stands alone beside the date.
  private func markOpening(
    _ paragraphs: [Paragraph], _ roles: [Role?], _ looks: [Look], _ text: Span<UInt8>,
    _ zones: inout [Zone?]
  ) {
    let open = zones.indices.filter { zones[$0] == nil }
    guard open.count > 1, let first = open.first else { return }
    let titles = open.prefix { looks[$0] == .title }
    guard !titles.isEmpty else { return }
    // What markup calls running text before it shows that this is no opening.
    if zones[..<first].contains(.body) { return }
    zones[first] = .headline
    guard titles.count <= ZoneRecognizer.mostOpeningHeadlines, titles.count < open.count else {
      return
    }
    for position in titles.dropFirst() {
      zones[position] =
        isAuthor(paragraphs[position].range, text, besides: roles, position) ? .byline : .headline
    }
  }

  /// Two to five words with capitals.
  private func isName(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let words = LineNames(text, range).words
    return (2...5).contains(words.count)
      && words.allSatisfy { $0.startsWithCapital || $0.letters == ZoneRecognizer.and }
  }

  /// A name beside a date or below a byline.
  private func isAuthor(
    _ range: Range<Int>, _ text: Span<UInt8>, besides roles: [Role?], _ position: Int
  ) -> Bool {
    guard isName(range, text) else { return false }
    func isDate(_ neighbor: Int) -> Bool {
      roles.indices.contains(neighbor)
        && (roles[neighbor] == .timestamp || roles[neighbor] == .zone(.byline))
    }
    return isDate(position - 1) || isDate(position + 1)
  }

  /// Names below the byline that closes a document.
  private func markSignature(
    _ paragraphs: [Paragraph], _ looks: [Look], _ text: Span<UInt8>, _ zones: inout [Zone?]
  ) {
    guard let last = zones.lastIndex(where: { $0 == .byline }), last > 0,
      zones[..<last].contains(where: { $0 == nil || $0 == .body })
    else { return }
    let rest = (last + 1)..<zones.count
    let open = rest.filter { zones[$0] == nil }
    guard open.allSatisfy({ looks[$0] == .title && isName(paragraphs[$0].range, text) }) else {
      return
    }
    for position in open { zones[position] = .byline }
  }

  /// Short titles between two paragraphs.
  private func markSubheadings(
    _ paragraphs: [Paragraph], _ looks: [Look], _ text: Span<UInt8>, _ zones: inout [Zone?]
  ) {
    guard zones.count > 2 else { return }
    for position in 1..<(zones.count - 1) where zones[position] == nil {
      guard looks[position] == .title, looks[position - 1] == .paragraph,
        looks[position + 1] == .paragraph, zones[position - 1] ?? .body == .body,
        zones[position + 1] ?? .body == .body,
        LineShape(text, paragraphs[position].range).wordCount
          <= ZoneRecognizer.mostWordsOfSubheading
      else { continue }
      zones[position] = .headline
    }
  }
}
