import DataModel
import XMLSupport

/// Walks over the elements of a GraphML file, one function an element.
struct GraphMLParser: ~Copyable {
  var xml: XMLReader
  let file: String
  /// The root's namespace; what is in another is none of GraphML's. Some programs leave it out.
  var namespace = -1
  var keys = GraphMLKeys()
  var assembly: GraphAssembly
  var leaves = XMLLeaves()
  /// The number of the last edge's source, which is probably that of the next.
  var lastSource = -1
  var text: [UInt8] = []

  init(_ xml: consuming XMLReader, file: String) {
    self.xml = xml
    self.file = file
    assembly = GraphAssembly(file: file)
  }

  mutating func parseDocument() throws(GraphExportError) -> (
    graph: CoMentionGraph, report: ReadReport
  ) {
    // The reader throws on a file without an element.
    while let event = try next(), event != .start {}
    if word != .graphml {
      throw unexpected("the element \(quoted(xml.name))", "'graphml'")
    }
    namespace = xml.element.namespace
    let place = place
    while try nextChild() {
      switch word {
      case .key: try parseKey()
      case .graph: try parseGraph(isNested: false)
      case .data: _ = try parseData(nil)
      default: try skip()
      }
    }
    while try next() != nil {}
    if assembly.report.graphs == 0 {
      throw unexpected("no element 'graph'", "one inside 'graphml'", at: place)
    }
    if let (reference, place) = assembly.missingNode {
      throw unexpected(
        "an edge to \(quoted(xml.id(number: reference))), which is no node of the file",
        "the id of a node", at: place)
    }
    return assembly.finish()
  }

  // MARK: - Elements; each function starts after the start tag and ends after the end tag

  mutating func parseKey() throws(GraphExportError) {
    let place = place
    let id = try required("id")
    var key = GraphMLKey(
      id: id, name: xml.attribute("attr.name") ?? id, type: GraphMLType(xml.attribute("attr.type")),
      scopes: GraphMLParser.scopes(xml.attribute("for")),
      isDrawing: xml.attribute("yfiles.type") == "nodegraphics", place: place)
    if key.name.isEmpty { key.name = id }
    while try nextChild() {
      guard word == .standard else {
        try skip()
        continue
      }
      let place = self.place
      let text = try parseContent().text
      key.standard = try value(of: text, key, at: place)
    }
    if !keys.add(key) {
      throw unexpected("a second key \(quoted(id))", "ids that differ", at: place)
    }
  }

  static func scopes(_ name: String?) -> [AttributeScope] {
    switch name {
    case "node": [.node]
    case "edge", "hyperedge": [.edge]
    case "graph": [.graph]
    case "graphml", "port", "endpoint": []
    default: [.node, .edge, .graph]
    }
  }

  mutating func parseGraph(isNested: Bool) throws(GraphExportError) {
    if !isNested {
      assembly.startGraph()
      keys.assignFields()
    }
    var data: [GraphMLDatum] = []
    while try nextChild() {
      switch word {
      case .node: try parseNode()
      case .edge: try parseEdge()
      case .hyperedge: try parseHyperedge()
      case .data: data.append(try parseData(.graph))
      case .key: throw unexpected("a key inside a graph", "keys before the graphs")
      default: try skip()
      }
    }
    if !isNested { assembly.addGraphData(complete(data, .graph), keys) }
  }

  mutating func parseNode() throws(GraphExportError) {
    let place = place
    let id = try reference(.id, "id")
    guard let node = assembly.addNode(id, xml.id(number: id)) else {
      throw unexpected(
        "a second node \(quoted(xml.id(number: id)))", "ids that differ", at: place)
    }
    var data: [GraphMLDatum] = []
    while true {
      while try takeLeaves() {
        for leaf in leaves.leaves {
          data.append(try datum(leaf, keys.key(of: leaf.key, in: .node)))
        }
      }
      guard try nextChild() else { break }
      switch word {
      case .data: data.append(try parseData(.node))
      case .graph: try parseGraph(isNested: true)
      default: try skip()
      }
    }
    try assembly.describeNode(node, complete(data, .node), keys)
  }

  // MARK: - Moving

  /// What the name of the element that starts means.
  var word: GraphMLWord? { GraphMLWord(rawValue: xml.element.name) }

  var place: GraphMLPlace {
    let element = xml.element
    return GraphMLPlace(line: element.line, column: element.column > 0 ? element.column : nil)
  }

  mutating func next() throws(GraphExportError) -> XMLReader.Event? {
    do throws(XMLError) { return try xml.next() } catch { throw GraphExportError(reading: error) }
  }

  /// Moves to the start of the next element of GraphML inside the current one; `false` at the end
  /// of the current one.
  mutating func nextChild() throws(GraphExportError) -> Bool {
    while let event = try next() {
      switch event {
      case .end: return false
      case .text: break
      case .start:
        let namespace = xml.element.namespace
        if namespace == self.namespace || namespace < 0 { return true }
        try skip()
      }
    }
    return false
  }

  /// Moves past the end of the element that has just started.
  mutating func skip() throws(GraphExportError) {
    var depth = 1
    while depth > 0, let event = try next() {
      if event == .start { depth += 1 }
      if event == .end { depth -= 1 }
    }
  }

  // MARK: - Errors

  /// An attribute of the element that has just started.
  func required(_ name: String) throws(GraphExportError) -> String {
    if let value = xml.attribute(name), !value.isEmpty { return value }
    throw missing(name)
  }

  /// The number of the id that an attribute of the element that has just started holds.
  mutating func reference(
    _ word: GraphMLWord, _ name: String, guess: Int = -1
  ) throws(GraphExportError) -> Int {
    if let id = xml.id(word.rawValue, guess: guess) { return id }
    throw missing(name)
  }

  func missing(_ name: String) -> GraphExportError {
    unexpected(
      "an element \(quoted(xml.name)) without \(quoted(name))", "the attribute \(quoted(name))")
  }

  func unexpected(
    _ found: String, _ expected: String, at place: GraphMLPlace? = nil
  ) -> GraphExportError {
    let place = place ?? self.place
    return GraphExportError(
      file: file, line: place.line, column: place.column,
      reason: .unexpected(found: found, expected: expected))
  }
}
