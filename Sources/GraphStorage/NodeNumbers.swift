/// Numbers of nodes that stay while nodes come and go between them.
///
/// There is room between neighbors, which new nodes halve; where it is used up all nodes get new
/// numbers.
package struct NodeNumbers: Sendable {
  private let most: Int

  /// - Parameter most: the highest number that a node may have.
  package init(most: Int = Int(Int32.max)) { self.most = most }

  private static let widestGap = 1 << 16

  /// Numbers for as many nodes, far apart.
  package func fresh(_ count: Int) -> [Int] {
    let gap = max(1, min(NodeNumbers.widestGap, most / (count + 1)))
    return (0..<count).map { ($0 + 1) * gap }
  }

  /// Numbers in ascending order, those that nodes have already where that can be.
  ///
  /// - Parameter known: by node in order, the number that it has; `nil` for a new one.
  /// - Returns: `nil` where there is no room.
  package func extended(_ known: [Int?]) -> [Int]? {
    var numbers = [Int](repeating: 0, count: known.count)
    var last = 0
    var next = 0
    while next < known.count {
      var end = next
      while end < known.count, known[end].map({ $0 <= last }) ?? true { end += 1 }
      // At the end of all there is room for as many more.
      let bound =
        end < known.count
        ? known[end] ?? most : min(most, last + (end - next + 1) * NodeNumbers.widestGap)
      let gap = (bound - last) / (end - next + 1)
      if gap == 0, end > next { return nil }
      for (step, node) in (next..<end).enumerated() { numbers[node] = last + (step + 1) * gap }
      if end < known.count {
        last = bound
        numbers[end] = bound
      }
      next = end + 1
    }
    return numbers
  }
}
