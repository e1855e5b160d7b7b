import ArgumentParser
import DataModel
import EntityResolution
import ExtractionPipeline
import Foundation
import GraphBuilding
import MentionExtraction

/// What every command that reads documents takes.
struct DocumentOptions: ParsableArguments {
  @Option(help: "A gazetteer file to add; may be repeated.", completion: .file())
  var gazetteer: [String] = []

  @Option(help: "A rule file to add; may be repeated.", completion: .file())
  var rules: [String] = []

  @Option(
    help: "The lexicon folder to use instead of the one that comes with the program.",
    completion: .directory)
  var lexicon: String?

  @Option(
    help: "A decisions file (same, different, drop, rename); may be repeated.", completion: .file())
  var decisions: [String] = []

  @Option(help: "Make document ids relative to this folder.", completion: .directory)
  var base: String?

  @Option(
    help:
      "Documents, or chunks of a large file, to work on at once. (default: one for each processor)")
  var jobs: Int?

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  @Flag(help: "Exit with status 65 when a document was skipped.")
  var strict = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): expected 1 or more") }
  }

  func lexiconFiles() throws -> [LexiconFile] {
    try LexiconFolder(path: lexicon).files(gazetteers: gazetteer, rules: rules)
  }

  /// - Parameter isUsed: which of the lexicon's files are used.
  func loadLexicon(_ isUsed: (LexiconFile) -> Bool = { _ in true }) throws -> Lexicon {
    try lexicon(of: lexiconFiles().filter(isUsed))
  }

  func lexicon(of files: [LexiconFile]) throws -> Lexicon {
    try LexiconCache().lexicon(files: files)
  }

  func pipeline(
    _ lexicon: Lexicon, graph: GraphBuilder.Options = GraphBuilder.Options(), since: Day? = nil,
    until: Day? = nil
  ) throws -> Pipeline {
    var options = Pipeline.Options(jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    options.base = base
    options.graph = graph
    (options.since, options.until) = (since, until)
    for path in decisions { try options.addDecisions(path: path) }
    return Pipeline(lexicon: lexicon, options: options)
  }

  /// Extracts with a progress bar and reports what was skipped.
  func extract(_ inputs: [String], _ pipeline: Pipeline, keepsText: Bool) async throws
    -> ExtractedCorpus
  {
    try await extracting(inputs) { progress in
      try await pipeline.extract(inputs, keepsText: keepsText, progress: progress)
    } corpus: {
      $0
    }
  }

  /// Does work that reads documents, with a progress bar, and reports what was skipped.
  func extracting<Value>(
    _ inputs: [String],
    _ work: (_ progress: @escaping @Sendable (PipelineProgress) -> Void) async throws -> Value,
    corpus: (Value) -> ExtractedCorpus
  ) async throws -> Value {
    let bar = ProgressBar(isQuiet: quiet)
    let value = try await work { bar.show($0) }
    bar.clear()
    if !quiet { Console.report(corpus(value).diagnostics) }
    try requireDocuments(corpus(value).documents, inputs)
    return value
  }

  /// Fails where the inputs have no document.
  func requireDocuments(_ documents: Int, _ inputs: [String]) throws {
    if documents > 0 { return }
    let names = inputs.map { "'\($0)'" }.joined(separator: ", ")
    Console.note("comention: no document to read in \(names)")
    throw ExitStatus.noInput
  }

  /// The status that `--strict` asks for.
  func finish(_ corpus: ExtractedCorpus) throws {
    if strict, corpus.skipped > 0 { throw ExitStatus.badData }
  }
}
