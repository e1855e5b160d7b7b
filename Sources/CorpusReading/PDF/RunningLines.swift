/// The lines that pages have at their upper and lower edges besides the text: titles and numbers.
///
/// What stands there on several pages, numbers aside, is one of them.
struct RunningLines {
  private struct Key: Hashable {
    var isTop: Bool
    var words: [UInt8]
  }

  /// The part of a page's height in which they stand.
  private static let margin = 0.12
  private static let linesAtEdge = 2
  private static let leastPages = 3
  /// "Page 1" and "Page 2" are enough.
  private static let leastPagesOfNumber = 2
  private static let longestNumber = 20

  private var pages: [Key: Int] = [:]

  init(_ pages: [PDFPage]) {
    for page in pages {
      for key in Set(RunningLines.atEdges(of: page).values) { self.pages[key, default: 0] += 1 }
    }
  }

  /// The other lines of a page.
  func removed(from page: PDFPage) -> [PDFLine] {
    let edges = RunningLines.atEdges(of: page)
    return page.lines.enumerated().filter { position, _ in
      edges[position].map { !isRunning($0) } ?? true
    }.map(\.element)
  }

  private func isRunning(_ key: Key) -> Bool {
    let hasLetter = key.words.contains { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 }
    if !hasLetter { return true }
    let isNumber =
      key.words.contains(UInt8(ascii: "#")) && key.words.count <= RunningLines.longestNumber
    return pages[key, default: 0]
      >= (isNumber ? RunningLines.leastPagesOfNumber : RunningLines.leastPages)
  }

  /// By its position in the page, what each line at an edge says.
  private static func atEdges(of page: PDFPage) -> [Int: Key] {
    var found: [Int: Key] = [:]
    let order = page.lines.indices.sorted { page.lines[$0].box.top < page.lines[$1].box.top }
    for position in order.prefix(linesAtEdge)
    where page.lines[position].box.bottom < margin * page.height {
      found[position] = Key(isTop: true, words: folded(page.lines[position].text))
    }
    for position in order.suffix(linesAtEdge)
    where page.lines[position].box.top > (1 - margin) * page.height {
      found[position] = Key(isTop: false, words: folded(page.lines[position].text))
    }
    return found
  }

  /// Each number is one mark.
  private static func folded(_ text: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    for byte in text where byte > 0x20 {
      let byte = CalendarDate.isDigit(byte) ? UInt8(ascii: "#") : byte
      if byte != UInt8(ascii: "#") || folded.last != byte { folded.append(byte) }
    }
    return folded
  }
}
