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
