import ArgumentParser
import DataModel
import ExtractionPipeline
import Foundation
import MentionExtraction

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
    let file = FileManager.default.temporaryDirectory
      .appending(path: "comention-benchmark-\(getpid()).image")
    try Data(image).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let loading = try clock.measure {
      lexicon = try Lexicon(imageAt: file.path(), fingerprint: 0)
    }
    guard let lexicon else { return }
    var documents: [Document] = []
    try corpus.forEachText { number, text in
      documents.append(
        Document(id: "\(number)", text: text, blocks: BlockCutter.blocks(of: text)))
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
