import DataModel
import XMLSupport

/// Writes a graph as GraphML that Gephi, Cytoscape, yEd, NetworkX, igraph and graph-tool all read.
///
/// Keys come first, each for one scope and with a type that all of them know; then the graph's
/// attributes, the nodes and the edges. What an element lacks has no `<data>`.
///
///     <key id="n_label" for="node" attr.name="label" attr.type="string"/>
///     <graph id="G" edgedefault="undirected">
///       <node id="person.kassym-jomart-tokayev">
///         <data key="n_label">Kassym-Jomart Tokayev</data>
public enum GraphMLWriter {
  static let namespace = "http://graphml.graphdrawing.org/xmlns"

  /// - Parameters:
  ///   - isCompressed: by gzip.
  ///   - jobs: threads that write.
  @discardableResult
  public static func write(
    _ graph: CoMentionGraph, to path: String, isCompressed: Bool = false, jobs: Int = 1
  ) throws(GraphExportError) -> WriteReport {
    try withTable(of: graph, file: path) { table throws(XMLError) in
      try write(table, nil, XMLWriter(path: path, isCompressed: isCompressed), jobs: jobs).report
    }
  }

  /// Writes a graph with what a program reads to draw it.
  ///
  /// - Parameter points: where nodes stand, in any unit; on a grid if there are none.
  @discardableResult
  public static func write(
    _ graph: CoMentionGraph, to path: String, isCompressed: Bool = false,
    for profile: GraphMLProfile,
    points: [(x: Double, y: Double)]?
  ) throws(GraphExportError) -> WriteReport {
    let drawing = GraphDrawing(graph, points: points)
    return try withTable(of: drawing.described(graph, for: profile), file: path) {
      table throws(XMLError) in
      try write(
        table, profile == .yed ? YEdDrawing(drawing: drawing) : nil,
        XMLWriter(path: path, isCompressed: isCompressed)
      ).report
    }
  }

  /// The bytes of such a file.
  public static func bytes(
    _ graph: CoMentionGraph, for profile: GraphMLProfile, points: [(x: Double, y: Double)]?
  ) throws(GraphExportError) -> [UInt8] {
    let drawing = GraphDrawing(graph, points: points)
    return try withTable(of: drawing.described(graph, for: profile), file: "graph.graphml") {
      table throws(XMLError) in
      try write(table, profile == .yed ? YEdDrawing(drawing: drawing) : nil, XMLWriter()).bytes
    }
  }

  /// The file's bytes.
  public static func bytes(_ graph: CoMentionGraph) throws(GraphExportError) -> [UInt8] {
    try withTable(of: graph, file: "graph.graphml") { table throws(XMLError) in
      try write(table, nil, XMLWriter()).bytes
    }
  }

  private static func write(
    _ table: GraphTable, _ yEd: YEdDrawing?, _ writer: consuming XMLWriter, jobs: Int = 1
  ) throws(XMLError) -> (bytes: [UInt8], report: WriteReport) {
    var xml = writer
    xml.start("graphml")
    xml.attribute("xmlns", namespace)
    xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    if yEd != nil { xml.attribute("xmlns:y", YEdDrawing.namespace) }
    let schema = yEd == nil ? "\(namespace)/1.0/graphml.xsd" : YEdDrawing.schema
    xml.attribute("xsi:schemaLocation", "\(namespace) \(schema)")
    try writeKeys(table.graphColumns.columns, "graph", &xml)
    try writeKeys(table.nodeColumns.columns, "node", &xml)
    try writeKeys(table.edgeColumns.columns, "edge", &xml)
    if let yEd { try yEd.writeKeys(&xml) }
    xml.start("graph")
    xml.attribute("id", "G")
    xml.attribute("edgedefault", "undirected")
    try writeData(table.graphValues(), elements(table.graphColumns.columns, &xml), &xml)
    try xml.writeShares(of: table.nodeOrder.count, jobs: jobs) { (share, xml) throws(XMLError) in
      try writeNodes(share, of: table, yEd, &xml)
    }
    try xml.writeShares(of: table.edges.count, jobs: jobs) { (share, xml) throws(XMLError) in
      try writeEdges(share, of: table, yEd, &xml)
    }
    try xml.end()
    try xml.end()
    let (bytes, replaced) = try xml.finish()
    return (bytes, WriteReport(replacedCharacters: table.replacedCharacters + replaced))
  }

  private static func writeNodes(
    _ share: Range<Int>, of table: GraphTable, _ yEd: YEdDrawing?, _ xml: inout XMLWriter
  ) throws(XMLError) {
    let elements = elements(table.nodeColumns.columns, &xml)
    try table.forEachNode(share) { (node, values) throws(XMLError) in
      xml.start("node")
      xml.attribute("id", table.nodes.ids[node])
      try writeData(values, elements, &xml)
      if let yEd { try yEd.write(node: node, of: table.nodes, &xml) }
      try xml.end()
    }
  }

  private static func writeEdges(
    _ share: Range<Int>, of table: GraphTable, _ yEd: YEdDrawing?, _ xml: inout XMLWriter
  ) throws(XMLError) {
    let edges = table.graph.edges
    let elements = elements(table.edgeColumns.columns, &xml)
    let fields = EdgeFields(table.edgeColumns)
    var text: [UInt8] = []
    var values: [AttributeValue?] = []
    for number in share {
      let place = table.edges[number]
      xml.start("edge")
      text.removeAll(keepingCapacity: true)
      text.append(UInt8(ascii: "e"))
      DecimalNumber.append(number, to: &text)
      xml.attribute("id", text)
      xml.attribute("source", table.id(place.source))
      xml.attribute("target", table.id(place.target))
      for field in 0..<fields.count where fields.read(&text, field, of: edges, place.edge) {
        if fields.isNumber(field) {
          try xml.element(elements[field], number: text)
        } else {
          try xml.element(elements[field], text: text)
        }
      }
      if fields.count < elements.count {
        values.removeAll(keepingCapacity: true)
        table.edgeColumns.fillExtras(&values, from: edges, place.edge)
        try writeData(values, elements[fields.count...], &xml)
      }
      if let yEd {
        try yEd.write(edgeOfWeight: edges.writtenWeight(place.edge), &xml)
      }
      try xml.end()
    }
  }

  private static func writeKeys(
    _ columns: [AttributeColumn], _ scope: String, _ xml: inout XMLWriter
  ) throws(XMLError) {
    for column in columns {
      xml.start("key")
      xml.attribute("id", column.id)
      xml.attribute("for", scope)
      xml.attribute("attr.name", column.name)
      xml.attribute("attr.type", typeName(column.type))
      try xml.end()
    }
  }

  private static func typeName(_ type: ColumnType) -> String {
    switch type {
    case .string: "string"
    case .integer: "int"
    case .real: "double"
    }
  }

  /// The `<data>` elements of columns.
  private static func elements(
    _ columns: [AttributeColumn], _ xml: inout XMLWriter
  ) -> [XMLWriter.TextElement] {
    columns.map { xml.textElement("data", "key", $0.id) }
  }

  private static func writeData(
    _ values: [AttributeValue?], _ elements: some Sequence<XMLWriter.TextElement>,
    _ xml: inout XMLWriter
  ) throws(XMLError) {
    for (value, element) in zip(values, elements) {
      if let value { try xml.element(element, text: value.text) }
    }
  }
}
