import ArgumentParser
import ExtractionPipeline
import Foundation
import MentionExtraction

struct LexiconCompile: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compile large gazetteers to a file that is ready at once.",
    discussion: """
      The file is given to --gazetteer like the files it was made from, and finds the same names. It \
      is mapped into memory, so that a million names cost milliseconds at each start.

      EXAMPLES
        comention lexicon compile names.txt --output names.lexicon
        comention build articles/ --gazetteer names.lexicon --output graph.graphml
      """)

  @Argument(help: "Gazetteer files.", completion: .file())
  var files: [String]

  @Option(
    name: .shortAndLong, help: "The file to write.", completion: .file(extensions: ["lexicon"]))
  var output: String

  @Option(
    help: "The lexicon folder to use instead of the one that comes with the program.",
    completion: .directory)
  var lexicon: String?

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  func run() async throws {
    do {
      let start = Date()
      try GraphFile.checkOutput(output)
      let folder = try LexiconFolder(path: lexicon)
      let own = try LexiconCache().lexicon(files: folder.files())
      let gazetteers = try LexiconFolder.gazetteers(files)
      if let compiled = gazetteers.first(where: { $0.role == .compiled }) {
        throw ValidationError(
          "'\(compiled.path)' is compiled already; expected a gazetteer in text")
      }
      let table = try LexiconCompilation.compile(gazetteers, beside: own, to: output)
      if !quiet {
        Console.note(
          "\(output): \(table.entryCount) entries, \(table.nameCount) names, \(String(format: "%.2f", Date().timeIntervalSince(start))) s"
        )
      }
    } catch { throw Console.failure(error) }
  }
}
