import DataModel
import TestSupport
import Testing

@testable import MentionExtraction

struct SentenceSplitterTests {
  private let lexicon: Lexicon
  private let splitter: SentenceSplitter

  init() throws {
    lexicon = try Lexicon(files: [
      .words("abbreviations", "Mr|Dr|Gen|Jan|Inc|St|Sen|vs|a.m|p.m|No"),
      .words("sentence-openers", "the|he|she|it|in|but|they"),
      .words("honorifics", "Mr.|Mr|Dr.|Dr"),
      .words("titles", "Gen.|Sen."),
    ])
    splitter = SentenceSplitter(
      openerBits: lexicon.bit("sentence-openers"),
      honorificBits: lexicon.bit("honorifics") | lexicon.bit("titles"))
  }

  /// A sentence ends at each double slash.
  @Test(arguments: [
    "He left. // She stayed.", "He left! // She stayed? // Yes.",
    "One sentence without an end", "One. two is no sentence.",
    // Abbreviations, titles and initials.
    "He met Mr. Putin in May.", "He met Gen. Ivanov. // They spoke.", "He lives in the U.S. now.",
    "He lives in the U.S. // The president does too.", "Talks in the U.S. Senate failed.",
    "It fell in the U.S. // In Russia it rose.", "J.K. Rowling wrote. // She won.",
    "It was J. Smith who left.", "He came at 9 a.m. // The bank was shut.",
    "He came at 9 a.m. on Friday.", "Shares of Acme Inc. fell.",
    "Shares fell at Acme Inc. // They rose later.", "On Jan. 6 it began.",
    "It began in Jan. // He left.",
    "Mr. He is a Chinese writer.", "St. Petersburg is cold. // It snows.",
    // Numbers.
    "It rose 2.5 percent. // Then it fell.", "It rose by 5. // 10 people left.",
    "In all 10,000 came. // Some left.", "He read No. 5 aloud.",
    // Quotation marks and brackets.
    "“We stay.” // He left.", "\"We stay.\" // He left.", "“We stay,” he said. // She left.",
    "“We stay!” he said. // She left.", "He said “We stay.” // “We go,” she said.",
    "He left (at last.) // She stayed.", "He left. // (She stayed.)", "«Мы здесь.» // Он ушёл.",
    "He left. // “Good.” // She stayed.",
    // Ellipses.
    "He waited... and left.", "He waited... // Then he left.", "He waited… and left.",
    "He waited… // Then he left.", "Wait ... // No.",
    // Addresses and beyond.
    "See tengrinews.kz for more. // It is free.", "Он ушёл. // Она осталась.", "他走了。 // 她留下。",
    "He left.She stayed.", "Yes! // 😀 No.", ". // A", "...",
  ])
  func `sentences end here and nowhere else`(_ marked: String) {
    #expect(split(marked) == marked)
  }

  @Test(arguments: ["Really?! // Yes.", "Stop!! // No.", "Why?!” // No."])
  func `several marks end one sentence together`(_ marked: String) {
    #expect(split(marked) == marked)
  }

  /// The text cut anew.
  private func split(_ marked: String) -> String {
    let text = marked.replacing(" // ", with: " ")
    let tokens = lexicon.tokens(of: text)
    let bytes = Array(text.utf8)
    return splitter.split(tokens, 0..<tokens.count, text: bytes.span).map { sentence in
      let start = Int(tokens[sentence.lowerBound].start)
      let end = Int(tokens[sentence.upperBound - 1].end)
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }.joined(separator: " // ")
  }

  @Test func `no tokens make no sentence`() {
    let text: [UInt8] = []
    #expect(splitter.split(TokenTable(), 0..<0, text: text.span).isEmpty)
  }

  @Test func `sentences cover every token of the range once`() {
    var chance = SeededGenerator(seed: 7)
    let parts = ["He", "left", ".", "U.S.", "“", "”", "!", "…", "Mr.", "7", ")", "(", "'s", "the"]
    for round in 0..<300 {
      let text = (0..<20).map { _ in chance.pick(parts) + (chance.below(3) == 0 ? "" : " ") }
        .joined()
      let bytes = Array(text.utf8)
      let tokens = lexicon.tokens(of: text)
      let first = chance.below(tokens.count + 1)
      let sentences = splitter.split(tokens, first..<tokens.count, text: bytes.span)
      #expect(
        sentences.flatMap { Array($0) } == Array(first..<tokens.count), "round \(round): \(text)")
      #expect(sentences.allSatisfy { !$0.isEmpty })
    }
  }
}
