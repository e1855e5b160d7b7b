import DataModel

/// Takes paths out of a graph of steps, in the order of names.
struct PathWalk {
  let end: Int
  let steps: [Int: [PathStep]]
  let stepsLeft: [Int: [Int]]
  private(set) var paths: [PathQuery.Path] = []
  /// The steps of a node by name, then id.
  private var ordered: [Int: [PathStep]] = [:]

  init(end: Int, steps: [Int: [PathStep]], stepsLeft: [Int: [Int]]) {
    self.end = end
    self.steps = steps
    self.stepsLeft = stepsLeft
  }

  /// Adds the paths of a length. Turns only where so many steps can lead to the end.
  mutating func go(from start: Int, length: Int, limit: Int?, in graph: some GraphReading) throws {
    var path = PathQuery.Path(nodes: [start], edges: [])
    // For each node of the path the steps that are still to be tried.
    var rest = [try nextSteps(of: start, left: length, in: graph)[...]]
    while let steps = rest.last, paths.count < limit ?? .max {
      guard let step = steps.first else {
        rest.removeLast()
        path.nodes.removeLast()
        if !path.edges.isEmpty { path.edges.removeLast() }
        continue
      }
      rest[rest.count - 1] = steps.dropFirst()
      path.nodes.append(step.node)
      path.edges.append(step.edge)
      if path.edges.count == length { paths.append(path) }
      rest.append(try nextSteps(of: step.node, left: length - path.edges.count, in: graph)[...])
    }
  }

  private mutating func nextSteps(of node: Int, left: Int, in graph: some GraphReading) throws
    -> [PathStep]
  {
    if left == 0 { return [] }
    if ordered[node] == nil {
      ordered[node] = try NodeOrder<PathStep>(node: \.node) { _ in (0, 0) }
        .first(of: steps[node] ?? [], in: graph)
    }
    return (ordered[node] ?? []).filter { stepsLeft[$0.node]?.contains(left - 1) ?? false }
  }
}
