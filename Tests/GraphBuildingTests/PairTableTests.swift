import TestSupport
import Testing

@testable import GraphBuilding

struct PairTableTests {
  @Test func `the table agrees with a dictionary while it grows`() {
    for seed in UInt64(0)..<20 {
      var random = SeededGenerator(seed: seed)
      var table = PairTable()
      var known: [UInt64: Int] = [:]
      let entities = Int.random(in: 2...3000, using: &random)
      for _ in 0..<3000 {
        let pair = PairTable.pair(
          Int.random(in: 0..<entities, using: &random), Int.random(in: 0..<entities, using: &random)
        )
        #expect(table.find(pair) == known[pair], "seed \(seed)")
        let (position, isNew) = table.insert(pair)
        #expect(isNew == (known[pair] == nil), "seed \(seed)")
        #expect(position == known[pair] ?? known.count, "seed \(seed)")
        known[pair] = position
      }
      #expect(table.count == known.count, "seed \(seed)")
      #expect(table.pairs.allSatisfy { table.find($0) == known[$0] }, "seed \(seed)")
    }
  }

  @Test func `pairs that differ only in which entity comes first are two pairs`() {
    var table = PairTable()
    _ = table.insert(PairTable.pair(1, 2))
    #expect(table.find(PairTable.pair(2, 1)) == nil)
  }

  @Test func `a pair of large numbers keeps both`() {
    let pair = PairTable.pair(4_000_000_000, 4_000_000_001)
    #expect(pair >> 32 == 4_000_000_000)
    #expect(pair & 0xFFFF_FFFF == 4_000_000_001)
  }
}
