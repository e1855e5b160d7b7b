import Testing

@testable import MentionExtraction

/// Names as tables, capitals, hyphens and particles write them.
struct WritingTests {
  @Test(arguments: [
    // A row of a table is no headline.
    "Results of the day were read out. ¶ 2. [person:Ostap Vyrobkin] ([place:KEN]) 9.97",
    // A country's code behind a person is no acronym of the person.
    "Then [person:Ostap Vyrobkin] ([place:KEN]) won.",
    // A short word of a name in capitals throughout.
    "[place:RIO DE JANEIRO], July 3 – The market was quiet.",
    // From the particle on.
    "[person:Isabel dos Santos] left. The bank of [person:dos Santos] said so.",
    // A compound that starts with a given name.
    "It was left to [person:Anna-Pekka Vyrobkin], who agreed.",
    // A nickname in quotation marks.
    "It was [person:Edward \"Tubby\" Vyrobkin] who called.",
  ])
  func `a name is found as it is written`(_ marked: String) throws { try expect(marked) }

  @Test func `an ordinary word that is a weak entry needs a capital that only a name explains`()
    throws
  {
    let lexicon = try Lexicon(files: [
      .gazetteer("[organization]\nTarget (weak)"), .words("common-words", "target|the|they|missed"),
    ])
    try expect("They said that [organization:Target] missed it.", lexicon: lexicon)
    // At a sentence's start, beside another name, before "of", and where it stands small too.
    for text in [
      "Target missed it.", "They said that Ostrov Target missed it.",
      "They said that Target of Ostrov missed it.",
      "They said that Target missed the target.",
    ] {
      try expect(text, lexicon: lexicon)
    }
  }

  @Test func `without the document's memory a surname alone is nothing`() throws {
    let text = "It was Ostap G. Vyrobkin who called. Later Vyrobkin left."
    var extractor = MentionExtractor(lexicon: try DefaultLexicon.lexicon())
    func found() -> [String] {
      let document = MarkedText(text).document
      return extractor.extract(document).mentions.map { document.string($0.range) }
    }
    #expect(found() == ["Ostap G. Vyrobkin", "Vyrobkin"])
    extractor.usesDocumentMemory = false
    #expect(found().first == "Ostap G. Vyrobkin")
    let decided = extractor.extract(MarkedText(text).document)
    #expect(decided.names.filter(\.isDecided).map(\.text) == ["Ostap G. Vyrobkin"])
  }
}
