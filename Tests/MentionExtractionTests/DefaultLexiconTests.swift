import DataModel
import Testing

@testable import MentionExtraction

struct DefaultLexiconTests {
  @Test func `every rule meets its examples`() throws {
    let lexicon = try DefaultLexicon.lexicon()
    #expect(RuleExampleCheck(lexicon: lexicon).failures.map(\.description) == [])
    #expect(lexicon.ruleCount > 50)
    #expect(lexicon.ruleExamples.count > 100)
  }

  @Test(arguments: [true, false])
  func `every rule has lines it must catch and lines it must leave alone`(_ mustMatch: Bool) throws
  {
    let lexicon = try DefaultLexicon.lexicon()
    let shown = Set(lexicon.ruleExamples.filter { $0.mustMatch == mustMatch }.map(\.rule))
    let rules = lexicon.sources.filter { $0.kind == .rule }.map(\.name)
    #expect(rules.filter { !shown.contains($0) } == [])
  }

  @Test func `the audit finds nothing to change`() throws {
    let lexicon = try DefaultLexicon.lexicon()
    let findings = try LexiconAudit(lexicon: lexicon, files: DefaultLexicon.files()).findings
    #expect(findings.map(\.description) == [])
  }

  @Test(arguments: [(EntityKind.place, 1_500), (.organization, 800), (.person, 800)])
  func `the gazetteers know many names`(_ kind: EntityKind, _ least: Int) throws {
    let names = try DefaultLexicon.lexicon().entries.filter { $0.kind == kind }
    #expect(names.count >= least)
  }

  @Test(arguments: [("given-names", 2_500), ("common-words", 8_000)])
  func `the word lists are long`(_ list: String, _ least: Int) throws {
    #expect(try DefaultLexicon.members(of: list).count >= least)
  }

  @Test func `every list that the extractor asks for has members`() throws {
    for list in Lexicon.namedLists {
      #expect(try !DefaultLexicon.members(of: list).isEmpty, "\(list)")
    }
  }

  @Test func `no entry's name folds to nothing`() throws {
    for entry in try DefaultLexicon.lexicon().entries {
      #expect(!entry.name.foldedName.isEmpty, "'\(entry.name)'")
    }
  }
}
