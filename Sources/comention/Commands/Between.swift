import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying

struct Between: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask what joins two entities.",
    discussion: """
      Shows the edge between the two with its sentences, and the entities that both have edges \
      with, those first whose lighter edge weighs most.

      EXAMPLES
        comention between graph.graphml Tokayev Massimov
        comention between graph.graphml Tokayev CSTO --kind place --evidence 1
        comention between graph.graphml Tokayev CSTO --format json
      """)

  @OptionGroup var graph: GraphArgument

  @Argument(help: "An id, a name or an alias.")
  var first: String

  @Argument(help: "Another.")
  var second: String

  @Option(help: "Only common neighbors of this kind: person, organization or place.")
  var kind: String?

  @OptionGroup var edges: EdgeOptions

  @Option(help: "Common neighbors to show; 0 for all.")
  var limit: Int = 0

  @Option(
    help: "Sentences to show for each edge. (default: all between the two, 0 else; all in json)")
  var evidence: Int?

  @OptionGroup var output: AnswerOptions

  func validate() throws {
    try CountOption.check(limit, "--limit")
    try CountOption.check(evidence, "--evidence")
  }

  func run() throws {
    do {
      let graph = try self.graph.open()
      let first = try self.graph.find(self.first, in: graph)
      let second = try self.graph.find(self.second, in: graph)
      if first == second {
        throw ValidationError(
          "'\(self.first)' and '\(self.second)' are both \(try graph.node(first).id); expected two entities"
        )
      }
      let query = BetweenQuery(kind: kind, edges: edges.filter, limit: CountOption.limit(limit))
      let answer = try query.answer(first, second, in: graph)
      try KindOption.check(kind, found: answer.common.count, in: graph)
      let own = output.evidence(evidence, inTable: .max)
      let evidence = output.evidence(self.evidence)
      func facts(_ link: GraphLink) throws -> EdgeFacts {
        EdgeFacts(try graph.edge(link.edge, evidence: evidence))
      }
      try output.write(
        BetweenAnswer(
          first: EntityFacts(try graph.node(first)), second: EntityFacts(try graph.node(second)),
          edge: try answer.edge.map { EdgeFacts(try graph.edge($0, evidence: own)) },
          common: answer.common.map { common in
            Named(
              try graph.node(common.node),
              BetweenAnswer.Edges(first: try facts(common.first), second: try facts(common.second)))
          }))
    } catch { throw Console.failure(error) }
  }
}

private struct BetweenAnswer: Answer {
  /// The edges of a common neighbor.
  struct Edges: Encodable {
    var first: EdgeFacts
    var second: EdgeFacts
  }

  var first: EntityFacts
  var second: EntityFacts
  var edge: EdgeFacts?
  var common: [Named<Edges>]

  var table: String {
    var text = "\(first.title)\n\(second.title)\n\n"
    if let edge {
      var table = Table(EdgeFacts.columns)
      table.add(edge.cells, notes: edge.evidenceLines)
      text += table.text
    } else {
      text += "no edge between them\n"
    }
    guard !common.isEmpty else { return text + "\nno common neighbors\n" }
    var table = Table([
      ("weight", .right), ("weight", .right), ("kind", .left), ("common neighbor", .left),
    ])
    for item in common {
      table.add(
        [item.facts.first.weight.shortText, item.facts.second.weight.shortText] + item.name.cells,
        notes: item.facts.first.evidenceLines + item.facts.second.evidenceLines)
    }
    return text + "\n" + table.text
  }

  var rows: [[String]] {
    var rows = [
      ["id", "name", "kind", "first_weight", "second_weight", "first_evidence", "second_evidence"]
    ]
    if let edge {
      rows.append([
        second.id, second.name, second.kind ?? "", edge.weight.exactText, "", edge.evidenceCell, "",
      ])
    }
    return rows
      + common.map { item in
        item.name.exactCells + [
          item.facts.first.weight.exactText, item.facts.second.weight.exactText,
          item.facts.first.evidenceCell,
          item.facts.second.evidenceCell,
        ]
      }
  }
}
