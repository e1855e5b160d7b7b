import ArgumentParser
import DataModel
import ExtractionPipeline
import Foundation
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
        comention neighbors graph.graphml "Karim Massimov" --depth 2 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv }

  @Argument(help: "The graph file.", completion: .file(extensions: ["graphml", "graphml.gz"]))
  var graph: String

  @Argument(help: "An id, a name or an alias.")
  var entity: String

  @Option(help: "Only neighbors of this kind: person, organization or place.")
  var kind: String?

  @Option(help: "Steps to go.")
  var depth: Int = 1

  @Option(help: "Leave out edges that weigh less.")
  var minWeight: Double = 0

  @Option(help: "Neighbors to show; 0 for all.")
  var limit: Int = 0

  @Option(help: "Sentences to show for each neighbor. (default: 0; all in json)")
  var evidence: Int?

  @Option(help: "table, json or csv.")
  var format: Format = .table

  func validate() throws {
    if depth < 1 { throw ValidationError("--depth \(depth): expected 1 or more") }
    if limit < 0 { throw ValidationError("--limit \(limit): expected 0 or more") }
    if let evidence, evidence < 0 {
      throw ValidationError("--evidence \(evidence): expected 0 or more")
    }
  }

  func run() throws {
    do {
      let graph = try GraphFile.read(self.graph)
      let kind = try self.kind.map { try KindOption.check($0, in: graph) }
      let start = try find(entity, in: graph)
      let query = NeighborQuery(
        kind: kind, depth: depth, leastWeight: minWeight, limit: limit > 0 ? limit : nil)
      let neighbors = query.neighbors(of: start, in: graph)
      switch format {
      case .table: try Console.write(table(start, neighbors, graph))
      case .json: try Console.write(json(start, neighbors, graph) + "\n")
      case .csv: try Console.write(csv(neighbors, graph))
      }
    } catch { throw Console.failure(error) }
  }

  private func find(_ text: String, in graph: CoMentionGraph) throws -> Int {
    switch NameSearch(graph: graph).find(text) {
    case .found(let node, let others):
      if !others.isEmpty {
        let ids = others.prefix(5).map { graph.nodes[$0].id }.joined(separator: ", ")
        Console.note(
          "'\(text)' could also mean \(ids); taken as \(graph.nodes[node].id)")
      }
      return node
    case .notFound(let closest):
      let hint =
        closest.isEmpty
        ? "" : "; closest: " + closest.map { "'\($0)'" }.joined(separator: ", ")
      Console.note("comention: \(self.graph): no entity '\(text)'\(hint)")
      throw ExitStatus.notFound
    }
  }

  // MARK: - Output

  private func table(
    _ start: Int, _ neighbors: [NeighborQuery.Neighbor], _ graph: CoMentionGraph
  ) -> String {
    let node = graph.nodes[start]
    var head = node.name
    let facts = [
      node.kind, node.mentions.map { "\($0) mentions" }, node.documents.map { "\($0) documents" },
    ].compactMap { $0 }
    if !facts.isEmpty { head += " (\(facts.joined(separator: ", ")))" }
    var text = head + "\n"
    let aliases = node.aliases.filter { $0 != node.name }
    if !aliases.isEmpty { text += "also: \(aliases.joined(separator: "; "))\n" }
    guard !neighbors.isEmpty else { return text + "no neighbors\n" }
    var columns: [(String, Table.Alignment)] = [
      ("weight", .right), ("sentences", .right), ("documents", .right), ("npmi", .right),
      ("kind", .left), ("name", .left),
    ]
    if depth > 1 { columns += [("via", .left)] }
    var table = Table(columns)
    for neighbor in neighbors {
      let edge = graph.edges[neighbor.edge]
      var cells = [
        number(edge.weight), edge.sentences.map(String.init) ?? "",
        edge.documents.map(String.init) ?? "", edge.npmi.map { String(format: "%.2f", $0) } ?? "",
        graph.nodes[neighbor.node].kind ?? "", graph.nodes[neighbor.node].name,
      ]
      if depth > 1 { cells.append(neighbor.depth > 1 ? graph.nodes[neighbor.via].name : "") }
      table.add(cells)
    }
    let lines = table.lines
    text += lines[0] + "\n"
    for (number, neighbor) in neighbors.enumerated() {
      text += lines[number + 1] + "\n"
      for item in graph.edges[neighbor.edge].evidence.prefix(evidence ?? 0) {
        text += "        \(item.document):\(item.line): \(item.text)\n"
      }
    }
    return text
  }

  private func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : String(format: "%.3f", value)
  }

  private func csv(_ neighbors: [NeighborQuery.Neighbor], _ graph: CoMentionGraph) -> String {
    var text = "id,name,kind,weight,sentences,documents,npmi,depth,via,evidence\r\n"
    for neighbor in neighbors {
      let edge = graph.edges[neighbor.edge]
      let node = graph.nodes[neighbor.node]
      let sentences = edge.evidence.prefix(evidence ?? 0).map {
        "\($0.document):\($0.line): \($0.text)"
      }
      let cells = [
        node.id, node.name, node.kind ?? "", number(edge.weight),
        edge.sentences.map(String.init) ?? "", edge.documents.map(String.init) ?? "",
        edge.npmi.map { "\($0)" } ?? "", "\(neighbor.depth)", graph.nodes[neighbor.via].id,
        sentences.joined(separator: "\n"),
      ]
      text += cells.map(\.csvCell).joined(separator: ",") + "\r\n"
    }
    return text
  }

  private struct Answer: Encodable {
    struct Entity: Encodable {
      var id: String
      var name: String
      var kind: String?
      var aliases: [String]
      var mentions: Int?
      var documents: Int?
    }

    struct Sentence: Encodable {
      var document: String
      var line: Int
      var text: String
    }

    struct Neighbor: Encodable {
      var id: String
      var name: String
      var kind: String?
      var weight: Double
      var sentences: Int?
      var documents: Int?
      var npmi: Double?
      var depth: Int
      var via: String
      var evidence: [Sentence]
    }

    var entity: Entity
    var neighbors: [Neighbor]
  }

  private func json(
    _ start: Int, _ neighbors: [NeighborQuery.Neighbor], _ graph: CoMentionGraph
  ) throws -> String {
    let node = graph.nodes[start]
    let answer = Answer(
      entity: Answer.Entity(
        id: node.id, name: node.name, kind: node.kind, aliases: node.aliases,
        mentions: node.mentions, documents: node.documents),
      neighbors: neighbors.map { neighbor in
        let edge = graph.edges[neighbor.edge]
        let other = graph.nodes[neighbor.node]
        return Answer.Neighbor(
          id: other.id, name: other.name, kind: other.kind, weight: edge.weight,
          sentences: edge.sentences, documents: edge.documents, npmi: edge.npmi,
          depth: neighbor.depth, via: graph.nodes[neighbor.via].id,
          evidence: edge.evidence.prefix(evidence ?? .max).map {
            Answer.Sentence(document: $0.document, line: $0.line, text: $0.text)
          })
      })
    return try Console.json(answer, isPretty: true)
  }
}
