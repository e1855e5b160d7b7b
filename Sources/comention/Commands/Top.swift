import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphAnalysis
import GraphQuerying

struct Top: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the entities that come first by some measure.",
    discussion: """
      EXAMPLES
        comention top graph.graphml
        comention top graph.graphml --by weighted-degree --kind organization --limit 50
        comention top graph.graphml --by pagerank --format csv

      Degree is the number of an entity's edges, weighted degree the sum of their weights. PageRank \
      is high for who stands beside others that it is high for, betweenness for who joins parts of \
      the graph, closeness and harmonic closeness for who is near to all; the last three go by \
      distance, 1 / weight, and are estimated in large graphs, which is said then.
      """)

  /// What entities are ordered by.
  enum Measure: String, ExpressibleByArgument, CaseIterable {
    case mentions, documents, degree
    case weightedDegree = "weighted-degree"
    case pagerank, betweenness, closeness, harmonic

    /// The values of all nodes; `nil` where a node has none.
    func values(in graph: CoMentionGraph) throws -> [Double?] {
      switch self {
      case .mentions: NodeMeasure.mentions.values(in: graph)
      case .documents: NodeMeasure.documents.values(in: graph)
      case .degree: NodeMeasure.degree.values(in: graph)
      case .weightedDegree: NodeMeasure.weightedDegree.values(in: graph)
      case .pagerank: try GraphAnalyzer(graph).pageRank()
      case .betweenness: try estimating(graph) { try $0.betweenness() }
      case .closeness: try estimating(graph) { try $0.closeness() }
      case .harmonic: try estimating(graph) { try $0.harmonicCloseness() }
      }
    }

    /// Says so where following paths from every node would take too long.
    private func estimating(
      _ graph: CoMentionGraph, _ body: (GraphAnalyzer) throws -> [Double]
    ) throws -> [Double] {
      let analyzer = try GraphAnalyzer(graph)
      let sources = analyzer.sourceCount(of: .automatic)
      if sources < graph.nodes.count {
        Console.note("\(rawValue) is estimated from \(sources) of \(graph.nodes.count) nodes")
      }
      return try body(analyzer)
    }
  }

  @OptionGroup var graph: GraphArgument

  @Option(help: "What counts: \(Measure.allCases.map(\.rawValue).joined(separator: ", ")).")
  var by: Measure = .mentions

  @Option(help: "Only entities of this kind: person, organization or place.")
  var kind: String?

  @Option(help: "Entities to show; 0 for all.")
  var limit: Int = 20

  @OptionGroup var output: AnswerOptions

  func validate() throws { try CountOption.check(limit, "--limit") }

  func run() throws {
    do {
      let graph = try self.graph.open().wholeGraph()
      let kind = try self.kind.map { try KindOption.check($0, in: graph) }
      let values = try by.values(in: graph)
      if !values.isEmpty, values.allSatisfy({ $0 == nil }) {
        throw ValidationError(
          "--by \(by.rawValue): the graph does not have it; expected degree or weighted-degree")
      }
      let entries = NodeRanking(kind: kind, limit: CountOption.limit(limit))
        .top(of: values, in: graph)
      try output.write(
        TopAnswer(
          by: by.rawValue,
          entities: entries.map {
            Named(graph.nodes[$0.node], TopAnswer.Measured(value: $0.value))
          }))
    } catch { throw Console.failure(error) }
  }
}

private struct TopAnswer: Answer {
  struct Measured: Encodable {
    var value: Double
  }

  var by: String
  var entities: [Named<Measured>]

  var table: String {
    guard !entities.isEmpty else { return "no entities\n" }
    var table = Table([(by, .right), ("kind", .left), ("name", .left)])
    for entry in entities { table.add([entry.facts.value.shortText] + entry.name.cells) }
    return table.text
  }

  var rows: [[String]] {
    [["id", "name", "kind", by]] + entities.map { $0.name.exactCells + [$0.facts.value.exactText] }
  }
}
