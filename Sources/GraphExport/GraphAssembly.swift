import DataModel
import XMLSupport

/// Makes a graph of the nodes and edges of a file, in whichever order they come.
///
/// While the file is read an edge's ends are numbers of ids, since an edge may come before its
/// nodes; `finish` turns them into positions.
struct GraphAssembly: ~Copyable {
  /// What a small file may grow to where one element stands for many: a hyperedge for pairs, a
  /// standard value for one at every node.
  private static let expansionLimit = 20_000_000

  private let file: String
  private(set) var report = ReadReport()
  private var attributes: [Attribute] = []
  var nodes: [CoMentionGraph.Node] = []
  /// The number of the graph that declared each node last.
  private var graphOfNode: [Int32] = []
  var edges = EdgeTable()
  private var expansion = 0

  /// The node that each id's number means, or -1, and else the first edge that has it.
  private var nodeOfReference: [Int32] = []
  private var firstUse: [Int: GraphMLPlace] = [:]

  init(file: String) {
    self.file = file
  }

  mutating func startGraph() {
    report.graphs += 1
  }

  mutating func addGraphData(
    _ data: [GraphMLDatum], _ keys: borrowing some AttributeKeys & ~Copyable
  ) {
    for datum in data {
      if let value = datum.value { attributes.add(keys.attributeName(of: datum.key), value) }
    }
  }

  // MARK: - Nodes

  /// Adds a node, without a description; `nil` if its graph has one of that id.
  ///
  /// In another graph of the file the same id is the same node.
  mutating func addNode(_ reference: Int, _ id: String) -> Int? {
    note(reference)
    if case let node = Int(nodeOfReference[reference]), node >= 0 {
      if graphOfNode[node] == report.graphs { return nil }
      graphOfNode[node] = Int32(report.graphs)
      return node
    }
    firstUse[reference] = nil
    nodeOfReference[reference] = Int32(nodes.count)
    nodes.append(CoMentionGraph.Node(id: id, name: "", label: ""))
    graphOfNode.append(Int32(report.graphs))
    return nodes.count - 1
  }

  /// Fills what a node lacks.
  mutating func describeNode(
    _ position: Int, _ data: [GraphMLDatum], _ keys: borrowing some AttributeKeys & ~Copyable
  ) throws(GraphExportError) {
    var drawnLabel: String?
    for datum in data {
      drawnLabel = drawnLabel ?? datum.label
      guard let value = datum.value else { continue }
      if !nodes[position].take(value, keys.field(of: datum, in: .node)) {
        if datum.isStandard { try expand(by: 1, at: datum.place) }
        nodes[position].attributes.add(keys.attributeName(of: datum.key), value)
      }
    }
    if nodes[position].label.isEmpty { nodes[position].label = drawnLabel ?? "" }
  }

  /// Notes that an edge has the id of a number.
  mutating func use(_ reference: Int, at place: @autoclosure () -> GraphMLPlace) {
    note(reference)
    if nodeOfReference[reference] < 0 && firstUse[reference] == nil {
      firstUse[reference] = place()
    }
  }

  private mutating func note(_ reference: Int) {
    while nodeOfReference.count <= reference { nodeOfReference.append(-1) }
  }

  // MARK: - Edges

  /// Takes a value as this program writes it for an edge that is being read; `false` if it is of
  /// another form, or for no field.
  mutating func take(
    _ leaf: XMLLeaves.Leaf, _ leaves: borrowing XMLLeaves, key: Int, for draft: inout EdgeDraft,
    _ use: GraphMLKeys.Use
  ) -> Bool {
    draft.take(leaves.bytes, leaf.text, key: key, use, &edges)
  }

  /// Takes any value for an edge that is being read.
  mutating func take(
    _ datum: GraphMLDatum, for draft: inout EdgeDraft,
    _ keys: borrowing some AttributeKeys & ~Copyable
  ) {
    let field = keys.field(of: datum, in: .edge)
    if field == .weight {
      if let weight = Double(GraphMLType.trimmed(datum.text)), weight > 0, weight.isFinite {
        draft.take(weight: weight)
      } else {
        draft.fail(
          unexpected(
            "weight \(quoted(datum.text))", "a finite number above zero", at: datum.place))
      }
      return
    }
    guard let value = datum.value, !draft.take(value, key: datum.key, field, &edges) else { return }
    let name = keys.attributeName(of: datum.key)
    if isNumberOfEdge(value, name) { return }
    if datum.isStandard {
      do throws(GraphExportError) {
        try expand(by: 1, at: datum.place)
      } catch {
        draft.fail(error)
      }
    }
    draft.add(name, value)
  }

  /// Whether it is an edge's id that NetworkX or igraph made an attribute of: "e12", or, as igraph
  /// has it at times, "n12".
  private func isNumberOfEdge(_ value: AttributeValue, _ name: String) -> Bool {
    guard name == "id", case .string(let id) = value else { return false }
    return (id.hasPrefix("e") || id.hasPrefix("n")) && Int(id.dropFirst()) != nil
  }

  /// Adds an edge between two ends, which are numbers of ids.
  mutating func addEdge(
    from source: Int, to target: Int, _ draft: inout EdgeDraft,
    _ keys: borrowing some AttributeKeys & ~Copyable
  ) throws(GraphExportError) {
    try complete(&draft, keys)
    draft.append(from: source, to: target, &edges)
  }

  /// Adds an edge between each pair of ends.
  mutating func addEdges(
    between ends: [Int], _ draft: inout EdgeDraft, _ keys: borrowing some AttributeKeys & ~Copyable,
    at place: GraphMLPlace
  ) throws(GraphExportError) {
    try complete(&draft, keys)
    if ends.count > 2 { try expand(by: ends.count * (ends.count - 1) / 2, at: place) }
    for (position, source) in ends.enumerated() {
      for target in ends[(position + 1)...] {
        draft.append(from: source, to: target, &edges)
      }
    }
  }

  private func complete(
    _ draft: inout EdgeDraft, _ keys: borrowing some AttributeKeys & ~Copyable
  ) throws(GraphExportError) {
    if let failure = draft.failures.first { throw failure }
    if let (key, value) = draft.oddDistance { draft.add(keys.attributeName(of: key), value) }
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

  /// The first id that an edge has and no node, and the edge's place.
  var missingNode: (reference: Int, place: GraphMLPlace)? {
    firstUse.min { ($0.value, $0.key) < ($1.value, $1.key) }.map { ($0.key, $0.value) }
  }

  /// - Precondition: there is no missing node.
  mutating func finish() -> (graph: CoMentionGraph, report: ReadReport) {
    let merging = EdgeMerging(edges, nodeOfReference: nodeOfReference)
    edges = EdgeTable()
    report.loops = merging.loops
    report.mergedEdges = merging.merged
    restoreIDs()
    nameNodes()
    return (CoMentionGraph(attributes: attributes, nodes: nodes, edges: merging.edges), report)
  }

  private func unexpected(
    _ found: String, _ expected: String, at place: GraphMLPlace
  ) -> GraphExportError {
    GraphExportError(
      file: file, line: place.line, column: place.column,
      reason: .unexpected(found: found, expected: expected))
  }
}
