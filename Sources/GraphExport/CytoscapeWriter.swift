import DataModel
import XMLSupport

/// Writes a graph as the elements of Cytoscape.js, which Cytoscape imports too.
///
/// One node or edge a line. Aliases are a list; evidence is text, as in GraphML, since Cytoscape
/// knows no lists of anything but plain values.
public enum CytoscapeWriter {
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
    try withTable(of: graph, file: "graph.cyjs") { table throws(XMLError) in
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
    try text.write("{\"format_version\":\"1.0\",\"data\":")
    try text.write(object.finish())
    try text.write(",\"elements\":{\"nodes\":[")
    for (position, node) in table.nodeOrder.enumerated() {
      object = JSONObject()
      object.add("id", .string(table.nodes.ids[node]))
      table.nodeColumns.fill(&values, from: table.nodes, node, except: .aliases)
      object.add(values, table.nodeColumns.columns)
      let aliases = table.graph.nodes[node].aliases
      if !aliases.isEmpty { object.add("aliases", aliases) }
      try write(object, isFirst: position == 0, &text)
    }
    try text.write("\n],\"edges\":[")
    for (number, place) in table.edges.enumerated() {
      object = JSONObject()
      object.add("id", .string("e\(number)"))
      object.add("source", .string(table.id(place.source)))
      object.add("target", .string(table.id(place.target)))
      table.edgeColumns.fill(&values, from: table.graph.edges, place.edge)
      object.add(values, table.edgeColumns.columns)
      try write(object, isFirst: number == 0, &text)
    }
    try text.write("\n]}}\n")
    return try text.finish()
  }

  private static func write(
    _ object: JSONObject, isFirst: Bool, _ text: inout TextWriter
  ) throws(XMLError) {
    try text.write(isFirst ? "\n{\"data\":" : ",\n{\"data\":")
    try text.write(object.finish())
    try text.write("}")
  }
}
