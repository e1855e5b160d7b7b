import Testing

@testable import DataModel

struct ScalarClassTests {
  @Test(
    arguments: [
      ("\u{A0}", ScalarClass.space), ("\u{202F}", .space), ("\u{3000}", .space),
      ("\u{FEFF}", .space),
      ("É", .upper), ("Ж", .upper), ("ǅ", .upper), ("é", .lower), ("ж", .lower), ("ß", .lower),
      ("中", .uncased), ("א", .uncased), ("ا", .uncased), ("٣", .digit), ("’", .apostrophe),
      ("‘", .apostrophe), ("ʼ", .apostrophe), ("\u{2011}", .hyphen), ("\u{2010}", .hyphen),
      ("–", .punctuation), ("—", .punctuation), ("“", .punctuation), ("…", .punctuation),
      ("€", .punctuation), ("×", .punctuation), ("😀", .punctuation), ("\u{AD}", .ignorable),
      ("\u{301}", .ignorable), ("\u{200D}", .ignorable), ("\u{200C}", .ignorable),
    ] as [(Unicode.Scalar, ScalarClass)])
  func `scalars beyond ASCII have a class`(_ scalar: Unicode.Scalar, _ expected: ScalarClass) {
    #expect(ScalarClass(scalar) == expected)
  }

  @Test func `decoding gives every scalar back with its length`() {
    for value in UInt32(0)...0x10FFFF {
      guard value < 0x3000 || value % 97 == 0, let expected = Unicode.Scalar(value) else {
        continue
      }
      let bytes = Array(String(expected).utf8)
      let found = scalar(in: bytes.span, at: 0)
      #expect(found.scalar == expected)
      #expect(found.length == bytes.count)
    }
  }

  @Test func `a scalar that is cut off at the end of the text does not trap`() {
    for bytes: [UInt8] in [[0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xFF]] {
      _ = scalar(in: bytes.span, at: 0)
    }
  }
}
