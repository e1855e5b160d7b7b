import ArgumentParser
import ExtractionPipeline
import Foundation

struct Slice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a series of graphs of a store, one for each day, week or month.",
    discussion: """
      Writes a file for each period that has documents, named by it: 2022-01-05, 2022-W01 (ISO 8601) \
      or 2022-01. An entity has the same id in all of them and in the graph of the whole; its counts \
      are those of the period. Documents without a date are in none.

      EXAMPLES
        comention slice archive.comention --by month --output months/
        comention slice archive.comention --by day --output days/ --format gexf
      """)

  @Argument(help: "The store.", completion: .file(extensions: ["comention"]))
  var store: String

  @Option(help: "day, week or month.")
  var by: SlicePeriod

  @Option(name: .shortAndLong, help: "The folder to write to; made if it is not there.")
  var output: String

  @Option(help: "The files' extension: graphml, graphml.gz, gexf, json, csv or dot.")
  var format = "graphml"

  @OptionGroup var options: StoreOptions

  func validate() throws {
    try GraphFile.checkExtension("graph." + format).map { throw ValidationError("--format \($0)") }
  }

  func run() async throws {
    do {
      do {
        try FileManager.default.createDirectory(
          atPath: output, withIntermediateDirectories: true)
      } catch {
        Console.note("comention: \(output): the folder cannot be made")
        throw ExitStatus.cannotCreate
      }
      var count = 0
      let undated = try await Pipeline.slice(
        storeAt: store, by: by, jobs: options.jobCount
      ) { slice in
        let path = (output as NSString).appendingPathComponent("\(slice.period).\(format)")
        try GraphFile.write(slice.graph, to: path)
        count += 1
        if !options.quiet {
          Console.note(
            "\(path): \(slice.documents) documents, \(slice.graph.nodes.count) entities, \(slice.graph.edges.count) edges"
          )
        }
      }
      if undated > 0, !options.quiet {
        Console.note("\(store): \(undated) documents without a date are in no graph")
      }
      if count == 0 {
        Console.note("comention: \(store): no document has a date; nothing was written")
        throw ExitStatus.noInput
      }
    } catch { throw Console.failure(error) }
  }
}

extension SlicePeriod: ExpressibleByArgument {}
