import ArgumentParser
import Foundation

struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write news-like text as files, for timing whole commands.")

  @OptionGroup var corpus: CorpusOptions

  @Argument(help: "The folder to make.")
  var folder: String

  func run() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try corpus.forEachText { number, text in
      let name = String(format: "%07d.txt", number)
      try Data(text).write(to: URL(filePath: "\(folder)/\(name)"))
    }
  }
}
