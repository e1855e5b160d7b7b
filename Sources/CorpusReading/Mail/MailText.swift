import DataModel

/// A message's text as it grows part by part, with a zone for what is not the message's own.
///
///     Massimov met the minister.              body
///     --
///     Jane Doe, Reuters                       byline
///
///     On Wed, 5 Jan 2022 John wrote:          byline
///     > Who met the minister?                 quote
struct MailText {
  private(set) var text: [UInt8] = []
  private var paragraphs: [Paragraph] = []
  /// Whether what the message quotes is what it was sent for.
  let isForward: Bool

  private static let mostLinesOfAttribution = 3
  private static let attributionVerbs = [
    "wrote", "writes", "said", "schrieb", "écrit", "escribió", "escreveu", "scritto", "написал",
    "пишет", "пише", "yazdı", "жазды",
  ]
  private static let attributionOpenings = ["on ", "am ", "le ", "el ", "em ", "il ", "в "]

  init(isForward: Bool) { self.isForward = isForward }

  var isEmpty: Bool { paragraphs.isEmpty }

  // MARK: - Plain text

  mutating func add(_ lines: [MailLine]) {
    var section: [MailLine] = []
    var zone: Zone?
    func flush(_ mail: inout MailText) {
      mail.add(section: section, zone: zone)
      section = []
    }
    var position = 0
    while position < lines.count {
      let line = lines[position]
      if line.opensOriginal, !isForward {
        flush(&self)
        zone = .quote
        section = Array(lines[(position + 1)...])
        break
      }
      let isQuote = line.depth > 0
      if isQuote, zone != .quote {
        if zone == nil { closeBeforeQuote(&section) } else { flush(&self) }
        section = []
        zone = .quote
      } else if !isQuote, zone == .quote, !line.isBlank {
        flush(&self)
        zone = nil
      }
      if line.isSignatureMark {
        flush(&self)
        zone = .byline
      } else {
        section.append(line)
      }
      position += 1
    }
    flush(&self)
  }

  /// Adds the lines before a quote, of which the last may say whom it quotes.
  private mutating func closeBeforeQuote(_ section: inout [MailLine]) {
    let filled = (section.lastIndex { !$0.isBlank } ?? -1) + 1
    let first = MailText.attribution(in: section[..<filled]) ?? filled
    add(section: Array(section[..<first]), zone: nil)
    add(section: Array(section[first..<filled]), zone: .byline)
  }

  /// Where the words start that say whom the next lines quote, if they do.
  private static func attribution(in lines: ArraySlice<MailLine>) -> Int? {
    guard let last = lines.last, last.text.last(where: { $0 > 0x20 }) == UInt8(ascii: ":") else {
      return nil
    }
    var words = ""
    for number in lines.indices.suffix(mostLinesOfAttribution).reversed() {
      if lines[number].isBlank { break }
      let line = String(decoding: lines[number].text, as: UTF8.self).lowercased()
      words = line + " " + words
      let hasVerb = attributionVerbs.contains { words.contains($0) }
      if hasVerb, attributionOpenings.contains(where: { line.hasPrefix($0) }) { return number }
    }
    // Without one of the usual openings, the last line is all that is sure.
    let line = String(decoding: last.text, as: UTF8.self).lowercased()
    return attributionVerbs.contains { line.contains($0) } ? lines.endIndex - 1 : nil
  }

  private mutating func add(section lines: [MailLine], zone: Zone?) {
    var part: [UInt8] = []
    var depth: Int?
    for line in lines {
      if let depth, line.depth != depth { part.append(0x0A) }
      depth = line.depth
      part += line.text
      part.append(0x0A)
    }
    add(part, TextReader.paragraphs(of: part.span).map { Paragraph($0.range, zone: zone) })
  }

  // MARK: - Pages

  mutating func add(page: Document) {
    add(
      page.text,
      page.blocks.map { block in
        Paragraph(
          block.range.start..<block.range.end,
          zone: isForward && block.zone == .quote ? .body : block.zone)
      })
  }

  private mutating func add(_ part: [UInt8], _ more: [Paragraph]) {
    guard let first = more.first?.range.lowerBound, let end = more.last?.range.upperBound else {
      return
    }
    if !text.isEmpty { text += [0x0A, 0x0A] }
    let shift = text.count - first
    text += part[first..<end]
    paragraphs += more.map {
      Paragraph($0.range.lowerBound + shift..<$0.range.upperBound + shift, zone: $0.zone)
    }
  }

  // MARK: - The document

  func document(id: String, title: String?, date: String?) -> Document {
    var document = Document(id: id, title: title, date: date, text: text, paragraphs: paragraphs)
    if title == nil { document.title = document.headlineTitle }
    return document
  }
}
