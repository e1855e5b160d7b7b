import DataModel
import FoundationEssentials
import TestSupport

@testable import CorpusReading

extension TemporaryFolder {
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
