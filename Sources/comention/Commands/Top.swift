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
        comention top graph.graphml --by weighted-degree --kind place --limit 50
        comention top graph.graphml --by documents --format csv
        comention top graph.graphml --by pagerank --kind person

      Degree is the number of an entity's edges, weighted degree the sum of their weights. PageRank \
      is high where heavy edges lead to entities that rank high themselves, betweenness where the \
      shortest paths of many others pass, closeness and harmonic closeness where all others are near. \
      Paths are as long as their edges' distances, 1 / weight.
      """)

  /// What entities are ordered by.
  enum Measure: String, ExpressibleByArgument, CaseIterable {
    case mentions, documents
    case independentDocuments = "independent-documents"
    case degree
    case weightedDegree = "weighted-degree"
    case pagerank, betweenness, closeness, harmonic

    /// Whether the shortest paths from each entity, or from a sample, are followed.
    private var followsPaths: Bool { [.betweenness, .closeness, .harmonic].contains(self) }

    /// The values of all nodes; `nil` where a node has none.
    func values(in graph: CoMentionGraph) throws -> [Double?] {
      switch self {
      case .mentions: NodeMeasure.mentions.values(in: graph)
      case .documents: NodeMeasure.documents.values(in: graph)
      case .independentDocuments: NodeMeasure.independentDocuments.values(in: graph)
      case .degree: NodeMeasure.degree.values(in: graph)
      case .weightedDegree: NodeMeasure.weightedDegree.values(in: graph)
      case .pagerank, .betweenness, .closeness, .harmonic: try analysis(of: graph)
      }
    }

    private func analysis(of graph: CoMentionGraph) throws -> [Double?] {
      let analyzer = try GraphAnalyzer(graph)
      let sources = analyzer.sourceCount(of: .automatic)
      if followsPaths, sources < analyzer.nodeCount {
        Console.note(
          "comention: \(rawValue) is estimated from the paths of \(sources) of \(analyzer.nodeCount) entities"
        )
      }
      switch self {
      case .betweenness: return try analyzer.betweenness()
      case .closeness: return try analyzer.closeness()
      case .harmonic: return try analyzer.harmonicCloseness()
      default: return try analyzer.pageRank()
      }
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
    } catch let error as AnalysisError where error.reason == .isLeftOut {
      throw ValidationError("--by \(by.rawValue): \(error)")
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
