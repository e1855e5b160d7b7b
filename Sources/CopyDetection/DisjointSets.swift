/// Sets of numbers that are joined step by step (union-find, with path halving).
struct DisjointSets: Sendable {
  private var parents: [Int32] = []

  /// Adds the next number, in a set of its own.
  mutating func add() -> Int32 {
    parents.append(Int32(parents.count))
    return Int32(parents.count - 1)
  }

  mutating func join(_ a: Int32, _ b: Int32) {
    let (x, y) = (root(a), root(b))
    // The smallest number stands for its set.
    parents[Int(max(x, y))] = min(x, y)
  }

  mutating func areJoined(_ a: Int32, _ b: Int32) -> Bool { root(a) == root(b) }

  /// The smallest number of the set of each number.
  mutating func roots() -> [Int32] {
    parents.indices.map { root(Int32(truncatingIfNeeded: $0)) }
  }

  private mutating func root(_ number: Int32) -> Int32 {
    var number = Int(number)
    while parents[number] != number {
      parents[number] = parents[Int(parents[number])]
      number = Int(parents[number])
    }
    return Int32(truncatingIfNeeded: number)
  }
}
