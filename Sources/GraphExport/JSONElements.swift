import DataModel
import XMLSupport

/// The nodes and edges of a graph as JSON objects, one a line, in either of the shapes that
/// programs read.
struct JSONElements {
  enum Shape {
    /// `{"id": …}`, with evidence as a list.
    case nodeLink
    /// `{"data": {"id": …}}`, for edges too, with evidence as text: Cytoscape knows no lists of
    /// anything but plain values.
    case cytoscape
  }

  let table: GraphTable
  let shape: Shape

  func writeNodes(_ text: inout TextWriter) throws(XMLError) {
    var isFirst = true
    try table.forEachNode(except: .aliases) { (node, values) throws(XMLError) in
      var object = JSONObject()
      object.add("id", .string(table.nodes.ids[node]))
      object.add(values, table.nodeColumns.columns)
      let aliases = table.graph.nodes[node].aliases
      if !aliases.isEmpty { object.add("aliases", aliases) }
      try write(object, &isFirst, &text)
    }
  }

  func writeEdges(_ text: inout TextWriter) throws(XMLError) {
    var number = 0
    var isFirst = true
    let omitted = shape == .nodeLink ? KnownAttribute.evidence : nil
    try table.forEachEdge(except: omitted) { (place, values) throws(XMLError) in
      var object = JSONObject()
      if shape == .cytoscape { object.add("id", .string("e\(number)")) }
      number += 1
      object.add("source", .string(table.id(place.source)))
      object.add("target", .string(table.id(place.target)))
      object.add(values, table.edgeColumns.columns)
      if shape == .nodeLink {
        let evidence = table.graph.edges.evidence[place.edge]
        if !evidence.isEmpty { object.add("evidence", evidence) }
      }
      try write(object, &isFirst, &text)
    }
  }

  private func write(
    _ object: JSONObject, _ isFirst: inout Bool, _ text: inout TextWriter
  ) throws(XMLError) {
    try text.write(isFirst ? "\n" : ",\n")
    isFirst = false
    if shape == .cytoscape { try text.write("{\"data\":") }
    try text.write(object.finish())
    if shape == .cytoscape { try text.write("}") }
  }
}
