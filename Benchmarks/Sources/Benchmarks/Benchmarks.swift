import ArgumentParser
import DataModel
import ExtractionPipeline
import Foundation
import MentionExtraction

@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure Comention on text made from a seed.",
    subcommands: [Extraction.self, Generate.self])
}

struct CorpusOptions: ParsableArguments {
  @Option(help: "Megabytes of text.")
  var megabytes = 20

  @Option(help: "Bytes of one document.")
  var documentSize = 4_000

  @Option(help: "Seed of the text.")
  var seed: UInt64 = 1

  @Option(help: "The lexicon folder, which also lends the names of the text.")
  var lexicon = "../Sources/MentionExtraction/lexicon"

  /// Documents of `megabytes` in all.
  func texts() throws -> [String] {
    func lines(_ path: String) throws -> [String] {
      try String(contentsOfFile: "\(lexicon)/\(path).txt", encoding: .utf8)
        .split(separator: "\n").filter {
          !$0.hasPrefix("#") && !$0.hasPrefix("[") && !$0.hasPrefix("-")
        }
        .map {
          $0.prefix { $0 != "|" && $0 != "(" && $0 != "{" }.trimmingCharacters(in: .whitespaces)
        }
    }
    var generator = NewsGenerator(
      seed: seed, givenNames: try lines("words/given-names"),
      surnames: try lines("words/surnames"),
      places: try lines("gazetteers/cities-asia") + lines("gazetteers/cities-europe"),
      organizations: try lines("gazetteers/companies") + lines("gazetteers/international-bodies"),
      words: try lines("words/common-words").shuffledOnce(seed: seed))
    var texts: [String] = []
    var bytes = 0
    while bytes < megabytes * 1_000_000 {
      texts.append(generator.document(bytes: documentSize))
      bytes += texts[texts.count - 1].utf8.count
    }
    return texts
  }
}

struct Extraction: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time extraction of plain text on one core, in memory, with the whole lexicon.")

  @OptionGroup var corpus: CorpusOptions

  @Option(help: "Counted runs.")
  var runs = 5

  func run() throws {
    let clock = ContinuousClock()
    let files = try LexiconFolder(path: corpus.lexicon).files()
    var lexicon: Lexicon?
    let compiling = try clock.measure { lexicon = try Lexicon(files: files) }
    guard let image = lexicon?.image(fingerprint: 0) else { return }
    let file = FileManager.default.temporaryDirectory.path + "/comention-benchmark-\(getpid()).image"
    try Data(image).write(to: URL(filePath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let loading = try clock.measure {
      lexicon = try Lexicon(imageAt: file, fingerprint: 0)
    }
    guard let lexicon else { return }
    let documents = try corpus.texts().enumerated().map { number, text in
      let bytes = [UInt8](text.utf8)
      return Document(
        id: "\(number)", text: bytes, blocks: BlockCutter.blocks(of: bytes))
    }
    let bytes = documents.reduce(0) { $0 + $1.text.count }
    let extractor = MentionExtractor(lexicon: lexicon)
    var speeds: [Double] = []
    var mentions = 0
    for _ in 0..<runs {
      let time = clock.measure {
        mentions = extractor.extract(documents).reduce(0) { $0 + $1.mentions.count }
      }
      speeds.append(Double(bytes) / 1e6 / (time / .seconds(1)))
    }
    speeds.sort()
    print(
      "lexicon compiled in \(Int(compiling / .milliseconds(1))) ms, loaded in \(Int(loading / .milliseconds(1))) ms; \(documents.count) documents, \(bytes / 1_000_000) MB, \(mentions) mentions"
    )
    print(
      String(
        format: "extraction on one core: median %.1f MB/s (min %.1f, max %.1f, %d runs)",
        speeds[speeds.count / 2], speeds[0], speeds[speeds.count - 1], runs))
  }
}

struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the text as files, for timing whole commands.")

  @OptionGroup var corpus: CorpusOptions

  @Argument(help: "The folder to make.")
  var folder: String

  func run() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (number, text) in try corpus.texts().enumerated() {
      let name = String(format: "%07d.txt", number)
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
  }
}

/// Cuts text at blank lines.
enum BlockCutter {
  static func blocks(of text: [UInt8]) -> [Block] {
    var blocks: [Block] = []
    var start = 0
    var position = 0
    while position <= text.count {
      let isEnd =
        position == text.count
        || text[position] == 0x0A && position + 1 < text.count && text[position + 1] == 0x0A
      if isEnd {
        if position > start {
          blocks.append(Block(range: ByteRange(start, position), zone: .body))
        }
        start = position + 2
        position += 1
      }
      position += 1
    }
    return blocks
  }
}

extension Array {
  /// The elements in an order that follows from the seed (Fisher and Yates).
  func shuffledOnce(seed: UInt64) -> [Element] {
    var shuffled = self
    var random = SplitMix64(state: seed)
    for position in shuffled.indices.dropFirst() {
      shuffled.swapAt(position, random.below(position + 1))
    }
    return shuffled
  }
}
