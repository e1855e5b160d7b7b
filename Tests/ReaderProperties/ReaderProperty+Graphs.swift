import GraphExport

extension ReaderProperty {
  /// A graph that can be read is written so that it reads back the same, and passes the checker.
  static func graphML(_ bytes: [UInt8]) throws {
    let findings = try twice { try GraphMLChecker.check(bytes: bytes, file: "a.graphml") }
    guard let graph = try twice({ try GraphMLReader.read(bytes: bytes, file: "a.graphml").graph })
    else { return }
    try promise(findings != nil, "the checker cannot read what the reader can")
    for node in graph.edges.indices {
      let edge = graph.edges[node]
      try promise(
        graph.nodes.indices.contains(edge.source) && graph.nodes.indices.contains(edge.target)
          && edge.source != edge.target, "an edge between no two nodes")
    }
    let written = try GraphMLWriter.bytes(graph)
    let again = try GraphMLWriter.bytes(
      try GraphMLReader.read(bytes: written, file: "written.graphml").graph)
    try promise(
      written == again,
      "\(String(decoding: written, as: UTF8.self)) became \(String(decoding: again, as: UTF8.self))"
    )
    _ = try GraphMLChecker.check(bytes: written, file: "written.graphml")
  }
}
