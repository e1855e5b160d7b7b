import DataModel
import Testing

@testable import MentionExtraction

/// What each part of the rule language matches: every line is a rule's example.
struct RuleParserTests {
  /// Expects that a rule meets its examples; `yes` and `no` lines stand under it.
  private func expect(
    _ rule: String, _ examples: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = ([rule] + examples).joined(separator: "\n")
    let lexicon = try Lexicon(files: [
      .words("titles", "Queen|Prime Minister|King of Arms"), .words("roles", "spokesman"),
      .words("common-words", "board|house|led"), .words("hyphen-particles", "al"),
      .words("calendar", "May|Monday"),
      .words("sentence-openers", "then|the|in"), .words("abbreviations", "Mr"),
      .gazetteer("[place]\nBern\nNew York\n[person]\nAda Lovelace\n[organization]\nNATO"),
      .rules(text),
    ])
    let failures = RuleExampleCheck(lexicon: lexicon).failures.map(\.description)
    #expect(failures == [], sourceLocation: sourceLocation)
  }

  // MARK: - Classes

  @Test func `Cap is a word that starts with a capital`() throws {
    try expect(
      "r: so [ Cap ] => person", "yes: so [Ada] left.", "yes: so [CSTO] left.",
      "yes: so [McDonald] left.", "yes: so [Ж] left.", "yes: so [al-Assad] left.",
      "no: so ada left.", "no: so 7 left.", "no: so — left.", "no: so 北京 left.")
  }

  @Test func `CAPS is a word of capitals, and more than one`() throws {
    try expect(
      "r: so [ CAPS ] => person", "yes: so [CSTO] left.", "yes: so [U.N.] left.",
      "no: so Ada left.", "no: so V. left.", "no: so G7 left.")
  }

  @Test func `Initial is one capital, but not the words A, I and O`() throws {
    try expect(
      "r: so [ Initial ] => person", "yes: so [V.] left.", "yes: so [V] left.",
      "yes: so [A.] left.", "no: so A left.", "no: so I left.", "no: so O left.", "no: so VV left.")
  }

  @Test func `Proper is a capitalized word that no list calls ordinary`() throws {
    try expect(
      "r: so [ Proper ] => person", "yes: so [Ada] left.", "yes: so [Bern] left.",
      "no: so Board left.", "no: so May left.", "no: so Queen left.", "no: so Spokesman left.",
      "no: so V. left.", "no: so ada left.")
  }

  @Test func `Word is letters of any script and case`() throws {
    try expect(
      "r: so [ Word ] => person", "yes: so [Ada] left.", "yes: so [ada] left.",
      "yes: so [北京] left.", "no: so 7 left.", "no: so , left.")
  }

  @Test func `Lower, Number and Attached`() throws {
    try expect("l: so [ Lower ] => person", "yes: so [ada] left.", "no: so Ada left.")
    try expect(
      "n: so [ Number ] => person", "yes: so [7th] left.", "yes: so [10,000] left.",
      "no: so seven left.")
    try expect("a: [ Cap ] Attached => person", "yes: then [Ada]'s dog.", "no: then Ada left.")
  }

  @Test func `SentenceStart is a sentence's or a quotation's first word`() throws {
    try expect(
      "r: [ Cap&SentenceStart ] => person", "yes: [Ada] left.", "yes: So it was. [Ada] left.",
      "yes: “[Ada] left,” he said.", "yes: It was: [Ada] left.", "no: so Ada left.")
  }

  @Test func `Opening is a sentence's first word that often is one`() throws {
    try expect(
      "r: [ Cap&Opening ] => person", "yes: [Then] she left.", "no: Ada left.", "no: so Then left.")
  }

  @Test func `Any is any token`() throws {
    try expect(
      "r: so [ Cap ] Any{2} 7 => person", "yes: so [Ada] , “ 7.", "yes: so [Ada] ada Ada 7.",
      "no: so Ada , 7.")
  }

  @Test func `a rule may start with Any or with a negation`() throws {
    try expect("r: Any [ Cap ] => person", "yes: so [Ada] left.", "yes: 7 [Ada] left.")
    try expect("r: !Cap [ Cap ] => person", "yes: so [Ada] left.", "yes: , [Ada] left.")
  }

  // MARK: - Lists, literals and definitions

  @Test func `a list matches members of one word and of several, longest first`() throws {
    try expect(
      "r: @titles [ Cap ] => person", "yes: so Queen [Ada] left.",
      "yes: so Prime Minister [Ada] left.", "yes: so King of Arms [Ada] left.",
      "no: so prime minister Ada left.", "no: so King Ada left.")
    try expect("r: [ @titles ] => person", "yes: so [Prime Minister] left.")
  }

  @Test func `person, organization and place are the gazetteers' names`() throws {
    try expect("r: in [ @place ] => place", "yes: so in [Bern] he", "yes: so in [New York] he")
    try expect(
      "r: met [ @person ] => person", "yes: he met [Ada Lovelace] then", "no: he met Ada then")
    try expect(
      "r: met [ @organization ] => person", "yes: he met [NATO] then", "no: he met Nato then")
  }

  @Test func `a list that no file fills is empty, and so nothing is its member`() throws {
    try expect("r: so [ Cap&!@demonyms ] => person", "yes: so [Ada] left.")
    try expect("r: so [ Cap&@demonyms ] => person", "no: so Ada left.")
  }

  @Test func `a literal matches in any case, in quotation marks with a capital only so`() throws {
    try expect(
      "r: of [ Cap ] => person", "yes: so of [Ada] he", "yes: so OF [Ada] he", "no: so off Ada he")
    try expect(
      "r: \"Party\" [ Cap ] => person", "yes: so Party [Ada] he", "yes: so PARTY [Ada] he",
      "no: so party Ada he")
    try expect("r: \"party\" [ Cap ] => person", "yes: so party [Ada] he", "yes: so Party [Ada] he")
    try expect(
      "r: \"Prime minister\" [ Cap ] => person", "yes: so Prime minister [Ada] he",
      "yes: so Prime Minister [Ada] he", "no: so prime minister Ada he")
  }

  @Test func `punctuation is a literal, and some of it needs quotation marks`() throws {
    try expect("r: , [ Cap ] - led => person", "yes: so , [Ada]-led he", "no: so Ada-led he")
    try expect("r: \"(\" [ Cap ] \")\" => person", "yes: so ([Ada]) he", "no: so Ada he")
    try expect("r: [ Cap ] \"'s\" => person", "yes: so [Ada]'s dog", "yes: so [Ada]’s dog")
    try expect("r: [ Cap ] \"’s\" => person", "yes: so [Ada]'s dog", "yes: so [Ada]’s dog")
    try expect("r: [ Cap ] ’s dog => person", "yes: so [Ada]'s dog", "yes: so [Ada]’s dog")
    try expect("r: [ Cap ]'s dog => person", "yes: so [Ada]'s dog", "yes: so [Ada]’s dog")
    try expect("r: people’s [ Cap ] => person", "yes: so people's [Ada] he")
    try expect("r: o’clock [ Cap ] => person", "yes: so o'clock [Ada] he")
    try expect("r: [ Cap ] ( – | — ) => person", "yes: so [Ada] – he", "yes: so [Ada] — he")
    try expect(
      "r: “ [ Cap ] ” => person", "yes: so “[Ada]” he", "yes: so \"[Ada]\" he",
      "no: so ‘Ada” he")
    try expect("r: \"Mr.\" [ Cap ] => person", "yes: so Mr. [Ada] he", "yes: so Mr [Ada] he")
    try expect("r: vice-president [ Cap ] => person", "yes: so vice-president [Ada] he")
  }

  @Test func `a definition stands for its pattern, and may use earlier ones`() throws {
    try expect(
      "<name> = Cap&!@calendar | Initial\n<names> = <name>+ and <name>\nr: so [ <names> ] => person",
      "yes: so [Ada and V.] left.", "yes: so [Ada Bob and Cid] left.", "no: so Monday and Ada left."
    )
  }

  // MARK: - Operators

  @Test func `conjunction asks for all, negation for none`() throws {
    try expect(
      "r: so [ Cap&!@calendar&!CAPS ] => person", "yes: so [Ada] left.", "no: so May left.",
      "no: so CSTO left.")
    try expect("r: so [ !Number&!Cap ] => person", "yes: so [ada] left.", "no: so 7 left.")
    try expect(
      "r: [ Cap ] !@roles left => person", "yes: so [Ada] , left.", "no: so Ada spokesman left.")
  }

  @Test func `repetitions take as many as they can`() throws {
    try expect(
      "r: so [ Cap? ] , => person", "yes: so [Ada] , he", "no: so , he", "no: so Ada Bob , he")
    try expect("r: so [ Cap Cap* ] => person", "yes: so [Ada Bob Cid] left.", "yes: so [Ada] left.")
    try expect("r: so [ Cap+ ] => person", "yes: so [Ada Bob Cid] left.", "no: so he left.")
    try expect("r: so [ Cap{2} ] => person", "yes: so [Ada Bob] Cid left.", "no: so Ada left.")
    try expect(
      "r: so [ Cap{2,3} ] he => person", "yes: so [Ada Bob] he", "yes: so [Ada Bob Cid] he",
      "no: so Ada he", "no: so Ada Bob Cid Dan he")
    try expect("r: so [ Cap{0,1} Lower ] => person", "yes: so [he] left.", "yes: so [Ada he] left.")
  }

  @Test func `repetitions give back what the rest needs`() throws {
    try expect("r: so [ Cap+ ] Cap he => person", "yes: so [Ada Bob] Cid he")
    try expect("r: so [ Any* Cap ] he => person", "yes: so [Ada x Bob] he left.")
  }

  @Test func `alternatives are tried in order`() throws {
    try expect(
      "r: so [ ( Cap | Cap Cap ) ] => person", "yes: so [Ada] Bob left.", "no: so [Ada Bob] left.")
    try expect(
      "r: so Cap 7 | then [ Cap ] => person", "yes: then [Ada] left.", "no: so Ada 7.")
    try expect("r: so [ ( Cap of )? ( Cap | Number )+ ] => person", "yes: so [Ada of Bob 7] left.")
  }

  @Test func `anchors are the ends of the block`() throws {
    try expect(
      "r: ^ [ Cap ] => person", "yes: [Ada] left. He", "no: so Ada left.", "no: he left. Ada")
    try expect("r: [ Cap ] $ => person", "yes: it was [Ada]", "no: it was Ada.", "no: so Ada left")
    try expect("r: ( ^ | , ) [ Cap ] => person", "yes: [Ada] left.", "yes: so , [Ada] left.")
  }

  @Test func `context outside the brackets is asked for but not taken`() throws {
    try expect(
      "r: so the [ Cap ] of 7 => person", "yes: so the [Ada] of 7.", "no: so the Ada of it.")
  }

  @Test func `nothing reaches beyond the sentence`() throws {
    try expect("r: so [ Cap+ ] => person", "yes: then so [Ada]. Bob left.")
    try expect("r: left . [ Cap ] => person", "no: he left. Ada came.")
  }

  @Test(arguments: [0, 1, 5, 11, 12, 13, 15, 16, 17, 23, 24, 25, 60])
  func `a rule reaches as far as its repetitions say`(_ distance: Int) throws {
    let gap = String(repeating: " x", count: distance)
    let isNear = distance <= 24
    try expect(
      "r: so Any{0,12} Any{0,12} [ \"Ada\" ] => person",
      isNear ? "yes: so\(gap) [Ada] left." : "no: so\(gap) Ada left.")
    try expect("r: so Any* [ \"Ada\" ] => person", "yes: so\(gap) [Ada] left.")
    try expect("r: [ Cap ] Any* \"Queen\" => person", "yes: so [Ada]\(gap) Queen left.")
    try expect("r: [ Cap ] Any* @titles => person", "yes: so [Ada]\(gap) Prime Minister left.")
  }

  @Test func `a group that may be empty may be repeated a few times`() throws {
    try expect("r: so ( ,? x? ){0,3} [ Cap ] => person", "yes: so x , x [Ada] left.")
    try expect("r: so ( , | x )* [ Cap ] => person", "yes: so x , x [Ada] left.")
  }

  @Test func `outcome and strength are kept`() throws {
    let lexicon = try Lexicon(files: [
      .rules(
        """
        a: so [ Cap ] => person
        b: so [ Cap ] => organization sure
        c: so [ Cap ] => place likely
        d: so [ Cap ] => none hint
        """)
    ])
    let rules = lexicon.program.rules
    #expect(rules.map(\.name) == ["a", "b", "c", "d"])
    #expect(
      rules.map(\.outcome) == [.kind(.person), .kind(.organization), .kind(.place), .nothing])
    #expect(rules.map(\.strength) == [.sure, .sure, .likely, .hint])
  }
}
