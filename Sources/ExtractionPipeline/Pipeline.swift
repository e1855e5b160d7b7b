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
    public var decisions = Decisions()
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
  ///   - progress: called whenever more was read and extracted.
  /// - Throws: `CorpusError` for an input that does not exist; `CancellationError`.
  public func extract(
    _ inputs: [String], keepsText: Bool = false,
    progress: (@Sendable (PipelineProgress) -> Void)? = nil
  ) async throws -> ExtractedCorpus {
    let reader = CorpusReader(base: options.base)
    let list = try reader.list(inputs)
    var collection = CorpusCollection(limit: options.recordsInMemory)
    collection.diagnostics = list.diagnostics
    // Groups of files, so that little time goes into starting tasks.
    let group = min(64, max(1, list.files.count / (options.jobs * 4)))
    var parts = InputParts(list.files, groupSize: group, chunkSize: options.chunkSize)
    let extractor = self.extractor
    let work: @Sendable (InputPart) -> FirstPass = { part in
      let result = reader.read(part)
      return FirstPass(
        result, extractor.extract(result.documents), keepsText: keepsText,
        progress: PipelineProgress.Step(part))
    }
    var state = PipelineProgress(files: list.files.count)
    var ids = RecordIDs()
    func next() -> InputPart? { parts.next() }
    try await inOrder(next, work) { pass in
      try pass.add(to: &collection, &ids)
      state.take(pass.progress)
      progress?(state)
    }
    return try resolve(collection)
  }

  /// What the first pass made of some files, or of a chunk of one.
  private struct FirstPass: Sendable {
    private let records: [(ExtractedRecord, ExtractedDocument)]
    /// What was read, without the documents.
    private var read: ReadResult
    let progress: PipelineProgress.Step

    init(
      _ read: ReadResult, _ extracted: [ExtractedDocument], keepsText: Bool,
      progress: PipelineProgress.Step = PipelineProgress.Step()
    ) {
      records = zip(read.documents, extracted).map {
        (ExtractedRecord($0, $1, keepsText: keepsText), $1)
      }
      self.read = read
      self.read.documents = []
      self.progress = progress
    }

    func add(to collection: inout CorpusCollection, _ ids: inout RecordIDs) throws(PipelineError) {
      var read = read
      let repeated = ids.settle(&read)
      collection.diagnostics += read.diagnostics
      for (number, (record, extracted)) in records.enumerated() where !repeated.contains(number) {
        try collection.add(record, extracted)
      }
    }
  }

  /// Extracts and resolves documents that are in memory already.
  public func extract(
    documents: [Document], keepsText: Bool = false
  ) throws(PipelineError) -> ExtractedCorpus {
    var collection = CorpusCollection(limit: options.recordsInMemory)
    var ids = RecordIDs()
    try FirstPass(
      ReadResult(documents: documents), extractor.extract(documents), keepsText: keepsText
    ).add(to: &collection, &ids)
    return try resolve(collection)
  }

  /// Runs `work` on every item, at most `jobs` at a time, and gives the results to `take` in the
  /// order of the items. An item is asked for when there is somebody to work on it.
  private func inOrder<Item: Sendable, Output: Sendable>(
    _ nextItem: () -> Item?, _ work: @escaping @Sendable (Item) -> Output,
    _ take: (Output) throws -> Void
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
    let resolution = resolver.resolve(collection.names)
    return ExtractedCorpus(
      records: collection.records, names: collection.names, resolution: resolution,
      diagnostics: collection.diagnostics + resolution.diagnostics)
  }

  /// The third pass: the graph of an extracted corpus.
  public func graph(of corpus: ExtractedCorpus) async throws -> CoMentionGraph {
    let (shares, options) = (self.options.jobs, self.options.graph)
    let counts = try await withThrowingTaskGroup(of: (Int, PairCounts).self) { group in
      for share in 0..<shares {
        group.addTask {
          var counts = PairCounts(
            entities: corpus.resolution.entities.count, options: options, share: share, of: shares)
          try corpus.forEachSentenceTable { counts.addWindows(of: $1, $0) }
          try corpus.forEachSentenceTable { counts.addOtherCounts(of: $1) }
          counts.finish()
          return (share, counts)
        }
      }
      var all: [(Int, PairCounts)] = []
      for try await counts in group { all.append(counts) }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
    return try GraphBuilder(options: options).graph(
      of: consume counts, documents: corpus.documents, entities: corpus.resolution.entities,
      evidence: corpus.evidence)
  }
}
