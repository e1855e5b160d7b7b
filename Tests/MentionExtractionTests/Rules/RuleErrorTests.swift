import DataModel
import Testing

@testable import MentionExtraction

/// What a broken rule file is told, word for word.
struct RuleErrorTests {
  /// Expects a message with the line and, below it, a caret under the fault.
  ///
  /// - Parameter faulty: the rule file, with `‸` before the place of the caret.
  private func expect(
    _ faulty: String, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let lines = faulty.split(separator: "\n", omittingEmptySubsequences: false)
    let number = lines.firstIndex { $0.contains("‸") } ?? 0
    let column = lines[number].prefix { $0 != "‸" }.count
    let line = lines[number].replacing("‸", with: "")
    #expect(
      complaint([.rules(faulty.replacing("‸", with: ""), path: "my/rules.txt")]) == """
        my/rules.txt:\(number + 1): \(message)
          \(line)
          \(String(repeating: " ", count: column))^
        """, sourceLocation: sourceLocation)
  }

  private let wordOrClass =
    "expected Cap, CAPS, Initial, Proper, Word, Lower, Number, Attached, SentenceStart, Opening, Any, a word in small letters, \"quoted text\" or @list"

  @Test(arguments: [
    "‸Cap => person", "‸: [ Cap ] => person", "‸two words: [ Cap ] => person",
    "‸r_1: [ Cap ] => person",
  ])
  func `a line without a name`(_ line: String) {
    let text = line.replacing("‸", with: "")
    expect(line, "found '\(text)'; expected 'name: pattern => kind'")
    expect("# comment\n\n" + line, "found '\(text)'; expected 'name: pattern => kind'")
  }

  @Test func `a name twice`() {
    expect(
      "r: [ Cap ] => person\ns: [ Cap ] => person\n‸r: [ Cap ] => place",
      "rule 'r' repeats; first on line 1")
  }

  @Test func `a name twice in two files`() {
    let first = LexiconFile.rules("\nr: [ Cap ] => person", path: "one.txt")
    let second = LexiconFile.rules("r: [ Cap ] => person", path: "two.txt")
    #expect(
      complaint([first, second]) == """
        two.txt:1: rule 'r' repeats; first at one.txt:2
          r: [ Cap ] => person
          ^
        """)
  }

  @Test(arguments: [
    "r:‸ Cap => person", "r:‸ [ Cap => person", "r:‸ Cap ] => person",
    "r:‸ [ Cap ] [ Cap ] => person", "r:‸ => person", "long-name:‸ Cap => person",
  ])
  func `brackets that are missing or too many`(_ line: String) {
    expect(line, "no mention; expected one pair of brackets [ ] around the name")
  }

  @Test(arguments: [
    "r: ‸] Cap [ => person", "r: ( ‸[ Cap | Cap ] ) => person", "r: ‸[ ] Cap => person",
    "r: ‸[ ( Cap ] | Cap ) => person", "r: ( a ‸[ Cap ) b ] => person", "r: ‸[ ^ ] Cap => person",
  ])
  func `brackets the wrong way round, around nothing or not of one group`(_ line: String) {
    expect(line, "no mention; expected one pair of brackets [ ] around the name")
  }

  @Test(arguments: ["?", "+", "*", "{2}"])
  func `brackets in what is repeated`(_ mark: String) {
    expect(
      "r: so ( the [ Cap ] )‸\(mark) => person",
      "found '\(mark.prefix(1))'; expected the mention just once")
  }

  @Test(arguments: [
    ("r: [ Cap ]‸", ""), ("r: [ Cap ] ‸) => person", ") => person"),
  ])
  func `a pattern without an arrow`(_ line: String, _ found: String) {
    expect(line, "found '\(found)'; expected '=> kind'")
  }

  @Test(arguments: [("r: [ Cap ] =‸", ""), ("r: [ Cap ] =‸ > person", " > person")])
  func `half an arrow`(_ line: String, _ found: String) {
    expect(line, "found '\(found)'; expected '=> kind'")
  }

  @Test(arguments: [
    ("r: [ Cap ] => ‸alien", "alien"), ("r: [ Cap ] => ‸Person", "Person"),
    ("r: [ Cap ] => ‸likely", "likely"), ("r: [ Cap ] => ‸{1}", ""), ("r: [ Cap ] =>‸", ""),
  ])
  func `an unknown kind`(_ line: String, _ found: String) {
    expect(line, "found '\(found)'; expected person, organization, place or none")
  }

  @Test(arguments: [
    ("r: [ Cap ] => person ‸maybe", "maybe"), ("r: [ Cap ] => person ‸Sure", "Sure"),
  ])
  func `an unknown strength`(_ line: String, _ found: String) {
    expect(line, "found '\(found)'; expected sure, likely or hint")
  }

  @Test(arguments: [
    ("r: [ Cap ] => person likely ‸hint", "hint"), ("r: [ Cap ] => person ‸# why", "# why"),
    ("r: [ Cap ] => person‸, likely", ", likely"),
  ])
  func `more behind the outcome`(_ line: String, _ found: String) {
    expect(line, "found '\(found)'; expected the end of the line")
  }

  @Test(arguments: [
    "r: [ ‸Capital ] => person", "r: [ Cap&‸Bold ] => person", "r: [ !‸Bold ] => person",
  ])
  func `an unknown class`(_ line: String) {
    let name = line.contains("Capital") ? "Capital" : "Bold"
    expect(line, "unknown class '\(name)'; \(wordOrClass)")
  }

  @Test(arguments: [
    ("r: [ !‸of ] => person", "of"), ("r: [ Cap&‸ x ] => person", ""),
    ("r: [ !‸ x ] => person", ""),
  ])
  func `a negation or conjunction of nothing`(_ line: String, _ name: String) {
    expect(line, "unknown class '\(name)'; \(wordOrClass)")
  }

  @Test func `an unknown list`() {
    let known = (Lexicon.namedLists + ["person", "organization", "place", "queens"]).sorted()
    for line in ["r: ‸@kings [ Cap ] => person", "r: [ Cap&!‸@kings ] => person"] {
      let text = line.replacing("‸", with: "")
      let column = line.prefix { $0 != "‸" }.count
      #expect(
        complaint([.words("queens", "Ada"), .rules(text)]) == """
          rules.txt:1: unknown word list '@kings'; known: \(known.map { "@" + $0 }.joined(separator: ", "))
            \(text)
            \(String(repeating: " ", count: column))^
          """)
    }
  }

  @Test func `an unknown definition`() {
    expect("r: [ ‸<name> ] => person", "unknown part '<name>'; known: ")
    expect(
      "<b> = Cap\n<a> = Cap\nr: [ ‸<name>+ ] => person", "unknown part '<name>'; known: <a>, <b>")
    expect("<a> = ‸<a>", "unknown part '<a>'; known: ")
  }

  @Test func `a broken definition`() {
    expect("<a> ‸Cap", "found 'Cap'; expected '=' and a pattern")
    expect("<a>‸", "found ''; expected '=' and a pattern")
    expect("‸<a = Cap", "'<' is not closed")
    expect("<a> = ‸( Cap", "'(' is not closed")
    expect("<a> = ‸Capital", "unknown class 'Capital'; \(wordOrClass)")
  }

  @Test func `a definition with more or less than a pattern`() {
    expect("<a> = Cap ‸) Lower", "found ') Lower'; expected the end of the line")
    expect("<a> = Cap ‸=> person", "found '=> person'; expected the end of the line")
    expect("<a> = ‸=> person", "found '=> person'; expected a pattern")
    expect("<a> =‸", "found ''; expected a pattern")
    expect("<a> = ‸[ Cap ]", "found '['; expected brackets in the rule that uses the definition")
    expect("<a> = Cap ‸]", "found ']'; expected brackets in the rule that uses the definition")
    expect("‸<> = Cap", "found '<>'; expected a name between the angle brackets")
  }

  @Test func `a definition of another file`() {
    let first = LexiconFile.rules("<a> = Cap\nr: [ <a> ] => person", path: "one.txt")
    let second = LexiconFile.rules("s: [ <a> ] => person", path: "two.txt")
    #expect(
      complaint([first, second]) == """
        two.txt:1: unknown part '<a>'; known: 
          s: [ <a> ] => person
               ^
        """)
  }

  @Test func `marks that are not closed`() {
    expect("r: ‸( Cap [ Cap ] => person", "'(' is not closed")
    expect("r: ‸( Cap | ( Cap [ Cap ] ) => person", "'(' is not closed")
    expect("r: ‸\"of [ Cap ] => person", "'\"' is not closed")
    expect("r: [ ‸<name ] => person", "'<' is not closed")
    expect("r: [ Cap‸{2 ] => person", "'{' is not closed")
  }

  @Test(arguments: [
    "", "0", "3,2", "13", "1,13", "0,0", "x", "1,2,3", "-1", "1.5", "1,x", "99999999999999999999",
  ])
  func `a repetition out of bounds`(_ text: String) {
    expect(
      "r: [ Cap‸{\(text)} ] => person",
      "bad repetition '{\(text)}'; expected {n} or {n,m} with m at most 12")
  }

  @Test func `a pattern that repetitions make too long`() {
    expect(
      "r: [ ‸((Cap{12} Word){12}){12} ] => person",
      "a pattern of 3900 steps, repetitions counted; expected at most 1000")
    let doubled = (1...12).map {
      "<p\($0)> = " + ($0 == 1 ? "Cap Cap" : "<p\($0 - 1)> <p\($0 - 1)>")
    }
    #expect(
      complaint([.rules((doubled + ["r: [ <p12> ] => person"]).joined(separator: "\n"))])
        .hasPrefix("rules.txt:9: a pattern of 1023 steps"))
  }

  @Test func `groups nested too deeply`() {
    let (open, close) = (String(repeating: "(", count: 50), String(repeating: ")", count: 50))
    #expect(complaint([.rules("r: [ \(open)Cap\(close) ] => person")]) == "nothing")
    expect(
      "r: [ \(open)‸(Cap)\(close) ] => person", "groups inside each other; expected at most 50")
  }

  @Test(arguments: ["2,", ",2", ",2,", "2,,3", ",", "+2"])
  func `a repetition with a bound left out`(_ text: String) {
    #expect(complaint([.rules("r: [ Cap{\(text)} ] => person")]).contains("bad repetition"))
  }

  @Test(arguments: ["*", "+", "?", "{", "}"])
  func `a repetition of nothing`(_ mark: String) {
    expect("r: [ ‸\(mark) ] => person", "found '\(mark)'; expected something to match")
    expect("r: [‸\(mark) Cap ] => person", "found '\(mark)'; expected something to match")
  }

  @Test(arguments: [
    ("r: so ‸( ,? x? )* [ Cap ] => person", "( ,? x? )*"),
    ("r: so ‸( ,? | x )+ [ Cap ] => person", "( ,? | x )+"),
    ("r: so ( x ‸( y? )* z ) [ Cap ] => person", "( y? )*"), ("r: ‸^* [ Cap ] => person", "^*"),
    ("<a> = x? y*\nr: so [ Cap ] ‸<a>+ => person", "<a>+"),
  ])
  func `a repetition without end of what can be empty`(_ rules: String, _ part: String) {
    expect(
      rules,
      "'\(part)' repeats without end what can be empty; expected a part that takes a word each time"
    )
  }

  @Test(arguments: [
    ("r: ( ‸) [ Cap ] => person", ")"), ("r: ( ‸| so ) [ Cap ] => person", "|"),
    ("r: ( so | ‸) [ Cap ] => person", ")"), ("r: [ Cap ] | ‸=> person", "="),
  ])
  func `a group or an alternative of nothing`(_ line: String, _ found: String) {
    expect(line, "found '\(found)'; expected something to match")
  }

  @Test func `quotation marks around nothing`() {
    expect("r: ‸\"\" [ Cap ] => person", "found '\"\"'; expected a word between the quotes")
    expect("r: ‸\"  \" [ Cap ] => person", "found '\"\"'; expected a word between the quotes")
  }

  @Test(arguments: ["yes: so [Ada] left.", "no: so Ada left."])
  func `an example before any rule`(_ line: String) {
    let verb = line.prefix { $0 != ":" }
    #expect(
      complaint([.rules("# rules\n\(line)")])
        == "rules.txt:2: found '\(verb):'; expected a rule before its examples")
  }

  @Test func `an example before any rule of its file`() {
    let first = LexiconFile.rules("r: [ Cap ] => person", path: "one.txt")
    #expect(
      complaint([first, .rules("no: so Ada left.", path: "two.txt")])
        == "two.txt:1: found 'no:'; expected a rule before its examples")
  }

  @Test(arguments: ["yes:", "no:"])
  func `an example with half a bracket`(_ verb: String) {
    let rule = "r: [ Cap ] => person\n\(verb)"
    expect("\(rule) so ‸[Ada left.", "'[' is not closed")
    expect("\(rule) so ‸[Ada [Bob] left.", "'[' is not closed")
    expect("\(rule) so Ada‸] left.", "']' is not opened")
    expect("\(rule) so [Ada] and Bob‸] left.", "']' is not opened")
    expect("\(rule) so ‸[] left.", "found '[]'; expected words between the brackets")
  }

  @Test func `a line that must match and has no brackets`() {
    expect(
      "r: [ Cap ] => person\nyes:‸ so Ada left.",
      "no words in brackets; expected [ ] around what the rule must find")
  }

  @Test func `the caret stands under the fault beyond ASCII, too`() {
    expect("r: žluť [ ‸Kůň ] => person", "unknown class 'Kůň'; \(wordOrClass)")
  }
}
