import DataModel
import GraphBuilding
import Testing

struct GraphBuilderTests {
  private let three = [
    entity("Ada", .person), entity("Royal Society", .organization), entity("London", .place),
  ]

  private func graph(
    _ documents: [DocumentEntities], _ options: GraphBuilder.Options = GraphBuilder.Options()
  ) -> CoMentionGraph {
    GraphBuilder(options: options).graph(of: documents, entities: three)
  }

  @Test func `an edge keeps all three counts whatever the window`() throws {
    let documents = [
      document("a", (0, [0, 1]), (0, [0, 1]), (1, [0, 1])), document("b", (0, [0]), (0, [1])),
      document("c", (0, [0]), (1, [1])),
    ]
    for window in Window.allCases {
      let edge = try #require(graph(documents, .init(window: window)).edges.first)
      #expect(edge.sentences == 3)
      #expect(edge.paragraphs == 3)
      #expect(edge.documents == 3)
    }
  }

  @Test func `the weight is the window's own count unless another is chosen`() throws {
    let documents = [document("a", (0, [0, 1]), (0, [0, 1]), (1, [0, 1]))]
    func weight(_ window: Window, _ measure: WeightMeasure?) -> Double? {
      graph(documents, .init(window: window, weight: measure)).edges.first?.weight
    }
    #expect(weight(.sentence, nil) == 3)
    #expect(weight(.paragraph, nil) == 2)
    #expect(weight(.document, nil) == 1)
    #expect(weight(.document, .sentences) == 3)
    #expect(weight(.sentence, .documents) == 1)
    // Every window holds both, so npmi has no value: never apart.
    #expect(weight(.sentence, .npmi) == 1)
  }

  @Test func `an edge whose weight would be zero or less is left out`() {
    // Both in one document, never in one sentence.
    let apart = [document("a", (0, [0]), (1, [1]))]
    #expect(graph(apart, .init(window: .document, weight: .sentences)).edges.isEmpty)
    #expect(graph(apart, .init(window: .document)).edges.count == 1)
    // They meet as often as chance has it: npmi 0.
    let chance = [document("a", (0, [0, 1]), (1, [0]), (2, [1]), (3, [2]))]
    #expect(graph(chance, .init(weight: .npmi)).edges.isEmpty)
    // A least weight below zero lets no such edge in.
    #expect(graph(chance, .init(weight: .npmi, leastWeight: -1)).edges.isEmpty)
  }

  @Test func `edges below the least weight are left out and those on it stay`() {
    let documents = [document("a", (0, [0, 1]), (0, [0, 1, 2]))]
    #expect(graph(documents, .init(leastWeight: 2)).edges.map(\.target) == [1])
    #expect(graph(documents, .init(leastWeight: 2.5)).edges.isEmpty)
  }

  @Test func `bylines and credits form no edge unless they are asked for`() {
    for zone in Zone.allCases {
      let documents = [document("a", (0, [0, 1]), zone: zone)]
      let forms = [.body, .headline, .caption].contains(zone)
      #expect(graph(documents).edges.count == (forms ? 1 : 0), "\(zone)")
      #expect(graph(documents, .init(zones: [zone])).edges.count == 1, "\(zone)")
    }
  }

  @Test func `a document that names an entity in a byline still counts for the node`() {
    let node = graph([document("a", date: "2022-01-05", (0, [0]), zone: .byline)]).nodes[0]
    #expect(node.documents == 1)
    #expect(node.firstSeen == "2022-01-05")
  }

  @Test func `evidence comes in the order of documents and stops at the limit`() {
    let documents = [
      document("a", (0, [2]), (0, [0, 1])), document("b", (0, [0, 1]), (1, [0, 1])),
    ]
    let all = ["a:2: a, sentence 1", "b:1: b, sentence 0", "b:2: b, sentence 1"]
    for limit in 0...4 {
      let edge = graph(documents, .init(evidence: limit)).edges[0]
      #expect(
        edge.evidence.map { "\($0.document):\($0.line): \($0.text)" } == Array(all.prefix(limit)))
      #expect(edge.sentences == 3)
    }
  }

  @Test func `evidence of a wide window shows the first sentence of each in text order`() {
    let documents = [document("a", (0, [1]), (0, [2]), (1, [0]))]
    let edges = graph(documents, .init(window: .document)).edges
    #expect(edges[0].evidence.map(\.text) == ["a, sentence 0 … a, sentence 2"])
    #expect(edges[0].evidence.map(\.line) == [1])
    #expect(edges[1].evidence.map(\.text) == ["a, sentence 1 … a, sentence 2"])
  }

  @Test func `first and last seen are the earliest and latest dates, in any order of documents`() {
    let documents = [
      document("a", date: "2022-01-07", (0, [0, 1])), document("b", (0, [0, 1])),
      document("c", date: "2021-12-31", (0, [0, 1])), document("d", date: "2023-01-01", (0, [0])),
    ]
    let graph = graph(documents)
    #expect(graph.edges[0].firstSeen == "2021-12-31")
    #expect(graph.edges[0].lastSeen == "2022-01-07")
    #expect(graph.nodes[0].lastSeen == "2023-01-01")
    #expect(graph.nodes[1].lastSeen == "2022-01-07")
    #expect(graph.nodes[2].firstSeen == nil)
  }

  @Test func `documents without dates leave an edge without dates`() {
    let edge = graph([document("a", (0, [0, 1]))]).edges[0]
    #expect(edge.firstSeen == nil && edge.lastSeen == nil)
  }

  @Test func `entities without an edge stay as nodes in their order`() {
    #expect(graph([]).nodes.map(\.name) == ["Ada", "Royal Society", "London"])
    #expect(graph([]).edges.isEmpty)
    let graph = graph([document("a", (0, [0, 2]))])
    #expect(graph.nodes.count == 3)
    #expect(graph.nodes[1].documents == 0)
  }

  @Test func `the graph says what it was counted from`() {
    let options = GraphBuilder.Options(window: .paragraph)
    #expect(
      graph([document("a", (0, [0]), (0, [1]), (1, [2])), document("b")], options).attributes == [
        Attribute("window", .string("paragraph")),
        Attribute("weight_measure", .string("paragraphs")), Attribute("documents", .integer(2)),
        Attribute("independent_documents", .integer(2)),
        Attribute("windows", .integer(2)),
      ])
  }
}
