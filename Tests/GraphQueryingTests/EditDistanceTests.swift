import Testing

@testable import GraphQuerying

struct EditDistanceTests {
  /// The definition, word by word: the cheapest way to end the alignment.
  private func naive(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
    guard let x = a.last, let y = b.last else { return a.count + b.count }
    var ways = [
      naive(a.dropLast(), b) + 1, naive(a, b.dropLast()) + 1,
      naive(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1),
    ]
    if a.count > 1, b.count > 1, x == b.dropLast().last, y == a.dropLast().last {
      ways.append(naive(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return ways.reduce(.max, min)
  }

  /// Every string of two letters up to a length, the empty one too.
  private func strings(upTo length: Int) -> [[UInt8]] {
    var all: [[UInt8]] = [[]]
    var last = all
    for _ in 0..<length {
      last = last.flatMap { [$0 + [0x61], $0 + [0x62]] }
      all += last
    }
    return all
  }

  @Test func `the distance agrees with its definition on all short strings of two letters`() {
    let all = strings(upTo: 5)
    var disagreements: [String] = []
    for a in all {
      for b in all {
        let distance = naive(a[...], b[...])
        for most in 0...6 where editDistance(a, b, atMost: most) != min(distance, most + 1) {
          let (x, y) = (String(decoding: a, as: UTF8.self), String(decoding: b, as: UTF8.self))
          disagreements.append("'\(x)' and '\(y)' at most \(most)")
        }
      }
    }
    #expect(disagreements.isEmpty)
  }

  @Test(arguments: [
    ("massimov", "masimov", 1), ("tokayev", "tokaev", 1), ("tokayev", "toakyev", 1),
    ("kitten", "sitting", 3), ("", "abc", 3), ("same", "same", 0),
    // Swapped letters are not edited again: two edits by the Damerau definition.
    ("ca", "abc", 3),
  ])
  func `insertions, deletions, substitutions and swaps of neighbours count one each`(
    _ a: String, _ b: String, _ distance: Int
  ) {
    #expect(editDistance(Array(a.utf8), Array(b.utf8), atMost: 9) == distance)
    #expect(editDistance(Array(b.utf8), Array(a.utf8), atMost: 9) == distance)
    for most in 0..<distance {
      #expect(editDistance(Array(a.utf8), Array(b.utf8), atMost: most) == most + 1)
    }
  }
}
