import TestSupport
import Testing

@testable import XMLSupport

struct ByteStringTableTests {
  @Test func `strings are numbered as they come, by their bytes`() {
    var table = ByteStringTable()
    let strings = [
      "a", "", "b", "\u{E9}", "e\u{301}", "a\u{0}", "\u{0}a", "\u{0}", "abcdefgh", "abcdefgh\u{0}",
    ]
    for (number, string) in strings.enumerated() {
      #expect(table.number(of: string) == number)
      #expect(table.number(of: string) == number)
    }
    #expect(table.count == strings.count)
    for (number, string) in strings.enumerated() { #expect(table[number] == string) }
  }

  @Test func `it agrees with a dictionary on random strings`() {
    for seed in 1...20 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var table = ByteStringTable()
      var numbers: [[UInt8]: Int] = [:]
      for _ in 0..<3000 {
        let length = Int.random(in: 0...(seed % 2 == 0 ? 2 : 40), using: &random)
        let bytes = (0..<length).map { _ in UInt8.random(in: 0x61...0x64, using: &random) }
        let expected = numbers[bytes] ?? numbers.count
        numbers[bytes] = expected
        let number = table.number(of: String(decoding: bytes, as: UTF8.self))
        #expect(number == expected, "seed \(seed)")
      }
      #expect(table.count == numbers.count)
      for (bytes, number) in numbers { #expect(Array(table[number].utf8) == bytes) }
    }
  }

  @Test func `a string may be longer than a length that is kept beside its hash`() {
    var table = ByteStringTable()
    let long = String(repeating: "x", count: 1 << 24)
    #expect(table.number(of: long) == 0)
    #expect(table.number(of: "") == 1)
    #expect(table.number(of: long + "y") == 2)
    #expect(table.number(of: long) == 0)
  }
}
