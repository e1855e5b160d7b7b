import DataModel

/// Two searches by Dijkstra's algorithm that run towards each other.
///
/// Each gives nodes their distance from its own end, and settles the nearest node that is left. They
/// may stop as soon as the nodes that they would settle next are together no nearer than the best
/// way found: a shortest path then goes through settled nodes of the one, a node that both have
/// given its final distance, and settled nodes of the other.
struct PathSearch {
  /// Lengths that differ by no more than this share of themselves are equal: the order in which
  /// floating-point numbers are added makes them differ by less, and one sentence more by more.
  static let tolerance = 1e-9

  struct Label {
    var distance: Double
    var isSettled = false
    /// The steps back, along every shortest path to here.
    var previous: [PathStep]
    /// The weight of the last of them.
    var weight: Double = 0
  }

  struct Side {
    let start: Int
    var labels: [Int: Label]
    fileprivate var heap = DistanceHeap()

    fileprivate init(_ start: Int) {
      self.start = start
      labels = [start: Label(distance: 0, previous: [])]
      heap.insert(start, 0)
    }

    /// The distance of the next node to settle.
    fileprivate mutating func next() -> Double? {
      while let least = heap.least {
        if let label = labels[least.node], !label.isSettled, label.distance == least.distance {
          return least.distance
        }
        heap.removeLeast()
      }
      return nil
    }
  }

  private(set) var forward: Side
  private(set) var backward: Side
  /// The length of the shortest paths; infinite where there are none.
  private(set) var length = Double.infinity
  private let isUnweighted: Bool

  init(from start: Int, to end: Int, isUnweighted: Bool) {
    forward = Side(start)
    backward = Side(end)
    self.isUnweighted = isUnweighted
  }

  mutating func run(_ links: (Int) throws -> [GraphLink]) throws {
    while let here = forward.next(), let there = backward.next(),
      here + there < length * (1 - PathSearch.tolerance)
    {
      let isForward = forward.heap.count <= backward.heap.count
      let node = isForward ? forward.settleNext() : backward.settleNext()
      guard let node else { break }
      for link in try links(node) {
        let step = isUnweighted ? 1 : 1 / link.weight
        if isForward {
          forward.reach(link, from: node, by: step, meeting: backward, beyond: there, &length)
        } else {
          backward.reach(link, from: node, by: step, meeting: forward, beyond: here, &length)
        }
      }
    }
  }
}

extension PathSearch.Side {
  fileprivate mutating func settleNext() -> Int? {
    guard let node = heap.removeLeast()?.node else { return nil }
    labels[node]?.isSettled = true
    return node
  }

  /// Follows a link of a node that was settled.
  ///
  /// - Parameters:
  ///   - beyond: the nodes that have no label of the other side lie no nearer to its end than this.
  ///   - length: that of the shortest way so far.
  fileprivate mutating func reach(
    _ link: GraphLink, from node: Int, by step: Double, meeting other: PathSearch.Side,
    beyond: Double, _ length: inout Double
  ) {
    let distance = (labels[node]?.distance ?? 0) + step
    guard distance < .infinity else { return }
    let rest = other.labels[link.other]?.distance
    if rest == nil, isLonger(distance + beyond, than: length) { return }
    note(link, from: node, distance)
    if let rest { length = min(length, distance + rest) }
  }

  /// Notes a way to the other end of a link.
  private mutating func note(_ link: GraphLink, from node: Int, _ distance: Double) {
    let step = PathStep(node: node, edge: link.edge)
    guard let known = labels[link.other], !isLonger(known.distance, than: distance) else {
      labels[link.other] = PathSearch.Label(
        distance: distance, previous: [step], weight: link.weight)
      heap.insert(link.other, distance)
      return
    }
    if known.isSettled || isLonger(distance, than: known.distance) { return }
    var label = known
    if let last = label.previous.last, last.node == node {
      // Of several edges between two nodes one is enough.
      if (link.weight, last.edge) > (label.weight, link.edge) {
        label.previous[label.previous.count - 1] = step
        label.weight = link.weight
      }
    } else {
      label.previous.append(step)
      label.weight = link.weight
    }
    if distance < label.distance {
      label.distance = distance
      heap.insert(link.other, distance)
    }
    labels[link.other] = label
  }

  private func isLonger(_ a: Double, than b: Double) -> Bool {
    a > b * (1 + PathSearch.tolerance)
  }
}
