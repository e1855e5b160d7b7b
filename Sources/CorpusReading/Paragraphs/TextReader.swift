import DataModel

/// Finds the paragraphs of plain text and what part each plays.
struct TextReader {
  /// The document's text is all of `text`.
  static func document(id: String, title: String? = nil, date: String? = nil, text: [UInt8])
    -> Document
  {
    var document = Document(
      id: id, title: title, date: date, text: text, paragraphs: paragraphs(of: text.span))
    if title == nil { document.title = document.headlineTitle }
    return document
  }

  static func paragraphs(of text: Span<UInt8>) -> [Paragraph] {
    let lines = TextLine.lines(of: text)
    let wrapping = LineWrapping(lines, in: text)
    let recognizer = ZoneRecognizer()
    var paragraphs: [Paragraph] = []
    var last: TextLine?
    for line in lines {
      if line.isBlank {
        last = nil
        continue
      }
      if let last, wrapping.joins(last, line, in: text), let open = paragraphs.last,
        wrapping.width != nil || recognizer.role(of: line.range, in: text) == nil
      {
        paragraphs[paragraphs.count - 1].range = open.range.lowerBound..<line.end
      } else {
        paragraphs.append(Paragraph(line.range))
      }
      last = line
    }
    return paragraphs
  }
}

extension Document {
  /// A document whose blocks are some paragraphs of its text, in their order.
  init(
    id: String, title: String? = nil, date: String? = nil, text: [UInt8], paragraphs: [Paragraph]
  ) {
    let zones = ZoneRecognizer().zones(of: paragraphs, in: text.span)
    self.init(
      id: id, title: title, date: date, text: text,
      blocks: zip(paragraphs, zones).map { paragraph, zone in
        Block(
          range: ByteRange(paragraph.range.lowerBound, paragraph.range.upperBound), zone: zone)
      })
  }

  /// The headline that opens the document, white space folded; `nil` if it opens with running text.
  ///
  /// The first that is a sentence's worth of words: above it may stand a section's name.
  var headlineTitle: String? {
    var first: String?
    for block in blocks.prefix(while: { $0.zone != .body && $0.zone != .linkList })
    where block.zone == .headline {
      let (title, wordCount) = words(block.range)
      if wordCount >= 3 { return title }
      first = first ?? title
    }
    return first
  }

  /// A range with single spaces between its words, and how many words these are.
  private func words(_ range: ByteRange) -> (String, Int) {
    if let spaces = singleSpaces(range) { return (string(range), spaces + 1) }
    let words = string(range).split { $0.isWhitespace }
    return (words.joined(separator: " "), words.count)
  }

  /// How many spaces a range has, if all stand alone and nothing in it may be other white space or
  /// joined to it.
  private func singleSpaces(_ range: ByteRange) -> Int? {
    var spaces = 0
    var wasSpace = true
    for byte in text[range.start..<range.end] {
      let isSpace = byte == 0x20
      guard byte >= 0x20, byte < 0x7F, !(isSpace && wasSpace) else { return nil }
      if isSpace { spaces += 1 }
      wasSpace = isSpace
    }
    return wasSpace ? nil : spaces
  }
}
