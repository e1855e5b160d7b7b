/// Nodes by their distance, the nearest first: a binary heap.
struct DistanceHeap {
  private var entries: [(distance: Double, node: Int)] = []

  var count: Int { entries.count }

  var least: (distance: Double, node: Int)? { entries.first }

  mutating func insert(_ node: Int, _ distance: Double) {
    var place = entries.count
    entries.append((distance, node))
    while place > 0, entries[place] < entries[(place - 1) / 2] {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  @discardableResult
  mutating func removeLeast() -> (distance: Double, node: Int)? {
    guard let least = entries.first, let last = entries.popLast() else { return nil }
    if entries.isEmpty { return least }
    entries[0] = last
    var place = 0
    while place * 2 + 1 < entries.count {
      var child = place * 2 + 1
      if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
      if entries[place] <= entries[child] { break }
      entries.swapAt(place, child)
      place = child
    }
    return least
  }
}
