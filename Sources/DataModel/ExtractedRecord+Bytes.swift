extension ExtractedRecord {
  /// The numbers of a record, column by column: first those of its sentences, then those of its
  /// mentions, then its rows.
  private enum Column: Int, CaseIterable {
    case number, block, zone, line, textCount
    case name, sentence, start, length, source
    case row

    func count(sentences: Int, mentions: Int, rows: Int) -> Int {
      switch self {
      case .number, .block, .zone, .line, .textCount: sentences
      case .name, .sentence, .start, .length, .source: mentions
      case .row: rows
      }
    }
  }

  /// A number for each column.
  private typealias PerColumn = InlineArray<11, Int>

  /// Counts, of four bytes each.
  private static let counts = 5
  private static let headerCount = 4 * counts + Column.allCases.count
  /// Stands above the first count, where earlier versions have zero.
  private static let form = 1 << 24

  /// The record without id, title, author and day.
  ///
  ///     counts → widths → columns → sketch → texts
  ///
  /// Each column is as wide as its largest number needs: most documents are short, and most of
  /// their numbers fit into a byte or two.
  package var bytes: [UInt8] { bytes(withTexts: true) }

  /// The same without all text.
  package var bytesWithoutText: [UInt8] { bytes(withTexts: false) }

  private func bytes(withTexts: Bool) -> [UInt8] {
    let widths = widths(withTexts: withTexts)
    var count = ExtractedRecord.headerCount + sketch.bytes.count
    for column in Column.allCases {
      count +=
        widths[column.rawValue]
        * column.count(sentences: sentences.count, mentions: mentions.count, rows: rows.count)
    }
    if withTexts { count += sentences.reduce(text.count) { $0 + $1.text.count } }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    func append(_ number: Int, _ width: Int) {
      for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
    }
    append(sentences.count | ExtractedRecord.form, 4)
    append(mentions.count, 4)
    append(rows.count, 4)
    append(sketch.bytes.count, 4)
    append(withTexts ? text.count : 0, 4)
    for column in widths.indices { append(widths[column], 1) }
    forEachNumber(withTexts: withTexts) { append($1, widths[$0.rawValue]) }
    bytes += sketch.bytes
    if withTexts {
      for sentence in sentences { bytes += sentence.text }
      bytes += text
    }
    return bytes
  }

  /// The numbers in the order in which they are kept.
  @inline(__always)
  private func forEachNumber(withTexts: Bool, _ body: (Column, Int) -> Void) {
    for sentence in sentences { body(.number, sentence.number) }
    for sentence in sentences { body(.block, sentence.block) }
    for sentence in sentences { body(.zone, Int(sentence.zone.rawValue)) }
    for sentence in sentences { body(.line, sentence.line) }
    for sentence in sentences { body(.textCount, withTexts ? sentence.text.count : 0) }
    for mention in mentions { body(.name, mention.name) }
    for mention in mentions { body(.sentence, mention.sentence) }
    for mention in mentions { body(.start, mention.range.start) }
    for mention in mentions { body(.length, mention.range.count) }
    for mention in mentions { body(.source, mention.source) }
    for row in rows { body(.row, row) }
  }

  /// Bytes that the numbers of each column need, none where all are zero.
  private func widths(withTexts: Bool) -> PerColumn {
    var bits = PerColumn(repeating: 0)
    forEachNumber(withTexts: withTexts) { bits[$0.rawValue] |= $1 }
    for column in bits.indices {
      let needed = UInt32(truncatingIfNeeded: bits[column])
      bits[column] = (UInt32.bitWidth - needed.leadingZeroBitCount + 7) / 8
    }
    return bits
  }

  // MARK: - Reading

  /// Looks into the bytes of a record without making one.
  package struct View {
    package let bytes: ArraySlice<UInt8>
    package let sentenceCount: Int
    package let mentionCount: Int
    private let rowCount: Int
    private let sketchCount: Int
    private let textCount: Int
    private let starts: PerColumn
    private let widths: PerColumn
    private let sketchStart: Int

    package init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      let start = bytes.startIndex
      sentenceCount = View.number(bytes, start, 4) & (ExtractedRecord.form - 1)
      mentionCount = View.number(bytes, start + 4, 4)
      rowCount = View.number(bytes, start + 8, 4)
      sketchCount = View.number(bytes, start + 12, 4)
      textCount = View.number(bytes, start + 16, 4)
      var (starts, widths) = (PerColumn(repeating: 0), PerColumn(repeating: 0))
      var next = start + headerCount
      for column in Column.allCases {
        let width = Int(bytes[start + 4 * counts + column.rawValue])
        starts[column.rawValue] = next
        widths[column.rawValue] = width
        next +=
          width * column.count(sentences: sentenceCount, mentions: mentionCount, rows: rowCount)
      }
      (self.starts, self.widths, sketchStart) = (starts, widths, next)
    }

    /// Bytes that may be damaged; `nil` for those that no record has.
    package init?(checking bytes: ArraySlice<UInt8>) {
      guard View.isOfThisForm(bytes) else { return nil }
      let widths = bytes[(bytes.startIndex + 4 * counts)...].prefix(Column.allCases.count)
      guard widths.allSatisfy({ $0 <= 4 }) else { return nil }
      self.init(bytes)
      guard sketchStart + sketchCount + textCount <= bytes.endIndex else { return nil }
      let textCounts = numbers(.textCount).reduce(0, +)
      guard sketchStart + sketchCount + textCounts + textCount == bytes.endIndex,
        numbers(.sentence).allSatisfy({ $0 < sentenceCount })
      else { return nil }
    }

    /// Whether bytes are not those that an earlier version made of a record.
    package static func isOfThisForm(_ bytes: ArraySlice<UInt8>) -> Bool {
      bytes.count >= headerCount && number(bytes, bytes.startIndex, 4) >> 24 == form >> 24
    }

    private static func number(_ bytes: ArraySlice<UInt8>, _ start: Int, _ width: Int) -> Int {
      switch width {
      case 0: 0
      case 1: Int(bytes[start])
      case 2: Int(bytes[start]) | Int(bytes[start + 1]) << 8
      case 3: Int(bytes[start]) | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2]) << 16
      default:
        Int(bytes[start]) | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2]) << 16
          | Int(bytes[start + 3]) << 24
      }
    }

    private func number(_ column: Column, _ position: Int) -> Int {
      let width = widths[column.rawValue]
      return View.number(bytes, starts[column.rawValue] + position * width, width)
    }

    private func numbers(_ column: Column) -> [Int] {
      let (start, width) = (starts[column.rawValue], widths[column.rawValue])
      let count = column.count(
        sentences: sentenceCount, mentions: mentionCount, rows: rowCount)
      return (0..<count).map { View.number(bytes, start + $0 * width, width) }
    }

    package func range(ofMention mention: Int) -> ByteRange {
      let start = number(.start, mention)
      return ByteRange(start, start + number(.length, mention))
    }
    package func row(_ mention: Int) -> Int { number(.name, mention) }
    package func sentence(ofMention mention: Int) -> Int { number(.sentence, mention) }
    package func block(_ sentence: Int) -> Int { number(.block, sentence) }
    package func zone(_ sentence: Int) -> Zone {
      Zone(rawValue: UInt8(truncatingIfNeeded: number(.zone, sentence))) ?? .body
    }
    package func line(_ sentence: Int) -> Int { number(.line, sentence) }

    /// The lines on which the sentences start, in order.
    package var lines: [Int] { numbers(.line) }

    /// The names of its mentions, in order.
    package var names: [Int] { numbers(.name) }

    /// The rows that its names have in the name table, in the order in which they were added.
    package var rows: [Int] { numbers(.row) }

    package var sketch: TextSketch {
      TextSketch(bytes: bytes[sketchStart..<sketchStart + sketchCount])
    }

    /// The texts of all sentences, in order.
    package var sentenceTexts: [ArraySlice<UInt8>] {
      var start = sketchStart + sketchCount
      return numbers(.textCount).map { count in
        defer { start += count }
        return bytes[start..<start + count]
      }
    }

    /// The record, without its rows.
    package func record(id: String, day: Day?) -> ExtractedRecord {
      var record = ExtractedRecord(
        id: id, day: day,
        sentences: sentenceTexts.enumerated().map { position, text in
          Sentence(
            number: number(.number, position), block: block(position), zone: zone(position),
            line: line(position), text: Array(text))
        },
        mentions: (0..<mentionCount).map { position in
          Mention(
            range: range(ofMention: position), name: row(position),
            sentence: sentence(ofMention: position), source: number(.source, position))
        },
        text: Array(bytes[(bytes.endIndex - textCount)...]))
      record.sketch = sketch
      return record
    }
  }
}
