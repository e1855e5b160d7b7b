import ArgumentParser
import DataModel
import ExtractionPipeline
import Foundation
import GraphBuilding
import MentionExtraction

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build the co-mention graph of documents.",
    discussion: """
      Reads files, folders (with all below them) and - for standard input: text, Markdown, HTML, \
      Word (.docx), OpenDocument (.odt), EPUB, PDF (if pdftotext is installed), JSON Lines \
      (text, and optionally id, title, author, date), CSV with a header, mail (.eml, .mbox) and web \
      archives (.warc), each also packed by gzip (.gz). A document that cannot be used is \
      reported on one line and skipped.

      EXAMPLES
        comention build articles/ --output graph.graphml
        comention build news.jsonl -o graph.gexf --window paragraph --min-weight 2
        comention build inbox.mbox crawl.warc.gz --output graph.graphml
        comention build articles/ -o a.graphml --since 2022-01-03 --until 2022-01-09
        comention build a/ b/ -o g.graphml --gazetteer a.txt --decisions b.txt
        comention build articles/ --output graph.graphml --review doubts.tsv
        comention build articles/ --output archive.comention
        comention build today/ --output archive.comention

      A store (.comention) keeps documents and graph: building it again reads what is new or has \
      changed, and makes the same graph as building all of it at once. Give it the same --gazetteer, \
      --rules and --lexicon each time.
      """)

  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(
    name: .shortAndLong,
    help:
      "The graph file to write; its extension says how: \(GraphFile.extensions.map { "." + $0 }.joined(separator: " ")).",
    completion: .file(extensions: GraphFile.extensions))
  var output: String

  @Option(
    help:
      "Where two mentions must meet: sentence, paragraph or document. (default: sentence; of a store, as it was built)"
  )
  var window: Window?

  @Option(
    help:
      "What edges weigh: sentences, paragraphs, documents, independent-documents or npmi. (default: the window's count)"
  )
  var weight: WeightMeasure?

  @Option(help: "Leave out edges that weigh less. (default: 0)")
  var minWeight: Double?

  @Option(
    help:
      "Zones that form edges too: byline, credit, dateline, links, quote; may be repeated or joined by commas."
  )
  var zones: [String] = []

  @Option(help: "Sentences to keep with each edge. (default: 5)")
  var evidence: Int?

  @Option(
    help: "Use documents of this day and later ones; those without a date are left out.",
    transform: { try EdgeOptions.day($0) })
  var since: Day?

  @Option(
    help: "Use documents of this day and earlier ones; those without a date are left out.",
    transform: { try EdgeOptions.day($0) })
  var until: Day?

  @Flag(help: "Of a store: leave out documents that are not among the inputs any more.")
  var prune = false

  @Option(
    help: ArgumentHelp(
      "Also write a sheet of doubtful merges and splits, those that change most edges first; fill in its column 'verdict' (same, different or drop) and give it to --decisions.",
      valueName: "file.tsv"),
    completion: .file(extensions: ["tsv"]))
  var review: String?

  @OptionGroup var documents: DocumentOptions

  func validate() throws {
    if let review, review == output {
      throw ValidationError("--review '\(review)' is the graph's file; expected another")
    }
    try GraphFile.checkExtension(output).map { throw ValidationError("--output \($0)") }
    if prune, !GraphFile.isStore(output) {
      throw ValidationError("--prune: '\(output)' is no store; expected .comention")
    }
    if let since, let until, until < since {
      throw ValidationError("--until \(until.text): before --since \(since.text)")
    }
    if let evidence, evidence < 0 {
      throw ValidationError("--evidence \(evidence): expected 0 or more")
    }
    if let minWeight, !minWeight.isFinite {
      throw ValidationError("--min-weight: expected a number")
    }
    _ = try zoneSet()
  }

  private func zoneSet() throws -> Set<Zone> {
    var set: Set<Zone> = []
    for word in zones.flatMap({ $0.split(separator: ",") }) {
      guard let zone = Zone(name: word) else {
        throw ValidationError(
          "--zones: unknown zone '\(word)'; expected \(Zone.allCases.map(\.name).joined(separator: ", "))"
        )
      }
      set.insert(zone)
    }
    return set
  }

  /// A store is built as it was before, where nothing else is asked for.
  private func graphOptions() throws -> GraphBuilder.Options {
    var options =
      try GraphFile.isStore(output) ? GraphFile.storeOptions(output) ?? .init() : .init()
    if let window { options.window = window }
    if let weight { options.weight = weight }
    if let minWeight { options.leastWeight = minWeight }
    if !zones.isEmpty { options.zones = try zoneSet() }
    if let evidence { options.evidence = evidence }
    return options
  }

  func run() async throws {
    do {
      let start = Date()
      try GraphFile.checkOutput(output)
      if let review { try ReviewSheet.checkOutput(review) }
      let files = try documents.lexiconFiles()
      let pipeline = try documents.pipeline(
        documents.lexicon(of: files), graph: graphOptions(), since: since, until: until)
      let (corpus, summary, changes) = try await build(pipeline, files)
      Leftovers.keep(corpus)
      let sheet = review == nil ? nil : try pipeline.review(corpus)
      if let review, let sheet { try GraphFile.write(text: sheet.text, to: review) }
      if let summary {
        summarize(
          corpus, summary, changes, sheet, seconds: Date().timeIntervalSince(start))
      }
      try documents.finish(corpus)
    } catch { throw Console.failure(error) }
  }

  /// - Returns: a summary of the graph unless nothing is to be said; for a store also what has
  ///   changed.
  private func build(
    _ pipeline: Pipeline, _ files: [LexiconFile]
  ) async throws -> (ExtractedCorpus, GraphSummary?, changes: String?) {
    if GraphFile.isStore(output) {
      let identity = try Lexicon.identity(of: files)
      let update = try await documents.extracting(inputs) { progress in
        try await pipeline.updateStore(
          at: output, with: inputs, prune: prune, lexiconIdentity: identity,
          texts: review != nil, progress: progress)
      } corpus: {
        $0.corpus
      }
      let summary = documents.quiet ? nil : try GraphFile.summary(ofStore: output)
      return (update.corpus, summary, update.changes)
    }
    let corpus = try await documents.extract(inputs, pipeline, keepsText: false)
    let graph = try await pipeline.graph(of: corpus)
    Leftovers.keep(graph)
    let report = try GraphFile.write(graph, to: output, jobs: pipeline.options.jobs)
    if !documents.quiet, report.replacedCharacters > 0 {
      Console.note(
        "\(output): \(report.replacedCharacters) characters that XML cannot hold were replaced")
    }
    return (corpus, documents.quiet ? nil : GraphSummary(graph), nil)
  }

  private func summarize(
    _ corpus: ExtractedCorpus, _ summary: GraphSummary, _ changes: String?, _ sheet: ReviewSheet?,
    seconds: Double
  ) {
    let kinds = EntityKind.allCases.map { kind in
      "\(corpus.resolution.entities.count { $0.kind == kind }) \(kind.plural)"
    }
    Console.note(
      """
      \(output)
        documents  \(corpus.documents)\(corpus.skipped > 0 ? " (\(corpus.skipped) skipped)" : "")\(changes.map { ": \($0)" } ?? "")
        mentions   \(corpus.mentions)
        entities   \(summary.nodes): \(kinds.joined(separator: ", "))
        edges      \(summary.edges)
        time       \(String(format: "%.2f", seconds)) s
      """)
    if let sheet, let review {
      Console.note("  review     \(sheet.rows.count) doubtful merges and splits: \(review)")
    }
    if summary.strongest.isEmpty { return }
    Console.note("  strongest")
    for edge in summary.strongest {
      let weight =
        edge.weight == edge.weight.rounded()
        ? "\(Int(edge.weight))" : String(format: "%.3f", edge.weight)
      Console.note("    \(weight.leftPadded(to: 5))  \(edge.first) – \(edge.second)")
    }
  }
}

extension Window: ExpressibleByArgument {}
extension WeightMeasure: ExpressibleByArgument {}

extension EntityKind {
  var plural: String {
    switch self {
    case .person: "people"
    case .organization: "organizations"
    case .place: "places"
    }
  }
}

extension StoreUpdate {
  /// "12 new, 3 changed, 400 as before, 1 gone"
  var changes: String {
    let counts = [
      (added, "new"), (replaced, "changed"), (unchanged, "as before"), (removed, "gone"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
