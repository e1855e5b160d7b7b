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

/// The bytes as gzip has them that does not compress.
func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + deflated(bytes) + littleEndian(~crc)
    + littleEndian(UInt32(bytes.count))
}

/// The same without a header.
func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  for start in stride(from: 0, through: bytes.count, by: 0xFFFF) {
    let piece = bytes[start..<min(bytes.count, start + 0xFFFF)]
    result.append(start + 0xFFFF > bytes.count ? 1 : 0)
    result += littleEndian(UInt32(piece.count) | ~UInt32(piece.count) << 16) + piece
  }
  return result
}

private func littleEndian(_ value: UInt32) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
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
