import DataModel
import FoundationEssentials

@testable import CorpusReading

/// A folder of one test, gone when the value is.
final class ScratchFolder {
  let path: String
  private let manager = FileManager.default

  init() throws {
    path = "/tmp/corpus-reading-\(UUID().uuidString)"
    try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? manager.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    if let slash = file.lastIndex(of: "/") {
      try manager.createDirectory(
        atPath: String(file[..<slash]), withIntermediateDirectories: true)
    }
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }

  func link(_ name: String, to target: String) throws {
    try manager.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: path + "/" + target)
  }

  func list() throws -> InputList { try CorpusReader().list([path]) }

  /// The listed paths below the folder.
  func names(_ list: InputList) -> [String] {
    list.files.map { String($0.path.dropFirst(path.count + 1)) }
  }
}

/// What a file of that name and content holds.
func read(_ name: String, _ text: String) -> ReadResult { read(name, Array(text.utf8)) }

func read(_ name: String, _ bytes: [UInt8]) -> ReadResult {
  CorpusReader().documents(in: bytes, of: InputFile(path: name, id: name))
}

extension ReadResult {
  /// Each block as `zone: text`.
  var blocks: [String] {
    documents.flatMap { document in
      document.blocks.map { "\($0.zone.name): \(document.string($0.range))" }
    }
  }

  var texts: [String] { documents.map { String(decoding: $0.text, as: UTF8.self) } }
  var messages: [String] { diagnostics.map(\.description) }
}

/// Numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Small seeds are spread over all bits: the first number would be 0 in every range otherwise.
  init(seed: UInt64) { state = (seed &* 2 + 1) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
