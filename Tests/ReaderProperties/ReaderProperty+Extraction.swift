import CorpusReading
import DataModel
import ExtractionPipeline
import MentionExtraction

extension ReaderProperty {
  private static let lexicon = Result {
    try Lexicon(files: LexiconFolder(path: defaultLexicon).files())
  }

  private static let defaultLexicon =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/") + "/Sources/MentionExtraction/lexicon"

  /// Any text through the extractor with the program's own lexicon.
  static func extraction(_ bytes: [UInt8]) throws {
    let lexicon = try lexicon.get()
    let found = try extracted(bytes, lexicon)
    try promise(try extracted(bytes, lexicon) == found, "not the same twice")
  }

  /// What is compared of extracted documents.
  struct Found: Equatable {
    var names: [DocumentName]
    var mentions: [Mention]
    var sentences: [Sentence]
  }

  /// What a lexicon finds in some bytes, read as a file of text, after a look at the promises.
  static func extracted(_ bytes: [UInt8], _ lexicon: Lexicon) throws -> [Found] {
    let documents = CorpusReader().documents(in: bytes, of: InputFile(path: "a.txt", id: "a"))
      .documents
    return try MentionExtractor(lexicon: lexicon).extract(documents).enumerated().map {
      number, found in
      let broken = ExtractionPromise.allCases.filter { !$0.holds(found, documents[number]) }
      try promise(broken.isEmpty, "\(broken)")
      return Found(names: found.names, mentions: found.mentions, sentences: found.sentences)
    }
  }
}
