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
    try writeText(of: graph, to: path, write)
  }

  /// The file's bytes.
  public static func bytes(_ graph: CoMentionGraph) throws(GraphExportError) -> [UInt8] {
    try textBytes(of: graph, file: "graph.cyjs", write)
  }

  private static func write(
    _ table: GraphTable, _ text: inout TextWriter
  ) throws(XMLError) {
    let elements = JSONElements(table: table, shape: .cytoscape)
    var object = JSONObject()
    object.add(table.graphValues(), table.graphColumns.columns)
    try text.write("{\"format_version\":\"1.0\",\"data\":")
    try text.write(object.finish())
    try text.write(",\"elements\":{\"nodes\":[")
    try elements.writeNodes(&text)
    try text.write("\n],\"edges\":[")
    try elements.writeEdges(&text)
    try text.write("\n]}}\n")
  }
}
