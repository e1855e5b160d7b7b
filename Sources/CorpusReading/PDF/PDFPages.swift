import XMLSupport

/// A stretch of a page, in points from its upper left corner.
struct PDFBox {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var height: Double { bottom - top }
  var width: Double { right - left }

  /// Points; no page is so large.
  private static let farthest = 1e6

  init(_ xml: borrowing XMLReader) {
    func number(_ name: String) -> Double {
      guard let number = xml.attribute(name).flatMap({ Double($0) }), number.isFinite else {
        return 0
      }
      return min(max(number, -PDFBox.farthest), PDFBox.farthest)
    }
    left = number("xMin")
    top = number("yMin")
    right = number("xMax")
    bottom = number("yMax")
  }
}

/// A line of words.
struct PDFLine {
  var box: PDFBox
  /// Around all lines of what looks like one block.
  var block: PDFBox
  /// Position among the blocks of all pages.
  var blockNumber: Int
  var linesOfBlock = 0
  /// Where lines of its column end.
  var columnRight = 0.0
  /// Whether it is one of several stretches of words far from each other, as in a table.
  var isCell = false
  var text: [UInt8] = []
  var firstWordWidth = 0.0
}

struct PDFPage {
  var height: Double
  /// In reading order.
  var lines: [PDFLine] = []
}

/// The pages of a PDF file as `pdftotext -bbox-layout` describes them.
struct PDFPages {
  private(set) var pages: [PDFPage] = []
  private(set) var properties = DocumentProperties(title: nil, date: nil)

  /// Words that are nearer to each other than this part of their height are one; spaces of
  /// justified lines are wider.
  private static let joinedGap = 0.07
  /// Words that are further from each other than so many heights stand in two cells.
  private static let cellGap = 1.5
  /// Bytes of the longest number or mark that stands before an item of a list.
  private static let longestItemMark = 5
  /// Words of digits beside another, and so much smaller, are marks of notes.
  private static let markHeight = 0.8

  private var block: PDFBox?
  private var blockCount = 0
  private var firstOfBlock = 0
  private var lastWord: (box: PDFBox, text: [UInt8])?

  init(_ output: [UInt8]) throws(XMLError) {
    // What fonts map to nothing legal would end the reading.
    let legal = XMLCharacters.legalized(String(decoding: output, as: UTF8.self)).text
    var xml = try XMLReader(bytes: Array(legal.utf8), file: "pdftotext")
    var title: String?
    var author: String?
    var date: String?
    var text: [UInt8] = []
    while let event = try xml.next() {
      guard event == .start else { continue }
      switch xml.name {
      case "title": if xml.takeLeaf(&text) { title = String(decoding: text, as: UTF8.self) }
      case "meta" where xml.attribute("name") == "CreationDate": date = xml.attribute("content")
      case "meta" where xml.attribute("name") == "Author": author = xml.attribute("content")
      case "page":
        endBlock()
        pages.append(PDFPage(height: xml.attribute("height").flatMap { Double($0) } ?? 0))
      case "block":
        endBlock()
        block = PDFBox(xml)
        blockCount += 1
        firstOfBlock = pages.last?.lines.count ?? 0
      case "line": startLine(PDFBox(xml))
      case "word":
        let box = PDFBox(xml)
        if xml.takeLeaf(&text) { add(text, box) }
      default: break
      }
    }
    endBlock()
    properties = DocumentProperties(
      title: title, authors: author.map { [$0] } ?? [], date: date)
  }

  private mutating func endBlock() {
    guard block != nil, let page = pages.indices.last else { return }
    block = nil
    let count = pages[page].lines.count - firstOfBlock
    for line in firstOfBlock..<pages[page].lines.count {
      pages[page].lines[line].linesOfBlock = count
    }
  }

  private mutating func startLine(_ box: PDFBox) {
    guard let page = pages.indices.last else { return }
    lastWord = nil
    pages[page].lines.append(PDFLine(box: box, block: block ?? box, blockNumber: blockCount))
  }

  private mutating func add(_ word: [UInt8], _ box: PDFBox) {
    guard let page = pages.indices.last, let line = pages[page].lines.indices.last else { return }
    defer { lastWord = (box, word) }
    guard let last = lastWord else {
      pages[page].lines[line].text = word
      pages[page].lines[line].firstWordWidth = box.width
      return
    }
    // Lines may run down the page, or from right to left.
    let gap = max(
      max(box.left - last.box.right, last.box.left - box.right),
      max(box.top - last.box.bottom, last.box.top - box.bottom))
    let height = max(box.height, last.box.height)
    if gap > PDFPages.cellGap * height,
      pages[page].lines[line].text.count > PDFPages.longestItemMark
    {
      return startCell(word, box)
    }
    let isJoined = gap < PDFPages.joinedGap * height
    if isJoined, PDFPages.isMark(word, box, beside: last.box),
      // "10²" is no note.
      !(last.text.last.map { CalendarDate.isDigit($0) } ?? true)
    {
      return
    }
    // The mark before a note is no part of its first word.
    let isBehindMark =
      last.text.count == pages[page].lines[line].text.count
      && PDFPages.isMark(last.text, last.box, beside: box)
    if !isJoined || isBehindMark { pages[page].lines[line].text.append(0x20) }
    pages[page].lines[line].text += word
  }

  private static func isMark(_ word: [UInt8], _ box: PDFBox, beside other: PDFBox) -> Bool {
    box.height < markHeight * other.height
      && word.allSatisfy {
        CalendarDate.isDigit($0) || [0x2A, 0x2C, 0x5B, 0x5D].contains($0)
      }
  }

  private mutating func startCell(_ word: [UInt8], _ box: PDFBox) {
    guard let page = pages.indices.last, let line = pages[page].lines.indices.last else { return }
    var cell = pages[page].lines[line]
    pages[page].lines[line].isCell = true
    cell.isCell = true
    cell.text = word
    pages[page].lines.append(cell)
  }
}
