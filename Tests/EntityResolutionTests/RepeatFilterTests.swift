import TestSupport
import Testing

@testable import EntityResolution

struct RepeatFilterTests {
  @Test(arguments: [0, 1, 10, 1000])
  func `every hash that came twice is told, and few others`(_ count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let once = (0..<count).map { _ in random.next() }
    let twice = (0..<count).map { _ in random.next() }
    var filter = RepeatFilter(capacity: count * 3)
    for hash in once + twice + twice { filter.add(hash) }
    #expect(twice.allSatisfy { filter.mayRepeat($0) })
    #expect(once.filter { filter.mayRepeat($0) }.count <= count / 4)
  }

  @Test func `a count does not run over into its neighbour`() {
    var filter = RepeatFilter(capacity: 1)
    for _ in 0..<10 { filter.add(0) }
    #expect(filter.mayRepeat(0))
    #expect((1...UInt64(40)).filter { filter.mayRepeat($0 << 58) }.count <= 1)
  }
}
