import DataModel
import XMLSupport

/// A line of text without the white space at its ends.
struct TextLine: Hashable {
  var start: Int
  var end: Int

  var isBlank: Bool { start == end }
  var range: Range<Int> { start..<end }

  /// The lines of a text, blank ones too. A line ends at LF, CR LF or CR.
  static func lines(of text: Span<UInt8>, from first: Int = 0) -> [TextLine] {
    var lines: [TextLine] = []
    var start = first
    while start < text.count {
      let end = text.firstPosition(from: start) { min($0 ^ 0x0A, $0 ^ 0x0D) }
      lines.append(TextLine(text, start, end))
      let isPair = end + 1 < text.count && text[end] == 0x0D && text[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    return lines
  }

  /// - Parameter start: where the line starts, white space included; it ends before `end`.
  init(_ text: Span<UInt8>, _ start: Int, _ end: Int) {
    var (start, end) = (start, end)
    while start < end, case let width = TextLine.spaceWidth(text, at: start), width > 0 {
      start += width
    }
    start = min(start, end)
    while end > start {
      var first = end - 1
      while first > start, text[first] & 0xC0 == 0x80 { first -= 1 }
      guard TextLine.spaceWidth(text, at: first) == end - first else { break }
      end = first
    }
    self.start = start
    self.end = end
  }

  /// Bytes of the white space at an offset; 0 if another character stands there.
  static func spaceWidth(_ text: Span<UInt8>, at offset: Int) -> Int {
    let byte = text[offset]
    if byte < 0x80 { return byte <= 0x20 || byte == 0x7F ? 1 : 0 }
    guard startsWideSpace(byte) else { return 0 }
    let (value, width) = scalar(in: text, at: offset)
    switch ScalarClass(value) {
    case .space: return width
    case .ignorable: return value.value == 0xAD ? width : 0
    default: return value.value == 0x85 ? width : 0
    }
  }

  /// Whether some white space beyond ASCII starts with a byte.
  static func startsWideSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2, 0xE1, 0xE2, 0xE3, 0xEF: true
    default: false
    }
  }

  /// Characters, as far as a line's width goes.
  func characterCount(in text: Span<UInt8>) -> Int {
    var count = 0
    for offset in range where text[offset] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
