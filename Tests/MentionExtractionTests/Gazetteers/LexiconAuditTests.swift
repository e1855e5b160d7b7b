import DataModel
import Testing

@testable import MentionExtraction

struct LexiconAuditTests {
  /// What the audit of a lexicon says, a line each.
  private func findings(_ files: [LexiconFile]) throws -> [String] {
    let lexicon = try Lexicon(files: files)
    return LexiconAudit(lexicon: lexicon, files: files).findings.map(\.description)
  }

  private func findings(_ gazetteer: String) throws -> [String] {
    try findings([.words("common-words", "rose|thorn"), .gazetteer(gazetteer)])
  }

  private func own(_ gazetteer: String) -> LexiconFile {
    var file = LexiconFile.gazetteer(gazetteer, path: "own.txt")
    file.isAddition = true
    return file
  }

  // MARK: - One entry

  @Test(arguments: [
    ("Ada Lovelace | Countess | Ada Lovelace", "'Ada Lovelace' repeats; first on this line"),
    ("Ada | Bob\nAda | Cy", "'Ada' repeats; first on line 2"),
    ("Ada (weak) | Eve | Ada (weak)", "'Ada' repeats; first on this line"),
    (
      "Ada | Zoë | Zoe",
      "'Zoe' finds nothing that 'Zoë' on this line does not; expected one of them"
    ),
    ("Ada | C.S.T.O. | CSTO", "'CSTO' finds nothing that 'C.S.T.O.'"),
    ("Ada | IRAN | Iran", "'IRAN' finds nothing that 'Iran'"),
    ("Nur-Sultan | Nur Sultan", "'Nur Sultan' finds nothing that 'Nur-Sultan'"),
    ("Ada | Nur Sultan | Nur-Sultan", "'Nur Sultan' finds nothing that 'Nur-Sultan'"),
    ("Ada | Eve (weak) | Eve", "'Eve' finds nothing that 'Eve'"),
    ("Ada (weak) | Ada", "'Ada' finds nothing that 'Ada'"),
    ("Ada | Eve (needs: apple) | Eve", "'Eve' finds nothing that 'Eve'"),
    ("Ada | Eve (case) | Eve", "'Eve' finds nothing that 'Eve'"),
    ("Ada | Eve (needs: a1) | Eve (needs: a1, b1)", "'Eve' finds nothing that 'Eve'"),
  ])
  func `a name that an entry has already is one too many`(_ lines: String, _ message: String) throws
  {
    let found = try findings("[person]\n" + lines)
    #expect(found.count == 1)
    let line = lines.split(separator: "\n").count + 1
    #expect(found.first?.hasPrefix("names.txt:\(line): \(message)") == true, "\(found)")
  }

  @Test(arguments: [
    "Ada | Adah", "Un | UN", "RAND Corporation | Rand Corporation", "Ada (needs: x1) | Ada (weak)",
    "Ada (needs: x1) | Ada (needs: y1)", "Ada\nEve {note=first}\nEve",
    "al-Assad | Assad", "Ada (case) | ADA (case)",
  ])
  func `names that find something each are left alone`(_ lines: String) throws {
    #expect(try findings("[person]\n" + lines) == [])
  }

  @Test func `a name in two files is named with both`() throws {
    #expect(
      try findings([
        .gazetteer("[person]\nAda", path: "a.txt"), .gazetteer("[person]\nAda", path: "b.txt"),
      ]) == ["b.txt:2: 'Ada' repeats; first at a.txt:2"])
  }

  // MARK: - Several entries

  @Test(arguments: ["Eve | Mother", "Eve | Mother (weak)", "Eve (weak) | Mother (weak)"])
  func `a name of two entries is a fault unless something tells them apart`(_ second: String) throws
  {
    #expect(
      try findings("[person]\nAda | Mother\n\(second)")
        == [
          "names.txt:3: 'Mother' means 'Ada' on line 2 too; that one is read first and wins; expected (needs: word, word) or a note to tell them apart"
        ])
  }

  @Test(arguments: [
    "Eve | Mother (needs: apple)", "Eve | Mother {note=of all}", "Eve | MOTHER (case)", "Mother",
    "Eve | mother-in-law",
  ])
  func `needed words, a note or the letters tell two entries apart`(_ second: String) throws {
    let found = try findings("[person]\nAda | Mother (needs: engine)\n\(second)")
    #expect(found == [])
  }

  @Test(arguments: [
    ("person", "organization", "a person", "organization"),
    ("place", "organization", "a place", "organization"),
  ])
  func `a name of two kinds is a fault, and the first kind of three wins`(
    _ first: String, _ second: String, _ described: String, _ winner: String
  ) throws {
    let wins = first == "person" ? "person" : winner
    #expect(
      try findings("[\(first)]\nSantos\n[\(second)]\nSantos")
        == [
          "names.txt:4: 'Santos' is an organization here and \(described) on line 2, both unmarked; the \(wins) wins; expected (weak) or (needs: word, word) at one of them"
        ])
  }

  @Test(arguments: ["Santos (weak)", "Santos (needs: Brazil)", "SanTos (case)", "São Tomé"])
  func `a mark at one of two kinds settles it`(_ second: String) throws {
    #expect(try findings("[place]\nSantos\n[organization]\n\(second)") == [])
  }

  @Test func `a nationality is as good as weak`() throws {
    let names = LexiconFile.gazetteer("[place]\nBeja\n[organization]\nBeja")
    #expect(try findings([.words("demonyms", "Beja"), names]) == [])
  }

  @Test func `four meanings are too many, but needed words make one less`() throws {
    let three = "[place]\nBern {note=a}\nBern {note=b}\nBern {note=c}\n"
    #expect(try findings(three) == [])
    #expect(try findings(three + "Bern {note=d} (needs: x1)") == [])
    #expect(
      try findings(three + "[organization]\nBern (weak)")
        == [
          "names.txt:6: 'Bern' has 4 meanings, the others on line 2, on line 3, on line 4; expected (needs: word, word) at all but one"
        ])
  }

  // MARK: - Common words

  @Test(arguments: [
    ("Rose", ""), ("Rose (case)", ""), ("Rosé", " or (case)"), ("RoSe", " or (case)"),
  ])
  func `a common word with a capital must say what it means`(_ name: String, _ more: String) throws
  {
    let text = name.replacing(" (case)", with: "")
    #expect(
      try findings("[person]\n\(name)") == [
        "names.txt:2: '\(text)' is a common word too, and found where it starts a sentence; expected (weak) or (needs: word, word)\(more)"
      ])
  }

  @Test(arguments: [
    "Rose (weak)", "Rose (needs: Titanic)", "ROSE", "RoSe (case)", "Rosé (case)", "Rose Thorn",
    "Petunia",
  ])
  func `other names may be like common words`(_ name: String) throws {
    #expect(try findings("[person]\n\(name)") == [])
  }

  // MARK: - Reach

  @Test(arguments: [
    ("—", "'—' is never found: it holds no word"),
    ("Yum! Brands", "'Yum! Brands' is never found: texts have the end of a sentence in it"),
    ("Xyz. Nord", "'Xyz. Nord' is never found: texts have the end of a sentence in it"),
    ("Foo-bar (case)", nil), ("Foo  Bar (case)", nil),
    ("pro-Xyz Union", nil),
    ("VEB.RF", nil), ("Sat.1", nil), ("J.D. Vance", nil), ("Nur-Sultan", nil), ("al-Assad", nil),
    ("St. Xyz", nil), ("U.N.", nil), ("O'Neill", nil), ("3 Ways", nil), ("Foo.", nil),
  ])
  func `a name that no text can hold is a fault`(_ name: String, _ message: String?) throws {
    let files: [LexiconFile] = [
      .words("abbreviations", "St"), .gazetteer("[place]\nXyz\n[organization]\n\(name)"),
    ]
    #expect(try findings(files) == (message.map { ["names.txt:4: \($0)"] } ?? []))
  }

  @Test func `a name may have 32 words`() throws {
    let name = (1...32).map { "Word\($0)" }.joined(separator: " ")
    #expect(try findings("[person]\n\(name)") == [])
    #expect(
      try findings("[person]\n\(name) Last")
        == ["names.txt:2: '\(name) Last' has 33 words; expected at most 32"])
  }

  @Test(arguments: [
    ("—", "is no word; expected words that texts on it have"),
    ("eve", "is a part of the name; expected other words that texts on it have"),
    ("Eve Moneypenny", "is a part of the name; expected other words that texts on it have"),
    ("Moneypenny's", nil), ("apple", nil), ("K-pop", nil), ("Fla.", nil),
  ])
  func `needed words must be words of the surroundings`(_ needed: String, _ reason: String?) throws
  {
    let found = try findings("[person]\nMiss Eve Moneypenny (needs: x1, \(needed))")
    #expect(
      found
        == (reason.map { ["names.txt:2: '\(needed)' in the needs of 'Miss Eve Moneypenny' \($0)"] }
          ?? []))
  }

  // MARK: - Word lists and rules

  @Test(arguments: [
    ("king|queen|king", "3: 'king' repeats; first on line 1"),
    ("King|king", "1: 'King' finds nothing that 'king' on line 2 does not; expected one of them"),
    ("Inc.|Inc", "2: 'Inc' finds nothing that 'Inc.' on line 1 does not; expected one of them"),
    (
      "Duchess|DUCHESS",
      "2: 'DUCHESS' finds nothing that 'Duchess' on line 1 does not; expected one of them"
    ),
    (
      "Vice king|vice king",
      "1: 'Vice king' finds nothing that 'vice king' on line 2 does not; expected one of them"
    ),
    (
      "-stan|-stán",
      "2: '-stán' finds nothing that '-stan' on line 1 does not; expected one of them"
    ),
    ("-s", "1: '-s' is an ending of 1 letters; expected 2 to 7"),
    ("-istanians", "1: '-istanians' is an ending of 9 letters; expected 2 to 7"),
    (
      "a b c d e f g h i j k l m",
      "1: 'a b c d e f g h i j k l m' has 13 words; expected at most 12"
    ),
    (
      "Cllr.",
      "1: 'Cllr.' is found without its dot; expected none, or the word in the list abbreviations too"
    ),
    ("Rt. Hon", "1: 'Rt. Hon' is never found: texts have the words 'Rt' '.' 'Hon'"),
  ])
  func `a member that a list has already or no text can hold is a fault`(
    _ members: String, _ message: String
  ) throws {
    let found = try findings([.words("titles", members), .words("abbreviations", "Inc")])
    #expect(found == ["titles.txt:\(message)"])
  }

  @Test(arguments: ["KO|Ko", "stan|-stan", "vice king|king", "half-king|half king", "Ko|ko-ko"])
  func `members that hold for something each are left alone`(_ members: String) throws {
    #expect(try findings([.words("titles", members)]) == [])
  }

  @Test func `a list in two files is one list`() throws {
    let second = LexiconFile(
      role: .words, path: "more/titles.txt", name: "titles", text: Array("king".utf8))
    #expect(
      try findings([.words("titles", "king"), second])
        == ["more/titles.txt:1: 'king' repeats; first at titles.txt:1"])
  }

  @Test func `a list that nobody asks for is a fault`() throws {
    let rules = LexiconFile.rules("r: @asked [ Cap&!@excluded ] => person")
    #expect(
      try findings([
        .words("asked", "a1"), .words("excluded", "a1"), .words("roles", "a1"),
        .words("forgotten", "a1"), rules,
      ]) == [
        "forgotten.txt:1: no rule and no code asks for the list 'forgotten'; expected @forgotten in a rule"
      ])
  }

  @Test func `a definition that no pattern below it uses is a fault`() throws {
    let rules = """
      <used> = Cap
      <part> = <used> Lower
      <late> = Lower
      r: [ <part> ] => person
      <late> = Lower
      s: [ Cap <late> ] => person
      <used> = Any
      """
    let other = LexiconFile.rules("<used> = Cap\nt: [ <used> ] => place", path: "z.txt")
    #expect(
      try findings([.rules(rules), other]) == [
        "rules.txt:3: no pattern below uses <late>", "rules.txt:7: no pattern below uses <used>",
      ])
  }

  // MARK: - The user's own files

  @Test
  func `what the user's own gazetteer shares with the lexicon's is noted, not found fault with`()
    throws
  {
    let lexicon = LexiconFile.gazetteer("[person]\nAda | Countess\nEve | Mother")
    let own = own("[person]\nAda | Boss\nZoe | Mother\n")
    #expect(
      try findings([own, lexicon]) == [
        "own.txt:2: note: 'Ada' stands at names.txt:2 too; the two lines make one entry",
        "own.txt:3: note: 'Mother' means 'Eve' at names.txt:3 too; this one is read first and wins; expected (needs: word, word) or a note to tell them apart",
      ])
    let files = [own, lexicon]
    let audit = LexiconAudit(lexicon: try Lexicon(files: files), files: files)
    #expect(audit.findings.map(\.isNote) == [true, true])
  }

  @Test func `a name of another kind in the lexicon is a fault of the user's own gazetteer`() throws
  {
    #expect(
      try findings([own("[organization]\nBern"), .gazetteer("[place]\nBern")])
        == [
          "own.txt:2: 'Bern' is an organization here and a place at names.txt:2, both unmarked; the organization wins; expected (weak) or (needs: word, word) at one of them"
        ])
  }

  @Test func `findings come by file and line`() throws {
    let found = try findings([
      .gazetteer("[person]\nAda\n\nAda\nEve | Eve", path: "b.txt"),
      .gazetteer("[person]\nCy | Cy", path: "a.txt"),
    ])
    #expect(found.map { $0.prefix { $0 != " " } } == ["a.txt:2:", "b.txt:4:", "b.txt:5:"])
  }

  @Test func `an empty lexicon has no findings`() throws {
    #expect(try findings([]) == [])
  }
}
