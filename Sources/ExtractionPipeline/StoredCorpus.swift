import DataModel
import GraphStorage
import MentionExtraction

/// The documents that a store is to have, those in it and those that are staged.
///
/// The rows of the records are numbers of the store's names; names that are new have the numbers
/// after the last.
struct StoredCorpus: Sendable {
  let records: RecordTable
  let names: NameTable
  /// The number of each row of the name table.
  let numberOfRow: [Int]
  /// By number, what the names mean that are in the store.
  let storedNames: [StoredMeaning?]
  /// By document, what the store has of it; `nil` of those that come in.
  let stored: [DocumentState?]
  /// The groups of near-duplicates that documents belong to that leave the store or are replaced.
  let leftGroups: Set<Int>
  /// By id, what staged documents say of themselves.
  let credits: [String: (title: String?, author: String?)]
  /// By document, its number in the store; those that come in have the numbers after the last.
  let documentNumbers: [Int]

  struct StoredMeaning: Sendable {
    /// The number of the entity that the store's graph has for a name.
    var entity: Int?
  }

  struct DocumentState: Sendable {
    var number: Int
    /// Windows that mention anything, if the store knows.
    var windows: Int?
    var copyGroup: Int?
  }

  /// - Parameters:
  ///   - texts: whether the records are to have the texts of their sentences.
  ///   - jobs: with more than one, names and documents are read at the same time.
  init(
    _ store: GraphStore, _ plan: StoreBuild.Plan = StoreBuild.Plan(), texts: Bool,
    recordsInMemory: Int = ByteStore.usualLimit, jobs: Int
  ) async throws {
    let last = try store.lastNumbers()
    var (known, documents) = try await both(jobs: jobs) {
      try KnownNames(of: store, last: last.name)
    } and: {
      try StoredDocuments(
        of: store.reader(beside: jobs > 1), without: plan, lastName: last.name,
        texts: texts, recordsInMemory: recordsInMemory)
    }
    try known.count(documents)
    leftGroups = documents.leftGroups
    // In memory each author stands once, of however many documents.
    var knownAuthors: Set<String> = []
    var credits: [String: (title: String?, author: String?)] = [:]
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
      try documents.records.append(record)
    }
    self.credits = credits
    let order = try documents.records.finish(rows: known.nextNumber)
    records = documents.records
    numberOfRow = order.rows
    stored = order.documents.map {
      $0 < documents.states.count ? documents.states[$0] : nil
    }
    var next = last.document
    documentNumbers = stored.map { known in
      if let known { return known.number }
      next += 1
      return next
    }
    storedNames = known.stored
    names = known.table(of: numberOfRow)
  }
}

/// The documents of a store that stay in it.
private struct StoredDocuments {
  var records: RecordTable
  /// Of each record.
  private(set) var states: [StoredCorpus.DocumentState] = []
  private(set) var leftGroups: Set<Int> = []
  /// By number of a name, the documents and the mentions.
  private(set) var documentsOfName: [Int32]
  private(set) var mentionsOfName: [Int32]

  init(
    of store: GraphStore, without plan: StoreBuild.Plan, lastName: Int, texts: Bool,
    recordsInMemory: Int
  ) throws {
    records = RecordTable(limit: recordsInMemory)
    documentsOfName = Array(repeating: 0, count: lastName + 1)
    mentionsOfName = documentsOfName
    try store.forEachDocument(texts: texts) { document in
      if plan.staged[document.id] != nil || plan.removed.contains(document.id) {
        if let group = document.copyGroup { leftGroups.insert(group) }
        return
      }
      try count(ExtractedRecord.View(document.content[...]), path: store.path)
      states.append(
        StoredCorpus.DocumentState(
          number: document.number, windows: document.windows, copyGroup: document.copyGroup))
      try records.append(document.content, id: document.id, day: document.day)
    }
  }

  private mutating func count(_ document: ExtractedRecord.View, path: String) throws(StoreError) {
    for number in document.rows {
      guard number < documentsOfName.count else { throw KnownNames.damaged(path) }
      documentsOfName[number] += 1
    }
    for number in document.names {
      guard number < mentionsOfName.count else { throw KnownNames.damaged(path) }
      mentionsOfName[number] += 1
    }
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
  init(of store: GraphStore, last: Int) throws {
    path = store.path
    nextNumber = last + 1
    stored = Array(repeating: nil, count: last + 1)
    rowOfNumber = Array(repeating: -1, count: last + 1)
    documents = []
    mentions = []
    // With room for some more.
    table = NameTable(capacity: last + last / 8)
    try store.forEachName { try add($0) }
  }

  /// Adds a name of the store, after the one that it is short for.
  private mutating func add(_ name: StoredName) throws(StoreError) {
    let longForm = name.longForm.map { rowOfNumber.indices.contains($0) ? rowOfNumber[$0] : -1 }
    guard rowOfNumber.indices.contains(name.number), longForm != -1 else {
      throw StoreError(file: path, reason: .isDamaged("a name's number"))
    }
    rowOfNumber[name.number] = numberOfRow.count
    numberOfRow.append(name.number)
    stored[name.number] = StoredCorpus.StoredMeaning(entity: name.entity)
    table.append(NameTable.Key(name.name, longForm: longForm))
  }

  /// Takes the counts of stored documents; fails if a name that they have is not there.
  mutating func count(_ stored: StoredDocuments) throws(StoreError) {
    (documents, mentions) = (stored.documentsOfName, stored.mentionsOfName)
    for number in rowOfNumber.indices
    where rowOfNumber[number] < 0 && (documents[number] > 0 || mentions[number] > 0) {
      throw KnownNames.damaged(path)
    }
  }

  static func damaged(_ path: String) -> StoreError {
    StoreError(file: path, reason: .isDamaged("a document's names"))
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
  consuming func table(of numbers: [Int]) -> NameTable {
    table.select(
      numbers.map { rowOfNumber[$0] }, mentions: numbers.map { Int(mentions[$0]) },
      documents: numbers.map { Int(documents[$0]) })
    return table
  }
}
