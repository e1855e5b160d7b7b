import DataModel
import XMLSupport

/// Writes a graph as a network for Pajek: the names of the nodes, and the weights of the edges.
///
/// Pajek has no place for other attributes. Names are unique, since readers tell nodes by them;
/// what would end or change a quoted name is written as something like it.
///
///     *Vertices 2
///     1 "Ada Lovelace"
///     2 "Charles Babbage"
///     *Edges
///     1 2 3.0
public enum PajekWriter {
  @discardableResult
  public static func write(
    _ graph: CoMentionGraph, to path: String
  ) throws(GraphExportError) -> WriteReport {
    try writeText(of: graph, to: path, write)
  }

  /// The file's bytes.
  public static func bytes(_ graph: CoMentionGraph) throws(GraphExportError) -> [UInt8] {
    try textBytes(of: graph, file: "graph.net", write)
  }

  private static func write(
    _ table: GraphTable, _ text: inout TextWriter
  ) throws(XMLError) {
    var names = NodeNaming.Uniquing(count: table.nodeOrder.count)
    try text.write("*Vertices \(table.nodeOrder.count)\n")
    for (position, node) in table.nodeOrder.enumerated() {
      // Two names may be alike once they are on one line.
      let name = names.unique(plain(table.nodes.names[node]), id: table.nodes.ids[node])
      try text.write("\(position + 1) \"\(name)\"\n")
    }
    try text.write("*Edges\n")
    for place in table.edges {
      let weight = DecimalNumber.text(table.graph.edges.writtenWeight(place.edge)) ?? ""
      try text.write("\(place.source + 1) \(place.target + 1) \(weight)\n")
    }
  }

  private static func plain(_ name: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": plain.append("'")
      case "\\": plain.append("/")
      case _ where scalar.properties.isWhitespace: plain.append(" ")
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
