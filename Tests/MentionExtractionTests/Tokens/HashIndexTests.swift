import TestSupport
import Testing

@testable import MentionExtraction

struct HashIndexTests {
  @Test(arguments: UInt64(0)..<20)
  func `an index holds what a dictionary holds`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var index = HashIndex()
    for _ in 0..<3 {
      index.removeAll()
      var expected: [UInt64: Int32] = [:]
      for _ in 0..<2_000 {
        // Few low bits, so that many keys want the same slot.
        let key = UInt64.random(in: 0..<700, using: &random) << 20 | 7
        let value = Int32.random(in: 0..<100, using: &random)
        index[key] = value
        expected[key] = value
      }
      #expect(index.count == expected.count)
      for low in 0..<700 as Range<UInt64> {
        let key = low << 20 | 7
        #expect(index[key] == expected[key])
      }
    }
  }

  @Test func `nothing is left of what was removed`() {
    var index = HashIndex()
    index[0] = 1
    index[512] = 2
    index.removeAll()
    #expect(index[0] == nil)
    #expect(index[512] == nil)
    index[512] = 3
    #expect(index[0] == nil)
    #expect(index[512] == 3)
  }
}
