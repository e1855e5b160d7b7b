import DataModel
import Testing

@testable import MentionExtraction

struct LexiconTests {
  @Test func `a lexicon may be empty`() throws {
    let lexicon = try Lexicon(files: [])
    #expect(lexicon.entries.isEmpty)
    #expect(lexicon.ruleCount == 0)
    #expect(lexicon.ruleExamples.isEmpty)
    try expect("Then Ada Lovelace spoke.", lexicon: lexicon)
  }

  @Test(arguments: [LexiconFile.Role.gazetteer, .words, .rules])
  func `a file that is not UTF-8 is named`(_ role: LexiconFile.Role) {
    let file = LexiconFile(
      role: role, path: "a/latin.txt", name: "latin", text: [0x41, 0xE9, 0x0A])
    #expect(complaint([file]) == "a/latin.txt:1: not valid UTF-8; save the file as UTF-8")
  }

  @Test func `there is room for 44 word lists, those that the extractor asks for included`() throws
  {
    let named = Lexicon.namedLists.count
    let lists = (1...44).map { LexiconFile.words("list-\($0)", "word") }
    _ = try Lexicon(files: Array(lists.prefix(44 - named)))
    #expect(
      complaint(Array(lists.prefix(44 - named + 1)))
        == "list-1.txt:1: 45 word lists; at most 44")
  }

  @Test func `the last of a thousand rules still finds its names`() throws {
    var rules = (1...999).map { "rule-\($0): \"Word\($0)\" [ Cap ] => person" }
    rules.append("last: ( ship | boat ) [ Cap ] => organization")
    let lexicon = try Lexicon(files: [.rules(rules.joined(separator: "\n"))])
    #expect(lexicon.ruleCount == 1000)
    try expect("They saw Word7 [person:Anna] and the ship [organization:Argo].", lexicon: lexicon)
  }

  @Test func `two files of one name are one list`() throws {
    let lexicon = try Lexicon(files: [
      .words("title", "Queen"), .words("title", "King"),
      .rules("t: @title [ Cap ] => person\nyes: The Queen [Ada] left.\nyes: The King [Bob] left."),
    ])
    #expect(RuleExampleCheck(lexicon: lexicon).failures.isEmpty)
  }

  @Test func `a mention's source is a rule, a gazetteer or the document's memory`() throws {
    let lexicon = try Lexicon(files: [
      .words("title", "Queen"), .rules("# rules\n\ntitled: @title [ Cap Cap ] => person"),
      .gazetteer("[place]\nBern", path: "a/cities.txt"),
    ])
    let found = MentionExtractor(lexicon: lexicon).extract(
      MarkedText("The Queen Ada Lovelace left Bern. Then Lovelace slept.").document)
    let sources = found.mentions.map { lexicon.sources[$0.source] }
    #expect(sources.map(\.kind) == [.rule, .gazetteer, .memory])
    #expect(sources.map(\.name) == ["titled", "a/cities", "document-memory"])
    #expect(sources.map(\.place) == ["rules.txt:3", "a/cities.txt", nil])
    #expect(
      found.mentions.map { lexicon.description(ofSource: $0.source) }
        == ["titled", "a/cities", "document-memory"])
  }

  // MARK: - Word lists

  /// Whether `[ Cap ] @list` holds for a word, as the language lets one ask.
  private func isMember(_ word: String, of members: String) throws -> Bool {
    let lexicon = try Lexicon(files: [
      .words("list", members), .rules("r: @list [ Number ] => person\nno: so \(word) 7 ends."),
    ])
    return !RuleExampleCheck(lexicon: lexicon).failures.isEmpty
  }

  @Test(arguments: [
    ("spokesman", "spokesman", true), ("spokesman", "Spokesman", true),
    ("spokesman", "SPOKESMAN", true), ("Spokesman", "Spokesman", true),
    ("Spokesman", "spokesman", false), ("Spokesman", "SPOKESMAN", true),
    ("Ko", "KO", false), ("KO", "KO", true), ("KO", "Ko", false), ("KO", "ko", false),
    ("prime minister", "prime minister", true), ("prime minister", "Prime Minister", true),
    ("Prime Minister", "prime minister", false), ("Prime Minister", "Prime Minister", true),
    ("prime minister", "prime", false),
    ("vice-president", "vice-president", true), ("Türk", "Turk", true), ("St.", "St", true),
    ("a|b|c", "b", true), ("a | b", "b", true),
    ("-stan", "Kirstan", true), ("-stan", "kirstan", false), ("-stan", "Stan", false),
  ])
  func `a list's member counts as written, or with more capitals`(
    _ member: String, _ word: String, _ isMember: Bool
  ) throws {
    #expect(try self.isMember(word, of: member) == isMember)
  }
}
