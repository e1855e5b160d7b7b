import TestSupport
import Testing

@testable import GazetteerExchange

struct FoundEntryTests {
  @Test(arguments: 0..<500)
  func `a text is spaced as a string is`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let text = spacedText(&generator)
    let expected = text.unicodeScalars.split { $0.properties.isWhitespace }
      .map { String($0) }.joined(separator: " ")
    // What stands beside it is no part of it.
    var entry = FoundEntry()
    _ = entry.append("\u{3000} x".utf8)
    let range = entry.append(text.utf8)
    _ = entry.append("\u{80} \t".utf8)
    #expect(Array(entry.bytes[entry.spaced(range)]) == Array(expected.utf8))
  }

  @Test func `a number is what it is to Swift`() {
    var generator = SeededGenerator(seed: 1)
    var texts = [
      "", "+", "-", "+5", "-5", "--5", "5-", "0", "007", "٣", "1٣", "5 ", " 5", "1e3", "0x1F",
      "1_0",
      "9223372036854775807", "9223372036854775808", "-9223372036854775808", "/", ":",
    ]
    for length in 1...21 {
      for _ in 0..<20 {
        let digits = (0..<length).map { _ in
          String(Int.random(in: 0...9, using: &generator))
        }
        texts.append(digits.joined())
      }
    }
    for text in texts {
      var entry = FoundEntry()
      _ = entry.append("1".utf8)
      let range = entry.append(text.utf8)
      _ = entry.append("1".utf8)
      #expect(entry.number(range) == Int(text), "'\(text)'")
    }
  }
}
