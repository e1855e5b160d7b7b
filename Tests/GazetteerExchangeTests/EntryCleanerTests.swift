import DataModel
import TestSupport
import Testing

@testable import GazetteerExchange

struct EntryCleanerTests {
  @Test(arguments: [0, 100])
  func `a table keeps spellings that find the same, each once`(others: Int) throws {
    let spellings = ["Foo-Bar", "Foo Bar", "Foo Bar (weak)", "Foo B\u{E1}r", "Foo Ba\u{301}r"]
    let names = (0..<others).map { "Name \($0)" } + spellings + spellings
    let found = try Imported(
      .csv, "name,kind,aliases\nFirst,person,\(names.joined(separator: "|"))\n")
    let written = try #require(found.text.split(separator: "\n").last).split(separator: " | ")
    #expect(written.count == 1 + others + spellings.count)
    #expect(
      written.suffix(spellings.count).map { Array($0.utf8) } == spellings.map { Array($0.utf8) })
  }

  @Test func `very many names of a table's row take no longer each`() throws {
    let names = (0..<100_000).map { "N \($0)" }.joined(separator: "|")
    let start = ContinuousClock.now
    let found = try Imported(.csv, "name,kind,aliases\nFirst,person,\(names)\n")
    #expect(found.report.names == 100_001)
    // Some seconds; minutes if each name is compared with all others.
    #expect(start.duration(to: .now) < .seconds(60))
  }

  @Test(arguments: 0..<300)
  func `white space becomes single spaces`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let text = spacedText(&generator)
    let expected = text.unicodeScalars.split { $0.properties.isWhitespace }
      .map { String($0) }.joined(separator: " ")
    #expect(Array(EntryCleaner.spaced(text).utf8) == Array(expected.utf8))

    // Names and values are spaced too, after a look at what their bytes are.
    var entry = FoundEntry()
    entry.appendName(entry.append("A".utf8 + Array(text.utf8)))
    var rejections: [Rejection] = []
    var cleaner = EntryCleaner(isFaithful: true)
    let isClean = cleaner.clean(&entry, &rejections)
    #expect(isClean && rejections.isEmpty)
    let name = entry.names.first.map { Array(entry.bytes[$0.text]) }
    #expect(name == Array(EntryCleaner.spaced("A" + text).utf8))
  }
}

/// Letters, and white space of all sorts.
func spacedText(_ generator: inout SeededGenerator) -> String {
  let pieces: [Unicode.Scalar] = [
    " ", " ", "\t", "\u{A0}", "\u{85}", "\u{2003}", "\u{3000}", "\u{1680}", "é", "à", "Â", "あ", "’",
    "a", "B", "Ж",
  ]
  var text = String.UnicodeScalarView()
  // Mostly of few sorts, so that each is met without the others.
  let few = pieces.shuffled(using: &generator).prefix(Int.random(in: 2...6, using: &generator))
  for _ in 0..<Int.random(in: 0...8, using: &generator) {
    if let piece = few.randomElement(using: &generator) { text.append(piece) }
  }
  return String(text)
}
