import DataModel
import XMLSupport

/// A page's text as lines, each a paragraph, heading, caption or list item.
struct PageText {
  struct Line {
    var text: [UInt8]
    /// The element that it is the text of.
    var node: Int
    /// The zone that markup gives it.
    var zone: Zone?
    var isHeading: Bool
    var linkCount: Int
  }

  private let map: PageMap
  private(set) var lines: [Line] = []
  /// Elements around the present position that break lines, and those that give a zone.
  private var blocks: [Int] = []
  private var zoned: [Int] = []
  /// Where the last link, heading and preformatted text that were opened end.
  private var linkEnd = 0
  private var headingEnd = 0
  private var preformattedEnd = 0
  private var line: Line?
  private var isAfterSpace = false
  private var isAfterBreak = false

  init(_ map: PageMap) {
    self.map = map
    walk()
  }

  private mutating func walk() {
    let nodes = map.tree.nodes
    var position = 0
    while position < nodes.count {
      close(before: position)
      let node = nodes[position]
      if map.isDropped[position] {
        if !PageElements.inline.contains(node.name) { flush() }
        position = node.end
        continue
      }
      if node.isText {
        append(position)
      } else if node.name == "br" {
        if isAfterBreak { flush() } else { isAfterBreak = line != nil }
      } else if node.name == "sup", isFootnote(position) {
        position = node.end
        continue
      } else {
        open(position)
      }
      position += 1
    }
    flush()
  }

  private mutating func open(_ position: Int) {
    let node = map.tree.nodes[position]
    // What leads nowhere, or elsewhere in the page, is a mark in the text.
    if node.name == "a", let target = map.tree.attribute("href", of: position),
      !target.hasPrefix("#")
    {
      linkEnd = max(linkEnd, node.end)
    }
    if PageElements.headings.contains(node.name) { headingEnd = max(headingEnd, node.end) }
    if node.name == "pre" { preformattedEnd = max(preformattedEnd, node.end) }
    // "By <a rel=author>Jane Doe</a>" is one byline.
    let isZoned =
      map.zones[position] != nil && map.zones[position] != zoned.last.flatMap { map.zones[$0] }
    if isZoned { zoned.append(position) }
    if isZoned || !PageElements.inline.contains(node.name) {
      flush()
      blocks.append(position)
    }
  }

  private mutating func close(before position: Int) {
    while let last = blocks.last, map.tree.nodes[last].end <= position {
      flush()
      blocks.removeLast()
    }
    while let last = zoned.last, map.tree.nodes[last].end <= position { zoned.removeLast() }
  }

  /// `[1]`, `*`: a mark that leads to a note.
  private func isFootnote(_ position: Int) -> Bool {
    var hasMark = false
    for node in position..<map.tree.nodes[position].end where map.tree.nodes[node].isText {
      for byte in map.tree.text(of: node) where byte > 0x20 {
        hasMark = true
        let isMark =
          CalendarDate.isDigit(byte) || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
          || byte == UInt8(ascii: "*") || byte == UInt8(ascii: ",")
        if !isMark { return false }
      }
    }
    guard hasMark, let last = line?.text.last else { return hasMark }
    // "10²" is no footnote.
    return !CalendarDate.isDigit(last)
  }

  private mutating func flush() {
    isAfterSpace = false
    isAfterBreak = false
    guard let line else { return }
    self.line = nil
    lines.append(line)
  }

  // MARK: - Characters

  private mutating func append(_ node: Int) {
    let text = map.tree.text(of: node)
    var lineFeeds = 0
    var position = text.startIndex
    while position < text.endIndex {
      let byte = text[position]
      if byte <= 0x20 || byte == 0x7F {
        if byte == 0x0A { lineFeeds += 1 }
        isAfterSpace = true
        position += 1
        continue
      }
      let width = invisibleWidth(text, position)
      if let width {
        if width.isSpace { isAfterSpace = true }
        position += width.bytes
        continue
      }
      if node < preformattedEnd, lineFeeds > 1 { flush() }
      lineFeeds = 0
      start(byte, isHeading: node < headingEnd)
      let end = text[(position + 1)...].firstIndex(where: PageText.mayBeInvisible) ?? text.endIndex
      line?.text.append(contentsOf: text[position..<end])
      if node < linkEnd { line?.linkCount += end - position }
      position = end
    }
  }

  private static func mayBeInvisible(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F || TextLine.startsWideSpace(byte)
  }

  /// Starts a line, or settles what stood before a character: a break, a space or nothing.
  private mutating func start(_ byte: UInt8, isHeading: Bool) {
    if isAfterBreak, let open = line {
      // A line broken in the middle of a sentence goes on.
      let goesOn =
        byte &- 0x61 < 26
        && !SentenceEnd.stands(atEndOf: open.text.indices, in: open.text.span)
      if goesOn { isAfterSpace = true } else { flush() }
      isAfterBreak = false
    }
    if line == nil {
      let block = blocks.last ?? 0
      line = Line(
        text: [], node: block, zone: zoned.last.flatMap { map.zones[$0] },
        isHeading: isHeading,
        linkCount: 0)
    } else if isAfterSpace {
      line?.text.append(0x20)
    }
    isAfterSpace = false
  }

  /// White space and joiners beyond ASCII; `nil` for a character that shows.
  private func invisibleWidth(_ text: ArraySlice<UInt8>, _ position: Int) -> (
    bytes: Int, isSpace: Bool
  )? {
    guard TextLine.startsWideSpace(text[position]) else { return nil }
    let bytes = Array(text[position...].prefix(4))
    let (value, width) = scalar(in: bytes.span, at: 0)
    switch value.value {
    case 0xAD, 0x200B, 0x2060, 0xFEFF: return (width, false)
    // Direction marks.
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return (width, false)
    case 0x85: return (width, true)
    default: return ScalarClass(value) == .space ? (width, true) : nil
    }
  }
}
