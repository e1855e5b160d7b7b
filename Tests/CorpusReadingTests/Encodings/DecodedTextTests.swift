import DataModel
import TestSupport
import Testing

@testable import CorpusReading

struct DecodedTextTests {
  private static let sample = "Tokayev’s Қазақстан — “zhuz” 🐎\r\nEnd\n"

  @Test func `a byte order mark is not part of the text`() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array(Self.sample.utf8)
    #expect(try DecodedText(bytes).text == Array(Self.sample.utf8))
    #expect(try DecodedText(bytes).note == nil)
  }

  @Test(arguments: [false, true]) func `UTF-16 is read by its byte order mark`(isBig: Bool) throws {
    let decoded = try DecodedText(Self.utf16("\u{FEFF}" + Self.sample, isBig))
    #expect(String(decoding: decoded.text, as: UTF8.self) == Self.sample)
    #expect(decoded.note == nil)
  }

  @Test(arguments: [false, true]) func `UTF-16 without a mark shows by its zeros`(isBig: Bool)
    throws
  {
    let text = "The president of Kazakhstan met Łukasz.\n"
    #expect(try DecodedText(Self.utf16(text, isBig)).text == Array(text.utf8))
  }

  @Test(arguments: [false, true]) func `truncated UTF-16 keeps what came before`(isBig: Bool) throws
  {
    let whole = Self.utf16("\u{FEFF}Almaty 🐎", isBig)
    let inUnit = try DecodedText(Array(whole.dropLast(3)))
    #expect(String(decoding: inUnit.text, as: UTF8.self).hasPrefix("Almaty \u{FFFD}"))
    #expect(inUnit.note == "not valid UTF-16; what could not be read became U+FFFD")
    let inPair = try DecodedText(Array(whole.dropLast(2)))
    #expect(String(decoding: inPair.text, as: UTF8.self) == "Almaty \u{FFFD}")
  }

  @Test func `bytes that are not UTF-8 are Windows-1252`() throws {
    let decoded = try DecodedText(Array("It".utf8) + [0x92] + Array("s caf".utf8) + [0xE9, 0x21])
    #expect(String(decoding: decoded.text, as: UTF8.self) == "It’s café!")
    #expect(decoded.note == "not valid UTF-8, first in byte 2; read as Windows-1252")
  }

  @Test func `UTF-8 with one fault stays UTF-8`() throws {
    let decoded = try DecodedText(Array("Қазақстан ".utf8) + [0xE9] + Array(" café".utf8))
    #expect(String(decoding: decoded.text, as: UTF8.self) == "Қазақстан \u{FFFD} café")
    #expect(
      decoded.note
        == "not valid UTF-8 in 1 place, first in byte 19; what could not be read became U+FFFD")
  }

  @Test func `a declared encoding is used where the bytes are not UTF-8`() throws {
    let cyrillic: [UInt8] = [0xD2, 0xEE, 0xEA, 0xE0, 0xE5, 0xE2]
    #expect(try Self.string(cyrillic, "windows-1251") == "Токаев")
    #expect(try Self.string([0xF4, 0xCF, 0xCB, 0xC1, 0xC5, 0xD7], "KOI8-R") == "Токаев")
    #expect(try Self.string([0xA3, 0xF3, 0x64, 0xBC], "ISO-8859-2") == "Łódź")
    #expect(try Self.string([0xA4], "ISO-8859-15") == "€")
    // Pages say Latin-1 and mean Windows-1252.
    #expect(try Self.string([0x93, 0x41, 0x94], "ISO-8859-1") == "“A”")
    #expect(try Self.string(Array("Қаз".utf8), "windows-1251") == "Қаз")
  }

  @Test(
    arguments: [
      ("gb2312", [0xD6, 0xD0, 0xCE, 0xC4], "中文"), ("GBK", [0x81, 0x40, 0xD6, 0xD0], "丂中"),
      ("Big5", [0xA4, 0xA4, 0xA4, 0xE5], "中文"), ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本"),
      ("EUC-JP", [0xC6, 0xFC, 0xCB, 0xDC], "日本"), ("euc-kr", [0xC7, 0xD1, 0xB1, 0xDB], "한글"),
      ("ks_c_5601-1987", [0xC7, 0xD1, 0xB1, 0xDB], "한글"),
      ("ISO-2022-JP", Array("\u{1B}$BF|K\\\u{1B}(B a".utf8), "日本 a"),
      ("ISO-2022-JP", Array("plain".utf8), "plain"), ("utf-7", Array("+Ti1lhw-".utf8), "中文"),
    ] as [(String, [UInt8], String)])
  func `Chinese, Japanese and Korean are decoded`(name: String, bytes: [UInt8], text: String) throws
  {
    #expect(try Self.string(bytes, name) == text)
  }

  @Test(
    arguments: [
      ("csGB2312", "gbk"), ("chinese", "gbk"), ("iso-ir-58", "gbk"), ("csISO58GB231280", "gbk"),
      ("csBig5", "big5"), ("cn-big5", "big5"),
      ("MS932", "shift_jis"), ("csShiftJIS", "shift_jis"),
      ("csEUCPkdFmtJapanese", "euc-jp"),
      ("csEUCKR", "euc-kr"), ("korean", "euc-kr"), ("iso-ir-149", "euc-kr"),
      ("KS_C_5601-1989", "euc-kr"), ("KSC_5601", "euc-kr"), ("csKSC56011987", "euc-kr"),
    ]) func `an encoding has several names`(name: String, same: String) throws
  {
    let bytes: [UInt8] = [0xB0, 0xA1, 0x61, 0xA4, 0xA4]
    #expect(try Self.string(bytes, name) == Self.string(bytes, same))
  }

  @Test(arguments: ["csISO2022JP", "ISO_2022_JP", "iso-2022-jp-2"])
  func `encodings that pass for ASCII have several names, too`(name: String) throws {
    #expect(try Self.string(Array("\u{1B}$BF|K\\\u{1B}(B a".utf8), name) == "日本 a")
  }

  @Test func `Korean in seven bits is known by its short name`() throws {
    let bytes = Array("\u{1B}$)C\u{E}0!\u{F} a".utf8)
    #expect(try Self.string(bytes, "csISO2022KR") == "가 a")
  }

  @Test(arguments: ["iso-2022-jp", "iso-2022-kr", "utf-7", "UTF_7"])
  func `UTF-8 is UTF-8 also if it says that it is ASCII`(name: String) throws {
    let text = "Tokayev’s Қазақстан, +Ti1lhw- 🐎\n"
    let decoded = try DecodedText(Array(text.utf8), declared: name)
    #expect(decoded.text == Array(text.utf8))
    #expect(decoded.note == nil)
  }

  @Test(arguments: ["iso-2022-jp", "csISO2022KR"])
  func `control characters that shift nothing are binary`(name: String) {
    let ascii = [UInt8](repeating: 0x07, count: 11) + [UInt8](repeating: 0x41, count: 89)
    let others = [UInt8](repeating: 0x07, count: 11) + Array("é".utf8)
    for bytes in [ascii, others] {
      #expect(throws: DecodedText.Failure.binary) { try DecodedText(bytes, declared: name) }
    }
  }

  @Test func `a byte order mark in another encoding is not part of the text`() throws {
    let chinese: [UInt8] = [0x84, 0x31, 0x95, 0x33, 0x61, 0xD6, 0xD0]
    #expect(try DecodedText(chinese, declared: "gb18030").text == Array("a中".utf8))
    #expect(try DecodedText(Array("+/v8-abc".utf8), declared: "utf-7").text == Array("abc".utf8))
  }

  @Test func `what is none of a declared encoding is replaced and told of`() throws {
    let decoded = try DecodedText([0xB0, 0xA1, 0xFF, 0x61, 0xB0], declared: "euc-kr")
    #expect(String(decoding: decoded.text, as: UTF8.self) == "가\u{FFFD}a\u{FFFD}")
    #expect(decoded.note == "not valid euc-kr; what could not be read became U+FFFD")
  }

  @Test func `long text in two bytes a character is decoded as a whole`() throws {
    let bytes = [UInt8](repeating: 0xB0, count: 1) + [0xA1]
    let text = try Self.string(Array((0..<20_000).map { _ in bytes }.joined()), "euc-kr")
    #expect(text == String(repeating: "가", count: 20_000))
  }

  @Test(arguments: ["x-none", "UTF-8//IGNORE", "iso-2022-cn-ext"])
  func `an encoding that is not known is named`(name: String) {
    let failure = #expect(throws: DecodedText.Failure.self) {
      try DecodedText([0xB0, 0xA1, 0xFF], declared: name)
    }
    #expect(
      failure?.description
        == "declares the encoding '\(name)', which is not known here; expected UTF-8")
  }

  @Test func `binary data is not text`() {
    #expect(throws: DecodedText.Failure.binary) { try DecodedText(Array("PK\u{3}\u{4}\0ab".utf8)) }
    #expect(throws: DecodedText.Failure.binary) {
      try DecodedText([0xFF, 0xFE, 0x00, 0x00, 0x41, 0x00])
    }
    let controls = [UInt8](repeating: 0x07, count: 11) + [UInt8](repeating: 0x41, count: 89)
    #expect(throws: DecodedText.Failure.binary) { try DecodedText(controls) }
    let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01]
    #expect(throws: DecodedText.Failure.binary) { try DecodedText(jpeg) }
  }

  @Test func `a few control characters do not make text binary`() throws {
    let text = "Page one\u{C}\r\n\tPage two \u{1B}" + String(repeating: "word ", count: 20)
    #expect(try DecodedText(Array(text.utf8)).text == Array(text.utf8))
  }

  @Test func `random bytes never trap and always give valid UTF-8`() {
    for seed in 1...500 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let count = Int.random(in: 0...40, using: &generator)
      let bytes = (0..<count).map { _ in
        UInt8.random(in: seed % 2 == 0 ? 0...255 : 0x40...255, using: &generator)
      }
      guard let decoded = try? DecodedText(bytes) else { continue }
      #expect((try? UTF8Span(validating: decoded.text.span)) != nil, "seed \(seed)")
    }
  }

  private static func string(_ bytes: [UInt8], _ declared: String) throws -> String {
    String(decoding: try DecodedText(bytes, declared: declared).text, as: UTF8.self)
  }

  private static func utf16(_ text: String, _ isBig: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      isBig
        ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }
}

struct DeclaredEncodingTests {
  @Test(arguments: [
    ("<html><head><meta charset=\"windows-1251\">", "windows-1251"),
    ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=KOI8-R'>", "koi8-r"),
    ("<meta charset = iso-8859-2 />", "iso-8859-2"),
    ("<?xml version='1.0' encoding='ISO-8859-1'?><html>", "iso-8859-1"),
  ]) func `a page's encoding is found`(page: String, name: String) {
    #expect(DeclaredEncoding.find(in: Array(page.utf8)) == name)
  }

  @Test func `a page without one declares none`() {
    #expect(DeclaredEncoding.find(in: Array("<p>the charset of the page</p>".utf8)) == nil)
    #expect(DeclaredEncoding.find(in: Array("charset".utf8)) == nil)
    #expect(DeclaredEncoding.find(in: Array("charset=".utf8)) == nil)
  }
}
