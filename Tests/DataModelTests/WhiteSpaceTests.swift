import DataModel
import Testing

struct WhiteSpaceTests {
  @Test func `white space beyond ASCII is what Unicode says`() {
    for value in 0x80...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = UTF8.encode(scalar).map { Array($0) } ?? []
      let expected = scalar.properties.isWhitespace ? bytes.count : 0
      let length = WhiteSpace.length(bytes.span, at: 0, bytes.count)
      if length != expected { Issue.record("U+\(String(value, radix: 16)): \(length)") }
    }
  }

  @Test func `half a character is no space`() {
    let bytes: [UInt8] = [0xE2, 0x80, 0x83]
    #expect(WhiteSpace.length(bytes.span, at: 0, 2) == 0)
    #expect(WhiteSpace.length(bytes.span, at: 0, 1) == 0)
  }
}
