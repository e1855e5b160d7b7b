import DataModel
import XMLSupport

extension GraphMLParser {
  mutating func parseEdge() throws(GraphExportError) {
    let place = place
    let source = try reference(.source, "source", guess: lastSource)
    lastSource = source
    let target = try reference(.target, "target")
    var draft = EdgeDraft()
    _ = try parseContent(of: &draft)
    assembly.use(source, at: place)
    assembly.use(target, at: place)
    try assembly.addEdge(from: source, to: target, &draft, keys)
  }

  mutating func parseHyperedge() throws(GraphExportError) {
    let place = place
    var draft = EdgeDraft()
    let ends = try parseContent(of: &draft)
    var distinct: [Int] = []
    var seen = Set<Int>()
    for end in ends where seen.insert(end).inserted { distinct.append(end) }
    try assembly.addEdges(between: distinct, &draft, keys, at: place)
  }

  /// Fills an edge; returns the ends that the element itself does not name.
  mutating func parseContent(
    of draft: inout EdgeDraft
  ) throws(GraphExportError) -> [Int] {
    var ends: [Int] = []
    while true {
      while try takeLeaves() {
        for position in leaves.leaves.indices { try takeEdgeData(position, for: &draft) }
      }
      guard try nextChild() else { break }
      switch word {
      case .data:
        let datum = try parseData(.edge)
        if keys.hasEdgeStandards { draft.given.append(datum.key) }
        assembly.take(datum, for: &draft, keys)
      case .graph: try parseGraph(isNested: true)
      case .endpoint:
        let place = place
        let end = try reference(.node, "node")
        assembly.use(end, at: place)
        ends.append(end)
        try skip()
      default: try skip()
      }
    }
    if keys.hasEdgeStandards {
      for standard in keys.standards(.edge) where !draft.given.contains(standard) {
        assembly.take(standardDatum(standard), for: &draft, keys)
      }
    }
    return ends
  }

  mutating func takeEdgeData(
    _ position: Int, for draft: inout EdgeDraft
  ) throws(GraphExportError) {
    let leaf = leaves.leaves[position]
    let key = keys.key(of: leaf.key, in: .edge)
    if keys.hasEdgeStandards { draft.given.append(key) }
    if assembly.take(leaf, leaves, key: key, for: &draft, keys.uses[key]) { return }
    assembly.take(try datum(leaf, key), for: &draft, keys)
  }
}
