import DataModel

/// The program that a GraphML file is to look well in.
public enum GraphMLProfile: String, Hashable, Sendable, CaseIterable {
  case gephi, cytoscape, yed

  /// Whether the program reads from GraphML where nodes stand.
  public var readsPositions: Bool { self != .cytoscape }
}

/// How a graph is drawn: nodes as large as their mentions are many, in the colour of their kind,
/// edges as wide as they are heavy.
struct GraphDrawing {
  struct Style {
    var red: Int
    var green: Int
    var blue: Int
    /// As yEd calls it.
    var shape: String

    /// "#d95f02"
    var color: String {
      "#"
        + [red, green, blue].map { part in
          (part < 16 ? "0" : "") + String(part, radix: 16)
        }.joined()
    }
  }

  struct Place {
    var x: Double
    var y: Double
  }

  /// Room for a node of usual size with its name.
  private static let spacing = 90.0
  private static let leastSize = 12.0
  private static let greatestSize = 60.0
  private static let leastWidth = 0.5
  private static let greatestWidth = 6.0

  /// One a node, as are the sizes.
  let places: [Place]
  let sizes: [Double]
  private let greatestWeight: Double

  /// - Parameter points: where nodes stand, in any unit; on a grid if there are none.
  init(_ graph: CoMentionGraph, points: [(x: Double, y: Double)]?) {
    places = GraphDrawing.places(points, count: graph.nodes.count)
    let most = Double(max(graph.nodes.compactMap(\.mentions).max() ?? 0, 1))
    sizes = graph.nodes.map { node in
      let share = (Double(max(node.mentions ?? 0, 0)) / most).squareRoot()
      let range = GraphDrawing.greatestSize - GraphDrawing.leastSize
      return GraphDrawing.rounded(GraphDrawing.leastSize + share * range)
    }
    greatestWeight = graph.edges.weights.max() ?? 1
  }

  static func style(ofKind kind: String?) -> Style {
    switch kind.flatMap({ EntityKind(name: $0) }) {
    case .person: Style(red: 0xD9, green: 0x5F, blue: 0x02, shape: "ellipse")
    case .organization: Style(red: 0x1B, green: 0x9E, blue: 0x77, shape: "roundrectangle")
    case .place: Style(red: 0x75, green: 0x70, blue: 0xB3, shape: "hexagon")
    case nil: Style(red: 0x99, green: 0x99, blue: 0x99, shape: "rectangle")
    }
  }

  func width(ofWeight weight: Double) -> Double {
    let share = max(0, weight / greatestWeight).squareRoot()
    return GraphDrawing.rounded(
      max(GraphDrawing.leastWidth, share * GraphDrawing.greatestWidth))
  }

  /// The graph with what the program reads as attributes, in place of those of the same names.
  func described(_ graph: CoMentionGraph, for profile: GraphMLProfile) -> CoMentionGraph {
    if profile == .yed { return graph }
    var graph = graph
    for node in graph.nodes.indices {
      let style = GraphDrawing.style(ofKind: graph.nodes[node].kind)
      var drawing = [Attribute("size", .real(sizes[node]))]
      if profile == .gephi {
        drawing += [
          Attribute("x", .real(places[node].x)), Attribute("y", .real(places[node].y)),
          Attribute("r", .integer(style.red)), Attribute("g", .integer(style.green)),
          Attribute("b", .integer(style.blue)),
        ]
      } else {
        drawing.append(Attribute("color", .string(style.color)))
      }
      let names = Set(drawing.map(\.name))
      graph.nodes[node].attributes.removeAll { names.contains($0.name.lowercased()) }
      graph.nodes[node].attributes += drawing
    }
    return graph
  }

  // MARK: - Places

  /// The points, drawn apart so that nodes have room, around the middle.
  private static func places(_ points: [(x: Double, y: Double)]?, count: Int) -> [Place] {
    guard let points, points.count == count, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite })
    else { return grid(count) }
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    let (left, right) = (xs.min() ?? 0, xs.max() ?? 0)
    let (low, high) = (ys.min() ?? 0, ys.max() ?? 0)
    let extent = max(right - left, high - low)
    guard extent > 0 else { return grid(count) }
    let scale = spacing * Double(count).squareRoot() / extent
    return points.map { point in
      Place(
        x: rounded((point.x - (left + right) / 2) * scale),
        y: rounded((point.y - (low + high) / 2) * scale))
    }
  }

  private static func grid(_ count: Int) -> [Place] {
    let columns = max(1, Int(Double(count).squareRoot().rounded(.up)))
    return (0..<count).map { node in
      Place(x: Double(node % columns) * spacing, y: Double(node / columns) * spacing)
    }
  }

  /// To a tenth, which is finer than anyone sees.
  private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
