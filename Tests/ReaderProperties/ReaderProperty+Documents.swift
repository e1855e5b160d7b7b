import CorpusReading
import DataModel
import FoundationEssentials
import TestSupport
import XMLSupport

extension ReaderProperty {
  /// Everything that a file's documents have, and what was said of the file.
  private struct Described: Equatable {
    var documents: [String] = []
    var diagnostics: [Diagnostic] = []

    mutating func add(_ result: ReadResult) {
      documents += result.documents.map {
        "\($0.id) \($0.title ?? "-") \($0.author ?? "-") \($0.date ?? "-") \($0.blocks) \($0.text)"
      }
      diagnostics += result.diagnostics
    }

    init(_ result: ReadResult) { add(result) }
    init() {}
  }

  /// Documents of a file whose name tells its format: the same twice, the same in chunks, valid.
  static func documents(_ bytes: [UInt8], named name: String) throws {
    let file = InputFile(path: name, id: name)
    let whole = CorpusReader().documents(in: bytes, of: file)
    try check(whole)
    // A table may have no rows, and an archive no pages.
    try promise(
      ["a.csv", "a.tsv", "a.warc"].contains(name) || !whole.documents.isEmpty
        || !whole.diagnostics.isEmpty,
      "nothing read and nothing said")
    let described = Described(whole)
    try promise(
      described == Described(CorpusReader().documents(in: bytes, of: file)), "not the same twice")
    guard formatsOfRecords.contains(name) else { return }
    let folder = try TemporaryFolder()
    let stored = InputFile(path: try folder.write(name, bytes), id: name)
    var inChunks = Described()
    var ids = RecordIDs()
    var parts = InputParts([stored], chunkSize: chunkSize(for: bytes))
    while let part = parts.next() { inChunks.add(ids.settled(CorpusReader().read(part))) }
    for position in inChunks.diagnostics.indices { inChunks.diagnostics[position].file = name }
    try promise(
      inChunks == described, "in chunks \(inChunks), as a whole \(described)")
  }

  /// Those that are read in chunks where they are large.
  private static let formatsOfRecords = [
    "a", "a.csv", "a.jsonl", "a.jsonl.gz", "a.mbox", "a.tsv", "a.warc",
  ]

  /// A small number that depends on all bytes.
  private static func chunkSize(for bytes: [UInt8]) -> Int {
    Int(bytes.reduce(7 as UInt32) { $0 &* 31 &+ UInt32($1) } >> 8 % 120) + 1
  }

  /// What holds of all documents, whatever they were read from.
  static func check(_ result: ReadResult) throws(BrokenPromise) {
    try promise(
      Set(result.documents.map(\.id)).count == result.documents.count, "two documents of one id")
    for document in result.documents {
      try promise(
        String(validating: document.text, as: UTF8.self) != nil, "a text that is no UTF-8")
      try promise(
        document.date.map { Day(calendar: $0)?.text == $0 } ?? true,
        "the day '\(document.date ?? "")'")
      try promise(
        document.author?.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
          ?? true, "the author '\(document.author ?? "")'")
      var end = 0
      for block in document.blocks {
        let range = block.range
        try promise(
          range.start >= end && range.end <= document.text.count && !range.isEmpty,
          "block \(range) behind \(end), of \(document.text.count) bytes")
        end = range.end
        for edge in [range.start, range.end] where edge < document.text.count {
          try promise(document.text[edge] & 0xC0 != 0x80, "a block ends inside a character")
        }
      }
    }
  }

  /// The first line is the path of a file whose text follows.
  static func dates(_ bytes: [UInt8]) throws {
    let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
    let path = String(decoding: bytes[..<end], as: UTF8.self)
    let file = InputFile(path: path, id: path)
    for text in [Array(bytes[end...]), Array("Some words.".utf8)] {
      try check(CorpusReader().documents(in: text, of: file))
    }
    let day = Day(path)
    try promise(day.map { $0.text == path } ?? true, "a day that is not read back")
  }

  /// The first line names an encoding of the bytes that follow.
  static func encodings(_ bytes: [UInt8]) throws {
    let end = bytes.firstIndex(of: 0x0A) ?? 0
    let name = String(decoding: bytes[..<end], as: UTF8.self)
    for declared in [nil, name] {
      let text = try twice { try DecodedText(Array(bytes[end...]), declared: declared).text }
      try promise(
        text.map { String(validating: $0, as: UTF8.self) != nil } ?? true, "no UTF-8")
    }
  }

  /// Decompressed bytes do not depend on how many are read at once.
  static func gzip(_ bytes: [UInt8]) throws {
    func read(_ count: Int) throws -> [UInt8] {
      var source = ByteSource(bytes: bytes, file: "a.gz")
      var chunk = [UInt8](repeating: 0, count: count)
      var all: [UInt8] = []
      while all.count < 1 << 20 {
        let filled = try source.read(into: &chunk)
        if filled == 0 { break }
        all += chunk[..<filled]
      }
      return all
    }
    let many = try attempt { try read(1 << 16) }
    guard let many, many.count < 1 << 16 else { return }
    let few = try attempt { try read(64) }
    try promise(few == many, "other bytes in small pieces")
  }
}
