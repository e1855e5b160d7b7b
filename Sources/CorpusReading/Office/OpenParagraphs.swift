import DataModel

/// The paragraphs of a text document, which open and close one inside the other where a text box or
/// a note stands in one. An inner one comes after all of the one around it.
struct OpenParagraphs {
  private struct Paragraph {
    /// More than one where line breaks end sentences.
    var lines: [[UInt8]] = [[]]
    var zone: Zone?
    var isAfterBreak = false
  }

  private var paragraphs: [Paragraph] = []
  /// Positions, the innermost last.
  private var open: [Int] = []
  /// One that closed but goes on in the next that opens.
  private var continued: Int?

  var isAnyOpen: Bool { !open.isEmpty }

  mutating func begin(zone: Zone? = nil) {
    if let continued {
      open.append(continued)
      self.continued = nil
    } else {
      open.append(paragraphs.count)
      paragraphs.append(Paragraph(zone: zone))
    }
  }

  /// - Parameter goesOn: whether the next paragraph is a part of this one.
  mutating func end(goesOn: Bool = false) {
    let last = open.popLast()
    if goesOn { continued = last }
  }

  /// Sets the zone of the innermost one.
  mutating func set(_ zone: Zone) {
    if let last = open.last { paragraphs[last].zone = zone }
  }

  /// Adds paragraphs that were read elsewhere, such as those of a note.
  mutating func insert(_ others: OpenParagraphs) { paragraphs += others.paragraphs }

  /// Adds to the text of the innermost one; control characters are spaces.
  ///
  /// - Parameter isFolded: whether white space in a row is one space, and none at a line's start.
  mutating func append(_ text: some Sequence<UInt8>, isFolded: Bool = false) {
    guard let position = open.last else { return }
    for byte in text {
      let isSpace = byte <= 0x20
      if isSpace, isFolded, paragraphs[position].isAfterBreak || endsInSpace(position) { continue }
      if !isSpace, paragraphs[position].isAfterBreak { settleBreak(position, before: byte) }
      let last = paragraphs[position].lines.count - 1
      paragraphs[position].lines[last].append(isSpace && byte != 0x09 ? 0x20 : byte)
    }
  }

  mutating func breakLine() {
    guard let position = open.last else { return }
    // Two in a row are an empty line.
    if paragraphs[position].isAfterBreak { paragraphs[position].lines.append([]) }
    paragraphs[position].isAfterBreak.toggle()
  }

  private func endsInSpace(_ position: Int) -> Bool {
    guard let last = paragraphs[position].lines.last?.last else { return true }
    return last == 0x20
  }

  /// A line broken in the middle of a sentence goes on.
  private mutating func settleBreak(_ position: Int, before byte: UInt8) {
    paragraphs[position].isAfterBreak = false
    let last = paragraphs[position].lines.count - 1
    let endsSentence = endsSentence(paragraphs[position].lines[last])
    if byte &- 0x61 < 26, !endsSentence {
      paragraphs[position].lines[last].append(0x20)
    } else {
      paragraphs[position].lines.append([])
    }
  }

  private func endsSentence(_ line: [UInt8]) -> Bool {
    SentenceEnd.stands(atEndOf: line.indices, in: line.span)
  }

  /// Adds the lines that are not blank to a list.
  func add(to list: inout LineList) {
    for paragraph in paragraphs {
      for line in paragraph.lines {
        let range = TextLine(line.span, 0, line.count).range
        if !range.isEmpty { list.append(line[range], zone: paragraph.zone) }
      }
    }
  }
}
