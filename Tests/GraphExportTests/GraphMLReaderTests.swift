import DataModel
import TestSupport
import Testing

@testable import GraphExport

/// What a file says that holds `graph` and the keys before it.
private func read(
  _ graph: String, keys: String = ""
) throws -> (graph: CoMentionGraph, report: ReadReport) {
  let text =
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n\(keys)\n\(graph)\n</graphml>"
  return try GraphMLReader.read(bytes: [UInt8](text.utf8), file: "a.graphml")
}

private func message(_ text: String) -> String {
  do {
    return "read: \(try GraphMLReader.read(bytes: [UInt8](text.utf8), file: "a.graphml"))"
  } catch {
    return error.description
  }
}

private func message(_ graph: String, keys: String) -> String {
  message("<graphml>\(keys)\n<graph>\n\(graph)\n</graph></graphml>")
}

private let nodes = "<node id='a'/><node id='b'/><node id='c'/>"

struct GraphMLReaderTests {
  @Test func `edges may come before their nodes`() throws {
    let graph = try read("<graph><edge source='a' target='b'/><node id='a'/><node id='b'/></graph>")
      .graph
    #expect(graph == pair())
  }

  @Test func `directions are dropped, and edges between two nodes are one`() throws {
    let (graph, report) = try read(
      """
      <graph edgedefault='directed'>\(nodes)
      <edge source='b' target='a'><data key='w'>2</data><data key='s'>1</data>\
      <data key='f'>2022-02-02</data><data key='e'>x:1: y</data><data key='n'>0.5</data></edge>
      <edge source='a' target='b' directed='true'><data key='w'>0.5</data><data key='s'>4</data>\
      <data key='f'>2022-01-01</data><data key='e'>x:2: z</data><data key='n'>0.5</data></edge>
      <edge source='a' target='b' directed='false'/>
      <edge source='c' target='c'/>
      <edge source='c' target='b'><data key='w'>7</data></edge>
      </graph>
      """,
      keys: """
        <key id='w' for='edge' attr.name='weight' attr.type='double'/>
        <key id='s' for='edge' attr.name='Sentences' attr.type='int'/>
        <key id='f' for='edge' attr.name='first_seen' attr.type='string'/>
        <key id='e' for='edge' attr.name='evidence' attr.type='string'/>
        <key id='n' for='edge' attr.name='npmi' attr.type='double'/>
        """)
    #expect(
      graph.edges == [
        .init(
          source: 0, target: 1, weight: 3.5, sentences: 5, firstSeen: "2022-01-01",
          evidence: [
            Evidence(document: "x", line: 1, text: "y"),
            Evidence(document: "x", line: 2, text: "z"),
          ]),
        .init(source: 1, target: 2, weight: 7),
      ])
    #expect(report.loops == 1 && report.mergedEdges == 2 && report.graphs == 1)
  }

  @Test func `nested graphs are flattened`() throws {
    let graph = try read(
      """
      <graph><node id='a'><graph><node id='b'><data key='k'>B</data></node>
      <edge source='b' target='c'/></graph><data key='k'>A</data></node>
      <node id='c'/><edge source='a' target='b'><graph><node id='d'/></graph></edge></graph>
      """, keys: "<key id='k' for='node' attr.name='label'/>"
    ).graph
    #expect(graph.nodes.map(\.id) == ["a", "b", "c", "d"])
    #expect(graph.nodes.map(\.label) == ["A", "B", "c", "d"])
    #expect(graph.edges.map { [$0.source, $0.target] } == [[0, 1], [1, 2]])
  }

  @Test func `several graphs are one, and the same id is the same node`() throws {
    let (graph, report) = try read(
      """
      <graph id='1'><data key='g'>one</data><node id='a'><data key='m'>1</data></node><node id='b'/>
      <edge source='a' target='b'/></graph>
      <graph id='2'><data key='g'>two</data><node id='b'><data key='m'>2</data></node>
      <node id='a'><data key='m'>3</data></node><edge source='b' target='a'/></graph>
      """,
      keys: """
        <key id='m' for='node' attr.name='mentions' attr.type='int'/>
        <key id='g' for='graph' attr.name='title'/>
        """)
    #expect(graph.nodes.map(\.mentions) == [1, 2])
    #expect(graph.edges == [.init(source: 0, target: 1, weight: 2)])
    #expect(graph.attributes == [Attribute("title", .string("one"))])
    #expect(report.graphs == 2 && report.mergedEdges == 1)
  }

  @Test func `a hyperedge joins each pair of its ends`() throws {
    let graph = try read(
      """
      <graph>\(nodes)<hyperedge><data key='w'>2</data><endpoint node='a'/><endpoint node='b'/>
      <endpoint node='c'/><endpoint node='a' port='p'/></hyperedge>
      <hyperedge><endpoint node='c'/></hyperedge></graph>
      """, keys: "<key id='w' for='edge' attr.name='weight' attr.type='int'/>"
    ).graph
    #expect(graph.edges.map { [$0.source, $0.target] } == [[0, 1], [0, 2], [1, 2]])
    #expect(graph.edges.allSatisfy { $0.weight == 2 })
  }

  @Test func `ports, descriptions and elements of others are passed over`() throws {
    let graph = try read(
      """
      <graph><desc>d</desc><node id='a'><port name='p'><data key='x'>1</data><port name='q'/></port>
      <y:node xmlns:y='other' id='b'><data key='no'/></y:node></node><node id='b'/>text
      <edge source='a' target='b' sourceport='p'/><locator href='http://localhost:1/'/></graph>
      """, keys: "<desc/><key id='x' for='port'/>"
    ).graph
    #expect(graph == pair())
  }

  @Test func `standard values hold where an element gives none`() throws {
    let graph = try read(
      """
      <graph>\(nodes)<edge source='a' target='b'/>
      <edge source='b' target='c'><data key='w'>5</data><data key='c'>red</data></edge></graph>
      """,
      keys: """
        <key id='w' for='edge' attr.name='weight' attr.type='int'><default>3</default></key>
        <key id='c' for='all' attr.name='color'><desc/><default>blue</default></key>
        <key id='n' for='node' attr.name='n' attr.type='int'><default></default></key>
        """
    ).graph
    #expect(graph.edges.map(\.weight) == [3, 5])
    #expect(
      graph.edges.map(\.attributes) == [
        [Attribute("color", .string("blue"))], [Attribute("color", .string("red"))],
      ])
    #expect(graph.nodes.allSatisfy { $0.attributes == [Attribute("color", .string("blue"))] })
    #expect(graph.attributes == [Attribute("color", .string("blue"))])
  }

  @Test(
    arguments: [
      ("boolean", "true", .boolean(true)), ("boolean", " 0\n", .boolean(false)),
      ("int", " 12 ", .integer(12)), ("long", "-3000000000", .integer(-3_000_000_000)),
      ("int", "3.0", .integer(3)), ("int", "", nil), ("boolean", "", nil), ("double", " ", nil),
      ("float", "1.5", .real(1.5)), ("double", "1E3", .real(1000)), ("double", "3", .real(3)),
      // graph-tool writes these, for exactness.
      ("double", "0x1.8p+1", .real(3)),
      ("double", "NaN", nil), ("double", "-inf", nil), ("double", "Infinity", nil),
      ("string", " x\n", .string(" x\n")), ("string", "", nil),
      ("vector_float", "1, 2", .string("1, 2")),
    ] as [(String, String, AttributeValue?)])
  func `values are read by their type`(type: String, text: String, value: AttributeValue?) throws {
    let graph = try read(
      "<graph><node id='a'><data key='x'>\(text)</data></node></graph>",
      keys: "<key id='x' for='node' attr.name='x y' attr.type='\(type)'/>"
    ).graph
    #expect(graph.nodes[0].attributes == (value.map { [Attribute("x y", $0)] } ?? []))
  }

  @Test(
    arguments: [
      ("label='L' name='N'", "L", "N", nil), ("name='N'", "N", "N", nil),
      ("label='L'", "L", "L", nil),
      ("", "a", "a", nil), ("v_name='V'", "V", "V", nil), ("node_label='L'", "L", "L", nil),
      ("Name='N' name='n' Label='L'", "L", "n", nil), ("Node_Label='X' Label='L'", "L", "L", nil),
      ("type='T'", "a", "a", "T"), ("Category='C' class='K'", "a", "a", "C"),
      ("class='K' KIND='person'", "a", "a", "person"), ("name=' ' label=''", " ", " ", nil),
    ] as [(String, String, String, String?)])
  func `label, name and kind are found under many names`(
    attributes: String, label: String, name: String, kind: String?
  ) throws {
    var keys = ""
    var data = ""
    for part in attributes.matches(of: /(\w+)='([^']*)'/) {
      keys += "<key id='\(part.1)' for='node' attr.name='\(part.1)' attr.type='string'/>"
      data += "<data key='\(part.1)'>\(part.2)</data>"
    }
    let node = try read("<graph><node id='a'>\(data)</node></graph>", keys: keys).graph.nodes[0]
    #expect(node.label == label && node.name == name && node.kind == kind)
  }

  @Test func `what cannot be a field is kept as it is`() throws {
    let graph = try read(
      """
      <graph><node id='a'><data key='m'>2.5</data><data key='d'>12</data><data key='t'>true</data>\
      <data key='c'>3</data></node><node id='b'/><edge source='a' target='b'>\
      <data key='w'>2</data><data key='i'>pp</data><data key='e'>seen</data><data key='x'>9</data>\
      <data key='l'>L</data></edge></graph>
      """,
      keys: """
        <key id='m' for='node' attr.name='Mentions' attr.type='double'/>
        <key id='d' for='node' attr.name='documents' attr.type='string'/>
        <key id='t' for='node' attr.name='type' attr.type='boolean'/>
        <key id='c' for='node' attr.name='class' attr.type='int'/>
        <key id='w' for='edge' attr.name='Edge Weight' attr.type='string'/>
        <key id='i' for='edge' attr.name='interaction'/>
        <key id='e' for='edge' attr.name='evidence'/>
        <key id='x' for='edge' attr.name='distance' attr.type='double'/>
        <key id='l' for='edge' attr.name='label'/>
        """
    ).graph
    #expect(graph.nodes[0].documents == 12 && graph.nodes[0].kind == nil)
    #expect(
      graph.nodes[0].attributes == [
        Attribute("Mentions", .real(2.5)), Attribute("type", .boolean(true)),
        Attribute("class", .integer(3)),
      ])
    #expect(graph.edges[0].weight == 2)
    #expect(
      graph.edges[0].attributes == [
        Attribute("interaction", .string("pp")), Attribute("evidence", .string("seen")),
        Attribute("label", .string("L")), Attribute("distance", .real(9)),
      ])
  }

  @Test func `names that repeat get the id, and ids that are no NMTOKENs a like one`() throws {
    let graph = try read(
      """
      <graph><node id='n 1'><data key='k'>X</data></node><node id='2'><data key='k'>X</data></node>
      <node id='n-1'/><edge source='n 1' target='n-1'/></graph>
      """, keys: "<key id='k' attr.name='label'/>"
    ).graph
    #expect(graph.nodes.map(\.id) == ["n-1_2", "2", "n-1"])
    #expect(graph.nodes.map(\.name) == ["X", "X (2)", "n-1"])
    #expect(graph.nodes.map(\.label) == ["X", "X", "n-1"])
    #expect(graph.nodes[0].attributes == [Attribute("original_id", .string("n 1"))])
    #expect(graph.edges.count == 1)
  }

  @Test func `two keys of one name are two attributes`() throws {
    let graph = try read(
      "<graph><node id='a'><data key='1'>x</data><data key='2'>y</data></node></graph>",
      keys: "<key id='1' for='node' attr.name='c'/><key id='2' for='node' attr.name='c'/>"
    ).graph
    #expect(
      graph.nodes[0].attributes == [Attribute("c", .string("x")), Attribute("c_2", .string("y"))])
  }

  @Test func `names alone are a graph, whatever the namespace`() throws {
    for (root, prefix) in [
      ("graphml", ""), ("graphml xmlns='http://graphml.graphdrawing.org/xmlns/1.0rc'", ""),
      ("g:graphml xmlns:g='http://graphml.graphdrawing.org/xmlns'", "g:"), ("g:graphml", "g:"),
    ] {
      let name = root.split(separator: " ")[0]
      let text = "<\(root)><\(prefix)graph><\(prefix)node id='a'/></\(prefix)graph></\(name)>"
      let graph = try GraphMLReader.read(bytes: [UInt8](text.utf8), file: "a").graph
      #expect(graph.nodes == [.named("a")], "\(root)")
    }
  }

  // MARK: - Broken files

  @Test(arguments: [
    ("", "a.graphml: found an empty file; expected XML"),
    ("<gexf/>", "a.graphml:1:1: found the element 'gexf'; expected 'graphml'"),
    ("<graphml/>", "a.graphml:1:1: found no element 'graph'; expected one inside 'graphml'"),
    ("<graphml><graph>", "a.graphml:1:17: found the end of the file; expected '</graph>'"),
    (
      "<graphml>\n<key/></graphml>",
      "a.graphml:2:1: found an element 'key' without 'id'; expected the attribute 'id'"
    ),
    (
      "<graphml>\n <key id='a'/><key id='a'/></graphml>",
      "a.graphml:2:15: found a second key 'a'; expected ids that differ"
    ),
    (
      "<graphml><graph/>\n<data key='a'/></graphml>",
      "a.graphml:2:1: found data for the key 'a'; expected a key declared before it is used"
    ),
    (
      "<graphml><key id='a' attr.type='int'><default>\nx</default></key></graphml>",
      "a.graphml:1:38: found 'x' for 'a'; expected a whole number"
    ),
    (
      "<!DOCTYPE graphml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><graphml><graph/></graphml>",
      "a.graphml:1:58: found a document type that declares entities; expected one that does not"
    ),
    (
      "<!DOCTYPE graphml [<!ENTITY a 'a'><!ENTITY b '&a;&a;'>]><graphml><graph id='&b;'/></graphml>",
      "a.graphml:1:34: found a document type that declares entities; expected one that does not"
    ),
    ("not xml", "a.graphml:1:1: found something that is no XML; expected '<'"),
  ])
  func `a broken file is refused`(text: String, expected: String) {
    #expect(message(text) == expected)
  }

  @Test(arguments: [
    ("<node/>", "a.graphml:3:1: found an element 'node' without 'id'; expected the attribute 'id'"),
    (
      "<node id=''/>",
      "a.graphml:3:1: found an element 'node' without 'id'; expected the attribute 'id'"
    ),
    (
      "<node id='a'/>\n<node id='a'/>",
      "a.graphml:4:1: found a second node 'a'; expected ids that differ"
    ),
    (
      "<node id='a'><graph><node id='a'/></graph></node>",
      "a.graphml:3:21: found a second node 'a'; expected ids that differ"
    ),
    (
      "<node id='a'/>\n <edge source='a' target='x y'/>\n<edge source='b' target='a'/>",
      "a.graphml:4:2: found an edge to 'x y', which is no node of the file; expected the id of a node"
    ),
    (
      "<edge source='a'/>",
      "a.graphml:3:1: found an element 'edge' without 'target'; expected the attribute 'target'"
    ),
    (
      "<hyperedge><endpoint/></hyperedge>",
      "a.graphml:3:12: found an element 'endpoint' without 'node'; expected the attribute 'node'"
    ),
    (
      "<node id='a'>\n  <data>x</data></node>",
      "a.graphml:4:3: found an element 'data' without 'key'; expected the attribute 'key'"
    ),
    (
      "<node id='a'>\n  <data key='x'>1</data></node>",
      "a.graphml:4:3: found data for the key 'x'; expected a key declared before it is used"
    ),
    ("<key id='x'/>", "a.graphml:3:1: found a key inside a graph; expected keys before the graphs"),
    (
      "<node id='a'><data key='i'>1.5</data></node>",
      "a.graphml:3:14: found '1.5' for 'size'; expected a whole number"
    ),
    (
      "<node id='a'><data key='i'>99999999999999999999</data></node>",
      "a.graphml:3:14: found '99999999999999999999' for 'size'; expected a whole number"
    ),
    (
      "<node id='a'><data key='b'>yes\n no</data></node>",
      "a.graphml:3:14: found 'yes no' for 'b'; expected true or false"
    ),
    (
      "<edge source='a' target='b'>\n<data key='w'>1,5</data></edge>",
      "a.graphml:4:1: found '1,5' for 'weight'; expected a number"
    ),
    (
      "<edge source='a' target='b'>\n<data key='w'>0</data></edge>",
      "a.graphml:4:1: found weight '0'; expected a finite number above zero"
    ),
    (
      "<edge source='a' target='b'><data key='w'>-1</data></edge>",
      "a.graphml:3:29: found weight '-1'; expected a finite number above zero"
    ),
    (
      "<edge source='a' target='b'><data key='w'>NaN</data></edge>",
      "a.graphml:3:29: found weight 'NaN'; expected a finite number above zero"
    ),
    (
      "<edge source='a' target='b'><data key='w'>1e999</data></edge>",
      "a.graphml:3:29: found weight '1e999'; expected a finite number above zero"
    ),
    (
      "<edge source='a' target='b'><data key='w'/></edge>",
      "a.graphml:3:29: found weight ''; expected a finite number above zero"
    ),
    (
      "<node id='a'></edge>",
      "a.graphml:3:21: opening and ending tag mismatch: node line 3 and edge"
    ),
    (
      "<node id='\(String(repeating: "x", count: 99))'/><node id='\(String(repeating: "x", count: 99))'/>",
      "a.graphml:3:113: found a second node '\(String(repeating: "x", count: 60))…'; expected ids that differ"
    ),
  ])
  func `a broken graph is refused`(graph: String, expected: String) {
    let keys =
      "<key id='i' for='node' attr.name='size' attr.type='int'/>"
      + "<key id='b' for='node' attr.type='boolean'/>"
      + "<key id='w' for='edge' attr.name='weight' attr.type='double'/>"
    #expect(message(graph, keys: keys) == expected)
  }

  @Test func `a hyperedge that stands for too many edges is refused`() {
    var text = "<graphml><graph>"
    for id in 0..<7000 { text += "<node id='\(id)'/>" }
    text += "\n<hyperedge>"
    for id in 0..<7000 { text += "<endpoint node='\(id)'/>" }
    text += "</hyperedge></graph></graphml>"
    #expect(
      message(text)
        == "a.graphml:2:1: found hyperedges or default values that stand for 24496500 others; "
        + "expected at most 20000000 in a file")
  }

  @Test func `graphs may nest as deep as elements may, and no deeper`() {
    func nested(_ depth: Int) -> String {
      var text = "<graphml>"
      for level in 0..<depth { text += "<graph><node id='\(level)'>" }
      for _ in 0..<depth { text += "</node></graph>" }
      return text + "</graphml>"
    }
    #expect(message(nested(127)).hasPrefix("read: "))
    #expect(message(nested(128)).contains("found elements nested too deep"))
  }

  @Test func `a file that cannot be read is reported`() throws {
    let folder = try TemporaryFolder()
    #expect {
      try GraphMLReader.read(folder("no.graphml"))
    } throws: { error in
      (error as? GraphExportError)?.reason
        == .cannotRead("cannot be read: no such file or directory")
        && "\(error)" == "\(folder("no.graphml")): cannot be read: no such file or directory"
    }
    #expect {
      try GraphMLReader.read(folder.path)
    } throws: { error in
      "\(error)" == "\(folder.path): found a folder; expected a file"
    }
  }
}
