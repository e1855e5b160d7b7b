import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying

struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a graph in numbers.",
    discussion: """
      EXAMPLES
        comention stats graph.graphml
        comention stats graph.graphml --format json
      """)

  @OptionGroup var graph: GraphArgument

  @OptionGroup var output: AnswerOptions

  func run() throws {
    do {
      let graph = try self.graph.open().wholeGraph()
      try output.write(StatsAnswer(statistics: GraphStatistics(graph)))
    } catch { throw Console.failure(error) }
  }
}

private struct StatsAnswer: Answer {
  var statistics: GraphStatistics

  private struct Kind: Encodable {
    var kind: String?
    var nodes: Int
  }

  private struct Weight: Encodable {
    var min: Double
    var median: Double
    var mean: Double
    var max: Double
  }

  enum CodingKeys: String, CodingKey {
    case nodes, kinds, edges, components, isolated, density, weight, attributes
    case largestComponent = "largest_component"
    case firstSeen = "first_seen"
    case lastSeen = "last_seen"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(statistics.nodes, forKey: .nodes)
    try container.encode(
      statistics.kinds.map { Kind(kind: $0.kind, nodes: $0.nodes) }, forKey: .kinds)
    try container.encode(statistics.edges, forKey: .edges)
    try container.encode(statistics.components, forKey: .components)
    try container.encode(statistics.largestComponent, forKey: .largestComponent)
    try container.encode(statistics.isolated, forKey: .isolated)
    try container.encode(statistics.density, forKey: .density)
    let weight = statistics.weights.map {
      Weight(min: $0.least, median: $0.median, mean: $0.mean, max: $0.greatest)
    }
    try container.encodeIfPresent(weight, forKey: .weight)
    try container.encodeIfPresent(statistics.firstSeen, forKey: .firstSeen)
    try container.encodeIfPresent(statistics.lastSeen, forKey: .lastSeen)
    try container.encode(statistics.attributes.byName, forKey: .attributes)
  }

  /// Names and values, as CSV has them.
  private var facts: [(name: String, value: AttributeValue)] {
    var facts: [(String, AttributeValue)] = [("nodes", .integer(statistics.nodes))]
    facts += statistics.kinds.map { ("kind: \($0.kind ?? "none")", .integer($0.nodes)) }
    facts += [
      ("edges", .integer(statistics.edges)), ("components", .integer(statistics.components)),
      ("largest component", .integer(statistics.largestComponent)),
      ("isolated nodes", .integer(statistics.isolated)), ("density", .real(statistics.density)),
    ]
    if let weights = statistics.weights {
      facts += [
        ("least weight", .real(weights.least)), ("median weight", .real(weights.median)),
        ("mean weight", .real(weights.mean)), ("greatest weight", .real(weights.greatest)),
      ]
    }
    let days = [("first seen", statistics.firstSeen), ("last seen", statistics.lastSeen)]
    facts += days.compactMap { name, day in day.map { (name, .string($0)) } }
    return facts + statistics.attributes.map { ("graph: \($0.name)", $0.value) }
  }

  var table: String {
    let facts = self.facts
    let width = facts.map(\.name.count).max() ?? 0
    return facts.map { name, value in
      let text = name == "density" ? statistics.density.fixedText(places: 6) : value.text
      return "\(name.padding(to: width))  \(text)\n"
    }.joined()
  }

  var rows: [[String]] { [["name", "value"]] + facts.map { [$0.name, $0.value.exactText] } }
}
