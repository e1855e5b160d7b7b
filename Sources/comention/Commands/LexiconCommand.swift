import ArgumentParser
import ExtractionPipeline
import MentionExtraction

struct LexiconCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract:
      "Check the gazetteers, word lists and rules; import, export, compile gazetteers; suggest entries.",
    subcommands: [
      LexiconCheck.self, LexiconCompile.self, LexiconExportCommand.self, LexiconImport.self,
      LexiconSuggest.self,
    ])
}

struct LexiconCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run the examples under rules, and find names, members and lists that are no use.",
    discussion: """
      Each fault is a line on standard error, and gives status 65: what repeats, what two entries or \
      kinds claim, what no text can hold, what is a common word too, and what nobody asks for.

      EXAMPLES
        comention lexicon check
        comention lexicon check --gazetteer mine.txt --rules mine-rules.txt
      """)

  @OptionGroup var documents: DocumentOptions

  func run() async throws {
    do {
      let files = try documents.lexiconFiles()
      if let compiled = files.first(where: { $0.role == .compiled }) {
        throw ValidationError(
          "--gazetteer '\(compiled.path)' is compiled; expected the files that it was made from")
      }
      let lexicon = try Lexicon(files: files)
      let failures = RuleExampleCheck(lexicon: lexicon).failures
      for failure in failures { Console.note(failure.description) }
      let findings = LexiconAudit(lexicon: lexicon, files: files).findings
      let faults = findings.filter { !$0.isNote }
      for finding in documents.quiet ? faults : findings { Console.note(finding.description) }
      try Console.write(
        "\(lexicon.entries.count) entries, \(lexicon.ruleCount) rules, \(lexicon.ruleExamples.count) examples, \(failures.count) failures, \(faults.count) findings\n"
      )
      if !failures.isEmpty || !faults.isEmpty { throw ExitStatus.badData }
    } catch { throw Console.failure(error) }
  }
}
