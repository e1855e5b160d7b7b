import DataModel
import GRDB

/// Reads documents as earlier versions kept them: at first in several tables, then with contents of
/// another form.
enum OlderDocuments {
  /// Gives every document its content.
  static func fillContents(_ db: Database) throws {
    let update = try SQLStatement(db, "UPDATE documents SET content = ? WHERE id = ?")
    try forEach(db) { number, record in
      try update.bind(blob: record.bytesWithoutText).bind(number).run()
    }
  }

  /// The documents without the texts of their sentences, in the order of their numbers.
  static func forEach(
    _ db: Database, _ body: (_ number: Int, _ record: ExtractedRecord) throws -> Void
  ) throws {
    let hasSketch = try db.columns(in: "documents").contains { $0.name == "sketch" }
    let documents = try SQLStatement(
      db,
      """
      SELECT id, document, title, date, names, \(hasSketch ? "sketch" : "NULL")
      FROM documents ORDER BY id
      """)
    let sentences = try SQLStatement(
      db, "SELECT number, block, zone, line FROM sentences WHERE id >= ? AND id < ? ORDER BY id")
    let mentions = try SQLStatement(
      db,
      """
      SELECT sentence, start, "end", name, source FROM mentions
      WHERE sentence >= ? AND sentence < ? ORDER BY sentence, start
      """)
    while try documents.next() {
      let number = documents.int()
      let (id, title, date) = (documents.text(), documents.textOrNone(), documents.textOrNone())
      var record = ExtractedRecord(
        id: id, title: title, day: date.flatMap { Day($0) }, sentences: [], mentions: [], text: [])
      record.rows = try StoredJSON.decode([Int].self, documents.bytes())
      record.sketch = TextSketch(bytes: documents.bytes())
      let first = SentenceNumber.first(of: number)
      let end = SentenceNumber.first(of: number + 1)
      sentences.bind(first).bind(end)
      while try sentences.next() {
        let (position, block) = (sentences.int(), sentences.int())
        let zone = Zone(name: sentences.text()) ?? .body
        record.sentences.append(
          ExtractedRecord.Sentence(
            number: position, block: block, zone: zone, line: sentences.int(), text: []))
      }
      mentions.bind(first).bind(end)
      while try mentions.next() {
        let sentence = mentions.int() - first
        let range = ByteRange(mentions.int(), mentions.int())
        record.mentions.append(
          ExtractedRecord.Mention(
            range: range, name: mentions.int(), sentence: sentence, source: mentions.int()))
      }
      try body(number, record)
    }
  }

  /// Gives every document its content in the form of this version.
  static func renewContents(_ db: Database) throws {
    let documents = try SQLStatement(
      db, "SELECT id, content FROM documents WHERE content IS NOT NULL")
    let update = try SQLStatement(db, "UPDATE documents SET content = ? WHERE id = ?")
    while try documents.next() {
      let number = documents.int()
      let content = documents.bytes()
      let renewed = try renewed(content)
      if renewed != content { try update.bind(blob: renewed).bind(number).run() }
    }
  }

  /// A document's content in the form of this version.
  static func renewed(_ content: [UInt8]) throws(DatabaseError) -> [UInt8] {
    if ExtractedRecord.View.isOfThisForm(content[...]) { return content }
    guard let record = FormerContent(content).record else { throw StoredDocument.damaged }
    return record.bytesWithoutText
  }
}

/// A record in numbers of four bytes: five counts, then sentences and mentions field by field, and
/// rows; then the sketch.
private struct FormerContent {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  private mutating func numbers(_ count: Int) -> [Int]? {
    guard bytes.count >= 4 * count else { return nil }
    return (0..<count).map { _ in
      defer { bytes = bytes.dropFirst(4) }
      return bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    }
  }

  var record: ExtractedRecord? {
    var reader = self
    guard let counts = reader.numbers(5) else { return nil }
    var record = ExtractedRecord(id: "", day: nil, sentences: [], mentions: [], text: [])
    for _ in 0..<counts[0] {
      guard let fields = reader.numbers(5) else { return nil }
      record.sentences.append(
        ExtractedRecord.Sentence(
          number: fields[0], block: fields[1],
          zone: Zone(rawValue: UInt8(truncatingIfNeeded: fields[2])) ?? .body, line: fields[3],
          text: []))
    }
    for _ in 0..<counts[1] {
      guard let fields = reader.numbers(5), fields[1] < counts[0], fields[2] <= fields[3] else {
        return nil
      }
      record.mentions.append(
        ExtractedRecord.Mention(
          range: ByteRange(fields[2], fields[3]), name: fields[0], sentence: fields[1],
          source: fields[4]))
    }
    guard let rows = reader.numbers(counts[2]), reader.bytes.count == counts[3] else { return nil }
    record.rows = rows
    record.sketch = TextSketch(bytes: reader.bytes)
    return record
  }
}
