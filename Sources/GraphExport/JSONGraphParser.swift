import DataModel
import XMLSupport

/// Walks over node-link JSON, one function a kind of object.
struct JSONGraphParser: ~Copyable {
  var json: JSONScanner
  let file: String
  var names: JSONGraphNames
  var assembly: GraphAssembly
  /// The ids of nodes.
  var ids = ByteStringTable()
  /// A string without its escapes.
  var scratch: [UInt8] = []
  private var nodeCount = 0

  init(_ json: consuming JSONScanner, file: String, _ names: consuming JSONGraphNames) {
    self.json = json
    self.file = file
    self.names = names
    assembly = GraphAssembly(file: file)
  }

  mutating func parseDocument() throws(GraphExportError) -> (
    graph: CoMentionGraph, report: ReadReport
  ) {
    do { return try parse() } catch let fault as JSONFault {
      throw GraphExportError(reading: fault, file)
    } catch let error as GraphExportError { throw error } catch {
      throw GraphExportError(file: file, reason: .isNotJSON("\(error)"))
    }
  }

  /// Throws a `JSONFault` or a `GraphExportError`.
  private mutating func parse() throws -> (graph: CoMentionGraph, report: ReadReport) {
    assembly.startGraph()
    let place = place
    var hasNodes = false
    var hasLinks = false
    try json.start(UInt8(ascii: "{"))
    var isFirst = true
    while let key = try json.nextKey(&isFirst) {
      switch json.text(of: key) {
      case "nodes":
        hasNodes = true
        var isFirst = true
        try json.start(UInt8(ascii: "["))
        while try json.nextElement(&isFirst) { try parseNode() }
      case "links", "edges":
        hasLinks = true
        var isFirst = true
        try json.start(UInt8(ascii: "["))
        while try json.nextElement(&isFirst) { try parseEdge() }
      case "graph" where json.peek() == UInt8(ascii: "{"): try parseGraph()
      default: try json.skip()
      }
    }
    try json.end()
    if !hasNodes || !hasLinks {
      throw unexpected(
        "no \(hasNodes ? "'links' or 'edges'" : "'nodes'") in the object",
        "node-link JSON, with 'nodes' and 'links' or 'edges'", at: place)
    }
    if let (reference, place) = assembly.missingNode {
      throw unexpected(
        "an edge to \(quoted(ids[reference])), which is no node of the file", "the id of a node",
        at: place)
    }
    return assembly.finish()
  }

  // MARK: - Objects

  private mutating func parseGraph() throws {
    var data: [GraphMLDatum] = []
    try json.start(UInt8(ascii: "{"))
    var isFirst = true
    while let name = try json.nextKey(&isFirst) {
      let (bytes, range) = try content(of: name)
      if let datum = try datum(names.graph.key(bytes, range)) { data.append(datum) }
    }
    assembly.addGraphData(data, names.graph)
  }

  private mutating func parseNode() throws {
    let place = place
    var id: Int?
    var data: [GraphMLDatum] = []
    var aliases: [String]?
    try json.start(UInt8(ascii: "{"))
    var isFirst = true
    while let name = try json.nextKey(&isFirst) {
      let (bytes, range) = try content(of: name)
      let key = names.nodes.key(bytes, range)
      if key == 0 {
        id = try reference("id")
        continue
      }
      if json.peek() == UInt8(ascii: "["), names.nodes.field(key, for: .string) == .aliases,
        let list = try strings()
      {
        aliases = aliases ?? list
      } else if let datum = try datum(key) {
        _ = names.nodes.field(key, for: datum.type)
        data.append(datum)
      }
    }
    if id == nil {
      let position = Array(String(nodeCount).utf8)
      id = ids.number(of: position, position.indices)
    }
    nodeCount += 1
    guard let id, let node = assembly.addNode(id, ids[id]) else {
      throw unexpected(
        "a second node \(quoted(id.map { ids[$0] } ?? ""))", "ids that differ", at: place)
    }
    if let aliases { assembly.nodes[node].aliases = aliases }
    try assembly.describeNode(node, data, names.nodes)
  }

  private mutating func parseEdge() throws {
    let place = place
    var ends: (source: Int?, target: Int?)
    var draft = EdgeDraft()
    try json.start(UInt8(ascii: "{"))
    var isFirst = true
    while let name = try json.nextKey(&isFirst) {
      let (bytes, range) = try content(of: name)
      let key = names.edges.key(bytes, range)
      switch key {
      case 0: ends.source = try reference("source")
      case 1: ends.target = try reference("target")
      default: try parseValue(key, of: &draft)
      }
    }
    guard let source = ends.source, let target = ends.target else {
      let missing = ends.source == nil ? "source" : "target"
      throw unexpected("an edge without '\(missing)'", "the id of a node", at: place)
    }
    assembly.use(source, at: place)
    assembly.use(target, at: place)
    try assembly.addEdge(from: source, to: target, &draft, names.edges)
  }

  consuming func takeNames() -> JSONGraphNames { names }

  // MARK: - Errors

  var place: GraphMLPlace {
    mutating get {
      _ = json.peek()
      return GraphMLPlace(json.place())
    }
  }

  func unexpected(
    _ found: String, _ expected: String, at place: GraphMLPlace
  ) -> GraphExportError {
    GraphExportError(
      file: file, line: place.line, column: place.column,
      reason: .unexpected(found: found, expected: expected))
  }
}

extension GraphMLPlace {
  init(_ place: JSONPlace) { self.init(line: place.line, column: place.column) }
}
