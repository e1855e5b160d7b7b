import Foundation
import TestSupport
import Testing

@testable import XMLSupport

/// The bytes as gzip has them.
private func compressed(_ bytes: [UInt8]) throws -> [UInt8] {
  var gzip = try Gzip(file: "a.gz")
  var result: [UInt8] = []
  // Piece by piece, as the writer does.
  for start in stride(from: 0, to: bytes.count, by: 16_000) {
    let piece = Array(bytes[start..<min(start + 16_000, bytes.count)])
    try unsafe piece.withUnsafeBufferPointer { piece throws(XMLError) in
      try unsafe gzip.write(piece) { span in
        for position in span.indices { result.append(span[position]) }
      }
    }
  }
  try gzip.finish { span in for position in span.indices { result.append(span[position]) } }
  return result
}

private func decompressed(_ bytes: [UInt8], chunkSize: Int = 1000) throws -> [UInt8] {
  var source = ByteSource(bytes: bytes, file: "a.gz")
  var chunk = [UInt8](repeating: 0, count: chunkSize)
  var result: [UInt8] = []
  while case let count = try source.read(into: &chunk), count > 0 { result += chunk[..<count] }
  return result
}

private func message(_ bytes: [UInt8], chunkSize: Int = 1000) -> String {
  do {
    return "\(try decompressed(bytes, chunkSize: chunkSize).count) bytes"
  } catch {
    return "\(error)"
  }
}

private let cutOff = "a.gz: found a gzip file that is cut off; expected a complete one"

struct GzipTests {
  @Test(arguments: [0, 1, 100, 65_536, 1_000_000]) func `what is compressed is read again`(
    count: Int
  ) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    let plain = Array(repeating: UInt8(ascii: "x"), count: count)
    for bytes in [noise, plain] {
      let packed = try compressed(bytes)
      #expect(try packed == compressed(bytes))
      #expect(try decompressed(packed) == bytes)
      #expect(try decompressed(packed, chunkSize: 1 << 17) == bytes)
    }
  }

  @Test func `what gzip itself wrote is read, with a name in it and without`() throws {
    let head: [UInt8] = [0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03]
    let rest: [UInt8] = [
      0x4B, 0xCE, 0xCF, 0x4D, 0xCD, 0x2B, 0xC9, 0xCC, 0xCF, 0xE3, 0x02, 0x00, 0xDE, 0xFC, 0x42,
      0xE8, 0x0A, 0x00, 0x00, 0x00,
    ]
    #expect(try decompressed(head + rest) == Array("comention\n".utf8))
    var named = head
    named[3] = 8
    named[4] = 0x62
    #expect(try decompressed(named + Array("a.txt\0".utf8) + rest) == Array("comention\n".utf8))
  }

  @Test func `several files in a row are one, and zeros at the end are padding`() throws {
    let first = try compressed(Array("<a>".utf8))
    let second = try compressed(Array("</a>".utf8))
    for size in [1, 3, 1000] {
      #expect(message(first + second, chunkSize: max(size, 4)) == "7 bytes")
      #expect(message(first + second + [0, 0, 0], chunkSize: max(size, 4)) == "7 bytes")
    }
    #expect(try events(of: first + second) == ["<a>", "</>"])
  }

  @Test func `something else at the end is refused`() throws {
    let bytes = try compressed(Array("<a/>".utf8))
    #expect(
      message(bytes + [0x78])
        == "a.gz: found something after the gzip data; expected the end of the file")
    #expect(message(bytes + [0x1F]) == cutOff)
    #expect(
      message(bytes + [0x1F, 0x8C, 0, 0])
        == "a.gz: found damaged gzip data (incorrect header check); expected data as gzip wrote them"
    )
  }

  @Test func `a file that is cut off anywhere is refused`() throws {
    let bytes = try compressed(Array("<a>some text of a few words</a>".utf8))
    for count in 2..<bytes.count {
      #expect(message(Array(bytes[..<count])) == cutOff, "\(count) bytes")
      #expect(throws: XMLError.self, "\(count) bytes") { try events(of: Array(bytes[..<count])) }
    }
  }

  @Test func `what stands before a fault is read before the fault is told`() throws {
    let plain = Array("some text of a few words".utf8)
    let bytes = try compressed(plain)
    for end in bytes.count - 7..<bytes.count {
      var source = ByteSource(bytes: bytes + bytes[..<end], file: "a.gz")
      var chunk = [UInt8](repeating: 0, count: 1000)
      #expect(try source.read(into: &chunk) == 2 * plain.count)
      #expect(throws: XMLError.self) { try source.read(into: &chunk) }
      #expect(throws: XMLError.self) { try source.read(into: &chunk) }
    }
  }

  @Test func `what HTTP calls deflate is read, with a header and without`() throws {
    // Stored, the letter x.
    let bare: [UInt8] = [1, 1, 0, 0xFE, 0xFF, 0x78]
    for bytes in [bare, [0x78, 0x01] + bare + [0, 0x79, 0, 0x79]] {
      var source = try ByteSource(deflated: bytes, file: "a")
      var chunk = [UInt8](repeating: 0, count: 10)
      #expect(try source.read(into: &chunk) == 1 && chunk[0] == 0x78)
      #expect(try source.read(into: &chunk) == 0)
    }
    // Compressed by its letters, and taken in as a whole before any of it is given out.
    let spaces: [UInt8] = [0x4B, 0x4C, 0x1C, 0x05, 0xA3, 0x60, 0x14, 0x0C, 0x77, 0x00, 0x00]
    var source = try ByteSource(deflated: spaces, file: "a")
    var chunk = [UInt8](repeating: 0, count: 7)
    var count = 0
    while case let read = try source.read(into: &chunk), read > 0 { count += read }
    #expect(count == 1000)
  }

  @Test func `a file with one bit wrong is refused, or says the same`() throws {
    let plain = Array("<a>some text of a few words, some text of a few words</a>".utf8)
    let bytes = try compressed(plain)
    for bit in 16..<bytes.count * 8 {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      if let read = try? decompressed(damaged) { #expect(read == plain, "bit \(bit)") }
    }
    var damaged = bytes
    damaged[bytes.count - 8] ^= 1
    #expect(
      message(damaged)
        == "a.gz: found damaged gzip data (incorrect data check); expected data as gzip wrote them")
  }

  @Test func `a file that grows without measure is refused before it fills a memory`() throws {
    // 100 MB of spaces are 100 kB.
    let megabyte = [UInt8](repeating: 0x20, count: 1 << 20)
    let piece = try compressed(megabyte)
    let bomb = Array(repeatElement(piece, count: 100).joined())
    #expect(
      message(bomb, chunkSize: 1 << 16)
        == "a.gz: found a gzip file that unpacks to more than 200 times its size; expected one that does not"
    )
    #expect(message(Array(bomb[..<(piece.count * 50)]), chunkSize: 1 << 16) == "\(50 << 20) bytes")
  }

  @Test func `a writer's compressed file is complete or absent`() throws {
    let folder = try TemporaryFolder()
    func write(_ text: String, to name: String) throws {
      var xml = try XMLWriter(path: folder(name), isCompressed: true)
      xml.start("a")
      xml.text(text)
      try xml.end()
      _ = try xml.finish()
    }
    let text = String(repeating: "0123456789<", count: 100_000)
    try write(text, to: "a.xml.gz")
    #expect(try folder.contents == ["a.xml.gz"])
    var xml = try XMLReader(path: folder("a.xml.gz"))
    var read: [UInt8] = []
    while let event = try xml.next() { if event == .text { xml.appendText(to: &read) } }
    #expect(String(decoding: read, as: UTF8.self) == text)
    do {
      var xml = try XMLWriter(path: folder("b.xml.gz"), isCompressed: true)
      xml.start("a")
      try xml.end()
    }
    #expect(try folder.contents == ["a.xml.gz"])
  }

  @Test(arguments: [10, 3_000_000]) func `a full disk is reported`(count: Int) {
    #expect {
      var random = SeededGenerator(seed: 1)
      var xml = try XMLWriter(path: "/dev/full", isCompressed: true)
      xml.start("a")
      xml.text((0..<count).map { _ in UInt8.random(in: 0x30...0x7A, using: &random) })
      try xml.end()
      _ = try xml.finish()
    } throws: { error in
      (error as? XMLError)?.description
        == "/dev/full: cannot be written: no space left on device"
    }
  }
}
