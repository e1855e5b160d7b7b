import CorpusReading
import DataModel
import EntityResolution
import GraphBuilding
import MentionExtraction

/// The whole way from files to a graph; the only place that knows the order of the stages, and the
/// only one that works in parallel.
///
///     read and extract (parallel, a document alone) → resolve (once, over names) → weave
public struct Pipeline: Sendable {
  public struct Options: Sendable {
    /// Makes document ids relative to this folder.
    public var base: String?
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

    public init(jobs: Int = 1) { self.jobs = max(1, jobs) }

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

  /// Reads, extracts and resolves.
  ///
  /// - Parameters:
  ///   - keepsText: whether the documents' texts are kept, for output that shows them.
  ///   - progress: called with files done and files in all.
  /// - Throws: `CorpusError` for an input that does not exist; `CancellationError`.
  public func extract(
    _ inputs: [String], keepsText: Bool = false,
    progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil
  ) async throws -> ExtractedCorpus {
    let reader = CorpusReader(base: options.base)
    let list = try reader.list(inputs)
    var collection = CorpusCollection(limit: options.recordsInMemory)
    collection.diagnostics = list.diagnostics
    let chunks = chunks(of: list.files)
    let extractor = self.extractor
    let work: @Sendable ([InputFile]) -> FirstPass = { files in
      var documents: [Document] = []
      var diagnostics: [Diagnostic] = []
      for file in files {
        let result = reader.read(file)
        diagnostics += result.diagnostics
        documents += result.documents
      }
      return FirstPass(documents, extractor.extract(documents), keepsText: keepsText, diagnostics)
    }
    var done = 0
    try await inOrder(chunks, work) { pass in
      try pass.add(to: &collection)
      done += 1
      progress?(min(done * chunks[0].count, list.files.count), list.files.count)
    }
    return try resolve(collection)
  }

  /// Files that are worked on together, so that little time goes into starting tasks.
  func chunks(of files: [InputFile]) -> [[InputFile]] {
    let size = min(64, max(1, files.count / (options.jobs * 4)))
    return stride(from: 0, to: files.count, by: size).map {
      Array(files[$0..<min($0 + size, files.count)])
    }
  }

  /// What the first pass made of some files.
  private struct FirstPass: Sendable {
    let records: [(ExtractedRecord, ExtractedDocument)]
    let diagnostics: [Diagnostic]

    init(
      _ documents: [Document], _ extracted: [ExtractedDocument], keepsText: Bool,
      _ diagnostics: [Diagnostic]
    ) {
      records = zip(documents, extracted).map {
        (ExtractedRecord($0, $1, keepsText: keepsText), $1)
      }
      self.diagnostics = diagnostics
    }

    func add(to collection: inout CorpusCollection) throws(PipelineError) {
      collection.diagnostics += diagnostics
      for (record, extracted) in records { try collection.add(record, extracted) }
    }
  }

  /// Extracts and resolves documents that are in memory already.
  public func extract(
    documents: [Document], keepsText: Bool = false
  ) throws(PipelineError) -> ExtractedCorpus {
    var collection = CorpusCollection(limit: options.recordsInMemory)
    try FirstPass(documents, extractor.extract(documents), keepsText: keepsText, [])
      .add(to: &collection)
    return try resolve(collection)
  }

  /// Runs `work` on every item, at most `jobs` at a time, and gives the results to `take` in the
  /// order of the items.
  func inOrder<Item: Sendable, Output: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) -> Output,
    _ take: (Output) throws -> Void
  ) async throws {
    // Results that wait for an earlier one; few, since work does not run far ahead.
    var waiting: [Int: Output] = [:]
    var taken = 0
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var started = 0
      func startMore() {
        while started < items.count, started - taken - waiting.count < options.jobs,
          started - taken < options.jobs * Pipeline.mostAhead
        {
          let (number, item) = (started, items[started])
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
    return ExtractedCorpus(
      records: collection.records, names: collection.names, diagnostics: collection.diagnostics,
      resolver: resolver)
  }

  /// The third pass: the graph of an extracted corpus.
  public func graph(of corpus: ExtractedCorpus) async throws -> CoMentionGraph {
    try await corpus.graph(options.graph, jobs: options.jobs, evidence: corpus.evidence)
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
    let counts = try await withThrowingTaskGroup(of: (Int, PairCounts).self) { group in
      for share in 0..<jobs {
        group.addTask {
          var counts = PairCounts(
            entities: resolution.entities.count, options: options, share: share, of: jobs)
          try forEachSentenceTable { counts.addWindows(of: $1, $0) }
          try forEachSentenceTable { counts.addOtherCounts(of: $1) }
          counts.finish()
          return (share, counts)
        }
      }
      var all: [(Int, PairCounts)] = []
      for try await counts in group { all.append(counts) }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
    return try GraphBuilder(options: options).graph(
      of: consume counts, documents: documents, entities: resolution.entities, evidence: evidence)
  }
}
