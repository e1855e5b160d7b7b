import ArgumentParser
import DataModel
import ExtractionPipeline
import FoundationEssentials
import MentionExtraction

@main struct Comention: AsyncParsableCommand {
  @Argument var inputs: [String]
  @Option var lexicon: String?
  mutating func run() async throws {
    let folder = try LexiconFolder(path: lexicon)
    let lexicon = try Lexicon(files: folder.files())
    let pipeline = Pipeline(lexicon: lexicon, options: .init(jobs: 2))
    let corpus = try await pipeline.extract(inputs, keepsText: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for line in corpus.mentionLines(lexicon: lexicon) {
      print(String(decoding: try encoder.encode(line), as: UTF8.self))
    }
  }
}
