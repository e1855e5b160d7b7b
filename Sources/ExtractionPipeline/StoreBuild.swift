import DataModel
import EntityResolution
import GraphBuilding
import GraphStorage
import MentionExtraction

/// What a build did to a store.
public struct StoreUpdate: Sendable {
  public var corpus: ExtractedCorpus
  public var added: Int
  public var replaced: Int
  public var unchanged: Int
  public var removed: Int
}

/// Makes a store of documents, or brings it up to date.
///
///     read, extract what is new → staged documents
///       → names of all documents → resolve → what has to be made again (`GraphRenewal`)
///       → weave that → one transaction: documents, names, graph
///
/// Names are resolved all together, whatever is new, so that it does not matter in which steps a
/// store came about; what is counted is counted again only where it can have changed.
struct StoreBuild {
  let store: GraphStore
  let options: Pipeline.Options
  /// What staged documents were extracted with; `nil` where there are none.
  let lexicon: Lexicon?
  /// What extraction depended on, the documents aside.
  let extraction: String
  /// Whether the corpus is to have the texts of its sentences.
  var texts = false

  /// What a run wants of the store's documents.
  struct Plan {
    /// Those that were read and are to be taken in, with their hashes.
    var staged: [String: UInt64] = [:]
    var unchanged: Set<String> = []
    var removed: Set<String> = []
  }

  func finish(_ plan: Plan, _ diagnostics: [Diagnostic]) async throws -> StoreUpdate {
    let jobs = options.jobs
    let loaded = try await StoredCorpus(
      store, plan, texts: texts, recordsInMemory: options.recordsInMemory, jobs: jobs)
    let entries: any EntryTable = try lexicon?.entries ?? StoredEntries(store.entries())
    let nicknames = try lexicon?.nicknames ?? StoreSettings.nicknames(of: store)
    var resolver = EntityResolver(
      entries: entries, decisions: options.decisions, nicknames: nicknames)
    resolver.usesCorpusEvidence = options.usesCorpusEvidence
    resolver.jobs = jobs
    let renewsPart = try StoreSettings.canRenewPart(of: store, options.graph)
    if try StoreSettings.graphOptions(of: store) == nil { store.prepareToFill() }
    return try await meanwhile(jobs: jobs) { [resolver] in
      try await weave(loaded, resolver, renewsPart: renewsPart, diagnostics)
    } write: { woven in
      try await store.change { change in
        try apply(plan, loaded, entries, nicknames, to: change, woven)
      }
    }
  }

  /// Changes the store: first what comes of the documents alone.
  private func apply(
    _ plan: Plan, _ loaded: StoredCorpus, _ entries: any EntryTable, _ nicknames: [String: String],
    to change: StoreChange, _ woven: () throws -> Woven
  ) throws -> StoreUpdate {
    var (removed, replaced) = (0, 0)
    for id in plan.removed where try change.remove(document: id) { removed += 1 }
    for id in plan.staged.keys where try change.remove(document: id) { replaced += 1 }
    if try change.setting(StoreSettings.extraction) != extraction { try change.removeLexicon() }
    try writeTexts(loaded, plan, change)
    let woven = try woven()
    try writeNames(woven, loaded, entries, change)
    try writeDocuments(woven, loaded, plan, change)
    if woven.renewal.touched == nil {
      try change.replaceGraph(woven.rows)
    } else {
      try change.updateGraph(woven.rows, removed: woven.renewal.removed)
    }
    try change.clearStaged()
    try change.set(StoreSettings.extraction, extraction)
    try StoreSettings.write(options.graph, nicknames, to: change)
    try StoreSettings.write(options.decisionFiles, to: change)
    return StoreUpdate(
      corpus: woven.corpus, added: plan.staged.count - replaced, replaced: replaced,
      unchanged: plan.unchanged.count, removed: removed)
  }

  /// What the documents of a store come to.
  private struct Woven: Sendable {
    var corpus: ExtractedCorpus
    var renewal: GraphRenewal
    /// The graph, or as much of it as is to be made again.
    var rows: GraphRows
    /// Windows of each document that mention anything.
    var windows: [Int]
  }

  /// Resolves the names and makes the graph, or as much of it as is to be made again.
  private func weave(
    _ loaded: StoredCorpus, _ resolver: EntityResolver, renewsPart: Bool,
    _ diagnostics: [Diagnostic]
  ) async throws -> Woven {
    let jobs = options.jobs
    let (corpus, (copies, known)) = try await both(jobs: jobs) {
      ExtractedCorpus(
        records: loaded.records, names: loaded.names, diagnostics: diagnostics, resolver: resolver)
    } and: {
      try (
        loaded.records.copies(),
        renewsPart ? store.reader(beside: jobs > 1).nodeKeys() : []
      )
    }
    let renewal = try await GraphRenewal(corpus, loaded, copies, known: known, jobs: jobs)
    let some = renewal.touched ?? Array(corpus.resolution.entities.indices)
    let part = renewal.touched.map { corpus.restricted(to: $0) } ?? corpus
    let counts = try await part.counts(options.graph, jobs: jobs, copies)
    let windows = loaded.stored.enumerated().map { document, known in
      // All entities of a changed document are touched.
      let isCounted = renewal.touched == nil || renewal.isChanged[document]
      return (isCounted ? nil : known?.windows)
        ?? Int(counts[0].windowsOfDocuments[document])
    }
    let windowsOfEntities = counts[0].windowsOfEntities
    var places: [EvidencePlace] = []
    var graph = try GraphBuilder(options: options.graph).graph(
      of: consume counts, windows: windows.reduce(0, +), documents: corpus.documents,
      copies: copies.copies, entities: part.resolution.entities
    ) { (found) throws(PipelineError) in
      places = found
      return EvidenceList(count: found.count)
    }
    for (position, entity) in some.enumerated() {
      graph.nodes[position].name = renewal.names[entity]
    }
    let entities = corpus.resolution.entities
    @Sendable func number(_ place: EvidencePlace, _ sentence: Int32) -> Int {
      GraphStore.sentenceNumber(
        loaded.documentNumbers[Int(place.document)], Int(sentence))
    }
    let rows = GraphRows(
      graph, numbers: some.map { renewal.numbers[$0] },
      nodes: some.enumerated().map { position, entity in
        GraphRows.Node(windows: windowsOfEntities[position], hash: renewal.hashes[entity])
      },
      aliases: { entities[some[$0]].aliases[$1].mentions },
      sentences: { [places] item in
        let place = places[item]
        return (number(place, place.first), place.isOne ? nil : number(place, place.second))
      })
    return Woven(corpus: corpus, renewal: renewal, rows: rows, windows: windows)
  }

  /// Takes in new names and what all mean now, and forgets names that no document uses any more.
  private func writeNames(
    _ woven: Woven, _ loaded: StoredCorpus, _ entries: any EntryTable, _ change: StoreChange
  ) throws {
    let (corpus, renewal) = (woven.corpus, woven.renewal)
    let known = loaded.storedNames.count
    var isUsed = [Bool](repeating: false, count: known)
    var new: [Int] = []
    for (row, number) in loaded.numberOfRow.enumerated() {
      let entity = corpus.resolution.entityOfName[row].map { renewal.numbers[$0] }
      if number >= known {
        new.append(row)
      } else {
        isUsed[number] = true
        if loaded.storedNames[number]?.entity != entity {
          try change.setEntity(entity, ofName: number)
        }
      }
    }
    try change.removeNames(
      isUsed.indices.filter { !isUsed[$0] && loaded.storedNames[$0] != nil })
    var written: Set<Int> = []
    // In the order of their numbers, a long form stands before what is short for it.
    for row in new.sorted(by: { loaded.numberOfRow[$0] < loaded.numberOfRow[$1] }) {
      let key = corpus.names.rows[row].key
      try change.insert(
        key, number: loaded.numberOfRow[row],
        longForm: key.longForm.map { loaded.numberOfRow[$0] },
        entity: corpus.resolution.entityOfName[row].map { renewal.numbers[$0] })
      // Its gazetteer entry, and those of the places that it lies in.
      var next = key.entry
      while let entry = next, written.insert(entry).inserted {
        try change.insert(entries[entry], number: entry)
        next = entries[entry].container.map { Int($0) }
      }
    }
  }

  /// Takes in the sentences and mentions of the staged documents.
  private func writeTexts(_ loaded: StoredCorpus, _ plan: Plan, _ change: StoreChange) throws {
    var sources: Set<Int> = []
    var reader = RecordTable.Reader(loaded.records)
    for (document, id) in loaded.records.ids.enumerated() where plan.staged[id] != nil {
      let record = try reader.appended(document)
      for mention in record.mentions { sources.insert(mention.source) }
      try change.insertTexts(of: record, number: loaded.documentNumbers[document])
    }
    for source in sources.sorted() {
      guard let name = lexicon?.description(ofSource: source) else { continue }
      try change.insert(source: name, number: source)
    }
  }

  /// Takes in the staged documents themselves, and notes what is new about the others.
  private func writeDocuments(
    _ woven: Woven, _ loaded: StoredCorpus, _ plan: Plan, _ change: StoreChange
  ) throws {
    var reader = RecordTable.Reader(loaded.records)
    for (document, id) in loaded.records.ids.enumerated() {
      let number = loaded.documentNumbers[document]
      let (windows, copyGroup) = (woven.windows[document], woven.renewal.copyGroups[document])
      guard let hash = plan.staged[id] else {
        let known = loaded.stored[document]
        if known?.windows != windows || known?.copyGroup != copyGroup {
          try change.setWindows(windows, copyGroup: copyGroup, ofDocument: number)
        }
        continue
      }
      var record = try reader.appended(document)
      (record.title, record.author) = loaded.credits[id] ?? (nil, nil)
      try change.insert(
        record, number: number, hash: hash, windows: windows, copyGroup: copyGroup)
    }
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
