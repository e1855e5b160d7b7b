import ArgumentParser
import ExtractionPipeline
import MentionExtraction

struct LexiconCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Check the gazetteers, word lists and rules, or suggest entries.",
    subcommands: [LexiconCheck.self, LexiconSuggest.self])
}

struct LexiconCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Load the lexicon and run the examples that stand under its rules.",
    discussion: """
      EXAMPLES
        comention lexicon check
        comention lexicon check --gazetteer mine.txt --rules mine-rules.txt
      """)

  @OptionGroup var documents: DocumentOptions

  func run() async throws {
    do {
      let lexicon = try documents.loadLexicon()
      let failures = RuleExampleCheck(lexicon: lexicon).failures
      for failure in failures { Console.note(failure.description) }
      try Console.write(
        "\(lexicon.entries.count) entries, \(lexicon.ruleCount) rules, \(lexicon.ruleExamples.count) examples, \(failures.count) failures\n"
      )
      if !failures.isEmpty { throw ExitStatus.badData }
    } catch { throw Console.failure(error) }
  }
}
