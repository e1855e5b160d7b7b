import CorpusReading
import DataModel
import GraphBuilding
import MentionExtraction

/// One document after the first pass: its mentions, and of its text only what is still needed.
struct ExtractedRecord: Sendable {
  var id: String
  var date: String?
  var extracted: ExtractedDocument
  /// The whole text, where the caller asked for it.
  var text: [UInt8]
  /// White space folded, by sentence; empty for sentences that cannot be evidence.
  var sentenceTexts: [[UInt8]]
  /// 1-based line on which each sentence starts.
  var sentenceLines: [Int]

  init(_ document: Document, _ extracted: ExtractedDocument, keepsText: Bool) {
    id = document.id
    date = document.date
    self.extracted = extracted
    text = keepsText ? document.text : []
    var names = [Set<Int>](repeating: [], count: extracted.sentences.count)
    for mention in extracted.mentions { names[mention.sentence].insert(mention.name) }
    sentenceTexts = []
    sentenceLines = []
    var line = 1
    var position = 0
    for (number, sentence) in extracted.sentences.enumerated() {
      while position < sentence.range.start {
        if document.text[position] == 0x0A { line += 1 }
        position += 1
      }
      sentenceLines.append(line)
      sentenceTexts.append(
        names[number].isEmpty ? [] : ExtractedRecord.folded(document.text, sentence.range))
    }
  }

  private static func folded(_ text: [UInt8], _ range: ByteRange) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(range.count)
    for byte in text[range.start..<range.end] {
      if byte > 0x20 {
        folded.append(byte)
      } else if folded.last != 0x20 {
        folded.append(0x20)
      }
    }
    return folded
  }
}

/// A corpus after the first two passes: every mention, and the entity that each name means.
public struct ExtractedCorpus: Sendable {
  var records: [ExtractedRecord]
  /// Row of the name table for each name of each document.
  var rows: [[Int]]
  public let names: NameTable
  public internal(set) var resolution: Resolution
  public let diagnostics: [Diagnostic]

  public var documents: Int { records.count }

  /// The entity of a mention, or `nil` where resolution dropped its name.
  func entity(_ mention: Mention, in document: Int) -> Int? {
    resolution.entityOfName[rows[document][mention.name]]
  }

  /// The entities of every document's sentences.
  func documentEntities() -> [DocumentEntities] {
    records.indices.map { number in
      let record = records[number]
      var entities = [Set<Int>](repeating: [], count: record.extracted.sentences.count)
      for mention in record.extracted.mentions {
        if let entity = entity(mention, in: number) { entities[mention.sentence].insert(entity) }
      }
      return DocumentEntities(
        id: record.id, date: record.date,
        sentences: record.extracted.sentences.indices.compactMap { position in
          guard !entities[position].isEmpty else { return nil }
          let sentence = record.extracted.sentences[position]
          return DocumentEntities.Sentence(
            block: sentence.block, zone: sentence.zone, line: record.sentenceLines[position],
            text: record.sentenceTexts[position], entities: entities[position].sorted())
        })
    }
  }
}
