import DataModel
import TestSupport
import Testing

@testable import CorpusReading

struct WebArchiveReaderTests {
  private typealias Archive = ArchiveRecords

  /// What is left out, and what is told about records by number.
  private func messages(_ result: ReadResult) -> [String] {
    result.messages + result.leftOut.diagnostics.map(\.description)
  }

  private func archive(_ records: [[UInt8]]) -> [UInt8] { Array(records.joined()) }

  private let page = ArchiveRecords.page("Ada met Bob.")

  @Test func `a page has its address as id and the day it was fetched as date`() {
    let dated = Array(
      "<html><meta property=article:published_time content=2022-01-05><meta name=author content=Jane><p>Eve came."
        .utf8)
    let bytes = archive([
      Archive.record(
        Array("a: b".utf8), type: "warcinfo", address: nil, contentType: "application/warc-fields"),
      Archive.record(Array("GET / HTTP/1.1\r\n\r\n".utf8), type: "request"),
      Archive.record(Archive.answer(page)),
      Archive.record(Archive.answer(dated), address: "<https://example.org/b>"),
      Archive.record(Archive.answer(page), address: "https://example.org/2022/01/06/c?d=20220107"),
      Archive.record(
        Array("It is cold.".utf8), type: "resource", address: "file:///d", contentType: "text/plain"
      ),
      Archive.record(
        Array("Snow.".utf8), type: "conversion", address: nil, contentType: "text/plain"),
    ])
    let result = read("a.warc", bytes)
    #expect(
      result.documents.map(\.id) == [
        "https://example.org/a", "https://example.org/b",
        "https://example.org/2022/01/06/c?d=20220107", "file:///d", "a.warc:7",
      ])
    #expect(
      result.documents.map(\.date) == [
        "2022-01-08", "2022-01-05", "2022-01-06", "2022-01-08", "2022-01-08",
      ])
    #expect(result.documents.first?.title == "T")
    #expect(result.documents.map(\.author) == [nil, "Jane", nil, nil, nil])
    #expect(
      result.texts == ["Ada met Bob.", "Eve came.", "Ada met Bob.", "It is cold.", "Snow."])
    #expect(messages(result) == ["web archives: 2 records left out: 1 request, 1 warcinfo"])
    for name in ["a", "a.bin", "-"] { #expect(read(name, bytes).documents.count == 5) }
  }

  @Test func `what is no page is counted`() {
    let bytes = archive([
      Archive.record(Archive.answer(page), type: "revisit"),
      Archive.record([], type: "odd"),
      Archive.record(Archive.answer(page, status: "404 Not Found")),
      Archive.record(Archive.answer(page, status: "404 Not Found")),
      Archive.record(Archive.answer([0], "Content-Type: image/png")),
      Archive.record(Array("1.2.3.4".utf8), contentType: "text/dns"),
      Archive.record(
        Archive.answer([0xFF, 0xFE], "Content-Type: text/html\r\nContent-Encoding: br")),
    ])
    let result = read("a.warc", bytes)
    #expect(result.documents.isEmpty)
    #expect(
      messages(result) == [
        "web archives: 7 records left out: 2 not of text, 2 of status 404, 1 of unknown type, "
          + "1 packed in a way that is not read, 1 revisit"
      ])
  }

  @Test func `a repeated address and an empty page are told by the number of the record`() {
    let bytes = archive([
      Archive.record(Archive.answer(page)),
      Archive.record(Archive.answer(page)),
      Archive.record(Archive.answer(Array("<p> ".utf8)), address: "https://example.org/b"),
      Archive.record([0, 1], address: "https://example.org/c"),
      Archive.record(
        Archive.answer([0xE9, 0x20], "Content-Type: text/html; charset=x-none"),
        address: "https://example.org/d"),
    ])
    #expect(
      read("a.warc", bytes).messages == [
        "a.warc:2: the id 'https://example.org/a' repeats; first on line 1",
        "a.warc:3: empty text", "a.warc:4: no answer of a web server in the record",
        "a.warc:5: declares the encoding 'x-none', which is not known here; expected UTF-8",
      ])
  }

  // MARK: - Answers

  private func body(_ fields: String, _ body: [UInt8]) -> [String] {
    let bytes = Archive.record(Archive.answer(body, "Content-Type: text/html\r\n" + fields))
    return read("a.warc", bytes).texts
  }

  @Test func `what was done to an answer for its way is undone`() {
    let zlib: [UInt8] = [0x78, 0x01] + deflated(page) + [0, 0, 0, 0]
    let text = String(decoding: page, as: UTF8.self)
    let size = String(page.count - 5, radix: 16).uppercased()
    let chunked = Array(
      "5;x=y\r\n\(text.prefix(5))\r\n\(size)\r\n\(text.dropFirst(5))\r\n0\r\n\r\n".utf8)
    let answers: [(String, [UInt8])] = [
      ("A: b", page), ("Content-Encoding: gzip", gzipped(page)),
      ("Content-Encoding: x-gzip, identity", gzipped(page)), ("Content-Encoding: deflate", zlib),
      ("Content-Encoding: deflate", deflated(page)), ("Transfer-Encoding: chunked", chunked),
      // Stored without what the header still says.
      ("Content-Encoding: gzip", page), ("Transfer-Encoding: Chunked", page),
      ("Content-Encoding: br", page),
      ("Content-Encoding: deflate, gzip", gzipped(zlib)),
      // Cut off behind the text.
      ("Content-Encoding: gzip", Array(gzipped(page).dropLast(6))),
      ("Transfer-Encoding: chunked", Array(chunked.dropLast(9))),
    ]
    for (fields, bytes) in answers {
      #expect(body(fields, bytes) == ["Ada met Bob."], "\(fields)")
    }
  }

  @Test func `a page is decoded as its server said, or as it says itself`() {
    let koi8: [UInt8] = [0xE1, 0xCC, 0xCD, 0xC1, 0xD4, 0xD9]
    let text = Array("<p>".utf8) + koi8 + Array(".".utf8)
    func texts(_ type: String, _ bytes: [UInt8]) -> [String] {
      read(
        "a.warc",
        Archive.record(Archive.answer(bytes, "Content-Type: \(type)"))
      ).texts
    }
    #expect(texts("text/html; charset=KOI8-R", text) == ["Алматы."])
    #expect(texts("text/html", Array("<meta charset=koi8-r>".utf8) + text) == ["Алматы."])
    #expect(
      texts("application/xhtml+xml;charset=koi8-r", Array("<html><body>".utf8) + text)
        == ["Алматы."])
    #expect(texts("text/plain;charset=koi8-r", koi8) == ["Алматы"])
    #expect(texts("", Array("<html><p>Ada.".utf8)) == ["Ada."])
  }

  // MARK: - Faults

  @Test func `a record of another length than it says costs itself`() {
    let next = Archive.record(Archive.answer(page), address: "https://example.org/b")
    let answer = Archive.answer(page)
    for (length, words) in [
      (answer.count - 3, "but no record starts behind them"),
      (answer.count + 5, "but no record starts behind them"),
      (answer.count + 5000, "but the file ends before"),
      (1 << 40, ""),
    ] {
      let bytes = Archive.record(answer, length: length) + next
      let result = read("a.warc", bytes)
      if words.isEmpty {
        // So long a record is not kept in memory to look into.
        #expect(result.documents.isEmpty)
        #expect(
          result.messages == ["a.warc:1: says it has \(length) bytes, but the file ends before"])
      } else {
        #expect(result.documents.map(\.id) == ["https://example.org/b"], "\(length)")
        #expect(result.messages == ["a.warc:1: says it has \(length) bytes, \(words)"])
      }
    }
  }

  @Test func `what is no record is passed over`() {
    let good = Archive.record(Archive.answer(page))
    for (bad, words) in [
      ("garbage\r\nWARC/2", "found something that is no record; expected 'WARC/1.'"),
      ("WARC/1.0\r\nWARC-Type: response\r\n\r\n", "a header that is cut off or says no length"),
      ("WARC/1.0\r\nContent-Length: -5\r\n\r\n", "a header that is cut off or says no length"),
      (
        "WARC/1.0 " + String(repeating: "x", count: 70_000),
        "a header that is cut off or says no length"
      ),
    ] {
      let result = read("a.warc", Array(bad.utf8) + Array("\r\n".utf8) + good)
      #expect(result.documents.count == 1, "\(bad.prefix(40))")
      #expect(result.messages == ["a.warc:1: \(words)"])
    }
  }

  @Test func `an archive that is cut anywhere has no more documents than the whole`() {
    let bytes = archive([
      Archive.record(Archive.answer(page)),
      Archive.record(Array("GET / HTTP/1.1\r\n\r\n".utf8), type: "request"),
      Archive.record(
        Archive.answer(gzipped(page), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        address: "https://example.org/b"),
    ])
    for end in 0...bytes.count {
      #expect(read("a.warc", Array(bytes[..<end])).documents.count <= 2, "\(end) bytes")
      #expect(read("a.warc", Array(bytes[end...])).documents.count <= 2, "from byte \(end)")
    }
    #expect(read("a.warc", bytes).documents.count == 2)
  }

  @Test func `broken archives never trap`() {
    let bytes = Archive.record(
      Archive.answer(page, "Content-Type: text/html\r\nTransfer-Encoding: chunked"))
    for seed in UInt64(1)...500 {
      var random = SeededGenerator(seed: seed)
      var broken = bytes + bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let position = Int.random(in: broken.indices, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: broken[position] = UInt8.random(in: 0...255, using: &random)
        case 1: broken.remove(at: position)
        default:
          broken.insert(Array("9\n\r: f".utf8).randomElement(using: &random) ?? 0, at: position)
        }
      }
      #expect(read("a.warc", broken).documents.count <= 2, "seed \(seed)")
    }
  }

  @Test func `a record too long for a page is not taken into memory`() {
    let long = Archive.answer(
      [UInt8](repeating: 0x61, count: WebArchive.longestRecord), "Content-Type: text/html")
    let bytes = Archive.record(long) + Archive.record(Archive.answer(page))
    let result = read("a.warc", bytes)
    #expect(result.texts == ["Ada met Bob."])
    #expect(messages(result) == ["web archives: 1 record left out: 1 of more than 16 MB"])
  }
}
