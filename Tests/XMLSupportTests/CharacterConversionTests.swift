import Testing

@testable import XMLSupport

struct CharacterConversionTests {
  /// As long as what is converted in one piece comes out at most.
  private static let chunkSize = 1 << 14

  @Test(arguments: [0, 1, 2]) func `a long text in two bytes a character comes out whole`(
    before: Int
  ) throws {
    let bytes =
      [UInt8](repeating: 0x61, count: before)
      + (0..<50_000).flatMap { _ -> [UInt8] in [0xB0, 0xA1] }
    let (text, isBroken) = try #require(CharacterConversion.utf8(bytes, from: "EUC-KR"))
    let expected = String(repeating: "a", count: before) + String(repeating: "가", count: 50_000)
    #expect(String(decoding: text, as: UTF8.self) == expected)
    #expect(!isBroken)
  }

  @Test(arguments: [1, 2]) func `what ends with the chunk comes out whole`(chunks: Int) throws {
    for count in chunks * Self.chunkSize - 4...chunks * Self.chunkSize + 4 {
      let bytes = [UInt8](repeating: 0x61, count: count)
      let (text, isBroken) = try #require(CharacterConversion.utf8(bytes, from: "EUC-KR"))
      #expect(text == bytes, "\(count)")
      #expect(!isBroken, "\(count)")
    }
  }

  @Test func `what the converter holds back comes out as well`() throws {
    // Two bytes that stand for two characters, of which the second may find no room.
    for count in Self.chunkSize - 6...Self.chunkSize + 2 {
      let plain = [UInt8](repeating: 0x61, count: count)
      let (text, isBroken) = try #require(
        CharacterConversion.utf8(plain + [0x88, 0x62], from: "BIG5-HKSCS"))
      #expect(text == plain + Array("\u{CA}\u{304}".utf8), "\(count)")
      #expect(!isBroken, "\(count)")
    }
  }

  @Test func `a broken byte is replaced, also where a chunk ends`() throws {
    for count in Self.chunkSize - 4...Self.chunkSize + 4 {
      let plain = [UInt8](repeating: 0x61, count: count)
      for rest in [[0xFF, 0x62], [0xFF], [0xB0]] as [[UInt8]] {
        let (text, isBroken) = try #require(CharacterConversion.utf8(plain + rest, from: "EUC-KR"))
        let expected = plain + Array("\u{FFFD}".utf8) + rest.dropFirst()
        #expect(text == expected, "\(count), \(rest)")
        #expect(isBroken, "\(count), \(rest)")
      }
    }
  }

  @Test func `of nothing comes nothing, and what the system does not have is told`() throws {
    let (text, isBroken) = try #require(CharacterConversion.utf8([], from: "EUC-KR"))
    #expect(text.isEmpty && !isBroken)
    #expect(CharacterConversion.utf8([0x61], from: "x-none") == nil)
  }
}
