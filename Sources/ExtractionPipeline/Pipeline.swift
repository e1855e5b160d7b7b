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
  ///   - progress: called with files done and files in all.
  /// - Throws: `CorpusError` for an input that does not exist; `CancellationError`.
  public func extract(
    _ inputs: [String], keepsText: Bool = false,
    progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil
  ) async throws -> ExtractedCorpus {
    let reader = CorpusReader(base: options.base)
    let list = try reader.list(inputs)
    var diagnostics = list.diagnostics
    var records: [ExtractedRecord] = []
    let files = list.files
    let chunk = min(64, max(1, files.count / (options.jobs * 4)))
    let chunks = stride(from: 0, to: files.count, by: chunk).map {
      Array(files[$0..<min($0 + chunk, files.count)])
    }
    let extractor = self.extractor
    let results = try await inOrder(
      chunks, progress: { progress?(min($0 * chunk, files.count), files.count) },
      { files -> (records: [ExtractedRecord], diagnostics: [Diagnostic]) in
        var documents: [Document] = []
        var diagnostics: [Diagnostic] = []
        for file in files {
          let result = reader.read(file)
          diagnostics += result.diagnostics
          documents += result.documents
        }
        let records = zip(documents, extractor.extract(documents)).map {
          ExtractedRecord($0, $1, keepsText: keepsText)
        }
        return (records, diagnostics)
      })
    for result in results {
      records += result.records
      diagnostics += result.diagnostics
    }
    return resolve(records, diagnostics)
  }

  /// Extracts and resolves documents that are in memory already.
  public func extract(documents: [Document], keepsText: Bool = false) -> ExtractedCorpus {
    let records = zip(documents, extractor.extract(documents)).map {
      ExtractedRecord($0, $1, keepsText: keepsText)
    }
    return resolve(records, [])
  }

  /// Runs `work` on every item, at most `jobs` at a time, and returns the results in item order.
  private func inOrder<Item: Sendable, Output: Sendable>(
    _ items: [Item], progress: (Int) -> Void, _ work: @escaping @Sendable (Item) -> Output
  ) async throws -> [Output] {
    var outputs = [Output?](repeating: nil, count: items.count)
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var next = 0
      var done = 0
      while next < min(options.jobs, items.count) {
        let (number, item) = (next, items[next])
        group.addTask { (number, work(item)) }
        next += 1
      }
      while let (number, output) = try await group.next() {
        try Task.checkCancellation()
        outputs[number] = output
        done += 1
        progress(done)
        if next < items.count {
          let (number, item) = (next, items[next])
          group.addTask { (number, work(item)) }
          next += 1
        }
      }
    }
    return outputs.compactMap { $0 }
  }

  private func resolve(_ unordered: [ExtractedRecord], _ diagnostics: [Diagnostic])
    -> ExtractedCorpus
  {
    var diagnostics = diagnostics
    var records: [ExtractedRecord] = []
    records.reserveCapacity(unordered.count)
    // Ids decide every tie, so documents stand in the order of their ids from here on.
    for record in unordered.sorted(by: { $0.id < $1.id }) {
      if records.last?.id == record.id {
        diagnostics.append(
          Diagnostic(
            .skipped, file: record.id, message: "a document of this id was read already"))
      } else {
        records.append(record)
      }
    }
    var names = NameTable()
    let rows = records.map { names.add($0.extracted) }
    var resolver = EntityResolver(
      entries: extractor.lexicon.entries, decisions: options.decisions,
      nicknames: extractor.lexicon.nicknames)
    resolver.usesCorpusEvidence = options.usesCorpusEvidence
    let resolution = resolver.resolve(names)
    return ExtractedCorpus(
      records: records, rows: rows, names: names, resolution: resolution,
      diagnostics: diagnostics + resolution.diagnostics)
  }

  /// The third pass: the graph of an extracted corpus.
  public func graph(of corpus: ExtractedCorpus) -> CoMentionGraph {
    GraphBuilder(options: options.graph).graph(
      of: corpus.documentEntities(), entities: corpus.resolution.entities)
  }
}
