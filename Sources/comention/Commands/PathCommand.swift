import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying

struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Ask for the shortest way from one entity to another.",
    discussion: """
      An edge is as long as its distance, 1 / weight, so that a way over heavy edges is short. Of \
      several shortest ways the one of fewest steps is shown, then the first by name.

      EXAMPLES
        comention path graph.graphml Massimov CSTO --evidence 1
        comention path graph.graphml Massimov CSTO --unweighted --all
        comention path graph.graphml Massimov Moscow --min-weight 2 --format json

      The status is 1 where nothing joins the two.
      """)

  @OptionGroup var graph: GraphArgument

  @Argument(help: "Where to begin: an id, a name or an alias.")
  var from: String

  @Argument(help: "Where to end.")
  var to: String

  @Flag(help: "Count steps, whatever edges weigh.")
  var unweighted = false

  @Flag(help: "Show all shortest ways, up to the limit.")
  var all = false

  @Option(help: "Ways to show with --all; 0 for all. (default: 20)")
  var limit: Int?

  @OptionGroup var edges: EdgeOptions

  @Option(help: "Sentences to show for each step. (default: 0; all in json)")
  var evidence: Int?

  @OptionGroup var output: AnswerOptions

  /// Shortest ways may be more than anyone can read.
  private static let usualLimit = 20

  func validate() throws {
    try CountOption.check(limit, "--limit")
    try CountOption.check(evidence, "--evidence")
    if limit != nil, !all { throw ValidationError("--limit: expected --all with it") }
  }

  func run() throws {
    do {
      let graph = try self.graph.open()
      let start = try self.graph.find(from, in: graph)
      let end = try self.graph.find(to, in: graph)
      let query = PathQuery(
        isUnweighted: unweighted, edges: edges.filter,
        limit: all ? CountOption.limit(limit ?? PathCommand.usualLimit) : 1)
      let (first, last) = (EntityFacts(try graph.node(start)), EntityFacts(try graph.node(end)))
      guard let answer = try query.paths(from: start, to: end, in: graph) else {
        Console.note(
          "comention: \(self.graph.path): no path from '\(first.name)' to '\(last.name)'")
        throw ExitStatus.notFound
      }
      let evidence = output.evidence(self.evidence)
      try output.write(
        PathAnswer(
          from: first, to: last, length: answer.length, count: answer.count,
          paths: answer.paths.map { path in
            PathAnswer.Path(
              steps: try zip(path.nodes.dropFirst(), path.edges).map { node, edge in
                Named(try graph.node(node), EdgeFacts(try graph.edge(edge, evidence: evidence)))
              })
          }, isUnweighted: unweighted))
    } catch { throw Console.failure(error) }
  }
}

private struct PathAnswer: Answer {
  struct Path: Encodable {
    /// Entities on the way, each with the edge by which it is reached.
    var steps: [Named<EdgeFacts>]
  }

  var from: EntityFacts
  var to: EntityFacts
  var length: Double
  var count: Int
  var paths: [Path]
  var isUnweighted: Bool

  enum CodingKeys: CodingKey { case from, to, length, count, paths }

  var table: String {
    let length = isUnweighted ? "\(Int(self.length)) steps" : "length \(self.length.shortText)"
    let others = count == 1 ? "one shortest path" : "\(count) shortest paths"
    var text = "\(from.title)\nto \(to.title)\n\(length), \(others)\n"
    for path in paths {
      var table = Table(EdgeFacts.columns + [("kind", .left), ("name", .left)])
      table.add(EdgeFacts.columns.map { _ in "" } + [from.kind ?? "", from.name])
      for step in path.steps {
        table.add(step.facts.cells + step.name.cells, notes: step.facts.evidenceLines)
      }
      text += "\n" + table.text
    }
    return text
  }

  var rows: [[String]] {
    var rows = [
      [
        "path", "step", "id", "name", "kind", "weight", "sentences", "documents", "npmi",
        "evidence",
      ]
    ]
    for (number, path) in paths.enumerated() {
      let start = ["\(number + 1)", "0", from.id, from.name, from.kind ?? ""]
      rows.append(start + ["", "", "", "", ""])
      for (place, step) in path.steps.enumerated() {
        let head = ["\(number + 1)", "\(place + 1)"]
        rows.append(
          head + step.name.exactCells + step.facts.exactCells + [step.facts.evidenceCell])
      }
    }
    return rows
  }
}
