import CorpusReading
import DataModel
import EntityResolution
import GraphBuilding
import MentionExtraction

/// The whole way from files to a graph; the only place that knows the order of the stages, and
/// nearly the only one that works in parallel: the other writes GraphML.
///
///     read and extract (parallel, a document alone) → resolve (once, over names) → weave
public struct Pipeline: Sendable {
  public struct Options: Sendable {
    /// Makes document ids relative to this folder.
    public var base: String?
    /// Only documents of this day and later ones are used; those without a day are left out.
    public var since: Day?
    /// Only documents of this day and earlier ones are used; those without a day are left out.
    public var until: Day?
    public private(set) var decisions = Decisions()
    /// What `decisions` were made of.
    public private(set) var decisionFiles: [DecisionFile] = []
    public var graph = GraphBuilder.Options()
    /// What is left out, to measure what it is worth; see `MentionExtractor` and `EntityResolver`.
    public var usesDocumentMemory = true
    public var usesCorpusEvidence = true
    /// Documents worked on at the same time.
    public var jobs: Int
    /// Bytes of the first pass's results that are kept in memory; more go to a temporary file.
    public var recordsInMemory = ByteStore.usualLimit
    /// Files of records that have more bytes are read in chunks of about so many.
    public var chunkSize = InputParts.usualChunkSize

    public init(jobs: Int = 1) { self.jobs = max(1, jobs) }

    /// What becomes of a document by its day.
    enum Period: Sendable {
      case used, other, unknown
    }

    func period(_ document: Document) -> Period {
      if since == nil, until == nil { return .used }
      guard let day = document.date.flatMap({ Day($0) }) else { return .unknown }
      if let since, day < since { return .other }
      if let until, day > until { return .other }
      return .used
    }

    /// Adds the decisions of a file; throws `DecisionsError`.
    public mutating func add(_ file: DecisionFile) throws {
      try file.add(to: &decisions)
      decisionFiles.append(file)
    }
  }

  public let extractor: MentionExtractor
  public let options: Options

  public init(lexicon: Lexicon, options: Options) {
    var extractor = MentionExtractor(lexicon: lexicon)
    extractor.usesDocumentMemory = options.usesDocumentMemory
    self.extractor = extractor
    self.options = options
  }

  var reader: CorpusReader { CorpusReader(base: options.base) }

  /// Reads, extracts and resolves.
  ///
  /// - Parameters:
  ///   - keepsText: whether the documents' texts are kept, for output that shows them.
  ///   - progress: called whenever more was read and extracted.
  /// - Throws: `CorpusError` for an input that does not exist; `CancellationError`.
  public func extract(
    _ inputs: [String], keepsText: Bool = false,
    progress: (@Sendable (PipelineProgress) -> Void)? = nil
  ) async throws -> ExtractedCorpus {
    let list = try reader.list(inputs)
    var collection = CorpusCollection(limit: options.recordsInMemory)
    collection.diagnostics = list.diagnostics
    let extractor = self.extractor
    try await read(list, progress: progress) { documents in
      zip(documents, extractor.extract(documents)).map { document, extracted in
        (ExtractedRecord(document, extracted, keepsText: keepsText), extracted)
      }
    } take: { results, diagnostics in
      collection.diagnostics += diagnostics
      for (record, extracted) in results { try collection.add(record, extracted) }
    }
    return try resolve(collection)
  }

  /// Reads files and works on their documents, many at a time; the results are handed out in the
  /// order of the documents.
  ///
  /// - Parameters:
  ///   - work: gives a result for each of some documents.
  ///   - take: gets the results and what there is to say about some files or a chunk of one.
  func read<Output: Sendable>(
    _ list: InputList, progress: (@Sendable (PipelineProgress) -> Void)?,
    _ work: @escaping @Sendable ([Document]) -> [Output],
    take: ([Output], [Diagnostic]) throws -> Void
  ) async throws {
    let reader = self.reader
    // Groups of files, so that little time goes into starting tasks.
    let group = min(64, max(1, list.files.count / (options.jobs * 4)))
    var parts = InputParts(list.files, groupSize: group, chunkSize: options.chunkSize)
    var state = PipelineProgress(files: list.files.count)
    var ids = RecordIDs()
    var undated = 0
    var leftOut = LeftOut()
    func next() -> InputPart? { parts.next() }
    try await inOrder(next) { [options] part in
      var result = reader.read(part)
      let days = result.documents.map { options.period($0) }
      let used = result.documents.indices.filter { days[$0] == .used }
      let outputs = work(
        used.count == days.count ? result.documents : used.map { result.documents[$0] })
      result.documents = []
      return ReadPart(
        outputs: outputs, periods: days, read: result, progress: PipelineProgress.Step(part))
    } take: { part in
      var read = part.read
      let repeated = ids.settle(&read)
      leftOut.add(read.leftOut)
      var outputs = part.outputs[...]
      var kept: [Output] = []
      for (document, period) in part.periods.enumerated() {
        let output = period == .used ? outputs.popFirst() : nil
        if repeated.contains(document) { continue }
        if period == .unknown { undated += 1 }
        if let output { kept.append(output) }
      }
      try take(kept, read.diagnostics)
      state.take(part.progress)
      progress?(state)
    }
    let notes = leftOut.diagnostics
    if !notes.isEmpty { try take([], notes) }
    if undated > 0 { try take([], [Diagnostic(undatedDocuments: undated)]) }
  }

  /// What became of some files, or of a chunk of one.
  private struct ReadPart<Output: Sendable>: Sendable {
    /// One for each document that is used.
    var outputs: [Output]
    /// Of each document.
    var periods: [Options.Period]
    /// What was read, without the documents.
    var read: ReadResult
    var progress: PipelineProgress.Step
  }

  /// Extracts and resolves documents that are in memory already.
  public func extract(
    documents: [Document], keepsText: Bool = false
  ) throws(PipelineError) -> ExtractedCorpus {
    var collection = CorpusCollection(limit: options.recordsInMemory)
    for (document, extracted) in zip(documents, extractor.extract(documents)) {
      try collection.add(
        ExtractedRecord(document, extracted, keepsText: keepsText), extracted)
    }
    return try resolve(collection)
  }

  /// Runs `work` on every item, at most `jobs` at a time, and gives the results to `take` in the
  /// order of the items. An item is asked for when there is somebody to work on it.
  private func inOrder<Item: Sendable, Output: Sendable>(
    _ nextItem: () -> Item?, _ work: @escaping @Sendable (Item) -> Output,
    take: (Output) throws -> Void
  ) async throws {
    // Results that wait for an earlier one; few, since work does not run far ahead.
    var waiting: [Int: Output] = [:]
    var taken = 0
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var started = 0
      func startMore() {
        while started - taken - waiting.count < options.jobs,
          started - taken < options.jobs * Pipeline.mostAhead, let item = nextItem()
        {
          let number = started
          group.addTask { (number, work(item)) }
          started += 1
        }
      }
      startMore()
      while let (number, output) = try await group.next() {
        try Task.checkCancellation()
        waiting[number] = output
        while let next = waiting.removeValue(forKey: taken) {
          taken += 1
          startMore()
          try take(next)
        }
        startMore()
      }
    }
  }

  /// How many results for each job may wait for an earlier one.
  private static let mostAhead = 8

  private func resolve(_ collected: CorpusCollection) throws(PipelineError) -> ExtractedCorpus {
    var collection = collected
    try collection.finish()
    var resolver = EntityResolver(
      entries: extractor.lexicon.entries, decisions: options.decisions,
      nicknames: extractor.lexicon.nicknames)
    resolver.usesCorpusEvidence = options.usesCorpusEvidence
    resolver.jobs = options.jobs
    return ExtractedCorpus(
      records: collection.records, names: collection.names, diagnostics: collection.diagnostics,
      resolver: resolver)
  }

  /// The third pass: the graph of an extracted corpus.
  public func graph(of corpus: ExtractedCorpus) async throws -> CoMentionGraph {
    try await corpus.graph(options.graph, jobs: options.jobs, evidence: corpus.evidence)
  }
}

extension Diagnostic {
  fileprivate init(undatedDocuments count: Int) {
    self.init(
      .note, file: "documents",
      message: count == 1
        ? "1 without a date was left out" : "\(count) without a date were left out")
  }
}

extension ExtractedCorpus {
  /// The second pass.
  init(
    records: RecordTable, names: NameTable, diagnostics: [Diagnostic], resolver: EntityResolver
  ) {
    let resolution = resolver.resolve(names)
    self.init(
      records: records, names: names, resolution: resolution,
      diagnostics: diagnostics + resolution.diagnostics)
  }

  /// - Parameter evidence: the sentences of some places, in their order.
  func graph(
    _ options: GraphBuilder.Options, jobs: Int,
    evidence: ([EvidencePlace]) throws -> EvidenceList
  ) async throws -> CoMentionGraph {
    let copies = try records.copies()
    return try GraphBuilder(options: options).graph(
      of: try await counts(options, jobs: jobs, copies), documents: documents,
      copies: copies.copies, entities: resolution.entities, evidence: evidence)
  }

  /// Counts which entities are mentioned together, in shares.
  func counts(
    _ options: GraphBuilder.Options, jobs: Int, _ copies: CopyGroups
  ) async throws -> [PairCounts] {
    try await withThrowingTaskGroup(of: (Int, PairCounts).self) { group in
      for share in 0..<jobs {
        group.addTask {
          var counts = PairCounts(
            entities: resolution.entities.count, options: options, share: share, of: jobs)
          var withPairs: [Int] = []
          try forEachSentenceTable { document, table in
            counts.addWindows(of: table, document)
            if table.hasPairs { withPairs.append(document) }
          }
          try forEachSentenceTable(of: withPairs) { counts.addOtherCounts(of: $1) }
          try add(copies, to: &counts)
          counts.finish()
          return (share, counts)
        }
      }
      var all: [(Int, PairCounts)] = []
      for try await counts in group { all.append(counts) }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func add(_ copies: CopyGroups, to counts: inout PairCounts) throws(PipelineError) {
    if copies.isEmpty { return }
    var reader = SentenceTableReader(self)
    for group in 0..<copies.count {
      for document in copies.documents(of: group) {
        try reader.read(document)
        counts.addCopy(reader.table)
      }
      counts.endCopies()
    }
  }
}
