import DataModel
import EntityResolution
import GraphBuilding
import GraphStorage
import MentionExtraction

/// What a build did to a store.
public struct StoreUpdate: Sendable {
  public var corpus: ExtractedCorpus
  /// Its edges without evidence, which is in the store.
  public var graph: CoMentionGraph
  public var added = 0
  public var replaced = 0
  public var unchanged = 0
  public var removed = 0
}

/// Makes a store of documents, or brings it up to date.
///
///     read, extract what is new → staged documents
///       → names of all documents → resolve → weave → one transaction: documents, names, graph
///
/// The second and the third pass go over all documents, as the first build's do, so that it does not
/// matter in which steps a store came about.
struct StoreBuild {
  let store: GraphStore
  let options: Pipeline.Options
  /// What staged documents were extracted with; `nil` where there are none.
  let lexicon: Lexicon?
  /// What extraction depended on, the documents aside.
  let extraction: String

  /// What a run wants of the store's documents.
  struct Plan {
    /// Those that were read and are to be taken in, with their hashes.
    var staged: [String: UInt64] = [:]
    var unchanged: Set<String> = []
    var removed: Set<String> = []
  }

  func finish(_ plan: Plan, _ diagnostics: [Diagnostic]) async throws -> StoreUpdate {
    let loaded = try StoredCorpus(store, plan, recordsInMemory: options.recordsInMemory)
    let entries: any EntryTable = try lexicon?.entries ?? StoredEntries(store.entries())
    let nicknames = try lexicon?.nicknames ?? StoreSettings.nicknames(of: store)
    var resolver = EntityResolver(
      entries: entries, decisions: options.decisions, nicknames: nicknames)
    resolver.usesCorpusEvidence = options.usesCorpusEvidence
    let corpus = ExtractedCorpus(
      records: loaded.records, names: loaded.names, diagnostics: diagnostics, resolver: resolver)
    var places: [EvidencePlace] = []
    let graph = try await corpus.graph(options.graph, jobs: options.jobs) { found in
      places = found
      return EvidenceList(count: found.count)
    }
    var update = StoreUpdate(corpus: corpus, graph: graph)
    update.unchanged = plan.unchanged.count
    try store.change { change in
      for id in plan.removed where try change.remove(document: id) { update.removed += 1 }
      for id in plan.staged.keys where try change.remove(document: id) { update.replaced += 1 }
      update.added = plan.staged.count - update.replaced
      if try change.setting(StoreSettings.extraction) != extraction { try change.removeLexicon() }
      let numberOfRow = try writeNames(corpus, loaded, entries, change)
      let numbers = try writeDocuments(loaded, plan, numberOfRow, change)
      let entities = corpus.resolution.entities
      func number(_ place: EvidencePlace, _ sentence: Int32) -> Int {
        GraphStore.sentenceNumber(numbers[Int(place.document)], Int(sentence))
      }
      try change.replaceGraph(graph) {
        entities[$0].aliases[$1].mentions
      } sentences: { item in
        let place = places[item]
        return (number(place, place.first), place.isOne ? nil : number(place, place.second))
      }
      try change.clearStaged()
      try change.set(StoreSettings.extraction, extraction)
      try StoreSettings.write(options.graph, nicknames, to: change)
      try StoreSettings.write(options.decisionFiles, to: change)
    }
    return update
  }

  /// Takes in new names and the entities of all, and forgets names that no document uses any more.
  ///
  /// - Returns: the store's number of each row of the records.
  private func writeNames(
    _ corpus: ExtractedCorpus, _ loaded: StoredCorpus, _ entries: any EntryTable,
    _ change: StoreChange
  ) throws -> [Int] {
    let rows = corpus.names.rows
    var numbers = loaded.numberOfRow
    var appendedRow = [Int](repeating: 0, count: rows.count)
    for row in rows.indices { appendedRow[corpus.records.row(ofRecordRow: row)] = row }
    let used = Set(numbers)
    try change.removeNames(loaded.storedNames.keys.filter { !used.contains($0) })
    var written: Set<Int> = []
    // A long form stands before what is short for it.
    for appended in rows.indices {
      let row = corpus.records.row(ofRecordRow: appended)
      let (key, entity) = (rows[row].key, corpus.resolution.entityOfName[row])
      if numbers[appended] != 0 {
        if loaded.storedNames[numbers[appended]]?.entity != entity {
          try change.setEntity(entity, ofName: numbers[appended])
        }
        continue
      }
      numbers[appended] = try change.insert(
        DocumentName(
          text: key.text, kind: key.kind, entry: key.entry, isDecided: key.isDecided,
          qualified: key.qualified),
        longForm: key.longForm.map { numbers[appendedRow[$0]] }, entity: entity)
      // Its gazetteer entry, and those of the places that it lies in.
      var next = key.entry
      while let entry = next, written.insert(entry).inserted {
        try change.insert(entries[entry], number: entry)
        next = entries[entry].container.map { Int($0) }
      }
    }
    return numbers
  }

  /// Takes in the staged documents.
  ///
  /// - Returns: the numbers of all documents, in the order of their ids.
  private func writeDocuments(
    _ loaded: StoredCorpus, _ plan: Plan, _ numberOfRow: [Int], _ change: StoreChange
  ) throws -> [Int] {
    var numbers: [Int] = []
    var sources: Set<Int> = []
    var reader = RecordTable.Reader(loaded.records)
    for (document, id) in loaded.records.ids.enumerated() {
      guard let hash = plan.staged[id] else {
        numbers.append(loaded.numberOfDocument[id] ?? 0)
        continue
      }
      var record = try reader.appended(document)
      record.title = loaded.titles[id]
      var isListed: Set<Int> = []
      record.rows = record.rows.filter { isListed.insert($0).inserted }.map { numberOfRow[$0] }
      for mention in record.mentions.indices {
        record.mentions[mention].name = numberOfRow[record.mentions[mention].name]
        sources.insert(record.mentions[mention].source)
      }
      numbers.append(try change.insert(record, hash: hash))
    }
    for source in sources.sorted() {
      guard let name = lexicon?.description(ofSource: source) else { continue }
      try change.insert(source: name, number: source)
    }
    return numbers
  }
}

/// The documents that a store is to have, those in it and those that are staged.
struct StoredCorpus {
  private(set) var records: RecordTable
  private(set) var names = NameTable()
  let storedNames: [Int: StoredName]
  /// The store's number of each row of the records; 0 for those that are new.
  private(set) var numberOfRow: [Int] = []
  /// By id, the numbers of documents that are in the store.
  private(set) var numberOfDocument: [String: Int] = [:]
  /// By id, the titles of staged documents.
  private(set) var titles: [String: String] = [:]
  private var rowOfNumber: [Int: Int] = [:]

  init(
    _ store: GraphStore, _ plan: StoreBuild.Plan = StoreBuild.Plan(),
    recordsInMemory: Int = ByteStore.usualLimit
  ) throws {
    records = RecordTable(limit: recordsInMemory)
    storedNames = try store.names()
    let isStaged = Set(plan.staged.keys)
    try store.forEachDocument(except: isStaged.union(plan.removed)) { try add($0) }
    try store.forEachStaged(among: isStaged) { try add($0) }
    numberOfRow += Array(repeating: 0, count: names.rows.count - numberOfRow.count)
    try records.finish(&names)
  }

  private mutating func add(_ document: StoredDocument) throws {
    var record = document.record
    record.rows = record.rows.map { row(ofName: $0) }
    for mention in record.mentions.indices {
      record.mentions[mention].name = row(ofName: record.mentions[mention].name)
    }
    names.count(record.rows, mentions: record.mentions.lazy.map(\.name))
    numberOfDocument[record.id] = document.number
    try records.append(record)
  }

  private mutating func add(_ staged: StagedDocument) throws {
    var record = staged.record
    let mentions = record.mentions.map {
      Mention(range: $0.range, name: $0.name, sentence: $0.sentence, source: $0.source)
    }
    let document = ExtractedDocument(names: staged.names, mentions: mentions, sentences: [])
    record.setRows(names.add(document), of: staged.names)
    titles[record.id] = record.title
    try records.append(record)
  }

  /// The row of a name of the store, made with those of its long forms if it is new.
  private mutating func row(ofName number: Int) -> Int {
    if let row = rowOfNumber[number] { return row }
    var chain: [DocumentName] = []
    var next: Int? = number
    while let number = next, let stored = storedNames[number] {
      chain.append(stored.name)
      next = stored.longForm
    }
    chain.reverse()
    for position in chain.indices.dropFirst() { chain[position].longForm = position - 1 }
    let row = names.row(of: chain)
    rowOfNumber[number] = row
    numberOfRow += Array(repeating: 0, count: names.rows.count - numberOfRow.count)
    numberOfRow[row] = number
    return row
  }
}

/// The gazetteer entries that a store keeps.
struct StoredEntries: EntryTable {
  private let entries: [Int: GazetteerEntry]

  init(_ entries: [Int: GazetteerEntry]) { self.entries = entries }

  subscript(_ entry: Int) -> GazetteerEntry {
    entries[entry] ?? GazetteerEntry(name: "", kind: .organization)
  }
}
