import DataModel
import Foundation
import TestSupport
import Testing

@testable import GraphExport

private func written(_ graph: CoMentionGraph) throws -> String {
  String(decoding: try GraphMLWriter.bytes(graph), as: UTF8.self)
}

/// The lines that contain `part`, without their indentation.
private func lines(with part: String, in graph: CoMentionGraph) throws -> [String] {
  try written(graph).split(separator: "\n").filter { $0.contains(part) }
    .map { String($0.drop { $0 == " " }) }
}

private func error(_ graph: CoMentionGraph) -> String? {
  do {
    _ = try GraphMLWriter.bytes(graph)
    return nil
  } catch {
    return error.description
  }
}

struct GraphMLWriterTests {
  @Test func `the sample graph is written as it always was`() throws {
    #expect(
      try written(.sample) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
        http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
          <key id="g_documents" for="graph" attr.name="documents" attr.type="int"/>
          <key id="g_window" for="graph" attr.name="window" attr.type="string"/>
          <key id="n_label" for="node" attr.name="label" attr.type="string"/>
          <key id="n_name" for="node" attr.name="name" attr.type="string"/>
          <key id="n_kind" for="node" attr.name="kind" attr.type="string"/>
          <key id="n_aliases" for="node" attr.name="aliases" attr.type="string"/>
          <key id="n_mentions" for="node" attr.name="mentions" attr.type="int"/>
          <key id="n_documents" for="node" attr.name="documents" attr.type="int"/>
          <key id="n_first_seen" for="node" attr.name="first_seen" attr.type="string"/>
          <key id="n_last_seen" for="node" attr.name="last_seen" attr.type="string"/>
          <key id="n_checked" for="node" attr.name="checked" attr.type="string"/>
          <key id="n_rank" for="node" attr.name="rank" attr.type="double"/>
          <key id="n_wikidata" for="node" attr.name="wikidata" attr.type="string"/>
          <key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
          <key id="e_distance" for="edge" attr.name="distance" attr.type="double"/>
          <key id="e_sentences" for="edge" attr.name="sentences" attr.type="int"/>
          <key id="e_paragraphs" for="edge" attr.name="paragraphs" attr.type="int"/>
          <key id="e_documents" for="edge" attr.name="documents" attr.type="int"/>
          <key id="e_npmi" for="edge" attr.name="npmi" attr.type="double"/>
          <key id="e_significance" for="edge" attr.name="significance" attr.type="double"/>
          <key id="e_first_seen" for="edge" attr.name="first_seen" attr.type="string"/>
          <key id="e_last_seen" for="edge" attr.name="last_seen" attr.type="string"/>
          <key id="e_interaction" for="edge" attr.name="interaction" attr.type="string"/>
          <key id="e_evidence" for="edge" attr.name="evidence" attr.type="string"/>
          <graph id="G" edgedefault="undirected">
            <data key="g_documents">12</data>
            <data key="g_window">sentence</data>
            <node id="person.kassym-jomart-tokayev">
              <data key="n_label">K.-J. Tokayev</data>
              <data key="n_name">Kassym-Jomart Tokayev</data>
              <data key="n_kind">person</data>
              <data key="n_aliases">Tokayev; President, Tokayev</data>
              <data key="n_mentions">12</data>
              <data key="n_documents">5</data>
              <data key="n_first_seen">2022-01-02</data>
              <data key="n_last_seen">2022-01-20</data>
              <data key="n_rank">1.0</data>
              <data key="n_wikidata">Q15</data>
            </node>
            <node id="organization.csto">
              <data key="n_label">CSTO</data>
              <data key="n_name">CSTO</data>
              <data key="n_kind">organization</data>
            </node>
            <node id="place.almaty">
              <data key="n_label">Almaty</data>
              <data key="n_name">Almaty</data>
              <data key="n_kind">place</data>
              <data key="n_mentions">7</data>
              <data key="n_documents">3</data>
            </node>
            <node id="thing">
              <data key="n_label">A &amp; B &lt;"C"&gt;</data>
              <data key="n_name">A &amp; B &lt;"C"&gt;</data>
              <data key="n_checked">true</data>
              <data key="n_rank">2.5</data>
            </node>
            <edge id="e0" source="person.kassym-jomart-tokayev" target="organization.csto">
              <data key="e_weight">0.1</data>
              <data key="e_distance">10.0</data>
              <data key="e_sentences">1</data>
              <data key="e_interaction">co-mention</data>
            </edge>
            <edge id="e1" source="person.kassym-jomart-tokayev" target="place.almaty">
              <data key="e_weight">3.0</data>
              <data key="e_distance">0.3333333333333333</data>
              <data key="e_sentences">3</data>
              <data key="e_paragraphs">2</data>
              <data key="e_documents">2</data>
              <data key="e_npmi">0.25</data>
              <data key="e_significance">1.5</data>
              <data key="e_first_seen">2022-01-02</data>
              <data key="e_last_seen">2022-01-20</data>
              <data key="e_interaction">co-mention</data>
              <data key="e_evidence">a.txt:3: Tokayev was in Almaty.
        http://localhost:80/b:12: Again: in "Almaty".</data>
            </edge>
          </graph>
        </graphml>

        """)
  }

  @Test func `an empty graph is a graph`() throws {
    let text = try written(CoMentionGraph())
    #expect(text.contains("<graph id=\"G\" edgedefault=\"undirected\"/>"))
    #expect(!text.contains("<key"))
    #expect(try GraphMLReader.read(bytes: [UInt8](text.utf8), file: "a").graph == CoMentionGraph())
  }

  // MARK: - The rules of DESIGN.md

  @Test func `the root is in the first lines, with the namespace and no document type`() throws {
    let text = try written(.sample)
    let second = text.split(separator: "\n")[1]
    #expect(second.hasPrefix("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "))
    #expect(second.contains("xsi:schemaLocation"))
    #expect(!text.contains("<!DOCTYPE"))
  }

  @Test func `keys come first and ids are unique in the whole file`() throws {
    let all = Attribute("window", .integer(1))
    var graph = pair(.named("a", [all]), edge: .init(source: 0, target: 1, weight: 1))
    graph.attributes = [all, Attribute("weight", .integer(2)), Attribute("n_window", .integer(3))]
    graph.edges[0].attributes = [all]
    let text = try written(graph)
    let keys = try lines(with: "<key", in: graph)
    let ids = keys.compactMap { $0.split(separator: "\"").dropFirst().first }
    #expect(Set(ids).count == keys.count)
    #expect(ids.contains("g_window") && ids.contains("n_window") && ids.contains("e_window"))
    #expect(
      try #require(text.range(of: "<key", options: .backwards)).upperBound
        < #require(text.range(of: "<graph ")).lowerBound)
    #expect(keys.allSatisfy { !$0.contains("\"all\"") })
  }

  @Test func `types are string, int and double only`() throws {
    let values: [(AttributeValue, String)] = [
      (.string("x"), "string"), (.boolean(true), "string"), (.integer(-5), "int"),
      (.integer(2_147_483_647), "int"), (.integer(2_147_483_648), "double"),
      (.integer(1 << 53), "double"), (.integer((1 << 53) + 1), "string"),
      (.integer(.min), "string"), (.real(1), "double"),
    ]
    for (value, type) in values {
      let graph = pair(.named("a", [Attribute("x", value)]))
      #expect(
        try lines(with: "n_x\" for", in: graph) == [
          "<key id=\"n_x\" for=\"node\" attr.name=\"x\" attr.type=\"\(type)\"/>"
        ])
    }
  }

  @Test(
    arguments: [
      ([.integer(1), .real(2.5)], "double", ["1.0", "2.5"]),
      ([.integer(1), .string("x")], "string", ["1", "x"]),
      ([.real(1), .boolean(false)], "string", ["1.0", "false"]),
      ([.integer((1 << 53) + 1), .real(0.5)], "string", ["9007199254740993", "0.5"]),
      ([.integer(3_000_000_000), .integer(1)], "double", ["3000000000.0", "1.0"]),
    ] as [([AttributeValue], String, [String])])
  func `a key with values of several types has one that holds them all`(
    values: [AttributeValue], type: String, expected: [String]
  ) throws {
    let graph = pair(
      .named("a", [Attribute("x", values[0])]), .named("b", [Attribute("x", values[1])]))
    #expect(try lines(with: "n_x\" for", in: graph)[0].contains("attr.type=\"\(type)\""))
    #expect(
      try lines(with: "key=\"n_x\"", in: graph)
        == expected.map { "<data key=\"n_x\">\($0)</data>" })
  }

  @Test(arguments: [
    (["Foo", "foo", "FOO"], ["FOO", "Foo_2", "foo_3"]),
    (["foo", "Foo", "foo_2"], ["Foo", "foo_2", "foo_3"]),
    (
      ["Label", "NAME", "Kind", "type", "Type", "id"],
      ["Kind_2", "Label_2", "NAME_2", "Type_2", "id_2", "type_3"]
    ),
    (["x", "x"], ["x", "x_2"]),
    (["", " "], [" ", "attribute"]),
    // A reader would take these for the kind or the first sight, of which the graph has none.
    (["category", "First Seen", "node label"], ["First Seen_2", "category_2", "node label"]),
    (["a\u{1}", "a\u{2}"], ["a\u{FFFD}", "a\u{FFFD}_2"]),
  ])
  func `no name is twice in a scope, by case neither`(names: [String], expected: [String]) throws {
    let graph = pair(.named("a", names.map { Attribute($0, .integer(1)) }))
    let written = try lines(with: "<key id=\"n_", in: graph).map {
      String($0.split(separator: "\"")[5])
    }
    #expect(written == ["label", "name"] + expected)
  }

  @Test func `an edge has no label, source or target among its attributes`() throws {
    var graph = pair()
    graph.edges[0].attributes = ["label", "Source", "target", "TYPE", "key", "weight"].map {
      Attribute($0, .integer(1))
    }
    let names = try lines(with: "_2\" for=\"edge\"", in: graph)
    #expect(names.count == 6)
  }

  @Test func `ids that are no NMTOKENs become some`() throws {
    let ids = ["a", "n 0", "n\t0", "n-0", "<&>", "\u{1F600}", "Жук", "x:y.z_1-·", " a "]
    let graph = CoMentionGraph(nodes: ids.map { .named($0) })
    let written = try lines(with: "<node", in: graph).map { String($0.split(separator: "\"")[1]) }
    #expect(
      written.sorted()
        == [
          "a", "a_2", "n-0", "n-0_2", "n-0_3", "node", "x:y.z_1-·", "Жук", "😀",
        ].map { $0 == "😀" ? "😀" : $0 }.sorted())
  }

  @Test func `what is absent, empty or no number has no data`() throws {
    let attributes = [
      Attribute("text", .string("")), Attribute("nan", .real(.nan)),
      Attribute("infinite", .real(-.infinity)), Attribute("zero", .real(-0.0)),
    ]
    var node = CoMentionGraph.Node.named("a", kind: "", attributes)
    node.firstSeen = ""
    node.aliases = ["", ""]
    var edge = CoMentionGraph.Edge(source: 0, target: 1, weight: .leastNonzeroMagnitude)
    edge.npmi = .nan
    edge.significance = .infinity
    let text = try written(pair(node, edge: edge))
    for name in ["text", "nan", "infinite", "kind", "first_seen", "aliases", "npmi"] {
      #expect(!text.contains("\"\(name)\""), "\(name)")
    }
    #expect(text.contains("<data key=\"n_zero\">0.0</data>"))
    #expect(!text.contains("></data>"))
  }

  @Test func `no number is so small that igraph refuses it`() throws {
    var graph = pair(.named("a", [Attribute("x", .real(-.leastNonzeroMagnitude))]))
    graph.edges[0].weight = .leastNonzeroMagnitude
    #expect(
      try lines(with: "<data", in: graph).filter { $0.contains("n_x") || $0.contains("e_") } == [
        "<data key=\"n_x\">0.0</data>", "<data key=\"e_weight\">2.2250738585072014e-308</data>",
        "<data key=\"e_distance\">4.49423283715579e+307</data>",
        "<data key=\"e_interaction\">co-mention</data>",
      ])
    graph.edges[0].weight = .greatestFiniteMagnitude
    #expect(
      try lines(with: "key=\"e_", in: graph) == [
        "<data key=\"e_weight\">1.7976931348623157e+308</data>",
        "<data key=\"e_interaction\">co-mention</data>",
      ])
  }

  @Test func `nodes stand by kind, name and id, edges by their ends`() throws {
    let graph = CoMentionGraph(
      nodes: [
        .named("z"), .named("y", kind: "vessel"), .named("x", kind: "place"),
        .named("w", kind: "aircraft"), .named("v", kind: "organization"),
        .named("é", kind: "person"), .named("u", kind: "person"), .named("Z", kind: "person"),
      ],
      edges: [
        .init(source: 0, target: 1, weight: 1), .init(source: 0, target: 7, weight: 1),
        .init(source: 6, target: 7, weight: 1),
      ])
    #expect(
      try lines(with: "<node", in: graph).map { $0.split(separator: "\"")[1] }
        == ["Z", "u", "é", "v", "x", "w", "y", "z"])
    #expect(
      try lines(with: "<edge", in: graph) == [
        "<edge id=\"e0\" source=\"Z\" target=\"u\">", "<edge id=\"e1\" source=\"Z\" target=\"z\">",
        "<edge id=\"e2\" source=\"y\" target=\"z\">",
      ])
  }

  @Test func `names are made unique in the order of the file`() throws {
    var nodes = ["c", "b", "a"].map { CoMentionGraph.Node.named($0) }
    for position in nodes.indices { nodes[position].name = "X" }
    let graph = CoMentionGraph(nodes: nodes)
    #expect(
      try lines(with: "n_name\">", in: graph) == [
        "<data key=\"n_name\">X</data>", "<data key=\"n_name\">X (b)</data>",
        "<data key=\"n_name\">X (c)</data>",
      ])
  }

  // MARK: - Hostile text

  @Test func `illegal characters are replaced and counted`() throws {
    let folder = try TemporaryFolder()
    var graph = pair(.named("a", kind: "\u{1}", [Attribute("\u{2}", .string("\u{3}]]>\u{FFFE}"))]))
    graph.nodes[0].name = "\u{0}NUL"
    graph.nodes[0].label = "\u{202E}RTL \u{1F600}"
    graph.nodes[0].aliases = ["\u{8}"]
    graph.edges[0].evidence = [Evidence(document: "\u{0}", line: 1, text: "\u{B}a\u{C}\u{1C}")]
    let report = try GraphMLWriter.write(graph, to: folder("a.graphml"))
    // Line tabulation and form feed are white space, folded before they are written.
    #expect(report == WriteReport(replacedCharacters: 8))
    let read = try GraphMLReader.read(folder("a.graphml"))
    #expect(read.nodes[0].name == "b" || read.nodes[1].name == "b")
    let node = try #require(read.nodes.first { $0.id == "a" })
    #expect(node.name == "\u{FFFD}NUL")
    #expect(node.label == "\u{202E}RTL \u{1F600}")
    #expect(node.aliases == ["\u{FFFD}"])
    #expect(node.attributes == [Attribute("\u{FFFD}", .string("\u{FFFD}]]>\u{FFFD}"))])
    #expect(
      read.edges[0].evidence == [
        Evidence(document: "\u{FFFD}", line: 1, text: "a \u{FFFD}")
      ])
  }

  @Test func `texts of a megabyte and every kind of white space survive`() throws {
    let megabyte = String(repeating: "0123456789 ]]>\r\n\t<&\u{1F600}", count: 50_000)
    let texts = [megabyte, " leading and trailing ", "\r", "\n", "a\r\nb", "\u{85}\u{2028}"]
    for text in texts {
      var graph = pair(.named("a", [Attribute("x", .string(text))]))
      graph.nodes[0].label = text
      let read = try GraphMLReader.read(bytes: GraphMLWriter.bytes(graph), file: "a").graph
      #expect(read.nodes[0].label == text)
      #expect(read.nodes[0].attributes == [Attribute("x", .string(text))])
    }
  }

  // MARK: - Graphs that break a promise, and files

  @Test func `a graph that no file could hold is refused`() {
    var graph = pair()
    graph.edges[0].weight = .nan
    #expect(
      error(graph)
        == "graph.graphml: found weight nan between 'a' and 'b'; expected a finite number above zero"
    )
    graph.edges[0].weight = 0
    #expect(error(graph)?.contains("found weight 0.0 between") == true)
    graph.edges[0].weight = .infinity
    #expect(error(graph) != nil)
    graph = pair(edge: .init(source: 0, target: 2, weight: 1))
    #expect(
      error(graph)
        == "graph.graphml: found an edge from node 0 to node 2; expected positions below 2")
    graph = pair(edge: .init(source: 1, target: 1, weight: 1))
    #expect(
      error(graph)
        == "graph.graphml: found an edge from 'b' to itself; expected edges between two nodes")
    graph = pair()
    graph.edges.append(.init(source: 1, target: 0, weight: 1))
    #expect(error(graph) == "graph.graphml: found two edges between 'b' and 'a'; expected one")
    #expect(
      error(pair(.named("a"), .named("a")))
        == "graph.graphml: found two nodes with the id 'a'; expected ids that differ")
    #expect(
      error(pair(.named(""), .named("a")))
        == "graph.graphml: found a node without an id, ''; expected an id")
  }

  @Test func `ids that only look alike are two`() throws {
    let graph = pair(.named("\u{E9}"), .named("e\u{301}"))
    let read = try GraphMLReader.read(bytes: GraphMLWriter.bytes(graph), file: "a").graph
    #expect(read.nodes.count == 2 && read.edges.count == 1)
  }

  @Test func `a failed write leaves nothing behind and an old file as it was`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.graphml", "old")
    #expect(throws: GraphExportError.self) {
      try GraphMLWriter.write(pair(.named("a"), .named("a")), to: folder("a.graphml"))
    }
    #expect(try folder.contents == ["a.graphml"])
    #expect(try folder.text(of: "a.graphml") == "old")
    #expect {
      try GraphMLWriter.write(.sample, to: folder("no/a.graphml"))
    } throws: { error in
      "\(error)" == "\(folder("no/a.graphml")): cannot be written: no such file or directory"
    }
    #expect {
      try GraphMLWriter.write(.sample, to: folder.path)
    } throws: { error in
      "\(error)" == "\(folder.path): found a folder; expected a file"
    }
    #expect {
      try GraphMLWriter.write(.sample, to: "/dev/full")
    } throws: { error in
      "\(error)" == "/dev/full: cannot be written: no space left on device"
    }
  }

  @Test func `a file has the same bytes as the memory`() throws {
    let folder = try TemporaryFolder()
    let report = try GraphMLWriter.write(.sample, to: folder("a.graphml"))
    #expect(report == WriteReport(replacedCharacters: 0))
    #expect(try folder.text(of: "a.graphml") == written(.sample))
    #expect(try folder.contents == ["a.graphml"])
  }

  @Test(arguments: [2, 3]) func `several threads write the bytes that one writes`(jobs: Int) throws
  {
    var graph = CoMentionGraph()
    graph.nodes = (0..<5_000).map { .named("n\($0)") }
    graph.nodes[4_321].label = "a\u{1}"
    for edge in 0..<7_000 {
      graph.edges.append(
        CoMentionGraph.Edge(
          source: edge % 5_000, target: (edge + 1 + edge / 5_000) % 5_000, weight: 1,
          evidence: [Evidence(document: "a.txt", line: edge, text: "\(edge) & \u{2}")]))
    }
    let folder = try TemporaryFolder()
    let report = try GraphMLWriter.write(graph, to: folder("a.graphml"), jobs: jobs)
    #expect(report == WriteReport(replacedCharacters: 7_001))
    #expect(try folder.text(of: "a.graphml") == written(graph))
  }
}
