import DataModel
import XMLSupport

/// Writes a graph as two tables: the edges at the path that is given, the nodes beside it, in
/// `graph-nodes.csv` for `graph.csv`.
///
/// The first columns are those that Gephi's import looks for (`Source`, `Target`, `Type`, `Weight`;
/// `Id`, `Label`). Cells are quoted as RFC 4180 has it, lines end in a line feed, and cells that
/// begin with "=" or "@" are written as they are: the file is data, not a spreadsheet. Attributes
/// of the graph itself have no place in it.
public enum CSVGraphWriter: TableFormat {
  /// Both files are written whole before either takes its place.
  @discardableResult
  public static func write(
    _ graph: CoMentionGraph, to path: String
  ) throws(GraphExportError) -> WriteReport {
    try write(graph, to: TablePair(nodes: nodesPath(for: path), edges: path))
  }

  /// The bytes of both files.
  public static func bytes(
    _ graph: CoMentionGraph
  ) throws(GraphExportError) -> (edges: [UInt8], nodes: [UInt8]) {
    let (nodes, edges) = try tables(graph)
    return (edges, nodes)
  }

  /// Where the nodes go: "data/graph-nodes.csv" for "data/graph.csv".
  public static func nodesPath(for path: String) -> String {
    let ending = GraphFormat.pathExtension(of: path)
    if ending.isEmpty { return path + "-nodes" }
    return "\(path.dropLast(ending.count + 1))-nodes.\(ending)"
  }

  static func writeEdges(
    of table: GraphTable, _ text: inout TextWriter
  ) throws(XMLError) {
    let columns = table.edgeColumns.columns
    var row = CSVRow()
    for name in ["Source", "Target", "Type", "Weight"] { row.add(name) }
    for column in columns where column.known != .weight { row.add(column.name) }
    try text.write(row.finish())
    try table.forEachEdge { (place, values) throws(XMLError) in
      row.add(table.id(place.source))
      row.add(table.id(place.target))
      row.add("Undirected")
      row.add(DecimalNumber.text(table.graph.edges.writtenWeight(place.edge)) ?? "")
      for (value, column) in zip(values, columns) where column.known != .weight {
        row.add(value?.text ?? "")
      }
      try text.write(row.finish())
    }
  }

  static func writeNodes(
    of table: GraphTable, _ text: inout TextWriter
  ) throws(XMLError) {
    let columns = table.nodeColumns.columns
    var row = CSVRow()
    row.add("Id")
    row.add("Label")
    for column in columns where column.known != .label { row.add(column.name) }
    try text.write(row.finish())
    try table.forEachNode { (node, values) throws(XMLError) in
      row.add(table.nodes.ids[node])
      row.add(table.nodes.label(node))
      for (value, column) in zip(values, columns) where column.known != .label {
        row.add(value?.text ?? "")
      }
      try text.write(row.finish())
    }
  }
}
