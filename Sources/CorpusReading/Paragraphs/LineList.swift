import DataModel

/// The text that was extracted from a file: lines, each a block, with blank lines between them.
struct LineList {
  private var text: [UInt8] = []
  private var paragraphs: [Paragraph] = []

  var isEmpty: Bool { paragraphs.isEmpty }

  /// - Parameter zone: what markup says of the line, if anything.
  mutating func append(_ line: some Collection<UInt8>, zone: Zone?) {
    if !text.isEmpty { text += [0x0A, 0x0A] }
    let start = text.count
    text += line
    paragraphs.append(Paragraph(start..<text.count, zone: zone))
  }

  func document(id: String, date: String? = nil) -> Document {
    Document(id: id, date: date, text: text, paragraphs: paragraphs)
  }
}
