import ArgumentParser
import ExtractionPipeline
import Foundation

struct Remove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Leave documents out of a store.",
    discussion: """
      The graph is then the one that a build of the other documents makes. All documents are named \
      by their ids, as 'comention documents' shows them; if one is unknown, nothing is changed.

      EXAMPLES
        comention remove archive.comention articles/retracted.txt
      """)

  @Argument(help: "The store.", completion: .file(extensions: ["comention"]))
  var store: String

  @Argument(help: "Ids of documents.")
  var documents: [String]

  @OptionGroup var options: StoreOptions

  func run() async throws {
    do {
      let update = try await Pipeline.remove(
        documents, fromStoreAt: store, jobs: options.jobCount)
      try options.report(update, store)
    } catch { throw Console.failure(error) }
  }
}

/// Options of commands that change a store without reading documents.
struct StoreOptions: ParsableArguments {
  @Option(help: "Tasks to work with at the same time. (default: one for each processor)")
  var jobs: Int?

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): expected 1 or more") }
  }

  var jobCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  func report(_ update: StoreUpdate, _ store: String) throws {
    if quiet { return }
    Console.report(update.corpus.diagnostics)
    let graph = try GraphFile.summary(ofStore: store, strongest: 0)
    Console.note(
      "\(store): \(update.corpus.documents) documents, \(graph.nodes) entities, \(graph.edges) edges"
    )
  }
}
