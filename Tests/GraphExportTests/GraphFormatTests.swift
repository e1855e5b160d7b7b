import DataModel
import TestSupport
import Testing

@testable import GraphExport

struct GraphFormatTests {
  @Test(
    arguments: [
      ("a.graphml", .graphml), ("a.b/c.GEXF", .gexf), ("x.json", .json), ("x.tar.csv", .csv),
      ("/tmp/x.dot", .dot), ("x.NET", .pajek), ("x.cyjs", .cytoscape), ("x.neo4j", nil),
      ("x.pajek", nil), ("x.gephi-csv", nil),
      ("a.graphml.gz", .compressedGraphML),
      ("b.c/A.GraphML.GZ", .compressedGraphML),
      (".graphml.gz", nil), ("graphml.gz", nil), ("a.gexf.gz", nil), ("a.gz", nil),
      ("a.graphml/b.gz", nil),
      ("a.graphml.gz.gz", nil), ("graphml", nil), (".json", nil), ("a.json/b", nil), ("a.xml", nil),
      ("a.", nil), ("", nil),
    ] as [(String, GraphFormat?)])
  func `the extension tells the format`(path: String, format: GraphFormat?) {
    #expect(GraphFormat(path: path) == format)
  }

  @Test(arguments: [
    (
      "a.xml",
      "a.xml: found the extension '.xml'; expected .graphml, .graphml.gz, .gexf, .json, .csv, .dot, .net or .cyjs"
    ),
    (
      "graph",
      "graph: found no extension; expected .graphml, .graphml.gz, .gexf, .json, .csv, .dot, .net or .cyjs"
    ),
    (
      "a.",
      "a.: found no extension; expected .graphml, .graphml.gz, .gexf, .json, .csv, .dot, .net or .cyjs"
    ),
  ])
  func `an unknown extension is refused with the known ones`(path: String, message: String) {
    #expect {
      try GraphWriter.write(.sample, to: path)
    } throws: { error in
      "\(error)" == message
    }
  }

  @Test(arguments: [
    GraphFormat.graphml, .gexf, .json, .csv, .dot, .pajek, .cytoscape,
  ])
  func `every format is written to a file that is complete or absent`(format: GraphFormat) throws {
    let folder = try TemporaryFolder()
    let name = "graph.\(try #require(format.fileExtension))"
    try GraphWriter.write(.sample, to: folder(name))
    let expected: [UInt8] =
      switch format {
      case .pajek: try PajekWriter.bytes(.sample)
      case .cytoscape: try CytoscapeWriter.bytes(.sample)
      case .compressedGraphML, .gephiTables, .neo4j: []
      case .graphml: try GraphMLWriter.bytes(.sample)
      case .gexf: try GEXFWriter.bytes(.sample)
      case .json: try JSONGraphWriter.bytes(.sample)
      case .csv: try CSVGraphWriter.bytes(.sample).edges
      case .dot: try DOTWriter.bytes(.sample)
      }
    #expect(try folder.text(of: name) == String(decoding: expected, as: UTF8.self))
    #expect(try folder.contents == (format == .csv ? ["graph-nodes.csv", name] : [name]))

    #expect(throws: GraphExportError.self) {
      try GraphWriter.write(.sample, to: folder("no/\(name)"))
    }
    #expect(throws: GraphExportError.self) {
      try GraphWriter.write(pair(edge: .init(source: 0, target: 0, weight: 1)), to: folder(name))
    }
    #expect(try folder.text(of: name) == String(decoding: expected, as: UTF8.self))
    #expect(try folder.contents == (format == .csv ? ["graph-nodes.csv", name] : [name]))
  }

  @Test(arguments: [GraphFormat.gephiTables, .neo4j])
  func `two tables are both complete or both absent`(format: GraphFormat) throws {
    let folder = try TemporaryFolder()
    for name in ["graph", "graph.CSV"] {
      try GraphWriter.write(.sample, to: folder(name), as: format)
      #expect(try folder.contents == ["graph-edges.csv", "graph-nodes.csv"])
      #expect(format.files(for: "a/\(name)") == ["a/graph-nodes.csv", "a/graph-edges.csv"])
    }
    try folder.makeFolder("other-nodes.csv")
    try folder.makeFolder("third-edges.csv")
    for name in ["other", "third"] {
      #expect(throws: GraphExportError.self) {
        try GraphWriter.write(.sample, to: folder(name), as: format)
      }
    }
    #expect(
      try folder.contents
        == ["graph-edges.csv", "graph-nodes.csv", "other-nodes.csv", "third-edges.csv"])
  }

  @Test func `tables for Gephi are those of CSV, and a format wins over the extension`() throws {
    let folder = try TemporaryFolder()
    try GraphWriter.write(.sample, to: folder("graph.gexf"), as: .gephiTables)
    let (edges, nodes) = try CSVGraphWriter.bytes(.sample)
    #expect(try folder.bytes(of: "graph.gexf-edges.csv") == edges)
    #expect(try folder.bytes(of: "graph.gexf-nodes.csv") == nodes)
  }

  @Test func `a compressed file says the same, in fewer bytes that are always the same`() throws {
    let folder = try TemporaryFolder()
    for name in ["a.graphml", "a.graphml.gz", "b.graphml.gz"] {
      try GraphWriter.write(.sample, to: folder(name))
    }
    let plain = try folder.bytes(of: "a.graphml")
    let compressed = try folder.bytes(of: "a.graphml.gz")
    // No flags, no time, the fastest of no method, no system.
    #expect(compressed.prefix(10) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF])
    #expect(compressed.count < plain.count / 3)
    #expect(try compressed == folder.bytes(of: "b.graphml.gz"))
    #expect(
      try GraphMLReader.read(folder("a.graphml.gz")) == GraphMLReader.read(folder("a.graphml")))
    #expect(try folder.contents == ["a.graphml", "a.graphml.gz", "b.graphml.gz"])
  }

  @Test func `the bytes of a file tell whether it is compressed, not its name`() throws {
    let folder = try TemporaryFolder()
    try GraphWriter.write(.sample, to: folder("a.graphml"))
    try GraphWriter.write(.sample, to: folder("b.graphml.gz"))
    try folder.move("a.graphml", to: "a.graphml.gz")
    try folder.move("b.graphml.gz", to: "b.graphml")
    #expect(
      try GraphMLReader.read(folder("a.graphml.gz")) == GraphMLReader.read(folder("b.graphml")))
  }

  @Test func `a compressed file that is cut off or damaged is no graph`() throws {
    let folder = try TemporaryFolder()
    try GraphWriter.write(.sample, to: folder("a.graphml.gz"))
    let bytes = try folder.bytes(of: "a.graphml.gz")
    #expect {
      try GraphMLReader.read(bytes: bytes.dropLast(), file: "a.graphml.gz")
    } throws: { error in
      "\(error)" == "a.graphml.gz: found a gzip file that is cut off; expected a complete one"
        && (error as? GraphExportError)?.reason
          == .isNotXML("found a gzip file that is cut off; expected a complete one")
    }
  }

  @Test func `no format traps on a random graph, and each counts what it replaced`() throws {
    for seed in 1...100 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let graph = random.graph()
      _ = try GEXFWriter.bytes(graph)
      _ = try JSONGraphWriter.bytes(graph)
      _ = try CSVGraphWriter.bytes(graph)
      _ = try DOTWriter.bytes(graph)
      _ = try PajekWriter.bytes(graph)
      _ = try CytoscapeWriter.bytes(graph)
      _ = try Neo4jWriter.tables(graph)
    }
  }
}
