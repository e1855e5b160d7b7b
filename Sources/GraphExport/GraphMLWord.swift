import XMLSupport

/// The names that are looked for at every element of a GraphML file, drawings of yEd and yFiles
/// included.
enum GraphMLWord: Int, CaseIterable {
  case graphml, key, graph, data, node, edge, hyperedge, endpoint, id, source, target
  case standard, nodeLabel, label, labelText, port

  private var word: String {
    switch self {
    case .graphml: "graphml"
    case .key: "key"
    case .graph: "graph"
    case .data: "data"
    case .node: "node"
    case .edge: "edge"
    case .hyperedge: "hyperedge"
    case .endpoint: "endpoint"
    case .id: "id"
    case .source: "source"
    case .target: "target"
    case .standard: "default"
    case .nodeLabel: "NodeLabel"
    case .label: "Label"
    case .labelText: "Label.Text"
    case .port: "port"
    }
  }

  /// For the reader of the XML, which knows each word by its number.
  static let names = XMLNames(
    allCases.map(\.word),
    keepingTextIn: Set([data, standard, nodeLabel, labelText].map(\.word)),
    ids: Set([source, target].map(\.word)))
}
