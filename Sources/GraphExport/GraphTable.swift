import DataModel
import XMLSupport

/// A graph as its files show it: nodes and edges in order, with final ids and names, and the
/// attributes that each scope has.
///
/// Nodes stand by kind (person, organization, place, any other, none), then name, then id; edges
/// by the positions of their ends. So the order is a matter of the graph alone.
struct GraphTable {
  /// A pair of positions in `nodes`, source below target, and the edge's position in the graph.
  struct EdgePlace {
    var source: Int32
    var target: Int32
    var edge: Int
  }

  let graph: CoMentionGraph
  /// Positions in the graph, in the order of the file.
  let nodeOrder: [Int]
  let nodes: NodeRows

  let edges: [EdgePlace]
  private(set) var graphColumns: AttributeColumns<GraphRow>
  private(set) var nodeColumns: AttributeColumns<NodeRows>
  private(set) var edgeColumns: AttributeColumns<EdgeTable>
  /// Illegal characters replaced so far, in ids, names, kinds and names of attributes.
  private(set) var replacedCharacters = 0

  /// - Throws: `isInconsistent` if the graph breaks a promise of `CoMentionGraph` that no file
  ///   could keep: ends that are no nodes, loops, a pair twice, an id twice, a weight that is not
  ///   above zero.
  init(_ graph: CoMentionGraph, file: String) throws(GraphExportError) {
    self.graph = graph
    var replaced = 0
    func legal(_ text: String) -> String {
      let legal = XMLCharacters.legalized(text)
      replaced += legal.replaced
      return legal.text
    }
    try GraphTable.checkIDs(graph, file)
    let ids = NodeNaming.tokens(graph.nodes.map(\.id))
    let kinds = graph.nodes.map { node in node.kind.flatMap { $0.isEmpty ? nil : legal($0) } }
    var names = graph.nodes.indices.map { position in
      let name = graph.nodes[position].name
      return name.isEmpty ? ids[position] : legal(name)
    }
    // Which of several nodes keeps a name that repeats depends on the order, and the final order on
    // the names.
    let firstOrder = GraphTable.order(kinds: kinds, names: names, ids: ids)
    var uniquing = NodeNaming.Uniquing(count: names.count)
    for position in firstOrder {
      names[position] = uniquing.unique(names[position], id: ids[position])
    }
    nodeOrder =
      uniquing.hasChanged ? GraphTable.order(kinds: kinds, names: names, ids: ids) : firstOrder
    nodes = NodeRows(nodes: graph.nodes, ids: ids, names: names, kinds: kinds)
    edges = try GraphTable.places(of: graph, nodeOrder: nodeOrder, file)

    var keyIDs = Set<String>()
    graphColumns = AttributeColumns(scope: .graph, of: GraphRow(graph: graph), ids: &keyIDs)
    nodeColumns = AttributeColumns(scope: .node, of: nodes, ids: &keyIDs)
    edgeColumns = AttributeColumns(scope: .edge, of: graph.edges, ids: &keyIDs)
    replacedCharacters =
      replaced + graphColumns.replacedCharacters + nodeColumns.replacedCharacters
      + edgeColumns.replacedCharacters
  }

  /// The id of the node at a position of the file.
  func id(_ position: Int32) -> String { nodes.ids[nodeOrder[Int(position)]] }

  /// The values of the graph's own attributes.
  func graphValues() -> [AttributeValue?] {
    var values: [AttributeValue?] = []
    graphColumns.fill(&values, from: GraphRow(graph: graph), 0)
    return values
  }

  // MARK: - Order

  private static func order(kinds: [String?], names: [String], ids: [String]) -> [Int] {
    let ranks = kinds.map { kind in
      kind.map { EntityKind(name: $0).map { Int($0.rawValue) } ?? 3 } ?? 4
    }
    // Most names differ in their first bytes, which one number holds.
    let beginnings = names.map(ByteString.beginning)
    var order = PositionGroups(of: kinds.indices, groups: 5) { ranks[$0] }
    order.sort { a, b in
      if ranks[a] == 3, let first = kinds[a], let second = kinds[b] {
        let order = ByteString.order(first, second)
        if order != 0 { return order < 0 }
      }
      if beginnings[a] != beginnings[b] { return beginnings[a] < beginnings[b] }
      let order = ByteString.order(names[a], names[b])
      return order != 0 ? order < 0 : ByteString.order(ids[a], ids[b]) < 0
    }
    return order.positions.map { Int($0) }
  }

  private static func places(
    of graph: CoMentionGraph, nodeOrder: [Int], _ file: String
  ) throws(GraphExportError) -> [EdgePlace] {
    var placeOfNode = [Int32](repeating: 0, count: nodeOrder.count)
    for (place, node) in nodeOrder.enumerated() { placeOfNode[node] = Int32(place) }
    var unordered: [EdgePlace] = []
    unordered.reserveCapacity(graph.edges.count)
    for position in graph.edges.indices {
      try check(position, graph, file)
      let source = placeOfNode[Int(graph.edges.sources[position])]
      let target = placeOfNode[Int(graph.edges.targets[position])]
      unordered.append(
        EdgePlace(source: min(source, target), target: max(source, target), edge: position))
    }
    var order = PositionGroups(of: unordered.indices, groups: nodeOrder.count) {
      Int(unordered[$0].source)
    }
    order.sort { unordered[$0].target < unordered[$1].target }
    let places = order.positions.map { unordered[Int($0)] }
    for position in places.indices.dropFirst() {
      let place = places[position]
      if places[position - 1].source == place.source && places[position - 1].target == place.target
      {
        let ends = describe(place.edge, graph)
        throw inconsistent(file, "two edges between \(ends)", "one")
      }
    }
    return places
  }

  // MARK: - Checks

  private static func check(
    _ edge: Int, _ graph: CoMentionGraph, _ file: String
  ) throws(GraphExportError) {
    let (source, target) = (Int(graph.edges.sources[edge]), Int(graph.edges.targets[edge]))
    guard graph.nodes.indices.contains(source), graph.nodes.indices.contains(target) else {
      throw inconsistent(
        file, "an edge from node \(source) to node \(target)",
        "positions below \(graph.nodes.count)")
    }
    if source == target {
      throw inconsistent(
        file, "an edge from \(quoted(graph.nodes[source].id)) to itself",
        "edges between two nodes")
    }
    let weight = graph.edges.weights[edge]
    if !(weight > 0 && weight.isFinite) {
      throw inconsistent(
        file, "weight \(weight) between \(describe(edge, graph))",
        "a finite number above zero")
    }
  }

  private static func checkIDs(
    _ graph: CoMentionGraph, _ file: String
  ) throws(GraphExportError) {
    let ids = graph.nodes.indices.map { graph.nodes[$0].id }
    var index = PositionIndex(capacity: ids.count)
    for (position, id) in ids.enumerated() {
      if id.isEmpty {
        throw inconsistent(
          file, "a node without an id, \(quoted(graph.nodes[position].name))", "an id")
      }
      // Of the bytes: ids that only Unicode deems equal differ, and there may be many.
      let hash = ByteString(id).hashValue
      var search = index.search(for: UInt64(bitPattern: Int64(hash)))
      while let other = index.next(&search) {
        if ByteString(ids[other]) == ByteString(id) {
          throw inconsistent(file, "two nodes with the id \(quoted(id))", "ids that differ")
        }
      }
      index.insert(position, at: search)
    }
  }

  private static func describe(_ edge: Int, _ graph: CoMentionGraph) -> String {
    [graph.edges.sources[edge], graph.edges.targets[edge]]
      .map { quoted(graph.nodes[Int($0)].id) }.joined(separator: " and ")
  }

  private static func inconsistent(
    _ file: String, _ found: String, _ expected: String
  ) -> GraphExportError {
    GraphExportError(file: file, reason: .isInconsistent(found: found, expected: expected))
  }
}

/// Lays a graph out as a table and hands it to a writer; what the writer's file says becomes the
/// exporter's error.
func withTable<Result>(
  of graph: CoMentionGraph, file: String, _ write: (GraphTable) throws(XMLError) -> Result
) throws(GraphExportError) -> Result {
  let table = try GraphTable(graph, file: file)
  do throws(XMLError) { return try write(table) } catch { throw GraphExportError(writing: error) }
}

/// Writes a graph to a file that is one text.
func writeText(
  of graph: CoMentionGraph, to path: String,
  _ write: (GraphTable, inout TextWriter) throws(XMLError) -> Void
) throws(GraphExportError) -> WriteReport {
  try withTable(of: graph, file: path) { table throws(XMLError) in
    var text = try TextWriter(path: path)
    try write(table, &text)
    try text.finish()
    return WriteReport(replacedCharacters: table.replacedCharacters)
  }
}

/// The bytes of the same; `file` is what errors call it.
func textBytes(
  of graph: CoMentionGraph, file: String,
  _ write: (GraphTable, inout TextWriter) throws(XMLError) -> Void
) throws(GraphExportError) -> [UInt8] {
  try withTable(of: graph, file: file) { table throws(XMLError) in
    var text = TextWriter()
    try write(table, &text)
    return try text.finish()
  }
}
