/// Positions of items by a small number that each has: counted, then put in place, without
/// comparing any two.
///
///     var order = PositionGroups(of: edges.indices, groups: nodes.count) { edges[$0].source }
///     order.sort { edges[$0].target < edges[$1].target }  // the few of each source
package struct PositionGroups: Sendable {
  /// The positions, group after group; as small numbers, since there are millions.
  @usableFromInline package var positions: [Int32]
  /// Where each group starts, and where the last ends.
  @usableFromInline let starts: [Int]

  /// - Parameter group: the number of an item's group; `nil` leaves the item out. It is asked twice.
  @inlinable
  package init(of items: Range<Int>, groups: Int, _ group: (Int) -> Int?) {
    var ends = [Int](repeating: 0, count: groups + 1)
    for item in items {
      if let group = group(item) { ends[group + 1] += 1 }
    }
    for group in 0..<groups { ends[group + 1] += ends[group] }
    starts = ends
    positions = Array(repeating: 0, count: ends[groups])
    for item in items {
      guard let group = group(item) else { continue }
      positions[ends[group]] = Int32(item)
      ends[group] += 1
    }
  }

  /// The positions of a group.
  @inlinable
  package func positions(of group: Int) -> ArraySlice<Int32> {
    positions[starts[group]..<starts[group + 1]]
  }

  /// Puts the positions of each group in order; until then they stand as they came.
  @inlinable
  package mutating func sort(by areInOrder: (Int, Int) -> Bool) {
    for group in 0..<(starts.count - 1) where starts[group + 1] - starts[group] > 1 {
      positions[starts[group]..<starts[group + 1]].sort { areInOrder(Int($0), Int($1)) }
    }
  }
}
