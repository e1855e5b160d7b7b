import DataModel
import Testing

@testable import MentionExtraction

struct GazetteerParserTests {
  private func entries(_ text: String) throws -> [GazetteerEntry] {
    Array(try Lexicon(files: [.gazetteer(text)]).entries)
  }

  /// What a lexicon of one gazetteer finds in a marked line.
  private func expect(
    _ marked: String, gazetteer: String, rules: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try MentionExtractionTests.expect(
      marked, lexicon: Lexicon(files: [.gazetteer(gazetteer), .rules(rules)]),
      sourceLocation: sourceLocation)
  }

  // MARK: - Entries

  @Test func `an entry has the kind of the line above it`() throws {
    #expect(
      try entries("[person]\nAda Lovelace\n[place]\nLondon\nParis\n[organization]\nRoyal Society")
        == [
          GazetteerEntry(name: "Ada Lovelace", kind: .person),
          GazetteerEntry(name: "London", kind: .place),
          GazetteerEntry(name: "Paris", kind: .place),
          GazetteerEntry(name: "Royal Society", kind: .organization),
        ])
  }

  @Test func `places lie in the entry that their section line or they themselves name`() throws {
    let entries = try entries(
      """
      [place in Georgia (U.S. state)]
      Atlanta
      London {within=Canada}
      [place]
      Tbilisi
      [place in United States]
      Georgia {note=U.S. state}
      [place in United States]
      United States
      [place]
      Canada
      """)
    #expect(
      entries.map { "\($0.name) \($0.container.map { entries[Int($0)].name } ?? "nowhere")" } == [
        "Atlanta Georgia", "London Canada", "Tbilisi nowhere", "Georgia United States",
        "United States nowhere", "Canada nowhere",
      ])
    #expect(entries[1].attributes.isEmpty)
  }

  @Test func `a place that lies in no entry is an error`() {
    #expect(
      complaint([.gazetteer("[place]\nBern\n[place in Wakanda]\nBirnin Zana")])
        == "names.txt:3: no place entry is called 'Wakanda'; expected the name of one, with its note in parentheses if it has one"
    )
  }

  @Test func `comments, blank lines, indents, CR LF and a byte order mark say nothing`() throws {
    #expect(
      try entries(
        "\u{FEFF}# people\r\n\r\n  [person]\r\n\t Ada Lovelace \t\r\n   # more\r\nBob\r\n")
        == [
          GazetteerEntry(name: "Ada Lovelace", kind: .person),
          GazetteerEntry(name: "Bob", kind: .person),
        ])
  }

  @Test func `an empty gazetteer has no entries`() throws {
    #expect(try entries("") == [])
    #expect(try entries("# nothing\n[person]\n") == [])
  }

  @Test func `entries count on through all gazetteers, whose files are the sources`() throws {
    let lexicon = try Lexicon(files: [
      .gazetteer("[person]\nAda", path: "a.txt"), .words("roles", "queen"),
      .gazetteer("[place]\nBern", path: "b/c.txt"),
    ])
    #expect(lexicon.entries.map(\.name) == ["Ada", "Bern"])
    let sources = lexicon.sources.filter { $0.kind == .gazetteer }
    #expect(sources.map(\.place) == ["a.txt", "b/c.txt"])
  }

  @Test(arguments: [
    "Georgia | Sakartvelo {note=country, wikidata=Q230}",
    "Georgia {note=country, wikidata=Q230} | Sakartvelo",
    "Georgia{note=country,wikidata=Q230}| Sakartvelo",
    "{note=country, wikidata=Q230} Georgia | Sakartvelo",
    "Georgia | Sakartvelo {note=country, wikidata=Q230} (weak)",
    "Georgia (weak) { wikidata = Q230 , note = country } | Sakartvelo",
  ])
  func `attributes may stand anywhere, and the note is one by itself`(_ line: String) throws {
    #expect(
      try entries("[place]\n\(line)")
        == [
          GazetteerEntry(
            name: "Georgia", kind: .place, note: "country", attributes: ["wikidata": "Q230"])
        ])
  }

  @Test func `a value may hold commas and equals signs`() throws {
    #expect(
      try entries("[place]\nWashington {note=Washington, D.C., url=a=b}")
        == [
          GazetteerEntry(
            name: "Washington", kind: .place, note: "Washington, D.C.", attributes: ["url": "a=b"])
        ])
  }

  @Test func `an entry of the same kind, name and note is the same entry, in whatever file`() throws
  {
    let lexicon = try Lexicon(files: [
      .gazetteer("[place]\nGeorgia | Gruzia {a=1}\nGeorgia {note=state}", path: "one.txt"),
      .gazetteer("[place]\nGeorgia | Sakartvelo {a=2, b=3}\n[person]\nGeorgia", path: "two.txt"),
    ])
    #expect(
      lexicon.entries == [
        GazetteerEntry(name: "Georgia", kind: .place, attributes: ["a": "1", "b": "3"]),
        GazetteerEntry(name: "Georgia", kind: .place, note: "state"),
        GazetteerEntry(name: "Georgia", kind: .person),
      ])
    let found = MentionExtractor(lexicon: lexicon).extract(
      MarkedText("Then Gruzia and Sakartvelo fell.").document)
    #expect(found.names.map(\.entry) == [0, 0])
    #expect(
      found.mentions.map { lexicon.sources[$0.source].place } == ["one.txt", "two.txt"])
  }

  // MARK: - Flags

  @Test func `an alias is found and leads to its entry`() throws {
    let lexicon = try Lexicon(files: [.gazetteer("[person]\nKassym-Jomart Tokayev | Tokayev")])
    let found = MentionExtractor(lexicon: lexicon).extract(
      MarkedText("Then Tokayev and Kassym-Jomart Tokayev spoke.").document)
    #expect(found.names.map(\.text) == ["Kassym-Jomart Tokayev", "Tokayev"])
    #expect(found.names.map(\.entry) == [0, nil])
    #expect(found.names.map(\.longForm) == [nil, 0])
    let alone = MentionExtractor(lexicon: lexicon).extract(
      MarkedText("Then Tokayev spoke.").document)
    #expect(alone.names.map(\.text) == ["Tokayev"])
    #expect(alone.names.map(\.entry) == [0])
  }

  @Test(arguments: [
    "Then [place:Nur-Sultan] fell.", "Then [place:Nur Sultan] fell.",
    "Then [place:NUR-SULTAN] fell.", "Then [place:Nur\u{2011}Sultan] fell.",
    "Then [place:Nür-Sultán] fell.", "Then nur-sultan fell.", "Then Nur fell.",
    "Then [place:Nur-Sultan]'s mayor left.",
  ])
  func `names are found in any spelling that folds alike, but not in small letters`(
    _ marked: String
  ) throws {
    try expect(marked, gazetteer: "[place]\nNur-Sultan")
  }

  @Test func `a name written small is found small and with capitals`() throws {
    try expect(
      "The [organization:al-Qaeda] and [organization:Al-Qaeda] men.",
      gazetteer: "[organization]\nal-Qaeda")
  }

  @Test func `an acronym is found only in capitals`() throws {
    try expect("The [organization:WHO] asked Who came.", gazetteer: "[organization]\nWHO")
  }

  @Test func `case means exactly these capitals`() throws {
    let gazetteer = "[organization]\nHiT (case)\nMeTV"
    try expect("Then [organization:HiT] met.", gazetteer: gazetteer)
    try expect("Then Hit and HIT met.", gazetteer: gazetteer)
    try expect("Then [organization:MeTV] and [organization:METV].", gazetteer: gazetteer)
  }

  @Test func `case holds where the name was met before, too`() throws {
    try expect("Then [organization:HiT] and Hit met.", gazetteer: "[organization]\nHiT (case)")
  }

  @Test func `weak names need other evidence`() throws {
    let gazetteer = "[organization]\nShell (weak)"
    try expect("Then Shell paid.", gazetteer: gazetteer)
    try expect(
      "Then oil giant [organization:Shell] paid.", gazetteer: gazetteer,
      rules: "giant: giant [ Cap ] => organization hint")
  }

  @Test func `needs asks for one of its words anywhere in the document`() throws {
    let gazetteer = "[place]\nGeorgia (needs: Tbilisi, South Ossetia)"
    try expect("Georgia won.", gazetteer: gazetteer)
    try expect("[place:Georgia] won. ¶ They met in Tbilisi.", gazetteer: gazetteer)
    try expect("From South Ossetia ¶ to [place:Georgia] they went.", gazetteer: gazetteer)
    try expect("From South Africa and Ossetia to Georgia.", gazetteer: gazetteer)
    try expect("In TBILISI, [place:Georgia], it rained.", gazetteer: gazetteer)
  }

  @Test func `needed words are met in any case where texts cut them`() throws {
    let gazetteer = "[organization]\nBig Bang (needs: K-pop, Fla.)"
    try expect("The K-pop group [organization:Big Bang] won.", gazetteer: gazetteer)
    try expect("The K-Pop group [organization:Big Bang] won.", gazetteer: gazetteer)
    try expect("In Miami, Fla., [organization:Big Bang] won.", gazetteer: gazetteer)
    try expect("The pop group Big Bang won.", gazetteer: gazetteer)
  }

  @Test func `a dot may stand inside a name`() throws {
    try expect(
      "The bank [organization:VEB.RF] paid [organization:Sat.1] too.",
      gazetteer: "[organization]\nVEB.RF\nSat.1")
  }

  @Test func `flags belong to one alias, and may be joined`() throws {
    let gazetteer = "[organization]\nOtan (weak) | NATO | Nato (case)(needs: Paris) {a=b}"
    try expect("Then Otan met.", gazetteer: gazetteer)
    try expect("Then [organization:NATO] met.", gazetteer: gazetteer)
    try expect("Then Nato met.", gazetteer: gazetteer)
    try expect("Then [organization:Nato] met in Paris.", gazetteer: gazetteer)
  }

  @Test func `a tab may stand behind a flag`() throws {
    try expect("Then Shell paid.", gazetteer: "[organization]\nShell (weak)\t| Shell Oil")
  }

  // MARK: - Broken files

  @Test(arguments: [
    (
      "Ada",
      "'Ada' stands before any kind; expected a line [person], [organization] or [place] first"
    ),
    ("[preson]", "unknown kind 'preson'; expected person, organization or place"),
    ("[]", "unknown kind ''; expected person, organization or place"),
    ("[Person]", "unknown kind 'Person'; expected person, organization or place"),
    ("[person", "'[' is not closed"),
    (
      "[person]\nAda (strong)",
      "unknown flag '(strong)'; expected (case), (weak) or (needs: word, word)"
    ),
    ("[person]\nAda ()", "unknown flag '()'; expected (case), (weak) or (needs: word, word)"),
    (
      "[person]\nAda | Bob (Case)",
      "unknown flag '(Case)'; expected (case), (weak) or (needs: word, word)"
    ),
    ("[person]\nAda (weak", "'(' is not closed"),
    ("[person]\nAda (weak) Lovelace", "'(' is not closed"),
    ("[person]\nAda {note=x", "'{' is not closed"),
    ("[person]\nAda {wikidata}", "found 'wikidata'; expected key=value"),
    ("[person]\nAda {Q1, a=b}", "found 'Q1'; expected key=value"),
    ("[person]\nAda | | Bob", "an empty name; expected 'name | alias | alias'"),
    ("[person]\nAda |", "an empty name; expected 'name | alias | alias'"),
    ("[person]\n| Ada", "an empty name; expected 'name | alias | alias'"),
    ("[person]\n(weak)", "an empty name; expected 'name | alias | alias'"),
    ("[person]\n{a=b}", "an empty name; expected 'name | alias | alias'"),
  ])
  func `a fault is named with file and line`(_ text: String, _ message: String) {
    let line = text.split(separator: "\n").count
    #expect(
      complaint([.gazetteer(text, path: "my/names.txt")]) == "my/names.txt:\(line): \(message)")
    let shifted = "# comment\r\n\r\n" + text
    #expect(
      complaint([.gazetteer(shifted, path: "names.txt")]) == "names.txt:\(line + 2): \(message)")
  }

  @Test(arguments: [
    ("[person]\nAda weak)", "')' is not opened"),
    ("[person]\nAda weak) (case)", "')' is not opened"),
    ("[person]\nAda wikidata=Q1}", "'}' is not opened"),
    ("[person]\nAda {a=b} | Bob}", "'}' is not opened"),
    ("[person]\nAda {a=b} {c=d}", "a second '{'; expected one {key=value, key=value} in an entry"),
    ("[person]\nAda {a=b {c=d}", "'{' is not closed"),
    ("[person]\nAda (needs:)", "found '(needs:)'; expected (needs: word, word)"),
    ("[person]\nAda (needs: , )", "found '(needs: ,)'; expected (needs: word, word)"),
  ])
  func `half-written flags and attributes are no names`(_ text: String, _ message: String) {
    #expect(complaint([.gazetteer(text)]) == "names.txt:2: \(message)")
  }
}
