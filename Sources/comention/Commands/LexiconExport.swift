import ArgumentParser
import ExtractionPipeline

struct LexiconExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write gazetteers as a table, or as patterns for spaCy.",
    discussion: """
      Without --gazetteer the entries of the lexicon are written, with it only those of the files that \
      are named. The table is read back by 'lexicon import --from csv' and by --gazetteer.

      EXAMPLES
        comention lexicon export --to csv --output lexicon.csv
        comention lexicon export --to spacy --gazetteer case.txt -o patterns.jsonl
      """)

  @Option(help: ArgumentHelp("The format: csv or spacy.", valueName: "format"))
  var to: String

  @Option(help: "A gazetteer file to write; may be repeated.", completion: .file())
  var gazetteer: [String] = []

  @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
  var output: String

  @Option(
    help: "The lexicon folder to use instead of the one that comes with the program.",
    completion: .directory)
  var lexicon: String?

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  func validate() throws { _ = try format() }

  private func format() throws -> LexiconExport.Format {
    guard let format = LexiconExport.Format(rawValue: to) else {
      throw ValidationError("--to '\(to)': expected csv or spacy")
    }
    return format
  }

  func run() async throws {
    do {
      let files = try LexiconFolder(path: lexicon).files(gazetteers: gazetteer)
      let lexicon = try LexiconCache().lexicon(files: files)
      let count = try LexiconExport.write(
        lexicon, ofAdded: !gazetteer.isEmpty, as: format(), to: output)
      if !quiet { Console.note("\(output): \(count) entries") }
    } catch { throw Console.failure(error) }
  }
}
