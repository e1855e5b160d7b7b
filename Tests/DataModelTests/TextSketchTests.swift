import DataModel
import TestSupport
import Testing

struct TextSketchTests {
  private func sketch(_ words: [Int]) -> TextSketch {
    var sketcher = TextSketcher()
    for word in words { sketcher.add(WordFolder.hash(Array("\(word)".utf8)), isRunning: true) }
    return sketcher.finish()
  }

  private func shingles(_ words: [Int]) -> Set<[Int]> {
    Set((0..<words.count - 2).map { Array(words[$0..<$0 + 3]) })
  }

  @Test func `the estimate is near the share of shingles in common`() {
    var worst = 0.0
    var sum = 0.0
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let words = (0..<Int.random(in: 60...900, using: &random)).map { _ in
        Int.random(in: 0..<400, using: &random)
      }
      var other = words
      for _ in 0..<Int.random(in: 0...words.count / 4, using: &random) {
        other[Int.random(in: 0..<other.count, using: &random)] = -1
      }
      let (a, b) = (shingles(words), shingles(other))
      let exact = Double(a.intersection(b).count) / Double(a.union(b).count)
      let error = sketch(words).resemblance(to: sketch(other)) - exact
      worst = max(worst, abs(error))
      sum += error
    }
    // A standard error of 0.06, and none on the whole.
    #expect(worst < 0.25)
    #expect(abs(sum / 300) < 0.015)
  }

  @Test func `a sketch is the same on every machine`() {
    #expect(sketch(Array(0..<10)).hash == 0x4106_6F35_61C0_BD5C)
    var hash = ContentHash()
    hash.add(sketch(Array(0..<300)).bytes)
    #expect(hash.value == 0x9804_84FB_2198_176A)
  }

  @Test func `one sketcher makes one sketch after the other`() {
    var sketcher = TextSketcher()
    func add(_ words: [Int]) {
      for word in words { sketcher.add(WordFolder.hash(Array("\(word)".utf8)), isRunning: true) }
    }
    for words in [Array(0..<200), Array(5..<10), [], Array(100..<400)] {
      add(words)
      #expect(sketcher.finish() == sketch(words))
    }
  }

  @Test func `headlines do not count in a longer text`() {
    func sketch(headline: Int) -> TextSketch {
      var sketcher = TextSketcher()
      sketcher.add(UInt64(headline), isRunning: false)
      for word in 0..<60 { sketcher.add(UInt64(word) << 40, isRunning: true) }
      return sketcher.finish()
    }
    #expect(sketch(headline: 1) == sketch(headline: 2))
  }
}
