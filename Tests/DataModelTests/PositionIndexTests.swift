import TestSupport
import Testing

@testable import DataModel

struct PositionIndexTests {
  /// Every candidate for a hash, in order.
  private func candidates(_ hash: UInt64, _ index: PositionIndex) -> [Int] {
    var search = index.search(for: hash)
    var found: [Int] = []
    while let position = index.next(&search) { found.append(position) }
    return found
  }

  @Test(arguments: UInt64(0)..<50)
  func `a position is found by its hash, also among others of the same`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let few = UInt64.random(in: 1...40, using: &random)
    let hashes = (0..<Int.random(in: 0...200, using: &random)).map { _ in random.next() % few }
    var index = PositionIndex(capacity: seed % 2 == 0 ? 0 : hashes.count)
    for (position, hash) in hashes.enumerated() {
      var search = index.search(for: hash)
      while index.next(&search) != nil {}
      index.insert(position, at: search)
    }
    for hash in 0..<(few + 5) {
      let expected = hashes.indices.filter { hashes[$0] == hash }
      #expect(Set(candidates(hash, index)).isSuperset(of: expected), "seed \(seed)")
    }
  }

  @Test func `hashes that differ in one bit have few candidates in common`() {
    for bit in 0..<64 {
      var index = PositionIndex()
      let search = index.search(for: 0)
      index.insert(0, at: search)
      #expect(candidates(1 << UInt64(bit), index) == [], "bit \(bit)")
    }
  }
}
