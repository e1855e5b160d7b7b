import DataModel

/// An entry as a file of some format gives it.
///
/// Its texts are ranges of its bytes, which mostly begin with the line that it stands in; one entry
/// after another uses the same memory.
struct FoundEntry {
  struct Name {
    var text: Range<Int>
    var isCaseExact = false
    var isWeak = false
    /// With ", " between them.
    var neededWords = 0..<0
  }

  struct Attribute {
    var key: String
    var value: Range<Int>
  }

  var kind = EntityKind.place
  /// Where it starts in its file.
  private(set) var line = 0
  var bytes: [UInt8] = []
  /// The first is the one that is shown.
  var names: [Name] = []
  var note: Range<Int>?
  /// The name of the place that a place lies in.
  var within: Range<Int>?
  var attributes: [Attribute] = []
  /// What tells it from another entry of the same name in its source.
  var distinctions: [Range<Int>] = []
  var population: Int?

  /// Forgets what was there but the kind, which every reader gives anew.
  mutating func start(_ line: Int) {
    self.line = line
    bytes.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    (note, within, population) = (nil, nil, nil)
    attributes.removeAll(keepingCapacity: true)
    distinctions.removeAll(keepingCapacity: true)
  }

  /// Begins with the line that the entry stands in, so that positions in both are the same.
  mutating func start(_ line: SourceLine) {
    start(line.number)
    bytes.append(contentsOf: line.bytes)
  }

  mutating func append(_ text: some Collection<UInt8>) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: text)
    return start..<bytes.count
  }

  mutating func appendName(_ text: Range<Int>, isWeak: Bool = false) {
    names.append(Name(text: text, isWeak: isWeak))
  }

  mutating func appendAttribute(_ key: String, _ value: Range<Int>) {
    attributes.append(Attribute(key: key, value: value))
  }

  func text(_ range: Range<Int>) -> String { bytes.text(range) }

  /// How much memory its names take, in bytes.
  var size: Int { bytes.count + names.count * MemoryLayout<Name>.stride }

  /// Whether two texts are the same, byte by byte.
  func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    guard one.count == other.count else { return false }
    let bytes = bytes.span
    var (position, twin) = (one.lowerBound, other.lowerBound)
    while position < one.upperBound {
      if bytes[position] != bytes[twin] { return false }
      position += 1
      twin += 1
    }
    return true
  }

  /// Where a byte is first in a text; the text's end if it is nowhere.
  func position(of byte: UInt8, in text: Range<Int>) -> Int {
    let bytes = bytes.span
    var position = text.lowerBound
    while position < text.upperBound, bytes[position] != byte { position += 1 }
    return position
  }

  /// A text with single spaces for all white space: a part of it, or appended.
  mutating func spaced(_ text: Range<Int>) -> Range<Int> {
    trimmed(text) ?? append(EntryCleaner.spaced(self.text(text)).utf8)
  }

  /// A text without spaces around it; `nil` if it has other white space than single spaces.
  private func trimmed(_ text: Range<Int>) -> Range<Int>? {
    let bytes = bytes.span
    var (start, end) = (text.lowerBound, text.upperBound)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 { end -= 1 }
    return EntryCleaner.isSpaced(bytes, start..<end) ? start..<end : nil
  }

  /// A number of digits, perhaps with a sign.
  func number(_ text: Range<Int>) -> Int? {
    // More may be too large.
    guard !text.isEmpty, text.count < 18 else { return Int(self.text(text)) }
    let bytes = bytes.span
    var number = 0
    for position in text {
      let digit = bytes[position] &- 0x30
      if digit > 9 { return Int(self.text(text)) }
      number = number * 10 + Int(digit)
    }
    return number
  }

  /// A name as gazetteers in text have it: `Merrow (weak)`.
  func written(_ name: Name) -> String {
    ListedEntry.Name(
      text(name.text), isCaseExact: name.isCaseExact, isWeak: name.isWeak,
      neededWords: name.neededWords.isEmpty ? [] : [text(name.neededWords)]
    ).written
  }
}
