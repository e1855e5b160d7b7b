import DataModel
import Testing
import XMLSupport

@testable import GraphExport

struct GraphMLProfileTests {
  private let points = [(x: 0.0, y: 0.0), (x: 2.0, y: 1.0), (x: 0.0, y: 1.0), (x: 1.0, y: 0.5)]

  private func read(_ profile: GraphMLProfile) throws -> CoMentionGraph {
    let bytes = try GraphMLWriter.bytes(.sample, for: profile, points: points)
    return try GraphMLReader.read(bytes: bytes, file: "a.graphml").graph
  }

  private func values(_ node: String, _ graph: CoMentionGraph) -> [String: AttributeValue] {
    let attributes = graph.nodes.first { $0.id == node }?.attributes ?? []
    return Dictionary(attributes.map { ($0.name, $0.value) }) { first, _ in first }
  }

  @Test func `Gephi gets positions, sizes and colours as numbers`() throws {
    let graph = try read(.gephi)
    // Twelve mentions are the most; 4 nodes have 180 units of room, at 90 a unit.
    let person = values("person.kassym-jomart-tokayev", graph)
    #expect(person["x"] == .real(90))
    #expect(person["y"] == .real(45))
    #expect(person["size"] == .real(60))
    #expect(person["r"] == .integer(0xD9))
    #expect(person["g"] == .integer(0x5F))
    #expect(person["b"] == .integer(0x02))
    #expect(person["wikidata"] == .string("Q15"))
    #expect(values("organization.csto", graph)["size"] == .real(12))
    #expect(values("thing", graph)["r"] == .integer(0x99))
  }

  @Test func `Cytoscape gets what it has columns for`() throws {
    let place = values("place.almaty", try read(.cytoscape))
    #expect(place["color"] == .string("#7570b3"))
    #expect(place["size"] == .real(48.7))
    #expect(place["x"] == nil)
  }

  @Test func `attributes of the same names give way`() throws {
    var graph = pair(.named("a", [Attribute("Size", .string("big")), Attribute("x", .integer(1))]))
    graph.nodes[0].mentions = 1
    let bytes = try GraphMLWriter.bytes(graph, for: .gephi, points: nil)
    let read = try GraphMLReader.read(bytes: bytes, file: "a.graphml").graph
    #expect(values("a", read)["size"] == .real(60))
    #expect(values("a", read)["x"] == .real(0))
    #expect(values("b", read)["x"] == .real(90))
    #expect(values("a", read)["Size"] == nil)
  }

  @Test func `yEd gets shapes with labels and lines as wide as edges are heavy`() throws {
    let text = String(
      decoding: try GraphMLWriter.bytes(.sample, for: .yed, points: points), as: UTF8.self)
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines.contains("<key id=\"y_node\" for=\"node\" yfiles.type=\"nodegraphics\"/>"))
    #expect(lines.contains("<y:Geometry x=\"60.0\" y=\"15.0\" width=\"60.0\" height=\"60.0\"/>"))
    #expect(
      lines.contains(
        "<y:NodeLabel modelName=\"sides\" modelPosition=\"s\">K.-J. Tokayev</y:NodeLabel>"))
    #expect(
      lines.filter { $0.hasPrefix("<y:Shape ") } == [
        "<y:Shape type=\"ellipse\"/>", "<y:Shape type=\"roundrectangle\"/>",
        "<y:Shape type=\"hexagon\"/>", "<y:Shape type=\"rectangle\"/>",
      ])
    #expect(lines.contains("<y:LineStyle color=\"#999999\" type=\"line\" width=\"6.0\"/>"))
    #expect(lines.contains("<y:LineStyle color=\"#999999\" type=\"line\" width=\"1.1\"/>"))
  }

  @Test func `a file for yEd is read as the graph that it was`() throws {
    let plain = try GraphMLReader.read(
      bytes: GraphMLWriter.bytes(.sample), file: "a.graphml"
    ).graph
    #expect(try read(.yed) == plain)
  }

  @Test func `without points nodes stand on a grid`() {
    let graph = CoMentionGraph(nodes: (0..<5).map { .named("n\($0)") })
    for points in [nil, [(x: 1.0, y: 1.0)], Array(repeating: (x: 1.0, y: 1.0), count: 5)] {
      let places = GraphDrawing(graph, points: points).places
      #expect(places.map(\.x) == [0, 90, 180, 0, 90])
      #expect(places.map(\.y) == [0, 0, 0, 90, 90])
    }
  }
}
