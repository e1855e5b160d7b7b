import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying

struct Neighbors: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask who stands beside an entity.",
    discussion: """
      GRAPH is a GraphML file, also one that another program wrote or gzip compressed. ENTITY is an \
      id, a name or an alias, in any case.

      EXAMPLES
        comention neighbors graph.graphml Tokayev
        comention neighbors graph.graphml CSTO --kind place --evidence 3
        comention neighbors graph.graphml CSTO --since 2022-01-05 --until 2022-01-07
        comention neighbors graph.graphml Almaty --sort significance --limit 20
        comention neighbors graph.graphml "Karim Massimov" --depth 2 --format json
      """)

  @OptionGroup var graph: GraphArgument

  @Argument(help: "An id, a name or an alias.")
  var entity: String

  @Option(help: "Only neighbors of this kind: person, organization or place.")
  var kind: String?

  @Option(help: "Steps to go.")
  var depth: Int = 1

  @OptionGroup var edges: EdgeOptions

  @Option(help: "What comes first: \(orders).")
  var sort: NeighborQuery.Order = .weight

  @Option(help: "Neighbors to show; 0 for all.")
  var limit: Int = 0

  @Option(help: "Sentences to show for each neighbor. (default: 0; all in json)")
  var evidence: Int?

  @OptionGroup var output: AnswerOptions

  private static var orders: String {
    NeighborQuery.Order.allCases.map(\.rawValue).joined(separator: ", ")
  }

  func validate() throws {
    if depth < 1 { throw ValidationError("--depth \(depth): expected 1 or more") }
    try CountOption.check(limit, "--limit")
    try CountOption.check(evidence, "--evidence")
  }

  func run() throws {
    do {
      let graph = try self.graph.open()
      let start = try self.graph.find(entity, in: graph)
      let query = NeighborQuery(
        kind: kind, depth: depth, edges: edges.filter, order: sort, limit: CountOption.limit(limit))
      let neighbors = try query.neighbors(of: start, in: graph)
      try KindOption.check(kind, found: neighbors.count, in: graph)
      let evidence = output.evidence(self.evidence)
      try output.write(
        NeighborsAnswer(
          entity: EntityFacts(try graph.node(start)),
          neighbors: neighbors.map { neighbor in
            let edge = try graph.edge(neighbor.edge, evidence: evidence)
            return NeighborsAnswer.Neighbor(
              name: EntityName(try graph.node(neighbor.node)), edge: EdgeFacts(edge),
              depth: neighbor.depth, via: EntityName(try graph.node(neighbor.via)),
              paragraphs: sort == .paragraphs ? edge.paragraphs : nil,
              significance: sort == .significance ? edge.significance : nil)
          },
          showsVia: depth > 1, order: sort))
    } catch { throw Console.failure(error) }
  }
}

extension NeighborQuery.Order: ExpressibleByArgument {}

private struct NeighborsAnswer: Answer {
  struct Neighbor: Encodable {
    var name: EntityName
    var edge: EdgeFacts
    var depth: Int
    var via: EntityName
    /// Only where neighbors are ordered by them.
    var paragraphs: Int?
    var significance: Double?

    enum CodingKeys: CodingKey { case depth, via, paragraphs, significance }

    func encode(to encoder: any Encoder) throws {
      try name.encode(to: encoder)
      try edge.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(depth, forKey: .depth)
      try container.encode(via.id, forKey: .via)
      try container.encodeIfPresent(paragraphs, forKey: .paragraphs)
      try container.encodeIfPresent(significance, forKey: .significance)
    }
  }

  var entity: EntityFacts
  var neighbors: [Neighbor]
  var showsVia: Bool
  var order: NeighborQuery.Order

  enum CodingKeys: CodingKey { case entity, neighbors }

  /// Whether the table has a column of its own for what neighbors are ordered by.
  private var showsOrder: Bool {
    switch order {
    case .paragraphs, .independentDocuments, .significance: true
    default: false
    }
  }

  var table: String {
    guard !neighbors.isEmpty else { return entity.head + "no neighbors\n" }
    var table = Table(
      (showsOrder ? [(order.rawValue, .right)] : []) + EdgeFacts.columns
        + [("kind", .left), ("name", .left)] + (showsVia ? [("via", .left)] : []))
    for neighbor in neighbors {
      let measure =
        switch order {
        case .independentDocuments: neighbor.edge.independentDocuments.cell
        case .paragraphs: neighbor.paragraphs.cell
        default: neighbor.significance.map { $0.fixedText(places: 2) } ?? ""
        }
      table.add(
        (showsOrder ? [measure] : []) + neighbor.edge.cells + neighbor.name.cells
          + (showsVia ? [neighbor.depth > 1 ? neighbor.via.name : ""] : []),
        notes: neighbor.edge.evidenceLines)
    }
    return entity.head + table.text
  }

  var rows: [[String]] {
    [
      [
        "id", "name", "kind", "weight", "sentences", "documents", "npmi", "depth", "via",
        "evidence",
      ]
    ]
      + neighbors.map { neighbor in
        neighbor.name.exactCells + neighbor.edge.exactCells
          + ["\(neighbor.depth)", neighbor.via.id, neighbor.edge.evidenceCell]
      }
  }
}
