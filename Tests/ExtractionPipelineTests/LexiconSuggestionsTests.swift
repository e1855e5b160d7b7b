import DataModel
import ExtractionPipeline
import MentionExtraction
import TestSupport
import Testing

struct LexiconSuggestionsTests {
  /// A lexicon of these tests alone, so that no change of the program's rules changes what they say.
  private func smallLexicon() throws -> Lexicon {
    func file(_ role: LexiconFile.Role, _ name: String, _ text: String) -> LexiconFile {
      LexiconFile(role: role, path: "\(name).txt", name: name, text: Array(text.utf8))
    }
    return try Lexicon(files: [
      file(.words, "abbreviations", "Dr | Mr | Ltd\n"),
      file(.words, "function-words", "a | an | the | it | in\n"),
      file(
        .gazetteer, "known",
        """
        [person]
        Kassym-Jomart Tokayev | Tokayev
        Karim Massimov
        [place]
        Almaty
        """),
      file(
        .rules, "rules",
        """
        <name> = Cap&!@function-words
        titled: ( "Dr." | "Mr." ) [ <name>{1,2} ] => person
        byline: ^ "By" [ <name>{2} ] => person
        fund: [ <name>{1,3} ( "Fund" | "Ltd." ) ] => organization
        announced: [ <name> ] announced => person hint
        motion: to [ <name> ] => place hint
        israeli: [ "Israeli" <name> ] => organization hint
        """),
    ])
  }

  private func suggestions(
    _ texts: [String], least: Int = 2, limit: Int? = nil, decisions: String = ""
  ) async throws -> LexiconSuggestions {
    let folder = try TemporaryFolder()
    for (number, text) in texts.enumerated() { try folder.write("texts/\(number).txt", text) }
    var options = Pipeline.Options()
    options.base = folder.path + "/texts"
    try options.addDecisions(path: folder.write("decisions", decisions))
    let pipeline = Pipeline(lexicon: try smallLexicon(), options: options)
    let corpus = try await pipeline.extract([folder.path + "/texts"])
    return try pipeline.suggestions(from: corpus, least: least, limit: limit)
  }

  private func names(_ texts: String..., least: Int = 2, decisions: String = "") async throws
    -> [String]
  {
    try await suggestions(texts, least: least, decisions: decisions).all.map(\.name)
  }

  /// The lexicon with a further gazetteer, read as the command line reads it.
  private func lexicon(with gazetteer: String, in folder: TemporaryFolder) throws -> Lexicon {
    let file = try folder.write("suggested.txt", gazetteer)
    return try Lexicon(files: LexiconFolder(path: DefaultLexicon.path).files(gazetteers: [file]))
  }

  @Test func `suggestions are gazetteer lines under comments, by kind and frequency`() async throws
  {
    let found = try await suggestions([
      """
      The Silver Lane Fund (SLF) wrote to Kassym-Jomart Tokayev from Almaty on Monday.

      The SLF paid for it, said Mr. Orlo Vanbeck, a shipping clerk. Mr. Vanbeck left.
      """,
      "\"The Silver Lane Fund is late,\" wrote Mr. Orlo Vanbeck in Almaty. Kvenmar announced it.",
      "Lawyers of the Silver Lane Fund went to Kvenmar.",
    ])
    #expect(
      found.gazetteer == """
        [person]

        # 3 mentions in 2 documents; beside Almaty
        # "The Silver Lane Fund is late," wrote Mr. Orlo Vanbeck in Almaty.  (1.txt:1)
        Orlo Vanbeck

        # 2 mentions in 2 documents; undecided; kind in doubt: person in 1, place in 1
        # "Kvenmar announced it."  (1.txt:1)
        Kvenmar

        [organization]

        # 5 mentions in 3 documents; beside Almaty, Kassym-Jomart Tokayev
        # "The Silver Lane Fund (SLF) wrote to Kassym-Jomart Tokayev from Almaty on Monday."  (0.txt:1)
        Silver Lane Fund | SLF

        """)
  }

  @Test func `names of the lexicon and their short forms are not suggested`() async throws {
    let text = "Mr. Tokayev met Karim Massimov in Almaty. Tokayev and Karim left for Almaty."
    #expect(try await names(text, text + " Massimov stayed.").isEmpty)
  }

  @Test func `a name that fewer documents have is not suggested`() async throws {
    let texts = ["Dr. Ulla Grentow spoke.", "Dr. Ulla Grentow left.", "Dr. Piet Snoevar spoke."]
    #expect(try await suggestions(texts).all.map(\.name) == ["Ulla Grentow"])
    #expect(
      try await suggestions(texts, least: 1).all.map(\.name) == ["Ulla Grentow", "Piet Snoevar"])
    #expect(try await suggestions(texts, least: 3).gazetteer == "")
  }

  @Test func `names of bylines and credits alone are not suggested`() async throws {
    let byline = "By Ulla Grentow\n\n"
    let body = "The roads of the steppe were wet in the morning, and it rained on"
    #expect(
      try await names(byline + body + " Monday.", byline + body + " Friday.").isEmpty)
    #expect(
      try await names(
        byline + body + " Monday. Dr. Ulla Grentow left.", byline + body + " Dr. Ulla Grentow."
      ) == ["Ulla Grentow"])
  }

  @Test func `a sentence that documents repeat word by word counts once`() async throws {
    let footer = "\n\nThe site is owned by Grentow Press Ltd. and by nobody else at all."
    let texts = ["It rained on Monday.", "It snowed in the night.", "Nothing happened."]
    #expect(try await suggestions(texts.map { $0 + footer }).all.isEmpty)
    let again = texts.map { $0 + footer } + ["A clerk of Grentow Press Ltd. was there."]
    #expect(try await suggestions(again).all.map(\.documents) == [2])
  }

  @Test func `the surname of several people is not suggested by itself`() async throws {
    #expect(
      try await names(
        "Dr. Ulla Grentow met Dr. Piet Grentow.", "Dr. Ulla Grentow left Dr. Piet Grentow.",
        "Mr. Grentow laughed.", "Mr. Grentow wept."
      ) == ["Piet Grentow", "Ulla Grentow"])
  }

  @Test func `spellings are aliases, a person's surname is none`() async throws {
    let found = try await suggestions([
      "Dr. Ulla Grentow spoke. Grentow smiled.", "Dr. Ulla Grentow left.",
      "Dr. Ulla Grenntow slept.", "Mr. Grentow wept.",
    ])
    #expect(found.all.map(\.name) == ["Ulla Grentow"])
    #expect(found.all.map(\.aliases) == [["Ulla Grenntow"]])
    #expect(found.all.map(\.mentions) == [5])
  }

  @Test func `a name in capitals is suggested as running text writes it`() async throws {
    let text = """
      SILVER LANE FUND IS LATE

      SILVER LANE FUND PAYS NOBODY

      A clerk of the Silver Lane Fund left on
      """
    let found = try await suggestions([text + " Monday.", text + " Friday."])
    #expect(found.all.map(\.name) == ["Silver Lane Fund"])
    #expect(found.all.flatMap(\.aliases).isEmpty)
  }

  @Test func `an undecided piece of longer names is not suggested`() async throws {
    #expect(
      try await names(
        "He spoke to the Israeli Prime Minister on Monday.",
        "She wrote to the Israeli Prime Minister about it.", "An Israeli Prime Minister said so."
      ).isEmpty)
  }

  @Test func `what the user dropped is not suggested`() async throws {
    let texts =
      ["Dr. Ulla Grentow spoke. Kvenmar announced it.", "Dr. Ulla Grentow met Kvenmar."]
      + ["They went to Kvenmar."]
    #expect(try await suggestions(texts).all.map(\.name) == ["Kvenmar", "Ulla Grentow"])
    for decisions in ["drop: Kvenmar | ulla grentow", "drop: person.ulla-grentow | place Kvenmar"] {
      #expect(try await suggestions(texts, decisions: decisions).all.isEmpty, "\(decisions)")
    }
  }

  @Test(arguments: [
    ("Grentow", true), ("Grentow, Inc.", true), ("B#1 [Grentow]", true), ("#1 Grentow", false),
    ("[Grentow", false), ("A|B", false), ("Grentow (physician)", false), ("Grentow {x", false),
    ("Grentow}", false), ("Gren\ntow", false), ("", false),
  ])
  func `a gazetteer line holds a name without its marks only`(_ name: String, _ isWritable: Bool) {
    #expect(LexiconSuggestion.isWritable(name) == isWritable)
  }

  @Test func `a name that no gazetteer line can hold is left out`() async throws {
    let texts = ["Dr. Ulla Grentow spoke.", "Dr. Ulla Grentow left."]
    let renamed = { (name: String) in
      try await self.suggestions(texts, decisions: "rename: Ulla Grentow | \(name)").all
    }
    #expect(try await renamed("Grentow (physician)").isEmpty)
    let suggested = try await renamed("Ursula Grentow")
    #expect(suggested.map { [$0.name] + $0.aliases } == [["Ursula Grentow", "Ulla Grentow"]])
  }

  @Test func `the limit keeps the most frequent and says how many are left`() async throws {
    let text = "Dr. Ulla Grentow met Dr. Piet Snoevar and Dr. Hanno Quarvel"
    let found = try await suggestions(
      [text + " twice.", text + " once.", "Dr. Hanno Quarvel left. Dr. Piet Snoevar slept."]
        + ["Dr. Hanno Quarvel wept."], limit: 2)
    #expect(found.all.map(\.name) == ["Hanno Quarvel", "Piet Snoevar"])
    #expect(found.omitted == 1)
  }

  @Test func `of a long sentence the example shows the words around the name`() async throws {
    let long = Array(repeating: "and it rained on the wide steppe", count: 20).joined(
      separator: " ")
    let sentence = "It was late \(long) when Dr. Ulla Grentow left \(long)."
    let found = try await suggestions([sentence, "Then " + sentence])
    let example = try #require(found.all.first).example.text
    #expect(example.utf8.count < 220 && example.contains(" when Dr. Ulla Grentow left and it "))
    #expect(example.hasPrefix("… ") && example.hasSuffix(" …"))
  }

  /// Records with invented names, some in several spellings and kinds, under awkward ids.
  private func records(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    let names = ["Ulla Grentow", "Piet Snoevar", "Kvenmar", "Dorvik Group", "Zhenmor", "Aldovar"]
    let frames = [
      "Dr. % met Mr. Tokayev.", "% announced it.", "They went to %, then to Almaty.",
      "He works for % now.", "\\\"% is late,\\\" she said.", "In %, it rained.", "%-based clerks.",
    ]
    return (0..<30).map { number in
      let text = (0..<4).map { _ in
        (frames.randomElement(using: &random) ?? "").replacing(
          "%", with: names.randomElement(using: &random) ?? "")
      }.joined(separator: " ")
      return #"{"id": "\#(number)\n[none]\nid", "text": "\#(text)"}"#
    }.joined(separator: "\n")
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `the lexicon takes suggestions as they are, and they are not made again`(_ seed: UInt64)
    async throws
  {
    let folder = try TemporaryFolder()
    let file = try folder.write("records.jsonl", records(seed: seed))
    let one = try pipeline(in: folder)
    let first = try one.suggestions(from: await one.extract([file]), least: 1, limit: nil)
    #expect(first.all.count >= 4, "seed \(seed)")
    let four = try pipeline(in: folder, jobs: 4)
    #expect(
      try four.suggestions(from: await four.extract([file]), least: 1, limit: nil) == first)

    let grown = try lexicon(with: first.gazetteer, in: folder)
    let added = grown.entries.count - (try DefaultLexicon.lexicon.entries.count)
    #expect(added == first.all.count, "seed \(seed)")
    let again = Pipeline(lexicon: grown, options: one.options)
    let second = try again.suggestions(from: await again.extract([file]), least: 1, limit: nil)
    let names = Set(first.all.flatMap { [$0.name] + $0.aliases })
    #expect(names.isDisjoint(with: second.all.flatMap { [$0.name] + $0.aliases }), "seed \(seed)")
  }
}
