import DataModel

/// Makes a graph of the nodes and edges of a file, in whichever order they come.
///
/// While the file is read an edge's ends are numbers of ids, since an edge may come before its
/// nodes; `finish` turns them into positions.
struct GraphAssembly {
  /// What a small file may grow to where one element stands for many: a hyperedge for pairs, a
  /// standard value for one at every node.
  private static let expansionLimit = 20_000_000

  private let file: String
  private(set) var report = ReadReport()
  private var attributes: [Attribute] = []
  private var nodes: [CoMentionGraph.Node] = []
  /// The number of the graph that declared each node last.
  private var graphOfNode: [Int] = []
  private var edges: [CoMentionGraph.Edge] = []
  private var expansion = 0

  /// The number of each id, the node that it is, if known, and else the first edge that has it.
  private var references: [ByteString: Int] = [:]
  private var nodeOfReference: [Int?] = []
  private var firstUse: [Int: (id: String, place: GraphMLPlace)] = [:]

  init(file: String) {
    self.file = file
  }

  mutating func startGraph() {
    report.graphs += 1
  }

  mutating func addGraphData(_ data: [GraphMLDatum], _ keys: GraphMLKeys) {
    for datum in data {
      if let value = datum.value { attributes.add(keys[datum.key].attributeName, value) }
    }
  }

  // MARK: - Nodes

  /// Adds a node, without a description; `nil` if its graph has one of that id.
  ///
  /// In another graph of the file the same id is the same node.
  mutating func addNode(_ id: String) -> Int? {
    let reference = number(of: id)
    if let node = nodeOfReference[reference] {
      if graphOfNode[node] == report.graphs { return nil }
      graphOfNode[node] = report.graphs
      return node
    }
    firstUse[reference] = nil
    nodeOfReference[reference] = nodes.count
    nodes.append(CoMentionGraph.Node(id: id, name: "", label: ""))
    graphOfNode.append(report.graphs)
    return nodes.count - 1
  }

  /// Fills what a node lacks.
  mutating func describeNode(
    _ position: Int, _ data: [GraphMLDatum], _ keys: GraphMLKeys
  ) throws(GraphExportError) {
    var node = nodes[position]
    var drawnLabel: String?
    for datum in data {
      drawnLabel = drawnLabel ?? datum.label
      guard let value = datum.value else { continue }
      let key = keys[datum.key]
      if !node.take(value, key.nodeField) {
        if datum.isStandard { try expand(by: 1, at: datum.place) }
        node.attributes.add(key.attributeName, value)
      }
    }
    if node.label.isEmpty { node.label = drawnLabel ?? "" }
    nodes[position] = node
  }

  /// The number of an id that an edge has.
  mutating func reference(to id: String, at place: GraphMLPlace) -> Int {
    let reference = number(of: id)
    if nodeOfReference[reference] == nil && firstUse[reference] == nil {
      firstUse[reference] = (id, place)
    }
    return reference
  }

  private mutating func number(of id: String) -> Int {
    let key = ByteString(id)
    if let number = references[key] { return number }
    references[key] = nodeOfReference.count
    nodeOfReference.append(nil)
    return nodeOfReference.count - 1
  }

  // MARK: - Edges

  /// Adds an edge between each pair of ends, which are numbers of ids.
  mutating func addEdges(
    between ends: [Int], _ data: [GraphMLDatum], _ keys: GraphMLKeys, at place: GraphMLPlace
  ) throws(GraphExportError) {
    var edge = CoMentionGraph.Edge(source: 0, target: 0, weight: 1)
    var distance: (name: String, value: AttributeValue)?
    for datum in data {
      let key = keys[datum.key]
      if key.edgeField == .weight {
        edge.weight = try weight(datum)
        continue
      }
      guard let value = datum.value else { continue }
      if key.edgeField == .distance {
        distance = (key.attributeName, value)
      } else if !edge.take(value, key.edgeField) && !isNumberOfEdge(value, key) {
        if datum.isStandard { try expand(by: 1, at: datum.place) }
        edge.attributes.add(key.attributeName, value)
      }
    }
    if let distance, !isDistance(distance.value, of: edge) {
      edge.attributes.add(distance.name, distance.value)
    }
    if ends.count > 2 { try expand(by: ends.count * (ends.count - 1) / 2, at: place) }
    for (position, source) in ends.enumerated() {
      for target in ends[(position + 1)...] {
        edge.source = source
        edge.target = target
        edges.append(edge)
      }
    }
  }

  /// Whether it is 1 / weight, to the 15 digits that igraph writes.
  private func isDistance(_ value: AttributeValue, of edge: CoMentionGraph.Edge) -> Bool {
    guard let number = value.number else { return false }
    return abs(number - edge.distance) <= 1e-14 * edge.distance
  }

  /// Whether it is an edge's id that NetworkX or igraph made an attribute of: "e12", or, as igraph
  /// has it at times, "n12".
  private func isNumberOfEdge(_ value: AttributeValue, _ key: GraphMLKey) -> Bool {
    guard key.attributeName == "id", case .string(let id) = value else { return false }
    return (id.hasPrefix("e") || id.hasPrefix("n")) && Int(id.dropFirst()) != nil
  }

  private func weight(_ datum: GraphMLDatum) throws(GraphExportError) -> Double {
    if let weight = Double(GraphMLType.trimmed(datum.text)), weight > 0, weight.isFinite {
      return weight
    }
    throw unexpected(
      "weight \(quoted(datum.text))", "a finite number above zero", at: datum.place)
  }

  private mutating func expand(by count: Int, at place: GraphMLPlace) throws(GraphExportError) {
    expansion += count
    if expansion > GraphAssembly.expansionLimit {
      throw unexpected(
        "hyperedges or default values that stand for \(expansion) others",
        "at most \(GraphAssembly.expansionLimit) in a file", at: place)
    }
  }

  // MARK: - The graph

  mutating func finish() throws(GraphExportError) -> (graph: CoMentionGraph, report: ReadReport) {
    if let (id, place) = firstUse.values.min(by: { ($0.place) < ($1.place) }) {
      throw unexpected(
        "an edge to \(quoted(id)), which is no node of the file", "the id of a node", at: place)
    }
    resolveEnds()
    mergeEdges()
    restoreIDs()
    nameNodes()
    return (CoMentionGraph(attributes: attributes, nodes: nodes, edges: edges), report)
  }

  /// Turns numbers of ids into positions of nodes, source below target, and drops loops.
  private mutating func resolveEnds() {
    var kept = 0
    for position in edges.indices {
      guard let source = nodeOfReference[edges[position].source],
        let target = nodeOfReference[edges[position].target], source != target
      else {
        report.loops += 1
        continue
      }
      edges[position].source = min(source, target)
      edges[position].target = max(source, target)
      if kept != position { edges.swapAt(kept, position) }
      kept += 1
    }
    edges.removeSubrange(kept...)
  }

  /// Makes one of the edges between two nodes; the edges are by ends afterwards.
  private mutating func mergeEdges() {
    edges.sort { ($0.source, $0.target) < ($1.source, $1.target) }
    var last = -1
    for position in edges.indices {
      let edge = edges[position]
      if last >= 0, edges[last].source == edge.source, edges[last].target == edge.target {
        edges[last].add(edge)
        report.mergedEdges += 1
      } else {
        last += 1
        if last != position { edges[last] = edge }
      }
    }
    edges.removeSubrange((last + 1)...)
  }

  /// Gives nodes their ids back that igraph wrote: it numbers the nodes, and keeps the ids that it
  /// read as an attribute.
  private mutating func restoreIDs() {
    var restored: [String] = []
    var distinct = Set<ByteString>()
    for (position, node) in nodes.enumerated() {
      guard node.id == "n\(position)",
        case .string(let id)? = node.attributes.first(where: { $0.name == "id" })?.value,
        distinct.insert(ByteString(id)).inserted
      else { return }
      restored.append(id)
    }
    for (position, id) in restored.enumerated() {
      nodes[position].id = id
      nodes[position].attributes.removeAll { $0.name == "id" }
    }
  }

  private mutating func nameNodes() {
    let ids = NodeNaming.tokens(nodes.map(\.id))
    var uniquing = NodeNaming.Uniquing()
    for position in nodes.indices {
      var node = nodes[position]
      if node.name.isEmpty { node.name = node.label.isEmpty ? node.id : node.label }
      if node.label.isEmpty { node.label = node.name }
      if node.id != ids[position] {
        node.attributes.add("original_id", .string(node.id))
        node.id = ids[position]
      }
      node.name = uniquing.unique(node.name, id: node.id)
      nodes[position] = node
    }
  }

  private func unexpected(
    _ found: String, _ expected: String, at place: GraphMLPlace
  ) -> GraphExportError {
    GraphExportError(
      file: file, line: place.line, column: place.column,
      reason: .unexpected(found: found, expected: expected))
  }
}

extension [Attribute] {
  /// Adds an attribute, unless it is empty or there is one of its name.
  fileprivate mutating func add(_ name: String, _ value: AttributeValue) {
    if value == .string("") || contains(where: { $0.name == name }) { return }
    append(Attribute(name, value))
  }
}
