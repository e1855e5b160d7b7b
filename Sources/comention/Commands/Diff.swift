import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what came, went and changed from one graph to another.",
    discussion: """
      Entities are the same by their ids, edges by the ids of their ends. Evidence is not compared.

      EXAMPLES
        comention diff monday.graphml friday.graphml
        comention diff monday.graphml friday.graphml --min-change 2
        comention diff monday.graphml friday.graphml --format json
      """)

  @Argument(help: "A graph file.", completion: .file(extensions: ["graphml", "graphml.gz"]))
  var old: String

  @Argument(help: "A later one.", completion: .file(extensions: ["graphml", "graphml.gz"]))
  var new: String

  @Option(help: "Leave out edges whose weight changed by less.")
  var minChange: Double = 0

  @OptionGroup var output: AnswerOptions

  func run() throws {
    do {
      let before = try GraphFile.open(old).wholeGraph()
      let after = try GraphFile.open(new).wholeGraph()
      let difference = GraphDifference(from: before, to: after, leastChange: minChange)
      try output.write(DiffAnswer(difference))
    } catch { throw Console.failure(error) }
  }
}
