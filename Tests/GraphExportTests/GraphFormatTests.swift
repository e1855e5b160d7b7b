import DataModel
import TestSupport
import Testing

@testable import GraphExport

struct GraphFormatTests {
  @Test(
    arguments: [
      ("a.graphml", .graphml), ("a.b/c.GEXF", .gexf), ("x.json", .json), ("x.tar.csv", .csv),
      ("/tmp/x.dot", .dot), ("graphml", nil), (".json", nil), ("a.json/b", nil), ("a.xml", nil),
      ("a.", nil), ("", nil),
    ] as [(String, GraphFormat?)])
  func `the extension tells the format`(path: String, format: GraphFormat?) {
    #expect(GraphFormat(path: path) == format)
  }

  @Test(arguments: [
    ("a.xml", "a.xml: found the extension '.xml'; expected .graphml, .gexf, .json, .csv or .dot"),
    ("graph", "graph: found no extension; expected .graphml, .gexf, .json, .csv or .dot"),
    ("a.", "a.: found no extension; expected .graphml, .gexf, .json, .csv or .dot"),
  ])
  func `an unknown extension is refused with the known ones`(path: String, message: String) {
    #expect {
      try GraphWriter.write(.sample, to: path)
    } throws: { error in
      "\(error)" == message
    }
  }

  @Test(arguments: GraphFormat.allCases)
  func `every format is written to a file that is complete or absent`(format: GraphFormat) throws {
    let folder = try TemporaryFolder()
    let name = "graph.\(format.rawValue)"
    try GraphWriter.write(.sample, to: folder(name))
    let expected: [UInt8] =
      switch format {
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

  @Test func `no format traps on a random graph, and each counts what it replaced`() throws {
    for seed in 1...100 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let graph = random.graph()
      _ = try GEXFWriter.bytes(graph)
      _ = try JSONGraphWriter.bytes(graph)
      _ = try CSVGraphWriter.bytes(graph)
      _ = try DOTWriter.bytes(graph)
    }
  }
}
