import DataModel

/// The first eight bytes of a folded line as one number, zeros where the line is shorter.
struct LineOpening: Hashable {
  private static let length = 8

  fileprivate private(set) var bytes: UInt64 = 0
  private var count = 0

  init(_ folded: some Sequence<UInt8>) {
    for byte in folded.prefix(LineOpening.length) { append(byte) }
  }

  /// Folds a range of text as far as needed; nothing in it may be white space but single spaces.
  init(_ text: Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound, count < LineOpening.length {
      let byte = text[position]
      if byte < 0x80 {
        append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      } else if byte == FoldedLine.leadOfMarks,
        case (let value, let length) = scalar(in: text, at: position),
        let mark = FoldedLine.mark(value)
      {
        append(mark)
        position += length - 1
      } else {
        append(byte)
      }
      position += 1
    }
  }

  private mutating func append(_ byte: UInt8) {
    guard count < LineOpening.length else { return }
    count += 1
    bytes |= UInt64(byte) << UInt64(8 * (LineOpening.length - count))
  }

  /// Ones where the line has bytes.
  fileprivate var mask: UInt64 { count == 0 ? 0 : .max << UInt64(8 * (LineOpening.length - count)) }

  func starts(with other: LineOpening) -> Bool { bytes & other.mask == other.bytes }

  /// Whether there is a letter or digit after as many bytes as `other` has.
  func hasWord(after other: LineOpening) -> Bool {
    var rest = bytes & ~other.mask
    while rest != 0 {
      let byte = UInt8(truncatingIfNeeded: rest)
      if byte &- 0x61 < 26 || byte &- 0x30 < 10 { return true }
      rest >>= 8
    }
    return false
  }

  /// Where a filter keeps the phrases that start with the same two bytes.
  fileprivate var slot: Int {
    Int(truncatingIfNeeded: (bytes >> 56) &* 29 &+ (bytes >> 48) & 0xFF) & 255
  }
}

/// Tells by the first eight bytes of a line whether one of many phrases may stand there.
struct OpeningFilter: Sendable {
  private struct Phrase: Hashable {
    var opening: LineOpening
    /// Whether nothing but punctuation may follow.
    var isWholeLine: Bool
  }

  private var phrases = [[Phrase]](repeating: [], count: 256)

  /// - Parameters:
  ///   - openings: phrases that anything may follow.
  ///   - lines: phrases that are whole lines.
  init(openings: [String], lines: [String] = []) {
    let all =
      openings.map { Phrase(opening: LineOpening($0.utf8), isWholeLine: false) }
      + lines.map { Phrase(opening: LineOpening($0.utf8), isWholeLine: true) }
    for phrase in all {
      // One byte says nothing of the second.
      let hasSlot = phrase.opening.bytes & 0xFF << 48 != 0
      for slot in hasSlot ? phrase.opening.slot..<phrase.opening.slot + 1 : 0..<256
      where !phrases[slot].contains(phrase) { phrases[slot].append(phrase) }
    }
  }

  func mayMatch(_ line: LineOpening) -> Bool {
    for phrase in phrases[line.slot]
    where line.starts(with: phrase.opening)
      && !(phrase.isWholeLine && line.hasWord(after: phrase.opening))
    {
      return true
    }
    return false
  }
}
