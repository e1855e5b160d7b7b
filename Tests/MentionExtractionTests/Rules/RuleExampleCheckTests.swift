import DataModel
import Testing

@testable import MentionExtraction

struct RuleExampleCheckTests {
  private func failures(_ examples: String, rule: String = "r: so [ Cap+ ] => person") throws
    -> [String]
  {
    let lexicon = try Lexicon(files: [.rules("\(rule)\n\(examples)", path: "my/rules.txt")])
    return RuleExampleCheck(lexicon: lexicon).failures.map(\.description)
  }

  @Test(arguments: [
    "yes: so [Ada Lovelace] left.", "no: then Ada left.", "no: so she left.",
    "no: so Ada [Lovelace] left.", "yes: so [Ada] left and so Bob left.",
    "yes:so [Ada] left.", "",
  ])
  func `an example that holds is no failure`(_ example: String) throws {
    #expect(try failures(example) == [])
  }

  @Test(arguments: [
    (
      "yes: then [Ada] left.",
      "rule 'r' found nothing in 'then [Ada] left.'; expected the words in brackets"
    ),
    (
      "yes: so [Ada] Lovelace left.",
      "rule 'r' found 'Ada Lovelace' in 'so [Ada] Lovelace left.'; expected the words in brackets"
    ),
    (
      "no: so Ada and so Bob left.",
      "rule 'r' found 'Ada', 'Bob' in 'so Ada and so Bob left.'; expected nothing"
    ),
    ("no: so [Ada] left.", "rule 'r' found 'Ada' in 'so [Ada] left.'; expected not these words"),
  ])
  func `an example that fails says what was found and what was wanted`(
    _ example: String, _ message: String
  ) throws {
    #expect(try failures(example) == ["my/rules.txt:2: \(message)"])
  }

  @Test func `an example belongs to the rule above it`() throws {
    let lexicon = try Lexicon(files: [
      .rules(
        """
        first: so [ Cap ] => person
          yes: so [Ada] left.
        # comment
        second: then [ Cap ] => place

          yes: then [Bern] fell.
          no: so Ada left.
        """)
    ])
    #expect(lexicon.ruleExamples.map(\.rule) == ["first", "second", "second"])
    #expect(lexicon.ruleExamples.map(\.line) == [2, 6, 7])
    #expect(lexicon.ruleExamples.map(\.mustMatch) == [true, true, false])
    #expect(lexicon.ruleExamples.map(\.marked).first == "so [Ada] left.")
    #expect(RuleExampleCheck(lexicon: lexicon).failures.isEmpty)
  }
}
