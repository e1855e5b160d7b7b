import ArgumentParser
import ExtractionPipeline

struct LexiconSuggest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Suggest gazetteer entries for names that the documents often have.",
    discussion: """
      Prints a gazetteer of the names that the lexicon lacks or that were left undecided, the most \
      frequent first, each under a comment that says where it stands. Delete what is wrong, correct \
      the kinds, and give the rest to --gazetteer.

      EXAMPLES
        comention lexicon suggest articles/ > suggested.txt
        comention lexicon suggest articles/ --gazetteer mine.txt --least 5 --limit 50
      """)

  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(help: "Leave out names that fewer documents have.")
  var least: Int = 2

  @Option(help: "Names to suggest; 0 for all.")
  var limit: Int = 200

  @OptionGroup var documents: DocumentOptions

  func validate() throws {
    if least < 1 { throw ValidationError("--least \(least): expected 1 or more") }
    if limit < 0 { throw ValidationError("--limit \(limit): expected 0 or more") }
  }

  func run() async throws {
    do {
      let pipeline = try documents.pipeline(documents.loadLexicon())
      let corpus = try await documents.extract(inputs, pipeline, keepsText: false)
      let suggestions = try pipeline.suggestions(
        from: corpus, least: least, limit: limit > 0 ? limit : nil)
      try Console.write(suggestions.gazetteer)
      if !documents.quiet {
        if suggestions.all.isEmpty {
          let documents = least == 1 ? "the documents" : "\(least) documents"
          Console.note(
            "comention: nothing to suggest: the lexicon lacks no name that \(documents) have")
        } else if suggestions.omitted > 0 {
          Console.note(
            "comention: \(suggestions.omitted) more names; --limit 0 shows all, --least \(least + 1) only the more frequent"
          )
        }
      }
      try documents.finish(corpus)
    } catch { throw Console.failure(error) }
  }
}
