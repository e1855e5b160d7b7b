import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying

struct EntityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entity",
    abstract: "Show what the graph knows of an entity.",
    discussion: """
      EXAMPLES
        comention entity graph.graphml Tokayev
        comention entity graph.graphml place.almaty --neighbors 20 --evidence 10
        comention entity graph.graphml CSTO --format json
      """)

  @OptionGroup var graph: GraphArgument

  @Argument(help: "An id, a name or an alias.")
  var entity: String

  @Option(help: "Strongest neighbors to show.")
  var neighbors: Int = 10

  @Option(help: "Sentences to show, of the edges to these neighbors.")
  var evidence: Int = 5

  @OptionGroup var output: AnswerOptions

  func validate() throws {
    try CountOption.check(neighbors, "--neighbors")
    try CountOption.check(evidence, "--evidence")
  }

  func run() throws {
    do {
      let graph = try self.graph.open()
      let number = try self.graph.find(entity, in: graph)
      let card = try EntityCard(of: number, neighbors: neighbors, evidence: evidence, in: graph)
      try output.write(
        EntityAnswer(
          entity: EntityFacts(card.node), node: card.node,
          neighbors: card.neighbors.map {
            Named(try graph.node($0.node), EntityAnswer.Edge(weight: $0.weight))
          },
          evidence: card.evidence.map(Sentence.init)))
    } catch { throw Console.failure(error) }
  }
}

private struct EntityAnswer: Answer {
  struct Edge: Encodable {
    var weight: Double
  }

  var entity: EntityFacts
  var node: CoMentionGraph.Node
  var neighbors: [Named<Edge>]
  var evidence: [Sentence]

  enum CodingKeys: String, CodingKey {
    case label, attributes, neighbors, evidence
    case firstSeen = "first_seen"
    case lastSeen = "last_seen"
  }

  func encode(to encoder: any Encoder) throws {
    try entity.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(node.label, forKey: .label)
    try container.encodeIfPresent(node.firstSeen, forKey: .firstSeen)
    try container.encodeIfPresent(node.lastSeen, forKey: .lastSeen)
    try container.encode(node.attributes.byName, forKey: .attributes)
    try container.encode(neighbors, forKey: .neighbors)
    try container.encode(evidence, forKey: .evidence)
  }

  /// What is known beside the counts, with its names.
  private var facts: [(name: String, value: String)] {
    let days: [(String, String?)] = [("first_seen", node.firstSeen), ("last_seen", node.lastSeen)]
    return [("independent_documents", entity.independentDocuments.map { "\($0)" })]
      .compactMap { name, count in count.map { (name, $0) } }
      + days.compactMap { name, day in day.map { (name, $0) } }
      + node.attributes.map { ($0.name, $0.value.exactText) }
  }

  var table: String {
    var text = entity.head + "id: \(entity.id)\n"
    if node.label != node.name { text += "label: \(node.label)\n" }
    for fact in facts { text += "\(fact.name): \(fact.value)\n" }
    if neighbors.isEmpty {
      text += "\nno neighbors\n"
    } else {
      var table = Table([("weight", .right), ("kind", .left), ("strongest neighbor", .left)])
      for neighbor in neighbors {
        table.add([neighbor.facts.weight.shortText] + neighbor.name.cells)
      }
      text += "\n" + table.text
    }
    if !evidence.isEmpty {
      text += "\n" + evidence.map { $0.placedText + "\n" }.joined()
    }
    return text
  }

  var rows: [[String]] {
    var rows = [["field", "value"], ["id", entity.id], ["name", entity.name]]
    rows.append(["label", node.label])
    if let kind = entity.kind { rows.append(["kind", kind]) }
    rows += entity.aliases.map { ["alias", $0] }
    if let mentions = entity.mentions { rows.append(["mentions", "\(mentions)"]) }
    if let documents = entity.documents { rows.append(["documents", "\(documents)"]) }
    rows += facts.map { [$0.name, $0.value] }
    rows += neighbors.map { ["neighbor", $0.name.id] }
    return rows + evidence.map { ["evidence", $0.placedText] }
  }
}
