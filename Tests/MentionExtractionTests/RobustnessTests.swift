import DataModel
import ReaderProperties
import TestSupport
import Testing

@testable import MentionExtraction

/// Whatever the bytes, extraction neither traps nor breaks what it promises.
struct RobustnessTests {
  /// Extracts twice and checks the promises.
  private func check(
    _ document: Document, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let extractor = MentionExtractor(lexicon: try DefaultLexicon.lexicon())
    let found = extractor.extract(document)
    let broken = ExtractionPromise.allCases.filter { !$0.holds(found, document) }
    #expect(broken == [], comment, sourceLocation: sourceLocation)
    let again = extractor.extract(document)
    #expect(found.names == again.names, comment, sourceLocation: sourceLocation)
    #expect(found.mentions == again.mentions, comment, sourceLocation: sourceLocation)
    #expect(found.sentences == again.sentences, comment, sourceLocation: sourceLocation)
  }

  /// One body block around each stretch of text, with blank lines between.
  private func document(_ parts: [String]) -> Document {
    var document = Document(id: "odd", text: [], blocks: [])
    for part in parts {
      let start = document.text.count
      document.text += Array(part.utf8)
      document.blocks.append(Block(range: ByteRange(start, document.text.count), zone: .body))
      document.text += [0x0A, 0x0A]
    }
    return document
  }

  @Test func `an empty document has nothing`() throws {
    try check(Document(id: "odd", text: [], blocks: []))
    try check(document([""]))
  }

  @Test func `blocks may be empty or only white space`() throws {
    try check(document(["", "Ada Lovelace met", "", " \n\t ", "the Royal Society", ""]))
    try check(document(["", "", ""]))
  }

  @Test func `text outside the blocks is not read`() throws {
    var outside = document(["Ada Lovelace left.", "Then Bob Dylan left."])
    outside.blocks.removeFirst()
    try check(outside)
  }

  @Test func `NUL and control bytes only separate words`() throws {
    try check(document(["\0", "\0\0Ada\0Lovelace\0met\u{1}the\u{7F}Royal Society\0."]))
    try expect("[person:Ada\0Lovelace] left.")
  }

  @Test(arguments: [
    "a", "A", "1", ".", "-", "'", "(", "\u{301}", "\u{AD}", "\u{200D}", "é", "中", "😀", " ", "\n",
    "A.", "A-", "a'", "A'b", "1,", "1.", "Aa", "aA", "A ", "Aa ", "a ", "U.S.", "É",
  ])
  func `long runs of one thing`(_ unit: String) throws {
    try check(document([String(repeating: unit, count: 3_000)]))
  }

  @Test func `a line of a megabyte without white space`() throws {
    try check(document([String(repeating: "Almaty", count: 175_000)]))
    try check(document([String(repeating: "Nur-Sultan-al-", count: 5_000)]))
  }

  @Test(arguments: UInt64(0)..<150)
  func `bytes at random, made valid`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let parts = (0..<chance.below(5)).map { _ in
      let bytes = (0..<chance.below(400)).map { _ in UInt8(chance.below(256)) }
      return String(decoding: bytes, as: UTF8.self)
    }
    try check(document(parts), "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<150)
  func `words and marks at random`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let words = [
      "Ada", "Lovelace", "President", "Mr.", "U.S.", "CSTO", "(", ")", "“", "”", ".", ",", "-", "–",
      "'s", "’s", "al-", "of", "the", "in", "Georgia", "Tbilisi", "Nur", "Sultan", "Otan", "Inc.",
      "J.", "K.", "7th", "10,000", "said", "\u{A0}", "\u{AD}", "\u{301}", "Almaty", "ALMATY",
      "Bank",
      "War", "2022", "Москва", "北京", "\n", "\0", "😀", "&", "van", "der", "Ministry", "and", "?",
    ]
    let parts = (0..<chance.below(4)).map { _ in
      (0..<chance.below(120)).map { _ in chance.pick(words) + (chance.below(4) == 0 ? "" : " ") }
        .joined()
    }
    try check(document(parts), "seed \(seed)")
  }
}
