import DataModel
import GraphBuilding

/// Reads which entities a document's sentences mention; one for each task.
struct SentenceTableReader {
  /// Of the document that was read last.
  private(set) var table = SentenceTable()
  private let days: [Day?]
  /// By row of the records; -1 for a name that was dropped.
  private let entities: [Int32]
  private var reader: RecordTable.Reader

  init(_ corpus: ExtractedCorpus) {
    days = corpus.records.days
    entities = corpus.records.byRecordRow(
      corpus.resolution.entityOfName.map { Int32($0 ?? -1) }, unused: -1)
    reader = RecordTable.Reader(corpus.records)
  }

  mutating func read(_ document: Int) throws(PipelineError) {
    let view = try reader.view(document)
    table.start(day: days[document])
    var last = -1
    for mention in 0..<view.mentionCount {
      let entity = entities[view.row(mention)]
      if entity < 0 { continue }
      let sentence = view.sentence(ofMention: mention)
      if sentence != last {
        table.addSentence(sentence, block: view.block(sentence), zone: view.zone(sentence))
        last = sentence
      }
      table.addEntity(Int(entity))
    }
  }
}
