/// One document after the first pass: its mentions, and of its text only what is still needed.
package struct ExtractedRecord: Sendable {
  /// A sentence that mentions anything.
  package struct Sentence: Sendable {
    /// Position among all sentences of the document.
    package var number: Int
    package var block: Int
    package var zone: Zone
    /// 1-based line on which it starts.
    package var line: Int
    /// White space folded.
    package var text: [UInt8]

    package init(number: Int, block: Int, zone: Zone, line: Int, text: [UInt8]) {
      self.number = number
      self.block = block
      self.zone = zone
      self.line = line
      self.text = text
    }
  }

  package struct Mention: Sendable {
    package var range: ByteRange
    /// Position of its name in the document; in a corpus, the row of the name table.
    package var name: Int
    /// Position in `sentences`.
    package var sentence: Int
    package var source: Int

    package init(range: ByteRange, name: Int, sentence: Int, source: Int) {
      self.range = range
      self.name = name
      self.sentence = sentence
      self.source = source
    }
  }

  package var id: String
  package var title: String?
  package var author: String?
  package var day: Day?
  package var sentences: [Sentence] = []
  package var mentions: [Mention] = []
  /// The rows that its names have in the name table, in the order in which they were added.
  package var rows: [Int] = []
  package var sketch = TextSketch()
  /// The whole text, where the caller asked for it.
  package var text: [UInt8]

  package init(_ document: Document, _ extracted: ExtractedDocument, keepsText: Bool) {
    id = document.id
    title = document.title
    author = document.author
    day = document.date.flatMap { Day($0) }
    sketch = extracted.sketch
    text = keepsText ? document.text : []
    mentions.reserveCapacity(extracted.mentions.count)
    var line = 1
    var position = 0
    for mention in extracted.mentions {
      if sentences.last?.number != mention.sentence {
        let sentence = extracted.sentences[mention.sentence]
        while position < sentence.range.start {
          if document.text[position] == 0x0A { line += 1 }
          position += 1
        }
        sentences.append(
          Sentence(
            number: mention.sentence, block: sentence.block, zone: sentence.zone, line: line,
            text: ExtractedRecord.folded(document.text, sentence.range)))
      }
      mentions.append(
        Mention(
          range: mention.range, name: mention.name, sentence: sentences.count - 1,
          source: mention.source))
    }
  }

  /// Replaces names by their rows in the name table.
  package mutating func setRows(_ rowOfName: [Int], of names: [DocumentName]) {
    for mention in mentions.indices { mentions[mention].name = rowOfName[mentions[mention].name] }
    var isAdded = [Bool](repeating: false, count: names.count)
    // As the table adds them: a long form before what is short for it.
    func add(_ name: Int) {
      if isAdded[name] { return }
      isAdded[name] = true
      if let longForm = names[name].longForm { add(longForm) }
      rows.append(rowOfName[name])
    }
    for name in names.indices { add(name) }
  }

  /// White space, also beyond ASCII, as single spaces.
  private static func folded(_ text: [UInt8], _ range: ByteRange) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(range.count)
    var position = range.start
    while position < range.end {
      let byte = text[position]
      let count =
        byte <= 0x20 ? 1 : byte < 0xC2 ? 0 : WhiteSpace.length(text.span, at: position, range.end)
      if count == 0 {
        folded.append(byte)
        position += 1
        continue
      }
      if folded.last != 0x20 { folded.append(0x20) }
      position += count
    }
    return folded
  }

  // MARK: - Bytes

  /// Numbers of four bytes: the counts, then sentences and mentions field by field, and rows; then
  /// the sketch and texts.
  private static let counts = 5
  private static let sentenceFields = 5
  private static let mentionFields = 5

  /// The record without id, title, author and day.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      20 + sentences.count * 20 + mentions.count * 20 + rows.count * 4 + sketch.bytes.count
        + sentences.reduce(text.count) { $0 + $1.text.count })
    func append(_ number: Int) {
      let value = UInt32(truncatingIfNeeded: number)
      bytes.append(UInt8(truncatingIfNeeded: value))
      bytes.append(UInt8(truncatingIfNeeded: value >> 8))
      bytes.append(UInt8(truncatingIfNeeded: value >> 16))
      bytes.append(UInt8(truncatingIfNeeded: value >> 24))
    }
    append(sentences.count)
    append(mentions.count)
    append(rows.count)
    append(sketch.bytes.count)
    append(text.count)
    for sentence in sentences {
      append(sentence.number)
      append(sentence.block)
      append(Int(sentence.zone.rawValue))
      append(sentence.line)
      append(sentence.text.count)
    }
    for mention in mentions {
      append(mention.name)
      append(mention.sentence)
      append(mention.range.start)
      append(mention.range.end)
      append(mention.source)
    }
    for row in rows { append(row) }
    bytes += sketch.bytes
    for sentence in sentences { bytes += sentence.text }
    bytes += text
    return bytes
  }

  /// The same without all text.
  package var bytesWithoutText: [UInt8] {
    var record = self
    record.text = []
    for sentence in sentences.indices { record.sentences[sentence].text = [] }
    return record.bytes
  }

  /// Looks into the bytes of a record without making one.
  package struct View {
    package let bytes: ArraySlice<UInt8>
    package let sentenceCount: Int
    package let mentionCount: Int
    private let rowCount: Int
    private let sketchCount: Int
    private let textCount: Int

    package init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      sentenceCount = View.number(bytes, 0)
      mentionCount = View.number(bytes, 1)
      rowCount = View.number(bytes, 2)
      sketchCount = View.number(bytes, 3)
      textCount = View.number(bytes, 4)
    }

    /// Bytes that may be damaged; `nil` for those that no record has.
    package init?(checking bytes: ArraySlice<UInt8>) {
      guard bytes.count >= 4 * counts else { return nil }
      self.init(bytes)
      let numbers =
        counts + sentenceCount * sentenceFields + mentionCount * mentionFields + rowCount
      guard 4 * numbers + sketchCount + textCount <= bytes.count else { return nil }
      let textCounts = (0..<sentenceCount).reduce(0) { $0 + sentenceField($1, 4) }
      guard 4 * numbers + sketchCount + textCounts + textCount == bytes.count,
        (0..<mentionCount).allSatisfy({
          sentence(ofMention: $0) < sentenceCount && mentionField($0, 2) <= mentionField($0, 3)
        })
      else { return nil }
    }

    private static func number(_ bytes: ArraySlice<UInt8>, _ position: Int) -> Int {
      let start = bytes.startIndex + position * 4
      return Int(
        UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) << 16
          | UInt32(bytes[start + 3]) << 24)
    }

    private func sentenceField(_ sentence: Int, _ field: Int) -> Int {
      View.number(bytes, counts + sentence * sentenceFields + field)
    }

    private func mentionField(_ mention: Int, _ field: Int) -> Int {
      View.number(
        bytes, counts + sentenceCount * sentenceFields + mention * mentionFields + field)
    }

    package func range(ofMention mention: Int) -> ByteRange {
      ByteRange(mentionField(mention, 2), mentionField(mention, 3))
    }
    package func row(_ mention: Int) -> Int { mentionField(mention, 0) }
    package func sentence(ofMention mention: Int) -> Int { mentionField(mention, 1) }
    package func block(_ sentence: Int) -> Int { sentenceField(sentence, 1) }
    package func zone(_ sentence: Int) -> Zone {
      Zone(rawValue: UInt8(truncatingIfNeeded: sentenceField(sentence, 2))) ?? .body
    }
    package func line(_ sentence: Int) -> Int { sentenceField(sentence, 3) }

    /// The lines on which the sentences start, in order.
    package var lines: [Int] { (0..<sentenceCount).map(line) }

    private var rowStart: Int {
      counts + sentenceCount * sentenceFields + mentionCount * mentionFields
    }

    private var sketchStart: Int { bytes.startIndex + 4 * (rowStart + rowCount) }

    /// The rows that its names have in the name table, in the order in which they were added.
    package var rows: some RandomAccessCollection<Int> {
      let start = rowStart
      return (0..<rowCount).lazy.map { [bytes] in View.number(bytes, start + $0) }
    }

    package var sketch: TextSketch {
      TextSketch(bytes: bytes[sketchStart..<sketchStart + sketchCount])
    }

    /// The texts of all sentences, in order.
    package var sentenceTexts: [ArraySlice<UInt8>] {
      var start = sketchStart + sketchCount
      return (0..<sentenceCount).map { sentence in
        let end = start + sentenceField(sentence, 4)
        defer { start = end }
        return bytes[start..<end]
      }
    }

    package func record(id: String, day: Day?) -> ExtractedRecord {
      var record = ExtractedRecord(
        id: id, day: day,
        sentences: sentenceTexts.enumerated().map { position, text in
          Sentence(
            number: sentenceField(position, 0), block: block(position), zone: zone(position),
            line: line(position), text: Array(text))
        },
        mentions: (0..<mentionCount).map { position in
          Mention(
            range: range(ofMention: position),
            name: mentionField(position, 0), sentence: mentionField(position, 1),
            source: mentionField(position, 4))
        },
        text: Array(bytes[(bytes.endIndex - textCount)...]))
      record.sketch = sketch
      return record
    }
  }

  package init(
    id: String, title: String? = nil, author: String? = nil, day: Day?, sentences: [Sentence],
    mentions: [Mention], text: [UInt8]
  ) {
    self.id = id
    self.title = title
    self.author = author
    self.day = day
    self.sentences = sentences
    self.mentions = mentions
    self.text = text
  }
}
