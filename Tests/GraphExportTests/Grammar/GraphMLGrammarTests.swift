import DataModel
import Foundation
import TestSupport
import Testing

@testable import GraphExport

/// GraphML as it is written, held against `graphml.rng`.
struct GraphMLGrammarTests {
  private let grammar: RelaxNGGrammar

  init() throws {
    let file = try #require(Bundle.module.url(forResource: "graphml", withExtension: "rng"))
    grammar = try RelaxNGGrammar(Array(Data(contentsOf: file)))
  }

  private func expectValid(_ bytes: [UInt8], _ comment: Comment) {
    if !grammar.isValid(bytes) {
      Issue.record("\(comment): \(String(decoding: bytes.prefix(3000), as: UTF8.self))")
    }
  }

  @Test(arguments: [nil] + GraphMLProfile.allCases.map(Optional.some))
  func `every graph is valid, plain and for each program`(profile: GraphMLProfile?) throws {
    for seed in 1...150 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var graph = random.graph()
      if seed % 2 == 0 {
        for edge in graph.edges.indices { graph.edges.evidence[edge] = [] }
      }
      let bytes =
        try profile.map { try GraphMLWriter.bytes(graph, for: $0, points: nil) }
        ?? GraphMLWriter.bytes(graph)
      expectValid(bytes, "seed \(seed)")
    }
  }

  @Test(arguments: [
    "]]>", "<data>", "&amp; &#0;", "a\u{0}b\u{8}", "\u{FFFE}\u{FFFF}", "\u{202E}abc", "🇰🇿 \u{1F600}",
    " ", "\n", "\r\n\t", "e\u{301}", "\u{7F}\u{85}\u{2028}", "n 1", "xmlns:y=\"\"", "--><!--",
  ])
  func `hostile names are valid`(text: String) throws {
    var node = CoMentionGraph.Node(id: text, name: text, label: text, kind: text, aliases: [text])
    node.attributes = [Attribute(text, .string(text)), Attribute("kind", .string(text))]
    var edge = CoMentionGraph.Edge(source: 0, target: 1, weight: 1)
    edge.evidence = [Evidence(document: text, line: -1, text: text)]
    edge.attributes = node.attributes
    edge.firstSeen = text
    var graph = pair(node, .named("b"), edge: edge)
    graph.attributes = node.attributes
    expectValid(try GraphMLWriter.bytes(graph), "plain")
    for profile in GraphMLProfile.allCases {
      expectValid(try GraphMLWriter.bytes(graph, for: profile, points: nil), "\(profile)")
    }
  }

  @Test func `an empty graph is valid`() throws {
    expectValid(try GraphMLWriter.bytes(CoMentionGraph()), "empty")
  }

  private static let firstKey =
    #"<key id="g_documents" for="graph" attr.name="documents" attr.type="int"/>"#
  private static let firstData = #"<data key="g_documents">12</data>"#

  @Test(
    arguments: [
      (
        "another namespace", "graphml.graphdrawing.org/xmlns\"",
        "graphml.graphdrawing.org/graphml\""
      ),
      ("an unknown element", "<edge id=\"e0\"", "<line/><edge id=\"e0\""),
      ("a port", "<node id=\"thing\">", "<node id=\"thing\"><port name=\"p\"/>"),
      ("a default", firstKey, firstKey.dropLast(2) + "><default>1</default></key>"),
      ("an unknown attribute", "<node id=\"thing\">", "<node id=\"thing\" x=\"1\">"),
      ("data before a key", firstKey, firstData + firstKey),
      ("a key for all", "for=\"graph\"", "for=\"all\""),
      ("a key for nothing", " for=\"graph\"", ""),
      ("another type", "attr.type=\"int\"", "attr.type=\"long\""),
      ("a key without a type", " attr.type=\"int\"", ""),
      ("a key without a name", " attr.name=\"label\"", ""),
      ("data without a key", "<data key=\"g_documents\">", "<data>"),
      ("data of another scope", "<data key=\"g_documents\">", "<data key=\"n_label\">"),
      ("empty data", firstData, "<data key=\"g_documents\"/>"),
      ("elements in data", firstData, "<data key=\"g_documents\"><b/></data>"),
      ("a directed graph", "edgedefault=\"undirected\"", "edgedefault=\"directed\""),
      ("no direction", " edgedefault=\"undirected\"", ""),
      ("a node without an id", "<node id=\"thing\">", "<node>"),
      ("an id with a space", "<node id=\"thing\">", "<node id=\"the thing\">"),
      ("an edge without an end", " target=\"place.almaty\"", ""),
      ("an edge's id that is no number", "<edge id=\"e0\"", "<edge id=\"n0\""),
      ("no weight", "<data key=\"e_weight\">0.1</data>", ""),
      ("a weight of zero", "<data key=\"e_weight\">0.1<", "<data key=\"e_weight\">0.0<"),
      ("a weight with a comma", "<data key=\"e_weight\">0.1<", "<data key=\"e_weight\">0,1<"),
      ("a weight below zero", "<data key=\"e_weight\">0.1<", "<data key=\"e_weight\">-0.1<"),
      ("another interaction", ">co-mention<", ">meets<"),
      ("evidence without a line", "a.txt:3: ", "a.txt: "),
      ("a second graph", "</graphml>", "<graph id=\"G\" edgedefault=\"undirected\"/></graphml>"),
      ("a node after an edge", "</graph>", "<node id=\"z\"/></graph>"),
      (
        "a nested graph", "<node id=\"thing\">",
        "<node id=\"thing\"><graph edgedefault=\"undirected\"/>"
      ),
      ("text outside of data", "<node id=\"thing\">", "x<node id=\"thing\">"),
      ("no end", "</graphml>", ""),
    ] as [(String, String, String)])
  func `what is broken is not valid`(what: String, old: String, new: String) throws {
    let text = String(decoding: try GraphMLWriter.bytes(.sample), as: UTF8.self)
    let broken = text.replacing(old, with: new)
    #expect(broken != text, "the sample has no \(old)")
    #expect(!grammar.isValid(Array(broken.utf8)), "\(what)")
  }

  @Test(arguments: [
    ("<y:Shape type=\"rectangle\"/>", ""), ("type=\"hexagon\"", "type=\"blob\""),
    ("#d95f02", "orange"), ("<key id=\"y_edge\" for=\"edge\" yfiles.type=\"edgegraphics\"/>", ""),
    ("<y:ShapeNode>", "<y:ShapeNode><y:Realizer/>"),
  ])
  func `a broken drawing is not valid`(old: String, new: String) throws {
    let text = String(
      decoding: try GraphMLWriter.bytes(.sample, for: .yed, points: nil), as: UTF8.self)
    let broken = text.replacing(old, with: new)
    #expect(broken != text, "the sample has no \(old)")
    #expect(!grammar.isValid(Array(broken.utf8)))
  }
}
