import DataModel
import XMLSupport

/// The files of a graph in two tables, of nodes and of edges.
struct TablePair {
  var nodes: String
  var edges: String

  init(nodes: String, edges: String) {
    self.nodes = nodes
    self.edges = edges
  }

  /// "data/graph-nodes.csv" and "data/graph-edges.csv" for "data/graph" and for "data/graph.csv".
  init(base path: String) {
    let isCSV = GraphFormat.pathExtension(of: path).lowercased() == "csv"
    let base = isCSV ? String(path.dropLast(4)) : path
    self.init(nodes: base + "-nodes.csv", edges: base + "-edges.csv")
  }

  var files: [String] { [nodes, edges] }
}

/// A format that is a table of nodes and one of edges.
protocol TableFormat {
  static func writeNodes(of table: GraphTable, _ text: inout TextWriter) throws(XMLError)
  static func writeEdges(of table: GraphTable, _ text: inout TextWriter) throws(XMLError)
}

extension TableFormat {
  /// Writes both files; each is whole before either takes its place.
  static func write(
    _ graph: CoMentionGraph, to files: TablePair
  ) throws(GraphExportError) -> WriteReport {
    try withTable(of: graph, file: files.edges) { table throws(XMLError) in
      var nodes = try TextWriter(path: files.nodes)
      var edges = try TextWriter(path: files.edges)
      try writeNodes(of: table, &nodes)
      try writeEdges(of: table, &edges)
      try nodes.prepare()
      try edges.prepare()
      try nodes.finish()
      try edges.finish()
      return WriteReport(replacedCharacters: table.replacedCharacters)
    }
  }

  /// The bytes of both files.
  static func tables(
    _ graph: CoMentionGraph
  ) throws(GraphExportError) -> (nodes: [UInt8], edges: [UInt8]) {
    try withTable(of: graph, file: "graph.csv") { table throws(XMLError) in
      var nodes = TextWriter()
      var edges = TextWriter()
      try writeNodes(of: table, &nodes)
      try writeEdges(of: table, &edges)
      return (try nodes.finish(), try edges.finish())
    }
  }
}
