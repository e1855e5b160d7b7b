import ArgumentParser
import EntityResolution
import ExtractionPipeline
import Foundation

struct Decide: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Overrule the program in a store: same, different, drop, rename.",
    discussion: """
      A decision is added as a line to the store's decisions file, which is made beside the store if \
      it has none, and the graph is made again without reading the documents. Without a decision the \
      file is applied as it is now, and its lines are listed with their numbers. A decision that \
      names nothing, or contradicts another, is not kept; the status is 1.

      EXAMPLES
        comention decide case.comention same "Karim Massimov" "K. Masimov"
        comention decide case.comention different "person Paris" "place Paris"
        comention decide case.comention drop Advertisement --because "no name"
        comention decide case.comention rename Kiev Kyiv
        comention decide case.comention
        comention decide case.comention --undo 3
      """)

  @Argument(help: "The store.", completion: .file(extensions: ["comention"]))
  var store: String

  @Argument(help: "same, different, drop or rename, and the names.")
  var decision: [String] = []

  @Option(help: "Why; kept in the file as a comment.")
  var because: String?

  @Option(help: "Take back the decision of this line.")
  var undo: Int?

  @OptionGroup var options: StoreOptions

  func validate() throws {
    if undo != nil, !decision.isEmpty {
      throw ValidationError("--undo takes a decision back; expected no other one beside it")
    }
    if because != nil, decision.isEmpty {
      throw ValidationError("--because: expected a decision")
    }
    if let verb = decision.first, Decisions.Verb(rawValue: verb) == nil {
      throw ValidationError(
        "unknown decision '\(verb)'; expected same, different, drop or rename")
    }
    if let mark = decision.flatMap({ $0 }).first(where: { "|#\n".contains($0) }) {
      throw ValidationError("a decision cannot hold '\(mark)'; name the entity by its id")
    }
  }

  func run() async throws {
    do {
      let change: DecisionChange? =
        if let undo {
          .undo(line: undo)
        } else if let verb = decision.first {
          .add(verb: verb, names: Array(decision.dropFirst()), reason: because)
        } else {
          nil
        }
      let outcome = try await Pipeline.decide(change, inStoreAt: store, jobs: options.jobCount)
      if let problem = outcome.problem {
        Console.note("comention: \(problem)")
        throw ExitStatus.notFound
      }
      if change == nil {
        try Console.write(outcome.lines.map { "\($0.number)\t\($0.text)\n" }.joined())
      } else if !options.quiet {
        Console.note("\(outcome.file): \(outcome.lines.count) decisions")
      }
      try options.report(outcome.update, store)
    } catch { throw Console.failure(error) }
  }
}
