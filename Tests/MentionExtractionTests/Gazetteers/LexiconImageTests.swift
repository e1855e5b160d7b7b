import DataModel
import Testing

@testable import MentionExtraction

struct LexiconImageTests {
  private static let files = [
    LexiconFile.gazetteer(
      """
      [person]
      Ada Lovelace | Countess Ada (weak) {born=1815, note=mathematician}
      [organization]
      Silver Lane Fund | SLF (case) (needs: Port Merrow, harbour)
      [place]
      Port Merrow
      """),
    .words("titles", "Captain|chief of staff|-enko"), .words("common-words", "harbour|silver"),
    .rules(
      """
      <part> = Cap&!@common-words
      ship: ^ ( the | a )? ( ship | boat | "MV" ) [ <part>{1,3} ] ( , | . | $ ) => organization likely
        yes: ship [Argo].
        no: ship argo.
      event: [ Cap @titles+ ] => none hint
      """),
  ]

  @Test func `a lexicon is read back from its image as it was`() throws {
    let lexicon = try Lexicon(files: LexiconImageTests.files)
    let image = lexicon.image(fingerprint: 7)
    let read = try Lexicon(image: image, fingerprint: 7)
    #expect(read.image(fingerprint: 7) == image)
    #expect(read.entries == lexicon.entries)
    #expect(read.sources == lexicon.sources)
    #expect(read.ruleExamples == lexicon.ruleExamples)
    for lexicon in [lexicon, read] {
      try expect(
        "boat [organization:Argo], of the [organization:SLF] in [place:Port Merrow] ¶ [person:Ada Lovelace]",
        lexicon: lexicon)
    }
  }

  @Test func `the program's own lexicon is read back as it was`() throws {
    let image = try DefaultLexicon.lexicon().image(fingerprint: 1)
    let read = try Lexicon(image: image, fingerprint: 1)
    #expect(read.image(fingerprint: 1) == image)
    #expect(RuleExampleCheck(lexicon: read).failures.isEmpty)
  }

  @Test func `an image of other files is stale`() throws {
    let image = try Lexicon(files: LexiconImageTests.files).image(fingerprint: 7)
    #expect(throws: LexiconImageError(reason: .stale)) { try Lexicon(image: image, fingerprint: 8) }
    var other = LexiconImageTests.files
    other[0].text[0] = 0x20
    #expect(Lexicon.fingerprint(of: other) != Lexicon.fingerprint(of: LexiconImageTests.files))
  }

  @Test func `an image with any byte wrong or missing is refused`() throws {
    let image = try Lexicon(files: [LexiconImageTests.files[0]]).image(fingerprint: 7)
    for position in image.indices where position < 200 || position % 97 == 0 {
      var changed = image
      changed[position] ^= 0x40
      #expect(throws: LexiconImageError.self) { try Lexicon(image: changed, fingerprint: 7) }
      #expect(throws: LexiconImageError.self) {
        try Lexicon(image: Array(image[..<position]), fingerprint: 7)
      }
    }
    #expect(throws: LexiconImageError(reason: .unknownFormat)) {
      try Lexicon(image: Array("#!/bin/sh".utf8), fingerprint: 7)
    }
  }
}
