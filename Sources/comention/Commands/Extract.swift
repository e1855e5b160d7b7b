import ArgumentParser
import DataModel
import ExtractionPipeline

struct Extract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the mentions of documents as JSON Lines.",
    discussion: """
      One document a line: {"document", "text", "mentions": [{"start", "end", "text", "kind", \
      "entity", "sentence", "rule"}]}. Offsets count Unicode scalars, so that text[start:end] in \
      Python is the mention.

      EXAMPLES
        comention extract articles/ > mentions.jsonl
        comention extract --base articles articles --output mentions.jsonl
      """)

  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(
    name: .shortAndLong, help: "The file to write instead of standard output.", completion: .file())
  var output: String?

  @OptionGroup var documents: DocumentOptions

  func run() async throws {
    do {
      if let output { try GraphFile.checkOutput(output) }
      let lexicon = try documents.loadLexicon()
      let pipeline = try documents.pipeline(lexicon)
      let corpus = try await documents.extract(inputs, pipeline, keepsText: true)
      func write(_ write: (String) throws -> Void) throws {
        try corpus.forEachMentionLine(lexicon: lexicon) { line in
          try write(Console.json(line, isPretty: false) + "\n")
        }
      }
      if let output {
        try GraphFile.write(to: output, write)
      } else {
        try write(Console.write)
      }
      try documents.finish(corpus)
    } catch { throw Console.failure(error) }
  }
}
