import DataModel
import XMLSupport

/// Writes a graph in Graphviz' DOT language.
///
/// Every attribute is there, quoted; Graphviz draws those that it knows (`label`, `weight`) and
/// passes over the others. Characters that XML forbids become U+FFFD here too: Graphviz ends a text
/// at a NUL, and writes SVG, which is XML.
public enum DOTWriter {
  @discardableResult
  public static func write(
    _ graph: CoMentionGraph, to path: String
  ) throws(GraphExportError) -> WriteReport {
    try withTable(of: graph, file: path) { table throws(XMLError) in
      try write(table, TextWriter(path: path)).report
    }
  }

  /// The file's bytes.
  public static func bytes(_ graph: CoMentionGraph) throws(GraphExportError) -> [UInt8] {
    try withTable(of: graph, file: "graph.dot") { table throws(XMLError) in
      try write(table, TextWriter()).bytes
    }
  }

  private static func write(
    _ table: GraphTable, _ writer: consuming TextWriter
  ) throws(XMLError) -> (bytes: [UInt8], report: WriteReport) {
    var text = writer
    let values = table.graphValues()
    var line = DOTLine()
    line.append("graph {\n")
    if !values.isEmpty {
      line.append("  graph")
      line.append(values, table.graphColumns.columns)
      line.append(";\n")
    }
    try table.forEachNode { (node, values) throws(XMLError) in
      line.append("  ")
      line.append(quoted: table.nodes.ids[node])
      line.append(values, table.nodeColumns.columns)
      line.append(";\n")
      try text.write(line.take())
    }
    try table.forEachEdge { (place, values) throws(XMLError) in
      line.append("  ")
      line.append(quoted: table.id(place.source))
      line.append(" -- ")
      line.append(quoted: table.id(place.target))
      line.append(values, table.edgeColumns.columns)
      line.append(";\n")
      try text.write(line.take())
    }
    line.append("}\n")
    try text.write(line.take())
    let bytes = try text.finish()
    return (bytes, WriteReport(replacedCharacters: table.replacedCharacters + line.replaced))
  }
}

/// A statement of a DOT file as it is written.
private struct DOTLine {
  private var bytes: [UInt8] = []
  private(set) var replaced = 0

  mutating func append(_ syntax: String) {
    bytes.append(contentsOf: syntax.utf8)
  }

  mutating func append(_ values: [AttributeValue?], _ columns: [AttributeColumn]) {
    var isFirst = true
    for (value, column) in zip(values, columns) {
      guard let value else { continue }
      append(isFirst ? " [" : ", ")
      isFirst = false
      append(quoted: column.name)
      append("=")
      // Numbers too: "1e-07" is none of DOT's.
      append(quoted: value.text)
    }
    if !isFirst { append("]") }
  }

  mutating func append(quoted text: String) {
    let legal = XMLCharacters.legalized(text)
    replaced += legal.replaced
    bytes.append(UInt8(ascii: "\""))
    for byte in legal.text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case UInt8(ascii: "\n"): append("\\n")
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func take() -> [UInt8] {
    let line = bytes
    bytes.removeAll(keepingCapacity: true)
    return line
  }
}
