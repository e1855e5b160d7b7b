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
    let table = try GraphTable(graph, file: path)
    do throws(XMLError) {
      _ = try write(table, TextWriter(path: path))
    } catch {
      throw GraphExportError(writing: error)
    }
    return WriteReport(replacedCharacters: table.replacedCharacters)
  }

  /// The file's bytes.
  public static func bytes(_ graph: CoMentionGraph) throws(GraphExportError) -> [UInt8] {
    let table = try GraphTable(graph, file: "graph.json")
    do throws(XMLError) {
      return try write(table, TextWriter())
    } catch {
      throw GraphExportError(writing: error)
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

/// A JSON object as it is written, on one line.
private struct JSONObject {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  mutating func add(_ values: [AttributeValue?], _ columns: [AttributeColumn]) {
    for (value, column) in zip(values, columns) {
      if let value { add(column.name, value) }
    }
  }

  mutating func add(_ name: String, _ value: AttributeValue) {
    append(name: name)
    switch value {
    case .string(let text): append(string: text)
    default: bytes.append(contentsOf: value.text.utf8)
    }
  }

  mutating func add(_ name: String, _ list: [String]) {
    append(name: name)
    bytes.append(UInt8(ascii: "["))
    for (position, item) in list.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      append(string: item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func add(_ name: String, _ evidence: [Evidence]) {
    append(name: name)
    bytes.append(UInt8(ascii: "["))
    for (position, item) in evidence.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      var object = JSONObject()
      object.add("document", .string(item.document))
      object.add("line", .integer(item.line))
      object.add("text", .string(item.text))
      bytes.append(contentsOf: object.finish())
    }
    bytes.append(UInt8(ascii: "]"))
  }

  func finish() -> [UInt8] { bytes + [UInt8(ascii: "}")] }

  private mutating func append(name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    append(string: name)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func append(string: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
      case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
      case ..<0x20:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: (digits.utf8.count == 1 ? "\\u000" : "\\u00").utf8)
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
