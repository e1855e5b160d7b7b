/// The nodes of a graph in groups, each node in one, the largest group first.
public struct NodeGroups: Hashable, Sendable {
  /// The number of each node's group, from 0.
  public private(set) var group: [Int]
  /// How many nodes each group has.
  public private(set) var sizes: [Int]

  /// - Parameter labels: any numbers, the same for nodes of one group. Of groups equally large, that
  ///   with the first node comes first.
  public init(_ labels: [Int]) {
    var places: [Int: Int] = [:]
    var counts: [Int] = []
    let found = labels.map { label in
      let place = places[label] ?? counts.count
      if place == counts.count {
        places[label] = place
        counts.append(0)
      }
      counts[place] += 1
      return place
    }
    let order = counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
    var rank = [Int](repeating: 0, count: counts.count)
    for (number, place) in order.enumerated() { rank[place] = number }
    group = found.map { rank[$0] }
    sizes = order.map { counts[$0] }
  }
}
