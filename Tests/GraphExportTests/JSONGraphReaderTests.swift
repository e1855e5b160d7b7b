import DataModel
import TestSupport
import Testing
import XMLSupport

@testable import GraphExport

private func read(_ text: String) throws -> CoMentionGraph {
  try JSONGraphReader.read(bytes: Array(text.utf8), file: "a.json").graph
}

private func message(_ text: String) -> String {
  do {
    _ = try read(text)
    return ""
  } catch { return "\(error)" }
}

struct JSONGraphReaderTests {
  @Test func `GraphML that became JSON becomes the same GraphML`() throws {
    for seed in 1...400 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let bytes = try GraphMLWriter.bytes(random.graph())
      let graph = try GraphMLReader.read(bytes: bytes, file: "a.graphml").graph
      let json = try JSONGraphWriter.bytes(graph)
      let (again, report) = try JSONGraphReader.read(bytes: json, file: "a.json")
      let isSame = try GraphMLWriter.bytes(again) == bytes
      #expect(isSame, "seed \(seed)")
      #expect(report.loops == 0 && report.mergedEdges == 0, "seed \(seed)")
    }
  }

  @Test func `what is written, read and written again is the same`() throws {
    for seed in 1...400 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let graph = random.graph()
      let first = try JSONGraphReader.read(bytes: JSONGraphWriter.bytes(graph), file: "a").graph
      let json = try JSONGraphWriter.bytes(first)
      let second = try JSONGraphReader.read(bytes: json, file: "a").graph
      let isSame = try JSONGraphWriter.bytes(second) == json
      #expect(isSame, "seed \(seed)")
      #expect(first.nodes.count == graph.nodes.count && first.edges.count == graph.edges.count)
    }
  }

  @Test func `everything that the sample graph has survives`() throws {
    var graph = CoMentionGraph.sample
    let read = try read(String(decoding: JSONGraphWriter.bytes(graph), as: UTF8.self))
    graph.nodes[1].attributes = [
      Attribute("rank", .real(1)), Attribute("wikidata", .string("Q15")),
    ]
    graph.nodes[3].attributes = [
      Attribute("checked", .string("true")), Attribute("rank", .real(2.5)),
    ]
    graph.nodes[3].label = graph.nodes[3].name
    graph.edges[0].evidence[0].text = "Tokayev was in Almaty."
    #expect(read.nodes == [graph.nodes[1], graph.nodes[2], graph.nodes[0], graph.nodes[3]])
    #expect(
      read.attributes == [
        Attribute("documents", .integer(12)), Attribute("window", .string("sentence")),
      ])
    #expect(read.edges.map(\.evidence) == [[], graph.edges[0].evidence])
    #expect(read.edges.map(\.weight) == [0.1, 3])
    #expect(read.edges[1].lastSeen == "2022-01-20")
  }

  @Test func `what is read, and where errors stand, does not depend on where chunks end`() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var bytes = try JSONGraphWriter.bytes(random.graph())
      if seed % 2 == 0 { bytes[Int.random(in: bytes.indices, using: &random)] = 0x27 }
      let whole = Result { try JSONGraphReader.read(bytes: bytes, file: "a").graph }
      for size in [4, 5, 17, 100, 1000] {
        var parser = JSONGraphParser(
          JSONScanner(
            ByteSource(bytes: bytes, file: "a"), allowsNonFinite: true, chunkSize: size),
          file: "a", JSONGraphNames())
        let parsed = Result { try parser.parseDocument().graph }
        switch (whole, parsed) {
        case (.success(let one), .success(let other)):
          // A file whose names are to be read again is not.
          let isSame = one == other || parser.names.isSuperseded
          #expect(isSame, "seed \(seed), chunks of \(size)")
        case (.failure(let one), .failure(let other)):
          #expect("\(one)" == "\(other)", "seed \(seed), chunks of \(size)")
        default: Issue.record("seed \(seed), chunks of \(size)")
        }
      }
    }
  }

  // MARK: - Other programs

  @Test func `NetworkX's data of a multigraph with numbers for ids`() throws {
    let graph = try read(
      """
      {"directed": true, "multigraph": true, "graph": {"name": "g", "n": null},
       "nodes": [{"color": "red", "id": 1}, {"id": 2, "pos": [0.5, NaN], "ok": true}, {"id": [0, 1]}],
       "edges": [{"weight": 2, "source": 1, "target": 2, "key": 0},
                 {"weight": 0.5, "source": 2, "target": 1, "key": 1},
                 {"source": 2, "target": [0,1], "key": "says"},
                 {"source": 2, "target": 2, "key": 0}]}
      """)
    #expect(graph.attributes == [Attribute("name", .string("g"))])
    #expect(graph.nodes.map(\.id) == ["1", "2", "0-1"])
    #expect(graph.nodes[0].attributes == [Attribute("color", .string("red"))])
    #expect(
      graph.nodes[1].attributes == [
        Attribute("pos", .string("[0.5,NaN]")), Attribute("ok", .boolean(true)),
      ])
    #expect(
      graph.edges == [
        .init(source: 0, target: 1, weight: 2.5),
        .init(source: 1, target: 2, weight: 1, attributes: [Attribute("key", .string("says"))]),
      ])
  }

  @Test func `D3's nodes without ids are known by their positions`() throws {
    let graph = try read(
      #"{"nodes":[{"name":"Myriel","group":1},{"name":"Napoleon","group":1}],"links":[{"source":1,"target":0,"value":8}]}"#
    )
    #expect(graph.nodes.map(\.id) == ["0", "1"])
    #expect(graph.nodes.map(\.name) == ["Myriel", "Napoleon"])
    #expect(
      graph.edges == [
        .init(source: 0, target: 1, weight: 1, attributes: [Attribute("value", .integer(8))])
      ])
  }

  @Test func `links may stand before nodes, and members in any order`() throws {
    let graph = try read(
      #"{"x":[{"id":"c"}],"links":[{"target":"b","weight":3,"source":"a"}],"nodes":[{"label":"A","id":"a"},{"id":"b"}]}"#
    )
    #expect(graph.nodes.map(\.label) == ["A", "b"])
    #expect(graph.edges == [.init(source: 0, target: 1, weight: 3)])
  }

  @Test func `the best name means the field, wherever it stands`() throws {
    let graph = try read(
      """
      {"nodes":[{"id":"a","category":"x","type":3},{"id":"b","category":"y","kind":"person"}],
       "edges":[{"source":"a","target":"b","Weight":7,"edge_weight":8},
                {"source":"b","target":"a","weight":2}]}
      """)
    #expect(graph.nodes.map(\.kind) == [nil, "person"])
    #expect(
      graph.nodes[0].attributes == [
        Attribute("category", .string("x")), Attribute("type", .integer(3)),
      ])
    #expect(
      graph.edges == [
        .init(
          source: 0, target: 1, weight: 3,
          attributes: [Attribute("Weight", .integer(7)), Attribute("edge_weight", .integer(8))])
      ])
  }

  @Test func `a synonym means the field where nothing better does`() throws {
    let graph = try read(
      #"{"nodes":[{"id":"a","category":"x"},{"id":"b","type":4}],"links":[{"source":"a","target":"b","Edge Weight":"2.5"}]}"#
    )
    #expect(graph.nodes.map(\.kind) == ["x", nil])
    #expect(graph.nodes[1].attributes == [Attribute("type", .integer(4))])
    #expect(graph.edges == [.init(source: 0, target: 1, weight: 2.5)])
  }

  @Test func `lists are what they are here, and else kept as they are written`() throws {
    let graph = try read(
      #"""
      {"nodes":[{"id":"a","aliases":["x; y","","\u00e9"]},{"id":"b","aliases":["x",1]},{"id":"c","aliases":"p; q"}],
       "links":[{"source":"a","target":"b","evidence":[{"text":"A  b\n c\u0021","document":"d:1: x","line":3,"zone":"body"}]},
                {"source":"b","target":"c","evidence":["said", {"by": "a \" b"}]},
                {"source":"a","target":"c","evidence":"d.txt:4: One.\nd.txt:5: Two."}]}
      """#)
    #expect(graph.nodes.map(\.aliases) == [["x; y", "é"], ["[\"x\",1]"], ["p", "q"]])
    #expect(graph.edges[0].evidence == [Evidence(document: "d:1: x", line: 3, text: "A b c!")])
    #expect(graph.edges[1].evidence.map(\.text) == ["One.", "Two."])
    #expect(
      graph.edges[2].attributes == [
        Attribute("evidence", .string(#"["said",{"by":"a \" b"}]"#))
      ])
  }

  @Test func `names that Swift's strings hold equal stay two`() throws {
    let graph = try read(
      "{\"nodes\":[{\"id\":\"a\",\"é\":1,\"e\u{301}\":2}],\"links\":[]}")
    #expect(
      graph.nodes[0].attributes == [
        Attribute("é", .integer(1)), Attribute("e\u{301}_2", .integer(2)),
      ])
  }

  @Test func `numbers keep what they say`() throws {
    let graph = try read(
      #"{"nodes":[{"id":"a","mentions":3.0,"documents":"4","i":12345678901234567890,"r":1e400,"z":-0.5}],"links":[]}"#
    )
    #expect(graph.nodes[0].mentions == 3)
    #expect(graph.nodes[0].documents == 4)
    #expect(
      graph.nodes[0].attributes == [
        Attribute("i", .string("12345678901234567890")), Attribute("z", .real(-0.5)),
      ])
  }

  // MARK: - Broken files

  @Test(arguments: [
    ("", "a.json:1:1: found the end of the file; expected '{'"),
    ("[]", "a.json:1:1: found '['; expected '{'"),
    (
      #"{"text":"a"}"#,
      "a.json:1:1: found no 'nodes' in the object; expected node-link JSON, with 'nodes' and 'links' or 'edges'"
    ),
    (
      #"{"nodes":[]}"#,
      "a.json:1:1: found no 'links' or 'edges' in the object; expected node-link JSON, with 'nodes' and 'links' or 'edges'"
    ),
    (
      "{\"nodes\":[\n{\"id\":\"a\"},\n {\"id\":\"a\"}],\"links\":[]}",
      "a.json:3:2: found a second node 'a'; expected ids that differ"
    ),
    (
      "{\"nodes\":[{\"id\":\"a\"}],\"links\":[\n{\"source\":\"a\",\"target\":\"b\"}]}",
      "a.json:2:1: found an edge to 'b', which is no node of the file; expected the id of a node"
    ),
    (
      "{\"nodes\":[],\"links\":[\n{\"source\":\"a\"}]}",
      "a.json:2:1: found an edge without 'target'; expected the id of a node"
    ),
    (
      "{\"nodes\":[{\"id\":null}],\"links\":[]}",
      "a.json:1:17: found no id for 'id'; expected a text or a number"
    ),
    (
      "{\"nodes\":[{\"id\":\"\"}],\"links\":[]}",
      "a.json:1:17: found no id for 'id'; expected a text or a number"
    ),
    ("{\"nodes\":[1],\"links\":[]}", "a.json:1:11: found '1'; expected '{'"),
    ("{\"nodes\":[\n{\"id\":\"a\"", "a.json:2:10: found the end of the file; expected ',' or '}'"),
  ]) func `a broken file is refused, with its place`(text: String, expected: String) {
    #expect(message(text) == expected)
  }

  @Test(arguments: ["\"1,5\"", "NaN", "-1", "0", "\"\"", "Infinity", "1e999", "\"x\""])
  func `a weight that is none is refused, with its place`(weight: String) {
    let text =
      "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"links\":[\n{\"source\":\"a\",\"target\":\"b\",\"weight\":\(weight)}]}"
    #expect(message(text).hasPrefix("a.json:2:37: found weight '"))
    #expect(message(text).hasSuffix("'; expected a finite number above zero"))
  }

  @Test func `bytes that are no UTF-8 are refused, with their place`() {
    let bytes = Array("{\"nodes\":[{\"id\":\"a".utf8) + [0xFF] + Array("\"}],\"links\":[]}".utf8)
    #expect {
      try JSONGraphReader.read(bytes: bytes, file: "a.json")
    } throws: {
      "\($0)" == "a.json:1:19: found bytes that are no UTF-8; expected JSON in UTF-8"
    }
  }

  @Test func `a file that is cut off anywhere is refused`() throws {
    let bytes = try JSONGraphWriter.bytes(.sample)
    // The last bytes are the bracket and a line feed.
    for count in 0..<bytes.count - 2 {
      #expect(throws: GraphExportError.self, "\(count) bytes") {
        try JSONGraphReader.read(bytes: [UInt8](bytes[..<count]), file: "a.json")
      }
    }
  }

  @Test func `no bytes make the reader trap`() throws {
    let original = try JSONGraphWriter.bytes(.sample)
    var readCount = 0
    for seed in 1...2000 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let other = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
        case 1: bytes[place] = bytes[other]
        case 2: bytes.removeSubrange(place..<min(place + other % 200, bytes.count - 1))
        default: bytes.insert(contentsOf: bytes[other..<min(other + 150, bytes.count)], at: place)
        }
      }
      do {
        let graph = try JSONGraphReader.read(bytes: bytes, file: "a.json").graph
        readCount += 1
        let written = try JSONGraphWriter.bytes(graph)
        let again = try JSONGraphReader.read(bytes: written, file: "a.json").graph
        let isSame = try JSONGraphWriter.bytes(again) == written
        #expect(isSame, "seed \(seed)")
      } catch {
        #expect(error.line != nil && error.column != nil, "seed \(seed): \(error)")
      }
    }
    #expect(readCount > 20)
  }

  @Test func `a compressed file and a plain one are read alike, by their extension`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/graph.JSON"
    try JSONGraphWriter.write(.sample, to: path)
    #expect(try GraphReader.read(path) == JSONGraphReader.read(path))
    #expect(throws: GraphExportError.self) { try GraphReader.read(folder.path + "/none.json") }
    #expect(throws: GraphExportError.self) { try GraphReader.read(folder.path + "/") }
  }
}
