import DataModel
import GraphStorage
import MentionExtraction

/// The documents that a store is to have, those in it and those that are staged.
///
/// The rows of the records are numbers of the store's names; names that are new have the numbers
/// after the last.
struct StoredCorpus {
  private(set) var records: RecordTable
  private(set) var names = NameTable()
  /// The number of each row of the name table.
  private(set) var numberOfRow: [Int] = []
  /// By number, what the names mean that are in the store.
  private(set) var storedNames: [StoredMeaning?] = []
  /// By document, what the store has of it; `nil` of those that come in.
  private(set) var stored: [DocumentState?] = []
  /// The groups of near-duplicates that documents belong to that leave the store or are replaced.
  private(set) var leftGroups: Set<Int> = []
  /// By id, what staged documents say of themselves.
  private(set) var credits: [String: (title: String?, author: String?)] = [:]
  /// The number of the next document that comes in.
  private(set) var nextDocument: Int

  struct StoredMeaning {
    /// The number of the entity that the store's graph has for a name.
    var entity: Int?
  }

  struct DocumentState {
    var number: Int
    /// Windows that mention anything, if the store knows.
    var windows: Int?
    var copyGroup: Int?
  }

  /// - Parameter texts: whether the records are to have the texts of their sentences.
  init(
    _ store: GraphStore, _ plan: StoreBuild.Plan = StoreBuild.Plan(), texts: Bool,
    recordsInMemory: Int = ByteStore.usualLimit
  ) throws {
    records = RecordTable(limit: recordsInMemory)
    let last = try store.lastNumbers()
    nextDocument = last.document + 1
    var known = KnownNames(last: last.name, path: store.path)
    try store.forEachName { try known.add($0) }
    storedNames = known.stored
    var stored: [String: DocumentState] = [:]
    try store.forEachDocument(texts: texts) { document in
      let stays = plan.staged[document.id] == nil && !plan.removed.contains(document.id)
      try known.count(ExtractedRecord.View(document.content[...]), times: stays ? 1 : 0)
      if !stays {
        if let group = document.copyGroup { leftGroups.insert(group) }
      } else {
        stored[document.id] = DocumentState(
          number: document.number, windows: document.windows, copyGroup: document.copyGroup)
        try records.append(document.content, id: document.id, day: document.day)
      }
    }
    // In memory each author stands once, of however many documents.
    var knownAuthors: Set<String> = []
    try store.forEachStaged(among: Set(plan.staged.keys)) { staged in
      var record = staged.record
      let mentions = record.mentions.map {
        Mention(range: $0.range, name: $0.name, sentence: $0.sentence, source: $0.source)
      }
      let document = ExtractedDocument(names: staged.names, mentions: mentions, sentences: [])
      record.setRows(known.numbers(of: document), of: staged.names)
      // Names that differ only in how a letter is encoded are one.
      var isListed: Set<Int> = []
      record.rows = record.rows.filter { isListed.insert($0).inserted }
      known.count(record)
      credits[record.id] = (
        record.title, record.author.map { knownAuthors.insert($0).memberAfterInsert }
      )
      try records.append(record)
    }
    numberOfRow = try records.finish(rows: known.nextNumber)
    self.stored = records.ids.map { stored[$0] }
    names = known.table(of: numberOfRow)
  }
}

/// The names of a store by their numbers, and those that staged documents add.
private struct KnownNames {
  private(set) var stored: [StoredCorpus.StoredMeaning?]
  private(set) var nextNumber: Int
  private let path: String
  private var table: NameTable
  /// By row of the table.
  private var numberOfRow: [Int] = []
  /// By number; -1 for none.
  private var rowOfNumber: [Int]
  /// By number, the documents and the mentions that were counted.
  private var documents: [Int32]
  private var mentions: [Int32]

  /// - Parameter last: the highest number that a name ever had.
  init(last: Int, path: String) {
    self.path = path
    nextNumber = last + 1
    stored = Array(repeating: nil, count: last + 1)
    rowOfNumber = Array(repeating: -1, count: last + 1)
    documents = Array(repeating: 0, count: last + 1)
    mentions = documents
    // With room for some more.
    table = NameTable(capacity: last + last / 8)
  }

  /// Adds a name of the store, after the one that it is short for.
  mutating func add(_ name: StoredName) throws(StoreError) {
    let longForm = name.longForm.map { rowOfNumber.indices.contains($0) ? rowOfNumber[$0] : -1 }
    guard rowOfNumber.indices.contains(name.number), longForm != -1 else {
      throw StoreError(file: path, reason: .isDamaged("a name's number"))
    }
    rowOfNumber[name.number] = numberOfRow.count
    numberOfRow.append(name.number)
    stored[name.number] = StoredCorpus.StoredMeaning(entity: name.entity)
    table.append(NameTable.Key(name.name, longForm: longForm))
  }

  /// Counts the names of a stored document; fails if one is not there.
  ///
  /// - Parameter times: 0 for a document that leaves the store.
  mutating func count(_ document: ExtractedRecord.View, times: Int32) throws(StoreError) {
    for number in document.rows { documents[try known(number)] += times }
    for mention in 0..<document.mentionCount {
      mentions[try known(document.row(mention))] += times
    }
  }

  private func known(_ number: Int) throws(StoreError) -> Int {
    guard number < rowOfNumber.count, rowOfNumber[number] >= 0 else {
      throw StoreError(file: path, reason: .isDamaged("a document's names"))
    }
    return number
  }

  /// Counts the names of a document that comes in; its rows are numbers.
  mutating func count(_ record: ExtractedRecord) {
    for number in record.rows { documents[number] += 1 }
    for mention in record.mentions { mentions[mention.name] += 1 }
  }

  /// The numbers of a staged document's names.
  mutating func numbers(of document: ExtractedDocument) -> [Int] {
    let rows = table.add(document)
    while numberOfRow.count < table.rows.count {
      rowOfNumber.append(numberOfRow.count)
      numberOfRow.append(nextNumber)
      documents.append(0)
      mentions.append(0)
      nextNumber += 1
    }
    return rows.map { numberOfRow[$0] }
  }

  /// The table of some names, with what was counted.
  func table(of numbers: [Int]) -> NameTable {
    table.selecting(
      numbers.map { rowOfNumber[$0] }, mentions: numbers.map { Int(mentions[$0]) },
      documents: numbers.map { Int(documents[$0]) })
  }
}
