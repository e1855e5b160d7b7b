import DataModel

/// Finds the day of a document in its first lines, where nothing surer tells it.
///
///     Published: 2022-01-05 10:30                    a line of its own
///     ALMATY, Jan. 5, 2022 (Reuters) — Protesters    a dateline: place in capitals, day, dash
///
/// A day without a year counts only if the file's folders tell the year.
struct DatelineReader {
  /// Above the text stand a headline, a second one, an author, and a day.
  private static let mostLines = 8
  /// Lines of that many bytes are longer than any that tells a day.
  private static let mostBytes = 4000
  private static let mostPlaceWords = 8
  /// Agencies have short names.
  private static let longestAgency = 40

  let year: Int?

  func date(of document: Document) -> String? {
    guard let start = document.blocks.first?.range.start else { return nil }
    var end = min(document.text.count, start + DatelineReader.mostBytes)
    while end < document.text.count, end > start, document.text[end] & 0xC0 == 0x80 { end -= 1 }
    let text = document.text.span.extracting(start..<end)
    let lines = TextLine.lines(of: text).lazy.filter { !$0.isBlank }
    for line in lines.prefix(DatelineReader.mostLines) {
      // Most lines are neither, which their first bytes tell.
      let mayBeDateline = DatelineReader.opensInCapitals(line.range, text)
      let mayBeOwn =
        line.range.count <= FoldedLine.longest && TimestampLine.mayMatch(text, line.range)
      if !mayBeDateline, !mayBeOwn { continue }
      let folded = FoldedLine(text, line.range)
      let date =
        (mayBeOwn ? ownLine(folded) : nil) ?? (mayBeDateline ? dateline(folded, text) : nil)
      if let day = date?.date(inYear: year) { return day }
    }
    return nil
  }

  /// The day of a line that tells nothing else. When a text was changed is another question.
  private func ownLine(_ line: FoldedLine) -> WrittenDate? {
    guard TimestampLine.matches(line) else { return nil }
    let word = line.core.prefix { $0 != 0x20 && $0 != UInt8(ascii: ":") }
    if ["updated", "last", "modified", "edited"].contains(String(decoding: word, as: UTF8.self)) {
      return nil
    }
    return WrittenDate.first(in: line.core)
  }

  /// The day between a place in capitals and a dash.
  private func dateline(_ line: FoldedLine, _ text: Span<UInt8>) -> WrittenDate? {
    guard let date = WrittenDate.first(in: line.head[...]),
      DatelineReader.isPlace(line.head[..<date.range.lowerBound], line, text),
      DatelineReader.leadsToDash(line.head[date.range.upperBound...])
    else { return nil }
    return date
  }

  /// Whether the first word has two capitals and no small letter.
  private static func opensInCapitals(_ line: Range<Int>, _ text: Span<UInt8>) -> Bool {
    var capitals = 0
    for position in line {
      switch text[position] {
      case 0x41...0x5A: capitals += 1
      case 0x61...0x7A: return false
      case UInt8(ascii: ","), UInt8(ascii: "."), 0...0x20: return capitals > 1
      default: break
      }
    }
    return false
  }

  /// Whether all words before the day are capitalized, but for those in parentheses.
  private static func isPlace(
    _ opening: ArraySlice<UInt8>, _ line: FoldedLine, _ text: Span<UInt8>
  ) -> Bool {
    let count = opening.count { $0 == 0x20 }
    guard 1...mostPlaceWords ~= count else { return false }
    var (words, depth) = (0, 0)
    var isStart = true
    for position in line.range where words < count {
      let byte = text[position]
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case 0x61...0x7A where isStart && depth == 0: return false
      case 0x20 where !isStart: words += 1
      default: break
      }
      isStart = byte <= 0x20
    }
    return true
  }

  /// Whether a dash follows, perhaps behind an agency: "(Reuters) -", "/PRNewswire/ --".
  private static func leadsToDash(_ text: ArraySlice<UInt8>) -> Bool {
    func isFiller(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: ":")
    }
    var rest = text.drop(while: isFiller)
    if let open = rest.first, open == UInt8(ascii: "(") || open == UInt8(ascii: "/") {
      let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : open
      guard let end = rest.dropFirst().prefix(longestAgency).firstIndex(of: close) else {
        return false
      }
      rest = rest[(end + 1)...].drop(while: isFiller)
    }
    return rest.first == UInt8(ascii: "-")
  }
}
