import DataModel
import XMLSupport

/// What yEd draws, in its own elements inside `<data>`: a shape with its label for a node, a line
/// for an edge.
struct YEdDrawing {
  static let namespace = "http://www.yworks.com/xml/graphml"
  static let schema = "http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd"
  // No attribute's key begins so.
  private static let nodeKey = "y_node"
  private static let edgeKey = "y_edge"

  let drawing: GraphDrawing

  func writeKeys(_ xml: inout XMLWriter) throws(XMLError) {
    for (id, scope, type) in [
      (YEdDrawing.nodeKey, "node", "nodegraphics"), (YEdDrawing.edgeKey, "edge", "edgegraphics"),
    ] {
      xml.start("key")
      xml.attribute("id", id)
      xml.attribute("for", scope)
      xml.attribute("yfiles.type", type)
      try xml.end()
    }
  }

  /// - Parameter node: its position in the graph.
  func write(
    node: Int, of nodes: NodeRows, _ xml: inout XMLWriter
  ) throws(XMLError) {
    let style = GraphDrawing.style(ofKind: nodes.kinds[node])
    let size = drawing.sizes[node]
    xml.start("data")
    xml.attribute("key", YEdDrawing.nodeKey)
    xml.start("y:ShapeNode")
    xml.start("y:Geometry")
    // The upper left corner.
    xml.attribute("x", number(drawing.places[node].x - size / 2))
    xml.attribute("y", number(drawing.places[node].y - size / 2))
    xml.attribute("width", number(size))
    xml.attribute("height", number(size))
    try xml.end()
    xml.start("y:Fill")
    xml.attribute("color", style.color)
    xml.attribute("transparent", "false")
    try xml.end()
    xml.start("y:BorderStyle")
    xml.attribute("color", "#444444")
    xml.attribute("type", "line")
    xml.attribute("width", "1.0")
    try xml.end()
    xml.start("y:NodeLabel")
    xml.attribute("modelName", "sides")
    xml.attribute("modelPosition", "s")
    xml.text(nodes.label(node))
    try xml.end()
    xml.start("y:Shape")
    xml.attribute("type", style.shape)
    try xml.end()
    try xml.end()
    try xml.end()
  }

  func write(edgeOfWeight weight: Double, _ xml: inout XMLWriter) throws(XMLError) {
    xml.start("data")
    xml.attribute("key", YEdDrawing.edgeKey)
    xml.start("y:PolyLineEdge")
    xml.start("y:LineStyle")
    xml.attribute("color", "#999999")
    xml.attribute("type", "line")
    xml.attribute("width", number(drawing.width(ofWeight: weight)))
    try xml.end()
    xml.start("y:Arrows")
    xml.attribute("source", "none")
    xml.attribute("target", "none")
    try xml.end()
    try xml.end()
    try xml.end()
  }

  private func number(_ number: Double) -> String { DecimalNumber.text(number) ?? "0.0" }
}
