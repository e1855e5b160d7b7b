import XMLSupport

/// Finds in a GraphML file what some program will lose, refuse or take for something else.
///
/// Reads the file once, as a stream: besides the findings, only a number for each node and edge and
/// their ids are kept. What is found is told by element and line; `GraphMLRule` tells what programs
/// make of it.
public enum GraphMLChecker {
  public static func check(_ path: String) throws(GraphExportError) -> [GraphMLFinding] {
    let xml: XMLReader
    do throws(XMLError) { xml = try XMLReader(path: path, names: GraphMLWord.names) } catch {
      throw GraphExportError(reading: error)
    }
    var walk = GraphMLCheck(xml, file: path)
    return try walk.findings()
  }

  /// Checks bytes in memory; `file` is what errors call them.
  public static func check(
    bytes: [UInt8], file: String
  ) throws(GraphExportError) -> [GraphMLFinding] {
    let xml: XMLReader
    do throws(XMLError) {
      xml = try XMLReader(bytes: bytes, file: file, names: GraphMLWord.names)
    } catch { throw GraphExportError(reading: error) }
    var walk = GraphMLCheck(xml, file: file)
    return try walk.findings()
  }
}

/// One walk over a file.
struct GraphMLCheck: ~Copyable {
  /// An element that is open.
  private struct Open {
    /// `nil` for what is none of GraphML's.
    var word: GraphMLWord?
    var line: Int
    /// Of a graph and what is in it: whether its edges have directions unless they say otherwise.
    var isDirected = false
  }

  /// The `<data>` or `<default>` that is open.
  private struct Value {
    var key: Int?
    /// How many elements are open where its text stands.
    var depth: Int
    var hasElements = false
  }

  /// The importer of Cytoscape looks for GraphML's namespace in so many lines.
  private static let lastRootLine = 20

  private var xml: XMLReader
  private let file: String
  private var namespace = -1
  private var found = GraphMLFindings()
  private var open: [Open] = []
  private var value: Value?
  private var text: [UInt8] = []
  private var keys = GraphMLCheckedKeys()
  private var ids = GraphMLCheckedIDs()
  private var graphs = 0

  init(_ xml: consuming XMLReader, file: String) {
    self.xml = xml
    self.file = file
  }

  mutating func findings() throws(GraphExportError) -> [GraphMLFinding] {
    while let event = try next() {
      switch event {
      case .start: try start()
      case .text: if value?.depth == open.count { xml.appendText(to: &text) }
      case .end: end()
      }
    }
    if graphs == 0 {
      throw GraphExportError(
        file: file, line: 1,
        reason: .unexpected(found: "no element 'graph'", expected: "one inside 'graphml'"))
    }
    keys.finish(&found)
    ids.finish(&found)
    return found.sorted
  }

  private mutating func next() throws(GraphExportError) -> XMLReader.Event? {
    do throws(XMLError) { return try xml.next() } catch { throw GraphExportError(reading: error) }
  }

  // MARK: - Elements

  private mutating func start() throws(GraphExportError) {
    let element = xml.element
    if open.isEmpty { try startRoot(element) }
    let isOurs = element.namespace == namespace || element.namespace < 0
    var word = isOurs ? GraphMLWord(rawValue: element.name) : nil
    if value != nil {
      value?.hasElements = true
      word = nil
    }
    var isDirected = open.last?.isDirected ?? false
    switch word {
    case .key?:
      keys.declare(xml, isLate: graphs > 0, &found)
    case .graph?:
      isDirected = startGraph(element.line)
    case .node?: ids.addNode(&xml, &found)
    case .edge?: ids.addEdge(&xml, isDirected: isDirected, &found)
    case .hyperedge?: found.add(.hyperedge, "hyperedge", line: element.line)
    case .port?: found.add(.port, "port", line: element.line)
    case .data?, .standard?:
      let isData = word == .data
      let key = isData ? keys.use(xml, in: open.last?.word, &found) : keys.lastDeclared
      if !isData, let key { found.add(.standardValue, keys.name(key), line: element.line) }
      if xml.takeLeaf(&text) {
        if let key {
          keys.check(text, hasElements: false, of: key, line: element.line, &found)
        }
        return
      }
      value = Value(key: key, depth: open.count + 1)
      text.removeAll(keepingCapacity: true)
    default: break
    }
    open.append(Open(word: word, line: element.line, isDirected: isDirected))
  }

  private mutating func end() {
    guard let element = open.popLast() else { return }
    guard let value, open.count < value.depth else { return }
    self.value = nil
    if let key = value.key {
      keys.check(
        text, hasElements: value.hasElements, of: key, line: element.line, &found)
    }
  }

  private mutating func startRoot(_ element: XMLReader.Element) throws(GraphExportError) {
    if GraphMLWord(rawValue: element.name) != .graphml {
      throw GraphExportError(
        file: file, line: element.line,
        reason: .unexpected(
          found: "the element \(quoted(xml.name))", expected: "'graphml'"))
    }
    namespace = element.namespace
    if let line = xml.documentTypeLine { found.add(.documentType, "document type", line: line) }
    if xml.isRootPrefixed { found.add(.prefixedRoot, "graphml", line: element.line) }
    if element.line > GraphMLCheck.lastRootLine {
      found.add(.lateRoot, "graphml", line: element.line)
    }
    switch xml.namespace {
    case nil: found.add(.noNamespace, "graphml", line: element.line)
    case GraphMLWriter.namespace?: break
    case let other?:
      found.add(.wrongNamespace, "graphml \(quoted(other))", line: element.line)
    }
  }

  /// Whether the graph's edges are directed.
  private mutating func startGraph(_ line: Int) -> Bool {
    let isNested = open.contains { $0.word == .graph }
    if isNested {
      found.add(.nestedGraph, "graph", line: line)
    } else {
      graphs += 1
      if graphs > 1 { found.add(.secondGraph, "graph", line: line) }
    }
    let direction = xml.attribute("edgedefault")
    if direction == nil { found.add(.noDirection, "graph", line: line) }
    return direction == "directed"
  }
}
