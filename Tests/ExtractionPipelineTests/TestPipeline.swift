import DataModel
import ExtractionPipeline
import FoundationEssentials
import GraphBuilding
import MentionExtraction
import TestSupport

/// The lexicon that comes with the program, loaded once for all tests.
enum DefaultLexicon {
  /// Beside the sources, so that no test depends on how the package was built.
  static let path =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/") + "/Sources/MentionExtraction/lexicon"

  private static let loaded = Result {
    try Lexicon(files: LexiconFolder(path: path).files())
  }

  static var lexicon: Lexicon { get throws { try loaded.get() } }
}

/// A pipeline whose document ids are relative to a folder.
func pipeline(
  in folder: TemporaryFolder? = nil, jobs: Int = 1,
  graph: GraphBuilder.Options = GraphBuilder.Options(), recordsInMemory: Int? = nil,
  chunkSize: Int? = nil
) throws -> Pipeline {
  var options = Pipeline.Options(jobs: jobs)
  options.base = folder?.path
  options.graph = graph
  if let recordsInMemory { options.recordsInMemory = recordsInMemory }
  if let chunkSize { options.chunkSize = chunkSize }
  return Pipeline(lexicon: try DefaultLexicon.lexicon, options: options)
}

/// Extracts texts as documents `0.txt`, `1.txt` and so on.
func extract(_ texts: String...) async throws -> ExtractedCorpus {
  let folder = try TemporaryFolder()
  for (number, text) in texts.enumerated() { try folder.write("\(number).txt", text) }
  return try await pipeline(in: folder).extract([folder.path], keepsText: true)
}

extension ExtractedCorpus {
  func lines() throws -> [MentionLine] { try mentionLines(lexicon: try DefaultLexicon.lexicon) }

  /// The entities that the mentions of some words mean, each once, in order.
  func entities(_ words: String) throws -> [String] {
    let items = try lines().flatMap(\.mentions).filter { $0.text == words }
    return Set(items.compactMap(\.entity)).sorted()
  }
}
