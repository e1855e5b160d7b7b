import DataModel
import TestSupport
import Testing
import XMLSupport

@testable import GraphExport

struct GraphMLCheckerTests {
  private static let nodes = "<node id=\"a\"/><node id=\"b\"/>"
  private static let edge = "<edge source=\"a\" target=\"b\"/>"

  /// A file of two nodes, with keys before the graph and more inside it.
  private static func file(
    _ inside: String = edge, keys: String = "", nodes: String = nodes,
    root: String = "xmlns=\"http://graphml.graphdrawing.org/xmlns\"", before: String = "",
    direction: String = "edgedefault=\"undirected\"", after: String = ""
  ) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>\(before)
    <graphml \(root)>
    \(keys)
    <graph id="G" \(direction)>
    \(nodes)
    \(inside)
    </graph>
    \(after)
    </graphml>
    """
  }

  private static func key(
    _ id: String, _ scope: String, _ name: String, _ type: String
  ) -> String {
    "<key id=\"\(id)\" for=\"\(scope)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>"
  }

  /// A file with an edge that has some data of a key.
  private static func file(_ type: String, _ value: String, name: String = "x") -> String {
    file(
      "<edge source=\"a\" target=\"b\"><data key=\"k\">\(value)</data></edge>",
      keys: key("k", "edge", name, type))
  }

  private func check(_ file: String) throws -> [GraphMLFinding] {
    try GraphMLChecker.check(bytes: Array(file.utf8), file: "a.graphml")
  }

  private func lines(_ file: String) throws -> [String] {
    try check(file).map { "\($0.line) \($0.rule.rawValue) \($0.element) \($0.count)" }
  }

  static let broken: [(String, [String])] = [
    (file(before: "<!DOCTYPE graphml>"), ["1 document-type document type 1"]),
    (file(before: String(repeating: "\n", count: 19)), ["21 late-root graphml 1"]),
    (file(root: ""), ["2 no-namespace graphml 1"]),
    (
      file(root: "xmlns=\"http://graphml.graphdrawing.org/xmlns/graphml\""),
      ["2 wrong-namespace graphml 'http://graphml.graphdrawing.org/xmlns/graphml' 1"]
    ),
    (file(keys: key("k", "all", "x", "string")), ["3 key-for-all key 'k' 1"]),
    (
      file(keys: "<key id=\"k\" attr.name=\"x\" attr.type=\"string\"/>"),
      ["3 key-for-nothing key 'k' 1"]
    ),
    (file(keys: key("k", "vertex", "x", "string")), ["3 key-for-nothing key 'k' 1"]),
    (
      file(keys: "<key id=\"k\" for=\"node\" attr.type=\"string\"/>"),
      ["3 key-without-name key 'k' 1"]
    ),
    (
      file(keys: "<key id=\"k\" for=\"node\" attr.name=\"x\"/>"), ["3 key-without-type key 'k' 1"]
    ),
    (file(keys: key("k", "node", "x", "vector_string")), ["3 unknown-type key 'k' 1"]),
    (file(keys: key("k", "node", "x", "boolean")), ["3 boolean-type key 'k' 1"]),
    (file(keys: key("k", "node", "x", "long")), ["3 long-type key 'k' 1"]),
    (file(keys: key("k", "node", "x", "float")), ["3 float-type key 'k' 1"]),
    (
      file(keys: key("k", "node", "x", "int") + "\n" + key("l", "node", "x", "int")),
      ["4 same-name key 'l' 1"]
    ),
    (
      file(keys: key("k", "node", "x", "int") + key("l", "node", "X", "int")),
      ["3 name-by-case key 'l' 1"]
    ),
    (
      file(keys: key("k", "node", "x", "int") + key("k", "edge", "y", "int")),
      ["3 same-key key 'k' 1"]
    ),
    (file(keys: key("k", "node", "type", "string")), ["3 type-name key 'k' 1"]),
    (file(keys: key("k", "node", "id", "string")), ["3 id-name key 'k' 1"]),
    (file(keys: key("k", "edge", "Label", "string")), ["3 label-name key 'k' 1"]),
    (file(keys: key("k", "edge", "weight", "string")), ["3 weight-type key 'k' 1"]),
    (
      file(
        keys: "<key id=\"k\" for=\"node\" attr.name=\"x\" attr.type=\"int\">"
          + "<default>3</default></key>"),
      ["3 default key 'k' 1"]
    ),
    (
      file(keys: "<key id=\"k\" for=\"node\" yfiles.type=\"nodegraphics\"/>"),
      ["3 drawing key 'k' 1"]
    ),
    (file(after: key("k", "node", "x", "int")), ["8 late-key key 'k' 1"]),
    (
      file(nodes: "<node id=\"a\"><data key=\"k\">1</data></node><node id=\"b\"/>"),
      ["5 undeclared-key data of key 'k' 1"]
    ),
    (file(direction: ""), ["4 no-direction graph 1"]),
    (
      file(after: "<graph edgedefault=\"directed\"/>"), ["8 second-graph graph 1"]
    ),
    (
      file(nodes: "<node id=\"a\"><graph edgedefault=\"directed\"/></node><node id=\"b\"/>"),
      ["5 nested-graph graph 1"]
    ),
    (file(nodes: nodes + "<node/>"), ["5 no-id node 1"]),
    (file(nodes: nodes + "\n<node id=\"a\"/>\n<node id=\"a\"/>"), ["6 same-node node 2"]),
    (file(nodes: nodes + "<node id=\"a b\"/>"), ["5 no-token node 1"]),
    (
      file(nodes: "<node id=\"a\"><port name=\"p\"/></node><node id=\"b\"/>"), ["5 port port 1"]
    ),
    (file("<edge source=\"a\" target=\"b\" sourceport=\"p\"/>"), ["6 port edge 1"]),
    (
      file("<hyperedge><endpoint node=\"a\"/><endpoint node=\"b\"/></hyperedge>"),
      ["6 hyperedge hyperedge 1"]
    ),
    (file("<edge source=\"a\"/>"), ["6 no-end edge 1"]),
    (file("<edge source=\"a\" target=\"z\"/>"), ["6 unknown-end edge 1"]),
    (file(edge + nodes, nodes: ""), ["6 early-edge edge 2"]),
    (file("<edge source=\"a\" target=\"a\"/>"), ["6 loop edge 1"]),
    (file(edge + "\n<edge source=\"b\" target=\"a\"/>"), ["7 parallel-edge edge 1"]),
    (
      file("<edge source=\"a\" target=\"b\" directed=\"true\"/>"), ["6 mixed-direction edge 1"]
    ),
    (
      file(
        "<edge id=\"a\" source=\"a\" target=\"b\"/><edge id=\"a\" source=\"a\" target=\"c\"/>",
        nodes: nodes + "<node id=\"c\"/>"),
      ["6 same-edge edge 1"]
    ),
    (file("string", "<b>bold</b>"), ["6 elements-in-data data of 'x' 1"]),
    (file("double", " "), ["6 empty-number data of 'x' 1"]),
    (file("string", ""), ["6 empty-text data of 'x' 1"]),
    (file("double", "1,5"), ["6 no-number data of 'x' 1"]),
    (file("int", "3.0"), ["6 whole-with-point data of 'x' 1"]),
    (file("int", "NaN"), ["6 no-number data of 'x' 1"]),
    (file("int", "3000000000"), ["6 too-large data of 'x' 1"]),
    (file("boolean", "yes"), ["3 boolean-type key 'k' 1", "6 no-truth data of 'x' 1"]),
    (file("double", "NaN"), ["6 not-finite data of 'x' 1"]),
    (file("double", "-INF"), ["6 not-finite data of 'x' 1"]),
    (file("double", "1e-310"), ["6 too-small data of 'x' 1"]),
    (file("double", "0", name: "weight"), ["6 weight-not-positive data of 'weight' 1"]),
    (file("int", "-2", name: "Weight"), ["6 weight-not-positive data of 'Weight' 1"]),
  ]

  @Test(arguments: broken)
  func `what a program loses is found, with its line`(file: String, expected: [String]) throws {
    #expect(try lines(file) == expected)
  }

  @Test(arguments: broken)
  func `what it says that this program refuses it refuses, and nothing else`(
    file: String, expected: [String]
  ) throws {
    let isRefused = try check(file).contains { finding in
      finding.rule.effects.contains { $0.program == "comention" && $0.text.hasPrefix("refuses") }
    }
    #expect(
      isRefused
        == ((try? GraphMLReader.read(bytes: Array(file.utf8), file: "a.graphml")) == nil))
  }

  @Test func `a prefix on the root is found, and on other elements it is not`() throws {
    let prefixed = GraphMLCheckerTests.file(
      root: "xmlns:g=\"http://graphml.graphdrawing.org/xmlns\""
    ).replacing("</", with: "</g:").replacing("<graph", with: "<g:graph")
      .replacing("<node", with: "<g:node").replacing("<edge", with: "<g:edge")
    #expect(try lines(prefixed) == ["2 prefix graphml 1"])
    let foreign = GraphMLCheckerTests.file(after: "<x:key xmlns:x=\"http://example.org\"/>")
    #expect(try lines(foreign).isEmpty)
  }

  @Test(
    arguments: [
      file(), file("int", "3"), file("double", "-1e-5"), file("string", "NaN"),
      file("double", "2", name: "weight"),
      file("<edge source=\"a\" target=\"b\" directed=\"false\"/>"),
      file(
        edge + "<edge source=\"b\" target=\"a\"/>", direction: "edgedefault=\"directed\""),
      file(keys: key("k", "node", "x", "int") + key("l", "edge", "x", "int")),
      file(keys: key("k", "edge", "type", "string")),
    ])
  func `what all programs read is let alone`(file: String) throws {
    #expect(try lines(file) == [])
  }

  @Test func `every rule is tried`() {
    let tried = Set(GraphMLCheckerTests.broken.flatMap(\.1).map { $0.split(separator: " ")[1] })
    let missing = GraphMLRule.allCases.map(\.rawValue).filter { !tried.contains(Substring($0)) }
    #expect(missing == ["prefix"])
  }

  @Test func `what this program writes has nothing to find`() throws {
    #expect(
      try GraphMLChecker.check(bytes: GraphMLWriter.bytes(.sample), file: "a.graphml").isEmpty)
    for seed in 1...100 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let bytes = try GraphMLWriter.bytes(random.graph())
      let findings = try GraphMLChecker.check(bytes: bytes, file: "a.graphml")
      // Texts that are white space only are texts.
      #expect(findings.filter { $0.rule != .emptyText }.isEmpty, "seed \(seed)")
    }
  }

  @Test func `many of a kind are one finding`() throws {
    let edges = String(repeating: "<edge source=\"a\" target=\"b\"/>\n", count: 1000)
    #expect(try lines(GraphMLCheckerTests.file(edges)) == ["7 parallel-edge edge 999"])
  }

  @Test func `a rule that thousands of keys break is told of a hundred and of the others`() throws {
    let keys = (1...5000).map { GraphMLCheckerTests.key("k\($0)", "edge", "x\($0)", "long") }
    let found = try lines(GraphMLCheckerTests.file(keys: keys.joined(separator: "\n")))
    #expect(found.count == 101)
    #expect(found.last == "103 long-type others 4900")
  }

  @Test(arguments: [
    ("<graphml/>", "a.graphml:1: found no element 'graph'; expected one inside 'graphml'"),
    ("<gexf/>", "a.graphml:1: found the element 'gexf'; expected 'graphml'"),
    ("", "a.graphml: found an empty file; expected XML"),
  ])
  func `what is no GraphML is refused`(file: String, message: String) {
    #expect {
      try check(file)
    } throws: { error in
      "\(error)" == message
    }
  }

  @Test func `broken files throw and never trap`() {
    let whole = Array(GraphMLCheckerTests.broken.map(\.0).joined().utf8)
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      var bytes = Array(
        (GraphMLCheckerTests.broken.randomElement(using: &random)?.0 ?? "").utf8)
      for _ in 0..<3 {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        if Bool.random(using: &random) {
          bytes.remove(at: position)
        } else {
          bytes[position] = whole.randomElement(using: &random) ?? 0
        }
      }
      _ = try? GraphMLChecker.check(bytes: bytes, file: "a.graphml")
    }
  }
}
