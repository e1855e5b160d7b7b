import XMLSupport

/// The ids of nodes and edges, which must be there, be names, and not repeat.
struct GraphMLCheckedIDs {
  private struct Pair: Hashable {
    var source: Int32
    var target: Int32
    var isDirected: Bool
  }

  /// By the number of an id.
  private var isNode: [Bool] = []
  private var isEdge: [Bool] = []
  /// The line of the first edge to an id that was no node's then, and how many there were; by the
  /// number of the id.
  private var waiting: [Int: (line: Int, count: Int)] = [:]
  private var pairs = Set<Pair>()

  private mutating func makeRoom(for number: Int) {
    while isNode.count <= number {
      isNode.append(false)
      isEdge.append(false)
    }
  }

  mutating func addNode(_ xml: inout XMLReader, _ found: inout GraphMLFindings) {
    let line = xml.element.line
    guard let number = xml.id(GraphMLWord.id.rawValue) else {
      found.add(.noID, "node", line: line)
      return
    }
    makeRoom(for: number)
    if isNode[number] { found.add(.sameNode, "node", line: line) }
    isNode[number] = true
    if !NodeNaming.isToken(xml.id(number: number)) { found.add(.noToken, "node", line: line) }
  }

  /// - Parameter isDirected: what the graph says of its edges.
  mutating func addEdge(
    _ xml: inout XMLReader, isDirected: Bool, _ found: inout GraphMLFindings
  ) {
    let line = xml.element.line
    if let own = xml.attribute("directed"), (own == "true") != isDirected {
      found.add(.mixedDirection, "edge", line: line)
    }
    if xml.attribute("sourceport") != nil || xml.attribute("targetport") != nil {
      found.add(.port, "edge", line: line)
    }
    if let number = xml.id(GraphMLWord.id.rawValue) {
      makeRoom(for: number)
      if isEdge[number] { found.add(.sameEdge, "edge", line: line) }
      isEdge[number] = true
    }
    guard let source = xml.id(GraphMLWord.source.rawValue),
      let target = xml.id(GraphMLWord.target.rawValue)
    else {
      found.add(.noEnd, "edge", line: line)
      return
    }
    for end in [source, target] {
      makeRoom(for: end)
      if !isNode[end] { waiting[end, default: (line, 0)].count += 1 }
    }
    if source == target { found.add(.loop, "edge", line: line) }
    let isOrdered = isDirected || source < target
    let pair = Pair(
      source: Int32(isOrdered ? source : target), target: Int32(isOrdered ? target : source),
      isDirected: isDirected)
    if !pairs.insert(pair).inserted { found.add(.parallelEdge, "edge", line: line) }
  }

  /// Tells of ends that were no nodes, at the end or before their edges.
  func finish(_ found: inout GraphMLFindings) {
    for (number, edges) in waiting.sorted(by: { $0.key < $1.key }) {
      found.add(
        isNode[number] ? .earlyEdge : .unknownEnd, "edge", line: edges.line, count: edges.count)
    }
  }
}
