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
    try writeText(of: graph, to: path, write)
  }

  /// The file's bytes.
  public static func bytes(_ graph: CoMentionGraph) throws(GraphExportError) -> [UInt8] {
    try textBytes(of: graph, file: "graph.json", write)
  }

  private static func write(
    _ table: GraphTable, _ text: inout TextWriter
  ) throws(XMLError) {
    let elements = JSONElements(table: table, shape: .nodeLink)
    var object = JSONObject()
    object.add(table.graphValues(), table.graphColumns.columns)
    try text.write("{\"directed\":false,\"multigraph\":false,\"graph\":")
    try text.write(object.finish())
    try text.write(",\"nodes\":[")
    try elements.writeNodes(&text)
    try text.write("\n],\"links\":[")
    try elements.writeEdges(&text)
    try text.write("\n]}\n")
  }
}
