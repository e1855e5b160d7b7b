import DataModel
import XMLSupport

/// Writes a graph as node-link JSON, which NetworkX (`node_link_graph(…, edges="links")`) and D3
/// read.
///
/// One node or link a line. Aliases are a list, and evidence is a list of `document`, `line` and
/// `text`.
public enum JSONGraphWriter {
  @discardableResult
  public static func write(
    _ graph: CoMentionGraph, to path: String
  ) throws(GraphExportError) -> WriteReport {
    try withTable(of: graph, file: path) { table throws(XMLError) in
      _ = try write(table, TextWriter(path: path))
      return WriteReport(replacedCharacters: table.replacedCharacters)
    }
  }

  /// The file's bytes.
  public static func bytes(_ graph: CoMentionGraph) throws(GraphExportError) -> [UInt8] {
    try withTable(of: graph, file: "graph.json") { table throws(XMLError) in
      try write(table, TextWriter())
    }
  }

  private static func write(
    _ table: GraphTable, _ writer: consuming TextWriter
  ) throws(XMLError) -> [UInt8] {
    var text = writer
    var values = table.graphValues()
    var object = JSONObject()
    object.add(values, table.graphColumns.columns)
    try text.write("{\"directed\":false,\"multigraph\":false,\"graph\":")
    try text.write(object.finish())
    try text.write(",\"nodes\":[")
    for (position, node) in table.nodeOrder.enumerated() {
      object = JSONObject()
      object.add("id", .string(table.nodes.ids[node]))
      table.nodeColumns.fill(&values, from: table.nodes, node, except: .aliases)
      object.add(values, table.nodeColumns.columns)
      let aliases = table.graph.nodes[node].aliases
      if !aliases.isEmpty { object.add("aliases", aliases) }
      try text.write(position == 0 ? "\n" : ",\n")
      try text.write(object.finish())
    }
    try text.write("\n],\"links\":[")
    for (number, place) in table.edges.enumerated() {
      object = JSONObject()
      object.add("source", .string(table.id(place.source)))
      object.add("target", .string(table.id(place.target)))
      table.edgeColumns.fill(&values, from: table.graph.edges, place.edge, except: .evidence)
      object.add(values, table.edgeColumns.columns)
      let evidence = table.graph.edges.evidence[place.edge]
      if !evidence.isEmpty { object.add("evidence", evidence) }
      try text.write(number == 0 ? "\n" : ",\n")
      try text.write(object.finish())
    }
    try text.write("\n]}\n")
    return try text.finish()
  }
}
