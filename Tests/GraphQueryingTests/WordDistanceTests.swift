import Testing

@testable import GraphQuerying

struct WordDistanceTests {
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
        let (x, y) = (String(decoding: a, as: UTF8.self), String(decoding: b, as: UTF8.self))
        for most in 0...6 {
          var measure = WordDistance(x, atMost: most)
          if measure.distance(to: y) == (distance > most ? nil : distance) { continue }
          disagreements.append("'\(x)' and '\(y)' at most \(most)")
        }
      }
    }
    #expect(disagreements.isEmpty)
  }

  @Test(arguments: [
    ("massimov", "masimov", 1), ("tokayev", "tokaev", 1), ("tokayev", "toakyev", 1),
    ("kitten", "sitting", 3), ("", "abc", 3), ("same", "same", 0), ("massimov", "massimovich", 3),
    // Swapped letters are not edited again: two edits by the Damerau definition.
    ("ca", "abc", 3),
  ])
  func `insertions, deletions, substitutions and swaps of neighbours count one each`(
    _ a: String, _ b: String, _ distance: Int
  ) {
    for most in 0...9 {
      var (there, back) = (WordDistance(a, atMost: most), WordDistance(b, atMost: most))
      #expect(there.distance(to: b) == (distance > most ? nil : distance))
      #expect(back.distance(to: a) == (distance > most ? nil : distance))
    }
  }

  @Test func `letters are counted, not their bytes`() {
    var measure = WordDistance("назарбаев", atMost: 1)
    #expect(measure.distance(to: "назарбаеф") == 1)
    #expect(measure.distance(to: "nazarbayev") == nil)
  }

  @Test func `one measure serves many words`() {
    var measure = WordDistance(misspelled: "tokaev")
    let words = ["tokayev", "to", "almaty", "toakev", "tokaevskaya", "tokaev"]
    #expect(words.map { measure.distance(to: $0) } == [1, nil, nil, 1, nil, 0])
  }
}
