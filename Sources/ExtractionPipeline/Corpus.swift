import DataModel
import GraphBuilding

/// The documents of a corpus after the first pass, in the order of their ids.
///
/// What is in memory of a document is its id, its day and where its record is; the records are in a
/// `ByteStore`.
struct RecordTable: Sendable {
  private(set) var store: ByteStore
  private(set) var ids: [String] = []
  private(set) var days: [Day?] = []
  private var places: [ByteStore.Place] = []
  /// The row of the name table that each row of the records became; empty if none was moved. -1 for
  /// a row that no document has.
  private var rowOfRecordRow: [Int] = []

  init(limit: Int = ByteStore.usualLimit) { store = ByteStore(limit: limit) }

  var count: Int { ids.count }

  mutating func append(_ record: ExtractedRecord) throws(PipelineError) {
    try append(record.bytes, id: record.id, day: record.day)
  }

  mutating func append(_ record: [UInt8], id: String, day: Day?) throws(PipelineError) {
    places.append(try store.append(record))
    ids.append(id)
    days.append(day)
  }

  /// Puts the documents in the order of their ids, and the rows of the table in the order in which
  /// these documents use them.
  mutating func finish(_ names: inout NameTable) throws(PipelineError) {
    try store.finish()
    guard !zip(ids, ids.dropFirst()).allSatisfy(<) else { return }
    _ = try sort(rows: names.rows.count)
    names.reorder(rowOfRecordRow)
  }

  /// Puts the documents in the order of their ids.
  ///
  /// - Parameter count: above all rows of the records.
  /// - Returns: for each document, the how many-th it was that was appended; and the rows of the
  ///   records in the order in which these documents use them: the rows of the name table that is
  ///   to be made of them.
  mutating func finish(rows count: Int) throws(PipelineError) -> (documents: [Int], rows: [Int]) {
    try store.finish()
    let (documents, used) = try sort(rows: count)
    var rows = [Int](repeating: 0, count: used)
    for (recordRow, row) in rowOfRecordRow.enumerated() where row >= 0 { rows[row] = recordRow }
    return (documents, rows)
  }

  /// - Returns: the order, and how many rows the documents use.
  private mutating func sort(
    rows count: Int
  ) throws(PipelineError) -> (documents: [Int], rows: Int) {
    let order = ids.indices.sorted { ids[$0] < ids[$1] }
    ids = order.map { ids[$0] }
    days = order.map { days[$0] }
    places = order.map { places[$0] }
    var numbers = [Int](repeating: -1, count: count)
    var next = 0
    var reader = ByteStore.Reader(store)
    for place in places {
      for row in ExtractedRecord.View(try reader.bytes(place)).rows where numbers[row] < 0 {
        numbers[row] = next
        next += 1
      }
    }
    rowOfRecordRow = numbers
    return (order, next)
  }

  /// Some of the documents, in the order in which they are given.
  func selecting(_ documents: [Int]) -> RecordTable {
    var part = self
    part.ids = documents.map { ids[$0] }
    part.days = documents.map { days[$0] }
    part.places = documents.map { places[$0] }
    return part
  }

  /// Reads the records; one for each task.
  struct Reader {
    private let table: RecordTable
    private var reader: ByteStore.Reader

    init(_ table: RecordTable) {
      self.table = table
      reader = ByteStore.Reader(table.store)
    }

    mutating func view(_ document: Int) throws(PipelineError) -> ExtractedRecord.View {
      ExtractedRecord.View(try reader.bytes(table.places[document]))
    }

    /// The record of a document, with rows as it was appended.
    mutating func appended(_ document: Int) throws(PipelineError) -> ExtractedRecord {
      let view = try view(document)
      var record = view.record(id: table.ids[document], day: table.days[document])
      record.rows = Array(view.rows)
      return record
    }

    /// The record of a document, its mentions with rows of the name table.
    mutating func record(_ document: Int) throws(PipelineError) -> ExtractedRecord {
      var record = try view(document).record(id: table.ids[document], day: table.days[document])
      guard !table.rowOfRecordRow.isEmpty else { return record }
      for mention in record.mentions.indices {
        record.mentions[mention].name = table.rowOfRecordRow[record.mentions[mention].name]
      }
      return record
    }
  }

  /// The row of the name table that a row of the records became.
  func row(ofRecordRow row: Int) -> Int { rowOfRecordRow.isEmpty ? row : rowOfRecordRow[row] }

  /// A value for each row of the records, given one for each row of the name table and one for rows
  /// that no document has.
  func byRecordRow<Value>(_ values: [Value], unused: Value) -> [Value] {
    rowOfRecordRow.isEmpty
      ? values : rowOfRecordRow.map { $0 < 0 ? unused : values[$0] }
  }

  /// Calls `body` with every record, in the order of ids.
  func forEachRecord<Failure>(
    _ body: (_ document: Int, _ record: ExtractedRecord) throws(Failure) -> Void
  ) throws {
    var reader = Reader(self)
    for document in ids.indices { try body(document, try reader.record(document)) }
  }
}

/// Collects the first pass's results, in the order in which documents are read.
struct CorpusCollection {
  private(set) var records: RecordTable
  private(set) var names = NameTable()
  var diagnostics: [Diagnostic] = []
  private var ids: Set<String> = []
  private var repeated: [String] = []

  init(limit: Int) { records = RecordTable(limit: limit) }

  mutating func add(
    _ record: ExtractedRecord, _ extracted: ExtractedDocument
  ) throws(PipelineError) {
    guard ids.insert(record.id).inserted else {
      repeated.append(record.id)
      return
    }
    var record = record
    record.setRows(names.add(extracted), of: extracted.names)
    try records.append(record)
  }

  /// Ids decide every tie, so documents stand in the order of their ids from here on.
  mutating func finish() throws(PipelineError) {
    ids = []
    diagnostics += repeated.sorted().map { Diagnostic(repeatedDocument: $0) }
    try records.finish(&names)
  }
}

extension Diagnostic {
  init(repeatedDocument id: String) {
    self.init(.skipped, file: id, message: "a document of this id was read already")
  }
}

/// A corpus after the first two passes: every mention, and the entity that each name means.
public struct ExtractedCorpus: Sendable {
  let records: RecordTable
  public let names: NameTable
  public internal(set) var resolution: Resolution
  public let diagnostics: [Diagnostic]

  public var documents: Int { records.count }

  /// The entity of a mention, or `nil` where resolution dropped its name.
  func entity(_ mention: ExtractedRecord.Mention) -> Int? { resolution.entityOfName[mention.name] }

  /// Calls `body` with the entities of every document's sentences, or of those of some documents,
  /// in the order of ids.
  func forEachSentenceTable(
    of some: [Int]? = nil, _ body: (_ document: Int, _ table: SentenceTable) -> Void
  ) throws(PipelineError) {
    var reader = SentenceTableReader(self)
    for document in some ?? Array(0..<documents) {
      try reader.read(document)
      body(document, reader.table)
    }
  }

  /// The sentences of some places, in their order.
  func evidence(_ places: [EvidencePlace]) throws(PipelineError) -> EvidenceList {
    var list = EvidenceList(
      count: places.count, byteCount: min(records.store.count, places.count * 256))
    // Each document is read once, and each sentence kept once, for all its edges.
    var reader = RecordTable.Reader(records)
    var (document, lines, texts): (Int32, [Int], [ArraySlice<UInt8>]) = (-1, [], [])
    var last: Int?
    for number in EvidencePlace.order(of: places, documents: records.count) {
      let place = places[number]
      if let last, places[last] == place {
        list.set(number, as: last)
        continue
      }
      if place.document != document {
        let view = try reader.view(Int(place.document))
        (document, lines, texts) = (place.document, view.lines, view.sentenceTexts)
      }
      let (id, line) = (records.ids[Int(document)], lines[Int(place.first)])
      let (first, second) = (texts[Int(place.first)], texts[Int(place.second)])
      if place.isOne {
        list.set(number, document: id, line: line, text: first)
      } else {
        list.set(number, document: id, line: line, text: EvidencePlace.text(first, second))
      }
      last = number
    }
    return list
  }
}
