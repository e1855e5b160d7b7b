import DataModel
import GraphExport

extension ReaderProperty {
  /// A graph that can be read is written so that it reads back the same, and passes the checker.
  static func graphML(_ bytes: [UInt8]) throws {
    let findings = try twice { try GraphMLChecker.check(bytes: bytes, file: "a.graphml") }
    guard let graph = try twice({ try GraphMLReader.read(bytes: bytes, file: "a.graphml").graph })
    else { return }
    try promise(findings != nil, "the checker cannot read what the reader can")
    try checkWritten(graph)
  }

  /// The same of a graph in JSON, in JSON again too.
  static func graphJSON(_ bytes: [UInt8]) throws {
    guard let graph = try twice({ try JSONGraphReader.read(bytes: bytes, file: "a.json").graph })
    else { return }
    try checkWritten(graph)
    let written = try JSONGraphWriter.bytes(graph)
    try checkSame(
      written, try JSONGraphReader.read(bytes: written, file: "written.json").graph,
      JSONGraphWriter.bytes)
  }

  /// What was written and read is written in the same bytes again.
  private static func checkSame(
    _ written: [UInt8], _ read: CoMentionGraph, _ write: (CoMentionGraph) throws -> [UInt8]
  ) throws {
    let again = try write(read)
    try promise(
      written == again,
      "\(String(decoding: written, as: UTF8.self)) became \(String(decoding: again, as: UTF8.self))"
    )
  }

  private static func checkWritten(_ graph: CoMentionGraph) throws {
    for number in graph.edges.indices {
      let edge = graph.edges[number]
      try promise(
        graph.nodes.indices.contains(edge.source) && graph.nodes.indices.contains(edge.target)
          && edge.source != edge.target, "an edge between no two nodes")
    }
    let written = try GraphMLWriter.bytes(graph)
    try checkSame(
      written, try GraphMLReader.read(bytes: written, file: "written.graphml").graph
    ) { try GraphMLWriter.bytes($0) }
    _ = try GraphMLChecker.check(bytes: written, file: "written.graphml")
  }
}
