import DataModel

/// Puts the lines of pages together to paragraphs.
///
/// A line belongs to the one before it unless that had room for the next word, or a block, an
/// indent or another size begins. A sentence that a column or a page ends in the middle of goes on
/// in the next; notes at the foot of a page come after it, and running titles and page numbers are
/// left out.
struct PDFParagraphs {
  /// Of the usual height: higher lines are headings, lower ones at a page's foot are notes.
  private static let headingHeight = 1.15
  private static let noteHeight = 0.92
  /// Of the height of the line before.
  private static let otherHeight = 0.2
  private static let indent = 0.6
  private static let space = 0.2
  private static let longestHeading = 3
  /// Blocks of fewer lines do not tell how wide their column is.
  private static let tellingLines = 3
  /// Points within which columns begin at the same place.
  private static let columnStep = 8.0
  private static let bullets = ["•", "▪", "■", "●", "◦", "‣", "\u{F0B7}"].map { Array($0.utf8) }

  private var paragraphs: [[PDFLine]] = []
  private let usualHeight: Double

  init(_ pages: [PDFPage]) {
    usualHeight = PDFParagraphs.usualHeight(of: pages)
    let running = RunningLines(pages)
    var open: [PDFLine] = []
    var notes: [[PDFLine]] = []
    for page in pages {
      let lines = PDFParagraphs.withColumns(running.removed(from: page))
      let isNote = self.notes(in: lines)
      var isFirst = true
      for (position, line) in lines.enumerated() {
        if isNote[position] {
          let line = PDFParagraphs.withMarkApart(line)
          if joins(notes.last ?? [], line, isSamePage: true), !PDFParagraphs.startsNote(line) {
            notes[notes.count - 1].append(line)
          } else {
            notes.append([line])
          }
          continue
        }
        if joins(open, line, isSamePage: !isFirst) {
          open.append(line)
        } else {
          paragraphs += [open] + notes
          (open, notes) = ([line], [])
        }
        isFirst = false
      }
    }
    paragraphs += [open] + notes
    paragraphs.removeAll(where: \.isEmpty)
  }

  /// The height of most of the text.
  private static func usualHeight(of pages: [PDFPage]) -> Double {
    var counts: [Int: Int] = [:]
    for page in pages {
      for line in page.lines { counts[Int(line.box.height * 2), default: 0] += line.text.count }
    }
    let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return Double(usual?.key ?? 0) / 2
  }

  private func isLow(_ line: PDFLine) -> Bool {
    line.box.height < PDFParagraphs.noteHeight * usualHeight
  }

  /// Which lines are notes at the foot of a column: low ones below which nothing else stands in it.
  private func notes(in lines: [PDFLine]) -> [Bool] {
    var isNote = lines.map(isLow)
    // A page in small print.
    if !isNote.contains(false) { return Array(repeating: false, count: lines.count) }
    for position in lines.indices.dropLast().reversed()
    where isNote[position] && !isNote[position + 1] {
      isNote[position] = lines[position + 1].box.top < lines[position].box.top
    }
    return isNote
  }

  private static func withColumns(_ lines: [PDFLine]) -> [PDFLine] {
    func column(_ line: PDFLine) -> Int {
      Int((line.block.left / columnStep).rounded())
    }
    var edges: [Int: Double] = [:]
    for line in lines where line.linesOfBlock >= tellingLines {
      edges[column(line)] = max(edges[column(line)] ?? 0, line.block.right)
    }
    return lines.map { line in
      var line = line
      // Text over two columns does not say how wide the left one is.
      line.columnRight =
        line.linesOfBlock >= tellingLines
        ? line.block.right : max(edges[column(line)] ?? 0, line.block.right)
      return line
    }
  }

  // MARK: - Joining

  private func joins(_ open: [PDFLine], _ line: PDFLine, isSamePage: Bool) -> Bool {
    guard let last = open.last, !last.isCell, !line.isCell, !PDFParagraphs.startsItem(line),
      abs(line.box.height - last.box.height) <= PDFParagraphs.otherHeight * last.box.height
    else { return false }
    let endsSentence = SentenceEnd.stands(atEndOf: last.text.indices, in: last.text.span)
    let startsSmall = PDFParagraphs.startsSmall(line)
    let hadRoom =
      last.box.right + PDFParagraphs.space * last.box.height + line.firstWordWidth
      < last.columnRight
    if isSamePage, last.blockNumber == line.blockNumber {
      if startsSmall, !endsSentence { return true }
      if hadRoom { return false }
      let shift = line.box.left - last.box.left
      let indent = PDFParagraphs.indent * last.box.height
      // The first line of the next paragraph, or of the next item where the others are indented.
      if shift > indent { return !endsSentence }
      return shift > -indent || open.count == 1
    }
    if endsSentence { return false }
    // What stands below in a column of its own is another paragraph.
    let isBelow = isSamePage && line.box.top >= last.box.top
    return startsSmall || !isBelow && !hadRoom
  }

  private static func startsSmall(_ line: PDFLine) -> Bool {
    guard let first = line.text.first else { return false }
    if first < 0x80 { return first &- 0x61 < 26 }
    return ScalarClass(scalar(in: line.text.span, at: 0).scalar) == .lower
  }

  private static func startsItem(_ line: PDFLine) -> Bool {
    bullets.contains { line.text.starts(with: $0) }
  }

  /// A note's number is no part of its first word.
  private static func withMarkApart(_ line: PDFLine) -> PDFLine {
    let digits = line.text.prefix { CalendarDate.isDigit($0) }.count
    guard digits > 0, digits < line.text.count, case let next = line.text[digits],
      next >= 0x80 || next &- 0x41 < 26
    else { return line }
    var line = line
    line.text.insert(0x20, at: digits)
    return line
  }

  private static func startsNote(_ line: PDFLine) -> Bool {
    line.text.first.map { CalendarDate.isDigit($0) || $0 == UInt8(ascii: "*") } ?? false
  }

  // MARK: - Text

  /// Adds the paragraphs, each with its line breaks.
  func add(to list: inout LineList) {
    for paragraph in paragraphs {
      let text = Array(paragraph.map(\.text).joined(separator: [0x0A]))
      let range = TextLine(text.span, 0, text.count).range
      if !range.isEmpty { list.append(text[range], zone: zone(of: paragraph, text)) }
    }
  }

  private func zone(of paragraph: [PDFLine], _ text: [UInt8]) -> Zone? {
    if paragraph.allSatisfy({ isLow($0) || $0.isCell }) { return .body }
    let isHigh = paragraph.allSatisfy {
      $0.box.height > PDFParagraphs.headingHeight * usualHeight
    }
    return isHigh && paragraph.count <= PDFParagraphs.longestHeading
      && !SentenceEnd.stands(atEndOf: text.indices, in: text.span) ? .headline : nil
  }
}
