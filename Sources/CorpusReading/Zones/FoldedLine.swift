import DataModel

/// A line in the form in which it is compared with phrases: small letters, plain quotes and
/// hyphens, single spaces.
struct FoldedLine {
  /// Longer lines are running text but for their beginning and end, and folded in part only.
  static let longest = 240
  private static let kept = 120

  /// The line where it began in the text.
  let range: Range<Int>
  /// The whole line, or the beginning of a long one.
  let head: [UInt8]
  /// The whole line, or the end of a long one.
  let tail: [UInt8]
  /// The head without the punctuation around it.
  let core: ArraySlice<UInt8>
  let wordCount: Int
  let hasLetter: Bool
  let endsSentence: Bool
  /// Whether a capital, digit or opening quote comes first.
  let startsLarge: Bool

  var isLong: Bool { range.count > FoldedLine.longest }

  init(_ text: Span<UInt8>, _ range: Range<Int>) {
    self.range = range
    let parts = FoldedLine.parts(of: range, in: text)
    head = FoldedLine.fold(text, parts.head)
    if let end = parts.tail {
      tail = FoldedLine.fold(text, end)
      wordCount = FoldedLine.roughWordCount(range)
    } else {
      tail = head
      wordCount = head.isEmpty ? 0 : head.count(where: { $0 == 0x20 }) + 1
    }
    core = FoldedLine.core(head)
    hasLetter = range.count > FoldedLine.longest || head.contains { $0 &- 0x61 < 26 || $0 >= 0xC3 }
    endsSentence = FoldedLine.endsSentence(text, range)
    startsLarge = FoldedLine.startsLarge(text, range)
  }

  /// What is looked at of a line: all, or the beginning and the end of a long one.
  static func parts(of range: Range<Int>, in text: Span<UInt8>) -> (
    head: Range<Int>, tail: Range<Int>?
  ) {
    guard range.count > longest else { return (range, nil) }
    var start = range.upperBound - kept
    while text[start] & 0xC0 == 0x80 { start += 1 }
    return (range.lowerBound..<range.lowerBound + kept, start..<range.upperBound)
  }

  /// English words are six bytes long, the space included; nothing hangs on the exact number.
  static func roughWordCount(_ range: Range<Int>) -> Int { range.count / 6 }

  static func endsSentence(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    switch SentenceEnd.mark(atEndOf: range, in: text) {
    case ".", "!", "?", "…": true
    default: false
    }
  }

  static func startsLarge(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let (value, _) = scalar(in: text, at: range.lowerBound)
    if value.isASCII { return !(value.value &- 0x61 < 26) }
    return ScalarClass(value) != .lower
  }

  static func fold(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var folded = [UInt8](capacity: range.count) { fold(text, range, into: &$0) }
    while folded.last == 0x20 { folded.removeLast() }
    return folded
  }

  private static func fold(
    _ text: Span<UInt8>, _ range: Range<Int>, into folded: inout OutputSpan<UInt8>
  ) {
    var position = range.lowerBound
    var isAfterSpace = false
    while position < range.upperBound {
      let byte = text[position]
      if byte > 0x20, byte < 0x80 {
        folded.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        isAfterSpace = false
        position += 1
        continue
      }
      let (value, length) = byte < 0x80 ? (" ", 1) : scalar(in: text, at: position)
      if byte < 0x80 || TextLine.startsWideSpace(byte) && ScalarClass(value) == .space {
        if !isAfterSpace { folded.append(0x20) }
        isAfterSpace = true
      } else {
        if let mark = mark(value) {
          folded.append(mark)
        } else {
          for offset in position..<min(position + length, range.upperBound) {
            folded.append(text[offset])
          }
        }
        isAfterSpace = false
      }
      position += length
    }
  }

  /// The first byte, in UTF-8, of every character that `mark` knows.
  static let leadOfMarks: UInt8 = 0xE2

  /// The plain form of a quote, apostrophe or dash.
  static func mark(_ value: Unicode.Scalar) -> UInt8? {
    switch value {
    case "‘", "’": UInt8(ascii: "'")
    case "“", "”": UInt8(ascii: "\"")
    case "‐", "‑", "‒", "–", "—", "―", "−": UInt8(ascii: "-")
    default: nil
    }
  }

  /// Without bullets, arrows, brackets, rules and stops at the ends.
  private static func core(_ folded: [UInt8]) -> ArraySlice<UInt8> {
    var core = folded[...]
    while true {
      while let first = core.first, isDecoration(first) { core.removeFirst() }
      while let last = core.last, isDecoration(last) { core.removeLast() }
      // Arrows and bullets: › » • · → ▶ ▼ … and their like.
      if let first = core.first, first >= 0x80,
        let mark = decorations.first(where: { core.starts(with: $0) })
      {
        core.removeFirst(mark.count)
      } else if let last = core.last, last >= 0x80,
        let mark = decorations.first(where: { core.suffix($0.count).elementsEqual($0) })
      {
        core.removeLast(mark.count)
      } else {
        return core
      }
    }
  }

  private static let decorations: [[UInt8]] = [
    "›", "»", "«", "‹", "•", "·", "→", "←", "↓", "↑", "▶", "►", "▸", "▼", "▾", "…", "●", "■", "▪",
    "⬇", "⏩", "✕", "×", "➤", "➡", "\u{FE0F}",
  ].map { Array($0.utf8) }

  private static func isDecoration(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "+"), UInt8(ascii: ","),
      UInt8(ascii: "/"), UInt8(ascii: "\\"):
      true
    default: false
    }
  }
}
