import DataModel
import XMLSupport

/// Walks over the elements of a GraphML file, one function an element.
struct GraphMLParser: ~Copyable {
  private var xml: XMLReader
  private let file: String
  /// The root's namespace; what is in another is none of GraphML's. Some programs leave it out.
  private var namespace: String?
  private var keys = GraphMLKeys()
  private var assembly: GraphAssembly
  private var text: [UInt8] = []

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
    if xml.name != "graphml" {
      throw unexpected("the element \(quoted(xml.name))", "'graphml'")
    }
    namespace = xml.namespace
    let place = place
    while try nextChild() {
      switch xml.name {
      case "key": try parseKey()
      case "graph": try parseGraph(isNested: false)
      case "data": _ = try parseData(nil)
      default: try skip()
      }
    }
    while try next() != nil {}
    if assembly.report.graphs == 0 {
      throw unexpected("no element 'graph'", "one inside 'graphml'", at: place)
    }
    return try assembly.finish()
  }

  // MARK: - Elements; each function starts after the start tag and ends after the end tag

  private mutating func parseKey() throws(GraphExportError) {
    let place = place
    let id = try required("id")
    var key = GraphMLKey(
      id: id, name: xml.attribute("attr.name") ?? id, type: GraphMLType(xml.attribute("attr.type")),
      scopes: GraphMLParser.scopes(xml.attribute("for")),
      isDrawing: xml.attribute("yfiles.type") == "nodegraphics", place: place)
    if key.name.isEmpty { key.name = id }
    while try nextChild() {
      guard xml.name == "default" else {
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

  private static func scopes(_ name: String?) -> [AttributeScope] {
    switch name {
    case "node": [.node]
    case "edge", "hyperedge": [.edge]
    case "graph": [.graph]
    case "graphml", "port", "endpoint": []
    default: [.node, .edge, .graph]
    }
  }

  private mutating func parseGraph(isNested: Bool) throws(GraphExportError) {
    if !isNested {
      assembly.startGraph()
      keys.assignFields()
    }
    var data: [GraphMLDatum] = []
    while try nextChild() {
      switch xml.name {
      case "node": try parseNode()
      case "edge": try parseEdge()
      case "hyperedge": try parseHyperedge()
      case "data": data.append(try parseData(.graph))
      case "key": throw unexpected("a key inside a graph", "keys before the graphs")
      default: try skip()
      }
    }
    if !isNested { assembly.addGraphData(complete(data, keys.standards(.graph)), keys) }
  }

  private mutating func parseNode() throws(GraphExportError) {
    let place = place
    let id = try required("id")
    guard let node = assembly.addNode(id) else {
      throw unexpected("a second node \(quoted(id))", "ids that differ", at: place)
    }
    var data: [GraphMLDatum] = []
    while try nextChild() {
      switch xml.name {
      case "data": data.append(try parseData(.node))
      case "graph": try parseGraph(isNested: true)
      default: try skip()
      }
    }
    try assembly.describeNode(node, complete(data, keys.standards(.node)), keys)
  }

  private mutating func parseEdge() throws(GraphExportError) {
    let place = place
    let source = try required("source")
    let target = try required("target")
    let data = try parseEdgeContent().data
    try assembly.addEdges(
      between: [
        assembly.reference(to: source, at: place), assembly.reference(to: target, at: place),
      ],
      complete(data, keys.standards(.edge)), keys, at: place)
  }

  private mutating func parseHyperedge() throws(GraphExportError) {
    let place = place
    let (data, ends) = try parseEdgeContent()
    var distinct: [Int] = []
    var seen = Set<Int>()
    for end in ends where seen.insert(end).inserted { distinct.append(end) }
    try assembly.addEdges(
      between: distinct, complete(data, keys.standards(.edge)), keys, at: place)
  }

  private mutating func parseEdgeContent() throws(GraphExportError) -> (
    data: [GraphMLDatum], ends: [Int]
  ) {
    var data: [GraphMLDatum] = []
    var ends: [Int] = []
    while try nextChild() {
      switch xml.name {
      case "data": data.append(try parseData(.edge))
      case "graph": try parseGraph(isNested: true)
      case "endpoint":
        let place = place
        ends.append(assembly.reference(to: try required("node"), at: place))
        try skip()
      default: try skip()
      }
    }
    return (data, ends)
  }

  private mutating func parseData(_ scope: AttributeScope?) throws(GraphExportError) -> GraphMLDatum
  {
    let place = place
    let id = try required("key")
    guard let index = keys.index(of: id, in: scope) else {
      throw unexpected("data for the key \(quoted(id))", "a key declared before it is used")
    }
    let content = try parseContent()
    if content.hasElements {
      return GraphMLDatum(key: index, value: nil, label: content.label, text: "", place: place)
    }
    return GraphMLDatum(
      key: index, value: try value(of: content.text, keys[index], at: place), label: nil,
      text: content.text, place: place)
  }

  private func value(
    of text: String, _ key: GraphMLKey, at place: GraphMLPlace
  ) throws(GraphExportError) -> AttributeValue? {
    switch key.type.parse(text) {
    case .value(let value): return value
    case .absent: return nil
    case .invalid:
      throw unexpected("\(quoted(text)) for \(quoted(key.name))", key.type.expectation, at: place)
    }
  }

  /// Adds the standard values of keys that an element gives no value.
  private func complete(_ data: [GraphMLDatum], _ standards: [Int]) -> [GraphMLDatum] {
    if standards.isEmpty { return data }
    var data = data
    for index in standards where !data.contains(where: { $0.key == index }) {
      let key = keys[index]
      data.append(
        GraphMLDatum(
          key: index, value: key.standard, label: nil, text: key.standard?.text ?? "",
          place: key.place, isStandard: true))
    }
    return data
  }

  // MARK: - Moving

  private var place: GraphMLPlace { GraphMLPlace(line: xml.line, column: xml.column) }

  private mutating func next() throws(GraphExportError) -> XMLReader.Event? {
    do throws(XMLError) { return try xml.next() } catch { throw GraphExportError(reading: error) }
  }

  /// Moves to the start of the next element of GraphML inside the current one; `false` at the end
  /// of the current one.
  private mutating func nextChild() throws(GraphExportError) -> Bool {
    while let event = try next() {
      switch event {
      case .end: return false
      case .text: break
      case .start:
        if xml.namespace == namespace || xml.namespace == nil { return true }
        try skip()
      }
    }
    return false
  }

  /// Moves past the end of the element that has just started.
  private mutating func skip() throws(GraphExportError) {
    var depth = 1
    while depth > 0, let event = try next() {
      if event == .start { depth += 1 }
      if event == .end { depth -= 1 }
    }
  }

  /// The text of the element that has just started, or the label in the drawing that it holds.
  private mutating func parseContent() throws(GraphExportError) -> (
    text: String, hasElements: Bool, label: String?
  ) {
    text.removeAll(keepingCapacity: true)
    var depth = 1
    var hasElements = false
    var label: String?
    var labelText: [UInt8] = []
    var labelDepth: Int?
    while depth > 0, let event = try next() {
      switch event {
      case .start:
        hasElements = true
        depth += 1
        if label != nil || labelDepth != nil { break }
        switch xml.name {
        case "NodeLabel", "Label.Text": labelDepth = depth
        case "Label": label = xml.attribute("Text").flatMap(GraphMLParser.trimmedOrNil)
        default: break
        }
      case .text:
        if depth == 1 { xml.appendText(to: &text) }
        if depth == labelDepth { xml.appendText(to: &labelText) }
      case .end:
        if depth == labelDepth {
          label = GraphMLParser.trimmedOrNil(String(decoding: labelText, as: UTF8.self))
          labelText.removeAll()
          labelDepth = nil
        }
        depth -= 1
      }
    }
    return (String(decoding: text, as: UTF8.self), hasElements, label)
  }

  private static func trimmedOrNil(_ text: String) -> String? {
    let trimmed = GraphMLType.trimmed(text)
    return trimmed.isEmpty ? nil : trimmed
  }

  // MARK: - Errors

  /// An attribute of the element that has just started.
  private func required(_ name: String) throws(GraphExportError) -> String {
    if let value = xml.attribute(name), !value.isEmpty { return value }
    throw unexpected(
      "an element \(quoted(xml.name)) without \(quoted(name))", "the attribute \(quoted(name))")
  }

  private func unexpected(
    _ found: String, _ expected: String, at place: GraphMLPlace? = nil
  ) -> GraphExportError {
    let place = place ?? self.place
    return GraphExportError(
      file: file, line: place.line, column: place.column,
      reason: .unexpected(found: found, expected: expected))
  }
}

/// A `<data>`: the value of a key.
struct GraphMLDatum {
  var key: Int
  /// `nil` if it is empty, no number, or a drawing.
  var value: AttributeValue?
  /// The label in a drawing.
  var label: String?
  /// As it stands in the file.
  var text: String
  var place: GraphMLPlace
  /// Whether it is the key's, and not the element's own.
  var isStandard = false
}
