import DataModel
import Testing

@testable import EntityResolution

struct NameKeysTests {
  /// The numbers of texts that are all thought to have one hash, or their own.
  private func numbers(_ texts: [String], ofOneHash: Bool) -> [Int] {
    var keys = NameKeys()
    return texts.map { text in
      let bytes = text.utf8.span
      return keys.number(of: bytes, hash: ofOneHash ? 1 : EqualityHash.hash(bytes))
    }
  }

  @Test(arguments: [true, false])
  func `texts share a number exactly if strings hold them equal`(_ ofOneHash: Bool) {
    let texts = [
      "a", "b", "", "a", "ab", "é", "e\u{301}", "", "K", "\u{212A}", "k", ";", "\u{37E}", "`",
      "\u{1FEF}", "a\u{323}\u{307}", "a\u{307}\u{323}", "\u{1E05}",
    ]
    #expect(
      numbers(texts, ofOneHash: ofOneHash) == [
        0, 1, 2, 0, 3, 4, 4, 2, 5, 5, 6, 7, 7, 8, 8, 9, 9, 10,
      ])
  }

  @Test(arguments: [true, false])
  func `only what has a number is found`(_ ofOneHash: Bool) {
    var keys = NameKeys()
    func hash(_ text: String) -> UInt64 { ofOneHash ? 1 : EqualityHash.hash(text) }
    for number in 0..<100 {
      let text = "name \(number * 2)"
      #expect(keys.number(of: text.utf8.span, hash: hash(text)) == number)
    }
    for number in 0..<200 {
      let text = "name \(number)"
      let expected = number % 2 == 0 ? number / 2 : nil
      #expect(keys.find(text.utf8.span, hash: hash(text)) == expected)
    }
    #expect(keys.count == 100)
  }
}
