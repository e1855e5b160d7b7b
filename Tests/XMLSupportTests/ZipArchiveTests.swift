import TestSupport
import Testing

@testable import XMLSupport

/// The bytes as deflate has them: what gzip makes of them without its header and end.
private func deflated(_ bytes: [UInt8]) throws -> [UInt8] {
  var gzip = try Gzip(file: "a.gz")
  var result: [UInt8] = []
  try unsafe bytes.withUnsafeBufferPointer { bytes throws(XMLError) in
    try unsafe gzip.write(bytes) { span in
      for position in span.indices { result.append(span[position]) }
    }
  }
  try gzip.finish { span in for position in span.indices { result.append(span[position]) } }
  return Array(result.dropFirst(10).dropLast(8))
}

private func deflatedMember(_ name: String, _ contents: [UInt8]) throws -> ZipWriter.Member {
  var member = ZipWriter.Member(name, contents)
  member.packed = try deflated(contents)
  member.method = 8
  return member
}

/// What the archive says when all of it is read.
private func message(_ bytes: [UInt8], limit: Int = ZipArchive.memberLimit) -> String {
  do {
    let archive = try ZipArchive(bytes, file: "a.zip", limit: limit)
    let texts = try archive.members.map { member in
      "\(member.name)=\(String(decoding: try archive.contents(of: member).prefix(20), as: UTF8.self))"
    }
    return texts.joined(separator: " ")
  } catch {
    return "\(error)"
  }
}

private func message(_ writer: ZipWriter, limit: Int = ZipArchive.memberLimit) -> String {
  message(writer.bytes, limit: limit)
}

struct ZipArchiveTests {
  private let two = ZipWriter([("a", "first"), ("b/c", "second")])

  @Test func `stored and deflated members are read`() throws {
    let long = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 7) }
    let writer = ZipWriter([
      ZipWriter.Member("a", Array("first".utf8)), try deflatedMember("b", long),
      try deflatedMember("empty", []),
    ])
    let archive = try ZipArchive(writer.bytes, file: "a.zip")
    #expect(archive.members.map(\.name) == ["a", "b", "empty"])
    #expect(try archive.contents(of: "a") == Array("first".utf8))
    #expect(try archive.contents(of: "b") == long)
    #expect(try archive.contents(of: "empty") == [])
    #expect(try archive.contents(of: "c") == nil)
  }

  @Test func `numbers as zip64 has them, a comment and something before the archive do no harm`() {
    var writer = two
    writer.isLong = true
    #expect(message(writer) == "a=first b/c=second")
    writer.comment = Array("a comment PK\u{5}\u{6}, which is no end".utf8)
    #expect(message(writer) == "a=first b/c=second")
    writer.isLong = false
    #expect(message(Array("#!/bin/sh\n".utf8) + writer.bytes) == "a=first b/c=second")
  }

  @Test func `names are UTF-8, or code page 437 where they are not`() {
    #expect(ZipDirectory.name(Array("größe".utf8)[...], isUTF8: true) == "größe")
    #expect(ZipDirectory.name(Array("größe".utf8)[...], isUTF8: false) == "größe")
    #expect(ZipDirectory.name([0x67, 0x72, 0x94, 0xE1, 0x65], isUTF8: false) == "größe")
    #expect(ZipDirectory.name([0x80, 0xFE, 0xFF], isUTF8: false) == "Ç■\u{A0}")
    #expect(ZipDirectory.name([0x61, 0x94], isUTF8: true) == "a\u{FFFD}")
  }

  @Test func `what is no archive, or was cut off, says so`() {
    let bytes = two.bytes
    #expect(
      message(Array("<html>".utf8))
        == "a.zip: found something that is no zip archive; expected one")
    #expect(message([]) == "a.zip: found something that is no zip archive; expected one")
    #expect(
      message(Array(bytes.dropLast(30)))
        == "a.zip: found a zip archive without the directory at its end; expected a complete one")
    let start = bytes.firstRange(of: [0x50, 0x4B, 0x01, 0x02])?.lowerBound ?? 0
    var cut = bytes
    cut.removeSubrange(start..<start + 50)
    #expect(
      message(cut)
        == "a.zip: found a zip archive whose directory is cut off; expected a complete one")
  }

  @Test func `a wrong member is named with what is wrong`() throws {
    var writer = two
    writer.members[1].flags = 0x801
    #expect(
      message(writer) == "a.zip: found a member 'b/c' that is encrypted; expected one that is not")
    writer = two
    writer.members[1].method = 14
    #expect(
      message(writer)
        == "a.zip: found a member 'b/c' packed by method 14; expected one that is stored or deflated"
    )
    writer = two
    writer.members[0].checksum += 1
    #expect(
      message(writer)
        == "a.zip: found a member 'a' with a wrong checksum; expected the bytes that were packed")
    writer = two
    writer.members[0].count += 1
    #expect(
      message(writer)
        == "a.zip: found a member 'a' of two sizes; expected one that is stored as it is")
    writer = two
    writer.shifts = [0, 3]
    #expect(
      message(writer)
        == "a.zip: found a member 'b/c' that is not where the directory says; expected a complete file"
    )
    writer.shifts = [0, 1 << 30]
    #expect(message(writer).contains("'b/c' that is not where"))
  }

  @Test func `members that share their bytes are refused`() {
    var writer = two
    let size = writer.bytes.firstRange(of: Array("PK\u{3}\u{4}".utf8), after: 1) ?? 0
    writer.shifts = [0, -size]
    #expect(
      message(writer)
        == "a.zip: found members 'a' and 'b/c' that overlap; expected each in a place of its own")
  }

  @Test func `deflated data that are wrong are refused`() throws {
    func message(_ change: (inout ZipWriter.Member) -> Void) throws -> String {
      var member = try deflatedMember("a", Array(repeating: 7, count: 5000))
      change(&member)
      return XMLSupportTests.message(ZipWriter([member]))
    }
    #expect(
      try message { $0.packed?.removeLast(3) }
        == "a.zip: found a member 'a' with data that are cut off; expected data as zip packs them")
    #expect(try message { $0.count = 4999 }.contains("with more bytes than its entry says"))
    #expect(try message { $0.count = 5001 }.contains("with fewer bytes than its entry says"))
    #expect(try message { $0.packed?[0] = 0xFF }.contains("with damaged data ("))
  }

  @Test func `a member that would fill the memory is not unpacked`() throws {
    var zeros = ZipWriter.Member("bomb", [])
    zeros.packed = try deflated(Array(repeating: 0, count: 65 << 20))
    zeros.method = 8
    zeros.count = 65 << 20
    #expect(
      message(ZipWriter([zeros]))
        == "a.zip: found a member 'bomb' that unpacks to more than 200 times its size; expected one that does not"
    )
    #expect(
      message(two, limit: 5)
        == "a.zip: found a member 'b/c' that unpacks to 6 bytes; expected at most 5")
    // Whatever the entry says, no more comes out.
    var liar = try deflatedMember("liar", Array(repeating: 0, count: 10_000))
    liar.count = 10
    #expect(message(ZipWriter([liar])).contains("more bytes than its entry says"))
  }

  @Test(arguments: 0..<300) func `damaged archives are refused or read, and never trap`(seed: Int)
    throws
  {
    var random = SeededGenerator(seed: UInt64(seed))
    var writer = ZipWriter([
      ZipWriter.Member("a", Array("first".utf8)),
      try deflatedMember("b", Array("second second".utf8)),
    ])
    writer.isLong = Bool.random(using: &random)
    var bytes = writer.bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let position = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[position] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
      case 1: bytes.remove(at: position)
      default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: position)
      }
    }
    let result = message(bytes)
    #expect(result.hasPrefix("a.zip: found ") || result.contains("=") || result.isEmpty, "\(seed)")
  }
}

extension Array where Element == UInt8 {
  fileprivate func firstRange(of bytes: [UInt8], after start: Int) -> Int? {
    indices.first { $0 >= start && self[$0...].starts(with: bytes) }
  }
}
