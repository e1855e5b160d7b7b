import DataModel

/// All shortest paths between two nodes, as a graph of steps in which each way from one end to the
/// other is one of them.
struct ShortestPaths {
  private let start: Int
  private let end: Int
  private let search: PathSearch
  private var steps: [Int: [PathStep]] = [:]
  /// Nodes in the order in which they lie on the way, by their distance from the start.
  private var order: [Int] = []
  /// How many shortest paths there are; `Int.max` where there are more than that.
  private(set) var count = 0

  /// - Parameter search: one that has found a way.
  init(_ search: PathSearch) {
    start = search.forward.start
    end = search.backward.start
    self.search = search
    joinSides()
    countPaths()
  }

  /// Walks back from the nodes where the two sides meet.
  private mutating func joinSides() {
    let meeting = search.forward.labels.compactMap { node, label in
      search.backward.labels[node].flatMap { other in
        label.distance + other.distance <= search.length * (1 + PathSearch.tolerance) ? node : nil
      }
    }
    var places: [Int: Double] = [:]
    var found: Set<[Int]> = []
    var pairs: [(from: Int, to: Int, edge: Int)] = []
    for isForward in [true, false] {
      let side = isForward ? search.forward : search.backward
      var seen = Set(meeting)
      var rest = meeting
      while let node = rest.popLast() {
        guard let label = side.labels[node] else { continue }
        if isForward || places[node] == nil {
          places[node] = isForward ? label.distance : search.length - label.distance
        }
        for step in label.previous {
          let (from, to) = isForward ? (step.node, node) : (node, step.node)
          if found.insert([from, to]).inserted { pairs.append((from, to, step.edge)) }
          if seen.insert(step.node).inserted { rest.append(step.node) }
        }
      }
    }
    // A step so short that it is lost beside the way as a whole could lead in a circle.
    for pair in pairs where places[pair.from, default: 0] < places[pair.to, default: 0] {
      steps[pair.from, default: []].append(PathStep(node: pair.to, edge: pair.edge))
    }
    order = places.keys.sorted { places[$0, default: 0] < places[$1, default: 0] }
  }

  private mutating func countPaths() {
    var counts = [end: 1]
    for node in order.reversed() where node != end {
      var sum = 0
      for step in steps[node] ?? [] {
        let (total, isTooMany) = sum.addingReportingOverflow(counts[step.node] ?? 0)
        sum = isTooMany ? .max : total
      }
      counts[node] = sum
    }
    count = max(1, counts[start] ?? 0)
  }

  /// The first paths, those of fewest steps first, then by names.
  mutating func first(_ limit: Int?, in graph: some GraphReading) throws -> [PathQuery.Path] {
    let left = stepsLeft(limit)
    var walk = PathWalk(end: end, steps: steps, stepsLeft: left)
    for length in left[start] ?? [] {
      try walk.go(from: start, length: length, limit: limit, in: graph)
    }
    if walk.paths.isEmpty, limit != 0 { return [anyPath()] }
    return walk.paths
  }

  /// For each node the numbers of steps that may lead from it to the end, the least first.
  ///
  /// No more of them than paths are wanted: there is a path for each.
  private func stepsLeft(_ limit: Int?) -> [Int: [Int]] {
    var left = [end: [0]]
    for node in order.reversed() where node != end {
      let all = Set((steps[node] ?? []).flatMap { left[$0.node] ?? [] })
      left[node] = Array(all.sorted().prefix(limit ?? .max)).map { $0 + 1 }
    }
    return left
  }

  /// The way on which the sides met, where weights differ by more than floating-point numbers hold.
  private func anyPath() -> PathQuery.Path {
    let sums = search.forward.labels.compactMap { node, label in
      search.backward.labels[node].map { (label.distance + $0.distance, node) }
    }
    guard let meeting = sums.min(by: <)?.1 else { return PathQuery.Path(nodes: [], edges: []) }
    var path = PathQuery.Path(nodes: [meeting], edges: [])
    while let node = path.nodes.first, let step = search.forward.labels[node]?.previous.first {
      path.nodes.insert(step.node, at: 0)
      path.edges.insert(step.edge, at: 0)
    }
    while let node = path.nodes.last, let step = search.backward.labels[node]?.previous.first {
      path.nodes.append(step.node)
      path.edges.append(step.edge)
    }
    return path
  }
}
