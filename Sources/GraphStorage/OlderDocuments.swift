import DataModel
import GRDB

/// Reads documents as stores kept them before a document's content stood in one place.
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
}
