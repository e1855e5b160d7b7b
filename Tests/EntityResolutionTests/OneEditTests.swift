import TestSupport
import Testing

@testable import EntityResolution

struct OneEditTests {
  /// The words at most one edit away from a word, made one by one.
  private static func neighbours(_ word: String, letters: String) -> Set<String> {
    let word = Array(word)
    var found: Set<String> = []
    for position in 0...word.count {
      for letter in letters {
        found.insert(String(word[..<position] + [letter] + word[position...]))
        if position < word.count {
          found.insert(String(word[..<position] + [letter] + word[(position + 1)...]))
        }
      }
      if position < word.count { found.insert(String(word[..<position] + word[(position + 1)...])) }
      if position + 1 < word.count {
        var swapped = word
        swapped.swapAt(position, position + 1)
        found.insert(String(swapped))
      }
    }
    return found
  }

  @Test(arguments: UInt64(0)..<60)
  func `the pairs are those that trying every edit gives`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = "abж "
    var words: Set<String> = []
    for _ in 0..<30 {
      words.insert(
        String(
          (0..<Int.random(in: 1...6, using: &random)).map { _ in
            letters.randomElement(using: &random) ?? "a"
          }))
    }
    let all = words.sorted()
    let found = OneEdit.pairs(of: all.map(OneEdit.word)).map { [all[$0.0], all[$0.1]] }
    let expected = all.indices.flatMap { a in
      all[(a + 1)...].filter { OneEditTests.neighbours(all[a], letters: letters).contains($0) }
        .map { [all[a], $0] }
    }
    #expect(found == expected, "seed \(seed)")
  }

  @Test(arguments: [
    ("boeing 737", "boeing 747"), ("unit 1", "unit 12"), ("unit 12", "unit 21"), ("abc", "abc"),
    ("abcd", "acdb"), ("", "ab"),
  ])
  func `numbers that differ, equal words and two edits are no pair`(_ a: String, _ b: String) {
    #expect(OneEdit.pairs(of: [a, b].map(OneEdit.word)).isEmpty)
  }
}
