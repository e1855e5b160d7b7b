import DataModel
import Testing

struct ByteRangeTests {
  @Test func `a range knows its length`() {
    #expect(ByteRange(3, 7).count == 4)
    #expect(!ByteRange(3, 7).isEmpty)
    #expect(ByteRange(3, 3).isEmpty)
    #expect(ByteRange(3, 3).count == 0)
  }

  @Test func `a range contains itself, its ends and nothing beyond`() {
    let range = ByteRange(10, 20)
    for inner in [
      range, ByteRange(10, 11), ByteRange(19, 20), ByteRange(10, 10), ByteRange(20, 20),
    ] {
      #expect(range.contains(inner), "\(inner)")
    }
    for outer in [ByteRange(9, 12), ByteRange(19, 21), ByteRange(0, 30), ByteRange(20, 21)] {
      #expect(!range.contains(outer), "\(outer)")
    }
  }

  @Test func `ranges that only touch do not overlap`() {
    let range = ByteRange(10, 20)
    for other in [ByteRange(0, 10), ByteRange(20, 30), ByteRange(0, 0)] {
      #expect(!range.overlaps(other), "\(other)")
      #expect(!other.overlaps(range), "\(other)")
    }
    for other in [ByteRange(0, 11), ByteRange(19, 30), ByteRange(12, 13), ByteRange(0, 30), range] {
      #expect(range.overlaps(other), "\(other)")
      #expect(other.overlaps(range), "\(other)")
    }
  }

  @Test func `ranges sort by start, and of the same start the longer comes first`() {
    let sorted = [ByteRange(0, 9), ByteRange(0, 4), ByteRange(0, 0), ByteRange(1, 2)]
    #expect(sorted.reversed().sorted() == sorted)
    #expect(!(ByteRange(0, 4) < ByteRange(0, 4)))
  }

  @Test func `ranges are ordered the same way round for every pair`() {
    var all: [ByteRange] = []
    for start in 0..<5 { for end in start..<5 { all.append(ByteRange(start, end)) } }
    for a in all {
      for b in all {
        let ways = [a < b, b < a, a == b].filter { $0 }.count
        #expect(ways == 1, "\(a) and \(b)")
      }
    }
  }
}
