import DataModel

/// Finds the paragraphs of plain text and what part each plays.
struct TextReader {
  /// The document's text is all of `text`.
  static func document(id: String, title: String? = nil, date: String? = nil, text: [UInt8])
    -> Document
  {
    let paragraphs = paragraphs(of: text.span)
    let zones = ZoneRecognizer().zones(of: paragraphs, in: text.span)
    var document = Document(
      id: id, title: title, date: date, text: text,
      blocks: zip(paragraphs, zones).map { paragraph, zone in
        Block(
          range: ByteRange(paragraph.range.lowerBound, paragraph.range.upperBound), zone: zone)
      })
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
  /// The headline that opens the document, white space folded; `nil` if it opens with running text.
  ///
  /// The first that is a sentence's worth of words: above it may stand a section's name.
  var headlineTitle: String? {
    let opening = blocks.prefix { $0.zone != .body && $0.zone != .linkList }
    let titles = opening.filter { $0.zone == .headline }
      .map { string($0.range).split { $0.isWhitespace } }
    return (titles.first { $0.count >= 3 } ?? titles.first)?.joined(separator: " ")
  }
}
