import DataModel

/// Finds the blocks of Markdown in the text as it stands: marks are left outside the blocks.
///
/// Marks within a line stay, but for the targets of links, at which a block is cut: a URL is full
/// of words that are not text.
struct MarkdownReader {
  /// No link's target or tag is longer; keeps broken marks from being searched for again and again.
  private static let longestMark = 2000

  private static let mostMarkers = 50

  private let text: [UInt8]
  private let recognizer = ZoneRecognizer()
  private var paragraphs: [Paragraph] = []
  /// The paragraph that the next line may continue.
  private var isOpen = false
  /// Whether the last line's own words told its zone.
  private var wasTold = false

  static func document(id: String, text: [UInt8]) -> Document {
    let lines = TextLine.lines(of: text.span)
    let frontMatter = FrontMatter(lines, in: text)
    var reader = MarkdownReader(text: text)
    reader.read(lines[frontMatter.end...])
    let paragraphs = reader.paragraphs
    let zones = reader.recognizer.zones(of: paragraphs, in: text.span)
    var blocks: [Block] = []
    for (paragraph, zone) in zip(paragraphs, zones) {
      for piece in reader.pieces(of: paragraph.range) {
        blocks.append(Block(range: ByteRange(piece.lowerBound, piece.upperBound), zone: zone))
      }
    }
    var document = Document(
      id: id, title: frontMatter.title, author: frontMatter.author, date: frontMatter.date,
      text: text, blocks: blocks)
    if document.title == nil { document.title = document.headlineTitle }
    return document
  }

  private init(text: [UInt8]) {
    self.text = text
  }

  private mutating func read(_ lines: ArraySlice<TextLine>) {
    var fence: ArraySlice<UInt8>?
    for line in lines {
      if let open = fence {
        let bytes = text[line.range]
        let closes = bytes.count >= open.count && bytes.allSatisfy { $0 == open.first }
        if closes {
          fence = nil
          isOpen = false
        } else if !line.isBlank {
          code(line.range)
        }
        continue
      }
      guard !line.isBlank else {
        isOpen = false
        continue
      }
      if let open = MarkdownReader.fence(text[line.range]) {
        fence = open
        isOpen = false
      } else {
        read(line)
      }
    }
  }

  // MARK: - Lines

  private mutating func read(_ line: TextLine) {
    var range = line.range
    // Quotation marks and list markers, one inside the other.
    var depth = 0
    while depth < MarkdownReader.mostMarkers, let marker = marker(range) {
      depth += 1
      if !marker.isQuote { isOpen = false }
      range = marker.end..<range.upperBound
    }
    guard !range.isEmpty else {
      isOpen = false
      return
    }
    if isUnderline(range) {
      if isOpen, let last = paragraphs.last, text[range.lowerBound] != UInt8(ascii: "*") {
        paragraphs[paragraphs.count - 1] = Paragraph(last.range, zone: .headline)
      }
      isOpen = false
    } else if let heading = heading(range) {
      isOpen = false
      append(heading, zone: .headline)
      isOpen = false
    } else if text[range.lowerBound] == UInt8(ascii: "|") {
      isOpen = false
      cells(range)
    } else if isDefinition(range) {
      isOpen = false
    } else if text[range.lowerBound] == UInt8(ascii: "<"),
      text[range.upperBound - 1] == UInt8(ascii: ">")
    {
      isOpen = false
      append(range, zone: .boilerplate)
      isOpen = false
    } else {
      append(range, zone: nil)
      // Two spaces or a backslash at its end keep a line apart.
      let rest = text[line.end...].prefix(2)
      if rest.elementsEqual([0x20, 0x20]) || text[line.end - 1] == UInt8(ascii: "\\") {
        isOpen = false
      }
    }
  }

  private mutating func append(_ range: Range<Int>, zone: Zone?) {
    let range = trimmed(range)
    guard !range.isEmpty else { return }
    // Bylines, dates and links are lines of their own, wherever writers forget the blank line.
    let isTold = zone == nil && recognizer.role(of: range, in: text.span) != nil
    defer { wasTold = isTold }
    if isOpen, !isTold, !wasTold, let last = paragraphs.last {
      paragraphs[paragraphs.count - 1].range = last.range.lowerBound..<range.upperBound
    } else {
      paragraphs.append(Paragraph(range, zone: zone))
    }
    isOpen = true
  }

  /// Code is one block until text follows.
  private mutating func code(_ range: Range<Int>) {
    if isOpen, let last = paragraphs.last {
      paragraphs[paragraphs.count - 1].range = last.range.lowerBound..<range.upperBound
    } else {
      paragraphs.append(Paragraph(range, zone: .boilerplate))
      isOpen = true
    }
  }

  private mutating func cells(_ range: Range<Int>) {
    for cell in text[range].split(separator: UInt8(ascii: "|")) {
      let content = trimmed(cell.startIndex..<cell.endIndex)
      let isRule = text[content].allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
      // A cell is no headline, though it stands between paragraphs.
      if !isRule, !content.isEmpty { paragraphs.append(Paragraph(content, zone: .body)) }
    }
  }

  // MARK: - Marks

  private func marker(_ range: Range<Int>) -> (isQuote: Bool, end: Int)? {
    var position = range.lowerBound
    guard position < range.upperBound else { return nil }
    var isQuote = false
    switch text[position] {
    case UInt8(ascii: ">"):
      isQuote = true
      position += 1
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      position += 1
      guard position < range.upperBound, text[position] == 0x20 || text[position] == 0x09,
        !isUnderline(range)
      else { return nil }
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while position < range.upperBound, CalendarDate.isDigit(text[position]) { position += 1 }
      guard position - range.lowerBound <= 3, position + 1 < range.upperBound,
        text[position] == UInt8(ascii: ".") || text[position] == UInt8(ascii: ")"),
        text[position + 1] == 0x20
      else { return nil }
      position += 1
    default: return nil
    }
    while position < range.upperBound, text[position] == 0x20 || text[position] == 0x09 {
      position += 1
    }
    return (isQuote, position)
  }

  private func heading(_ range: Range<Int>) -> Range<Int>? {
    let marks = text[range].prefix { $0 == UInt8(ascii: "#") }.count
    let start = range.lowerBound + marks
    guard (1...6).contains(marks), start < range.upperBound, text[start] == 0x20 else { return nil }
    var end = range.upperBound
    while end > start, text[end - 1] == UInt8(ascii: "#") { end -= 1 }
    return start..<end
  }

  /// A rule, or the line under a heading: `---`, `===`, `* * *`.
  private func isUnderline(_ range: Range<Int>) -> Bool {
    let first = text[range.lowerBound]
    guard
      [UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "_")].contains(first)
    else { return false }
    var count = 0
    for byte in text[range] where byte != 0x20 {
      guard byte == first else { return false }
      count += 1
    }
    return count >= 3
  }

  /// `[name]: https://…`
  private func isDefinition(_ range: Range<Int>) -> Bool {
    guard text[range.lowerBound] == UInt8(ascii: "["),
      let close = text[range].firstIndex(of: UInt8(ascii: "]")), close + 1 < range.upperBound
    else { return false }
    return text[close + 1] == UInt8(ascii: ":") && text[range.lowerBound + 1] != UInt8(ascii: "^")
  }

  private static func fence(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
      return nil
    }
    let fence = line.prefix { $0 == first }
    guard fence.count >= 3, first == UInt8(ascii: "~") || !line[fence.endIndex...].contains(first)
    else { return nil }
    return fence
  }

  /// Without white space, emphasis marks and backticks at the ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    func isMark(_ byte: UInt8) -> Bool {
      switch byte {
      case 0...0x20, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "~"),
        UInt8(ascii: "\\"):
        true
      default: false
      }
    }
    var isTrimmed = false
    while !isTrimmed {
      let before = end - start
      while start < end, isMark(text[start]) { start += 1 }
      while end > start, isMark(text[end - 1]) { end -= 1 }
      // White space beyond ASCII.
      let line = TextLine(text.span, start, end)
      (start, end) = (line.start, line.end)
      isTrimmed = end - start == before
    }
    return start..<end
  }

  // MARK: - Links

  /// A paragraph without pictures and the targets of its links.
  private func pieces(of range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var position = range.lowerBound
    func cut(_ from: Int, _ to: Int) {
      let piece = withoutBrackets(start..<from)
      // The stop after a link is no block.
      if text[piece].contains(where: { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 || $0 &- 0x30 < 10 })
      {
        pieces.append(piece)
      }
      start = to
      position = to
    }
    while position < range.upperBound {
      switch text[position] {
      case UInt8(ascii: "!")
      where position + 1 < range.upperBound && text[position + 1] == UInt8(ascii: "["):
        if let close = near(position, range.upperBound).firstIndex(of: UInt8(ascii: "]")),
          let end = target(after: close, range.upperBound)
        {
          cut(position, end)
          continue
        }
      case UInt8(ascii: "]"):
        if let end = target(after: position, range.upperBound) {
          cut(position, end)
          continue
        }
      case UInt8(ascii: "<"):
        if isTagStart(position + 1, range.upperBound),
          let close = near(position, range.upperBound).firstIndex(of: UInt8(ascii: ">"))
        {
          cut(position, close + 1)
          continue
        }
      default: break
      }
      position += 1
    }
    cut(range.upperBound, range.upperBound)
    return pieces
  }

  private func near(_ position: Int, _ end: Int) -> ArraySlice<UInt8> {
    text[position..<min(end, position + MarkdownReader.longestMark)]
  }

  private func isTagStart(_ position: Int, _ end: Int) -> Bool {
    guard position < end else { return false }
    let byte = text[position]
    return (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
  }

  /// The end of `](https://…)` or `][name]` whose first bracket stands at an offset.
  private func target(after bracket: Int, _ end: Int) -> Int? {
    guard bracket + 1 < end else { return nil }
    switch text[bracket + 1] {
    case UInt8(ascii: "("):
      var depth = 0
      for position in near(bracket + 1, end).indices {
        if text[position] == UInt8(ascii: "(") { depth += 1 }
        if text[position] == UInt8(ascii: ")") {
          depth -= 1
          if depth == 0 { return position + 1 }
        }
      }
      return nil
    case UInt8(ascii: "["):
      return near(bracket, end).dropFirst(2).firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
    default: return nil
    }
  }

  /// Without the bracket that opened a link, where it stands at the start, and marks at the ends.
  private func withoutBrackets(_ range: Range<Int>) -> Range<Int> {
    var range = trimmed(range)
    if let first = text[range].first, first == UInt8(ascii: "[") {
      range = trimmed(range.lowerBound + 1..<range.upperBound)
    }
    return range
  }
}
