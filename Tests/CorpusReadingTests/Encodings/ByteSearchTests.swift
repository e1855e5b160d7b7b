import TestSupport
import Testing
import XMLSupport

@testable import CorpusReading

struct ByteSearchTests {
  private static func bytes(_ seed: Int, of values: [UInt8]) -> [UInt8] {
    var generator = SeededGenerator(seed: UInt64(seed))
    return (0..<Int.random(in: 0...150, using: &generator)).map { _ in
      Int.random(in: 0...40, using: &generator) == 0
        ? values.randomElement(using: &generator) ?? 0 : UInt8(ascii: "a")
    }
  }

  @Test func `bytes are found and counted as one by one`() {
    for seed in 1...500 {
      let bytes = Self.bytes(seed, of: [0x0A, 0x0D, 0x20])
      let start = min(seed % 40, bytes.count)
      let found = bytes.span.firstPosition(from: start) { min($0 ^ 0x0A, $0 ^ 0x0D) }
      let expected = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D }
      #expect(found == expected ?? bytes.count, "seed \(seed)")
      let spaces = bytes.span.count(of: 0x20, in: start..<bytes.count)
      #expect(spaces == bytes[start...].count { $0 == 0x20 }, "seed \(seed)")
    }
  }

  @Test func `control characters are those that text does not have`() {
    for byte in UInt8.min...UInt8.max {
      let isControl = byte < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains(byte) || byte == 0x7F
      let counts = ControlCounts([byte, 0x41].span)
      #expect(counts.areBinary == isControl, "\(byte)")
      #expect(counts.zeros == (byte == 0 ? 1 : 0))
    }
    let few = ControlCounts(([0x01] + [UInt8](repeating: 0x41, count: 9)).span)
    #expect(!few.areBinary)
    let many = ControlCounts(([0x01, 0x7F] + [UInt8](repeating: 0x41, count: 9)).span)
    #expect(many.areBinary)
  }
}

struct UTF8SequencesTests {
  private func areValid(_ bytes: [UInt8]) -> Bool { UTF8Sequences.areValid(bytes.span) }

  private func isTextToLibrary(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  @Test func `bytes are valid UTF-8 where the library says so`() {
    var valid = 0
    for seed in 1...5000 {
      var generator = SeededGenerator(seed: UInt64(seed))
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        let pieces = [
          "a", "plain text that is longer than a chunk", "é", "東", "🐎", "\u{7FF}", "\u{FFFF}",
        ]
        bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
      }
      if !bytes.isEmpty, Bool.random(using: &generator) {
        let position = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes[position] = UInt8.random(in: 0x80...0xFF, using: &generator)
        case 1: bytes.remove(at: position)
        default: bytes.removeSubrange(position...)
        }
      }
      let expected = isTextToLibrary(bytes)
      #expect(areValid(bytes) == expected, "seed \(seed)")
      if expected { valid += 1 }
    }
    #expect((1000..<4500).contains(valid))
  }

  @Test func `no lead byte takes what Unicode does not have`() {
    for lead in UInt8(0x80)...0xFF {
      for second in UInt8(0x70)...0xC8 {
        for bytes in [[lead, second], [lead, second, 0x80], [lead, second, 0xBF, 0x80]] {
          #expect(areValid(bytes) == isTextToLibrary(bytes), "\(bytes)")
        }
      }
    }
  }
}
