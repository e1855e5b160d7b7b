import DataModel
import XMLSupport

/// Writes a graph as GEXF 1.3, Gephi's own format.
///
/// GEXF has no attributes of the graph itself; they stand in the description. Labels and weights
/// are XML attributes of their elements, everything else is declared and given as `attvalue`. Where
/// nodes or edges have days the graph is dynamic, and each of them has the time from the first to
/// the last day as its spell, for Gephi's timeline.
public enum GEXFWriter {
  private static let namespace = "http://gexf.net/1.3"

  @discardableResult
  public static func write(
    _ graph: CoMentionGraph, to path: String
  ) throws(GraphExportError) -> WriteReport {
    try withTable(of: graph, file: path) { table throws(XMLError) in
      try write(table, XMLWriter(path: path)).report
    }
  }

  /// The file's bytes.
  public static func bytes(_ graph: CoMentionGraph) throws(GraphExportError) -> [UInt8] {
    try withTable(of: graph, file: "graph.gexf") { table throws(XMLError) in
      try write(table, XMLWriter()).bytes
    }
  }

  private static func write(
    _ table: GraphTable, _ writer: consuming XMLWriter
  ) throws(XMLError) -> (bytes: [UInt8], report: WriteReport) {
    var xml = writer
    xml.start("gexf")
    xml.attribute("xmlns", namespace)
    xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    xml.attribute("xsi:schemaLocation", "\(namespace) \(namespace)/gexf.xsd")
    xml.attribute("version", "1.3")
    try writeDescription(of: table, &xml)
    xml.start("graph")
    let hasDays = hasDays(table.nodeColumns.columns) || hasDays(table.edgeColumns.columns)
    xml.attribute("mode", hasDays ? "dynamic" : "static")
    if hasDays {
      xml.attribute("timeformat", "date")
      xml.attribute("timerepresentation", "interval")
    }
    xml.attribute("defaultedgetype", "undirected")
    try writeDeclarations(table.nodeColumns.columns, "node", &xml)
    try writeDeclarations(table.edgeColumns.columns, "edge", &xml)
    try writeNodes(of: table, &xml)
    try writeEdges(of: table, &xml)
    try xml.end()
    try xml.end()
    let (bytes, replaced) = try xml.finish()
    return (bytes, WriteReport(replacedCharacters: table.replacedCharacters + replaced))
  }

  private static func writeDescription(
    of table: GraphTable, _ xml: inout XMLWriter
  ) throws(XMLError) {
    let values = table.graphValues()
    if values.isEmpty { return }
    let parts = zip(table.graphColumns.columns, values).compactMap { column, value in
      value.map { "\(column.name): \($0.text)" }
    }
    xml.start("meta")
    xml.start("description")
    xml.text(parts.joined(separator: "; "))
    try xml.end()
    try xml.end()
  }

  /// Whether GEXF has an XML attribute of its own for it.
  private static func isBuiltIn(_ column: AttributeColumn) -> Bool {
    column.known == .label || column.known == .weight
  }

  private static func writeDeclarations(
    _ columns: [AttributeColumn], _ scope: String, _ xml: inout XMLWriter
  ) throws(XMLError) {
    if columns.allSatisfy(isBuiltIn) { return }
    xml.start("attributes")
    xml.attribute("class", scope)
    xml.attribute("mode", "static")
    for column in columns where !isBuiltIn(column) {
      xml.start("attribute")
      xml.attribute("id", column.id)
      xml.attribute("title", column.name)
      xml.attribute("type", typeName(column.type))
      try xml.end()
    }
    try xml.end()
  }

  private static func typeName(_ type: ColumnType) -> String {
    switch type {
    case .string: "string"
    case .integer: "integer"
    case .real: "double"
    }
  }

  private static func writeNodes(of table: GraphTable, _ xml: inout XMLWriter) throws(XMLError) {
    xml.start("nodes")
    try table.forEachNode { (node, values) throws(XMLError) in
      xml.start("node")
      xml.attribute("id", table.nodes.ids[node])
      xml.attribute("label", table.nodes.label(node))
      try writeValues(values, table.nodeColumns.columns, &xml)
      try writeSpell(values, table.nodeColumns.columns, &xml)
      try xml.end()
    }
    try xml.end()
  }

  private static func writeEdges(of table: GraphTable, _ xml: inout XMLWriter) throws(XMLError) {
    var number = 0
    xml.start("edges")
    try table.forEachEdge { (place, values) throws(XMLError) in
      xml.start("edge")
      xml.attribute("id", "e\(number)")
      number += 1
      xml.attribute("source", table.id(place.source))
      xml.attribute("target", table.id(place.target))
      xml.attribute("weight", DecimalNumber.text(table.graph.edges.writtenWeight(place.edge)) ?? "")
      try writeValues(values, table.edgeColumns.columns, &xml)
      try writeSpell(values, table.edgeColumns.columns, &xml)
      try xml.end()
    }
    try xml.end()
  }

  private static func writeValues(
    _ values: [AttributeValue?], _ columns: [AttributeColumn], _ xml: inout XMLWriter
  ) throws(XMLError) {
    var isOpen = false
    for (value, column) in zip(values, columns) where !isBuiltIn(column) {
      guard let value else { continue }
      if !isOpen { xml.start("attvalues") }
      isOpen = true
      xml.start("attvalue")
      xml.attribute("for", column.id)
      xml.attribute("value", value.text)
      try xml.end()
    }
    if isOpen { try xml.end() }
  }

  private static func hasDays(_ columns: [AttributeColumn]) -> Bool {
    columns.contains { $0.known == .firstSeen || $0.known == .lastSeen }
  }

  /// What has one day only was seen on that day; what is no day of the calendar is passed over.
  private static func writeSpell(
    _ values: [AttributeValue?], _ columns: [AttributeColumn], _ xml: inout XMLWriter
  ) throws(XMLError) {
    var first: Day?
    var last: Day?
    for (value, column) in zip(values, columns) {
      guard case .string(let text)? = value else { continue }
      if column.known == .firstSeen { first = Day(calendar: text) }
      if column.known == .lastSeen { last = Day(calendar: text) }
    }
    guard let start = first ?? last, let end = last ?? first, start <= end else { return }
    xml.start("spells")
    xml.start("spell")
    xml.attribute("start", start.text)
    xml.attribute("end", end.text)
    try xml.end()
    try xml.end()
  }
}
