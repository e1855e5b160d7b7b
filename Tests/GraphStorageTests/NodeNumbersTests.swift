import GraphStorage
import TestSupport
import Testing

struct NodeNumbersTests {
  @Test
  func `numbers stay while nodes come and go, ascend, and are made anew when room is used up`() {
    var random = SeededGenerator(seed: 1)
    for most in [40, 300, Int(Int32.max)] {
      let numbers = NodeNumbers(most: most)
      var known = numbers.fresh(8)
      var renewals = 0
      for _ in 0..<200 {
        var wanted: [Int?] = known
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          let place = Int.random(in: 0...wanted.count, using: &random)
          if Bool.random(using: &random), place < wanted.count {
            wanted.remove(at: place)
          } else if wanted.count < 20 {
            wanted.insert(nil, at: place)
          }
        }
        guard let extended = numbers.extended(wanted) else {
          renewals += 1
          known = numbers.fresh(wanted.count)
          continue
        }
        #expect(zip(extended, extended.dropFirst()).allSatisfy(<))
        #expect(extended.allSatisfy { (1...most).contains($0) })
        // What has a number keeps it.
        #expect(zip(extended, wanted).allSatisfy { $1 == nil || $0 == $1 })
        known = extended
      }
      #expect((renewals > 0) == (most < 1000), "\(most)")
    }
  }

  @Test func `a node that comes to stand behind one of a higher number gets another`() throws {
    let numbers = try #require(NodeNumbers().extended([10, 30, 20, 40]))
    #expect(numbers[0] == 10 && numbers[1] == 30 && numbers[3] == 40)
    #expect((31..<40).contains(numbers[2]))
  }
}
