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

  /// Writes both files; each is whole before either takes its place.
  func write(
    _ graph: CoMentionGraph,
    _ body: (GraphTable, inout TextWriter, inout TextWriter) throws(XMLError) -> Void
  ) throws(GraphExportError) -> WriteReport {
    try withTable(of: graph, file: edges) { table throws(XMLError) in
      var nodes = try TextWriter(path: self.nodes)
      var edges = try TextWriter(path: self.edges)
      try body(table, &nodes, &edges)
      try nodes.prepare()
      try edges.prepare()
      try nodes.finish()
      try edges.finish()
      return WriteReport(replacedCharacters: table.replacedCharacters)
    }
  }
}
