import TestSupport
import Testing

@testable import CorpusReading

struct FileScanTests {
  /// What is known of a file of more than so many bytes.
  private func scan(_ path: String, _ size: Int) -> FileScan? {
    guard let input = BufferedSource.open(path: path, largerThan: size) else { return nil }
    return FileScan(input, chunkSize: size)
  }

  @Test func `faults are counted wherever pieces of the file end`() throws {
    let folder = try TemporaryFolder()
    for seed in UInt64(1)...40 {
      var random = SeededGenerator(seed: seed)
      var bytes: [UInt8] = seed % 2 == 0 ? [] : [0xEF, 0xBB, 0xBF]
      let start = bytes.count
      while bytes.count < 30_000 {
        let pieces: [[UInt8]] = [
          Array("é".utf8), Array("Ж🐎".utf8), Array("🐎🐎🐎".utf8), [0xE2, 0x82], [0xFF], [0x80, 0x80],
          [0xF0, 0x9F], Array("some words ".utf8),
        ]
        bytes += pieces.randomElement(using: &random) ?? []
      }
      let path = try folder.write("a.jsonl", bytes)
      let found = try #require(scan(path, 1))
      let (valid, faults, first) = naive(Array(bytes[start...]))
      #expect(found.start == start)
      #expect(found.counts.valid == valid && found.counts.faults == faults, "seed \(seed)")
      #expect(found.counts.firstFault == first, "seed \(seed)")
    }
  }

  private func naive(_ bytes: [UInt8]) -> (valid: Int, faults: Int, first: Int?) {
    var (valid, faults, first, position) = (0, 0, Int?.none, 0)
    while position < bytes.count {
      let length = (1...4).first { length in
        position + length <= bytes.count
          && String(validating: bytes[position..<(position + length)], as: UTF8.self)?
            .unicodeScalars.count == 1
      }
      if length == nil {
        faults += 1
        first = first ?? position
      } else if length != 1 {
        valid += 1
      }
      position += length ?? 1
    }
    return (valid, faults, first)
  }

  @Test func `what must be read as a whole is not scanned`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.jsonl", "{\"text\":\"x\"}")
    #expect(scan(path, 12) == nil)
    #expect(scan(path, 11) != nil)
    #expect(scan(folder.path + "/none.jsonl", 1) == nil)
    #expect(scan(folder.path, 1) == nil)
    #expect(scan("/dev/null", 1) == nil)
    #expect(scan(try folder.write("b", " \n \n"), 1) == nil)
    #expect(scan(try folder.write("c", [0xFF, 0xFE, 0x41, 0]), 1) == nil)
    #expect(scan(try folder.write("d", [0x50, 0x4B, 0, 1]), 1) == nil)
  }
}
