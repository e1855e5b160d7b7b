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
    if range.count <= FoldedLine.longest {
      head = FoldedLine.fold(text, range)
      tail = head
      wordCount = head.isEmpty ? 0 : head.count(where: { $0 == 0x20 }) + 1
    } else {
      head = FoldedLine.fold(text, range.lowerBound..<range.lowerBound + FoldedLine.kept)
      var start = range.upperBound - FoldedLine.kept
      while text[start] & 0xC0 == 0x80 { start += 1 }
      tail = FoldedLine.fold(text, start..<range.upperBound)
      // English words are six bytes long, the space included; nothing hangs on the exact number.
      wordCount = range.count / 6
    }
    core = FoldedLine.core(head)
    hasLetter = isLongLine(range) || head.contains { $0 &- 0x61 < 26 || $0 >= 0xC3 }
    let mark = SentenceEnd.mark(atEndOf: range, in: text)
    endsSentence = mark == "." || mark == "!" || mark == "?" || mark == "…"
    startsLarge = FoldedLine.startsLarge(text, range)
    func isLongLine(_ range: Range<Int>) -> Bool { range.count > FoldedLine.longest }
  }

  private static func startsLarge(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let (value, _) = scalar(in: text, at: range.lowerBound)
    if value.isASCII { return !(value.value &- 0x61 < 26) }
    return ScalarClass(value) != .lower
  }

  static func fold(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text[position]
      if byte < 0x80 {
        if byte &- 0x41 < 26 {
          folded.append(byte | 0x20)
        } else if byte > 0x20 {
          folded.append(byte)
        } else if folded.last != 0x20 {
          folded.append(0x20)
        }
        position += 1
        continue
      }
      let (value, length) = scalar(in: text, at: position)
      switch value {
      case "‘", "’": folded.append(UInt8(ascii: "'"))
      case "“", "”": folded.append(UInt8(ascii: "\""))
      case "‐", "‑", "‒", "–", "—", "―", "−": folded.append(UInt8(ascii: "-"))
      default:
        if ScalarClass(value) == .space {
          if folded.last != 0x20 { folded.append(0x20) }
        } else {
          for offset in position..<min(position + length, range.upperBound) {
            folded.append(text[offset])
          }
        }
      }
      position += length
    }
    while folded.last == 0x20 { folded.removeLast() }
    return folded
  }

  /// Without bullets, arrows, brackets, rules and stops at the ends.
  private static func core(_ folded: [UInt8]) -> ArraySlice<UInt8> {
    var core = folded[...]
    while let first = core.first, isDecoration(first) { core.removeFirst() }
    while let last = core.last, isDecoration(last) { core.removeLast() }
    // Arrows and bullets: › » • · → ▶ ▼ … and their like.
    for mark in decorations where core.starts(with: mark) {
      return FoldedLine.core(Array(core.dropFirst(mark.count)))
    }
    for mark in decorations
    where core.count >= mark.count && core.suffix(mark.count).elementsEqual(mark) {
      return FoldedLine.core(Array(core.dropLast(mark.count)))
    }
    return core
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
