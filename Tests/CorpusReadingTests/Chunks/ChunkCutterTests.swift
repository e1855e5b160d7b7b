import DataModel
import TestSupport
import Testing
import XMLSupport

@testable import CorpusReading

struct ChunkCutterTests {
  /// What the chunks of a file hold together, and how many there are.
  private func inChunks(_ file: InputFile, size: Int) -> (result: ReadResult, chunks: Int) {
    var parts = InputParts([file], chunkSize: size)
    return all { parts.next() }
  }

  private func inChunks(standardInput bytes: [UInt8], size: Int) -> (
    result: ReadResult, chunks: Int
  ) {
    var cutter = ChunkCutter(
      standardInput: InputFile(path: "-", id: "-"), ByteSource(bytes: bytes, file: "-"),
      chunkSize: size)
    return all { cutter.next().map { .chunk($0) } }
  }

  private func all(_ next: () -> InputPart?) -> (result: ReadResult, chunks: Int) {
    var all = ReadResult()
    var ids = RecordIDs()
    var chunks = 0
    while let part = next() {
      let result = ids.settled(CorpusReader().read(part))
      all.documents += result.documents
      all.diagnostics += result.diagnostics
      all.leftOut.add(result.leftOut)
      if case .chunk = part { chunks += 1 }
    }
    return (all, chunks)
  }

  /// Everything that documents have.
  private func described(_ result: ReadResult) -> [String] {
    result.documents.map {
      "\($0.id) \($0.title ?? "-") \($0.author ?? "-") \($0.date ?? "-") \($0.blocks) \(String(decoding: $0.text, as: UTF8.self))"
    }
  }

  private func expectSame(_ a: ReadResult, _ b: ReadResult, _ comment: Comment) {
    #expect(described(a) == described(b), comment)
    #expect(a.messages == b.messages, comment)
    #expect(a.leftOut == b.leftOut, comment)
  }

  @Test(arguments: RandomRecords.Form.allCases, ["a.jsonl", "a.ndjson", "a"])
  func `chunks of JSON Lines hold what the file holds`(_ form: RandomRecords.Form, _ name: String)
    throws
  {
    let folder = try TemporaryFolder()
    for seed in UInt64(1)...30 {
      var records = RandomRecords(seed: seed)
      let text = records.lines(Int.random(in: 1...30, using: &records.random))
      try expectSameInChunks(records.bytes(text, form), name, folder, &records, "seed \(seed)")
    }
  }

  @Test(arguments: RandomRecords.Form.allCases, ["a.csv", "a.tsv"])
  func `chunks of tables hold what the file holds`(_ form: RandomRecords.Form, _ name: String)
    throws
  {
    let folder = try TemporaryFolder()
    for seed in UInt64(1)...60 {
      var records = RandomRecords(seed: seed)
      let text = records.table(
        Int.random(in: 0...25, using: &records.random), separator: name == "a.tsv" ? "\t" : ",")
      try expectSameInChunks(records.bytes(text, form), name, folder, &records, "seed \(seed)")
    }
  }

  @Test func `chunks of mailboxes hold what the file holds`() throws {
    let folder = try TemporaryFolder()
    for seed in UInt64(1)...60 {
      var records = RandomRecords(seed: seed)
      let text = records.messages(Int.random(in: 0...25, using: &records.random))
      try expectSameInChunks(
        Array(text.utf8), seed % 2 == 0 ? "a.mbox" : "a", folder, &records, "seed \(seed)")
    }
  }

  @Test func `chunks of web archives hold what the file holds`() throws {
    let folder = try TemporaryFolder()
    for seed in UInt64(1)...60 {
      var records = RandomRecords(seed: seed)
      let bytes = ArchiveRecords.random(&records.random)
      try expectSameInChunks(bytes, "a.warc", folder, &records, "seed \(seed)")
    }
  }

  @Test(arguments: ["a.jsonl", "a.csv", "a.mbox", "a.warc", "a"])
  func `a packed file holds what the file holds, in chunks too`(_ name: String) throws {
    let folder = try TemporaryFolder()
    for seed in UInt64(1)...15 {
      var records = RandomRecords(seed: seed)
      let bytes: [UInt8]
      switch name {
      case "a.csv": bytes = records.bytes(records.table(20), .faulty)
      case "a.mbox": bytes = Array(records.messages(20).utf8)
      case "a.warc": bytes = ArchiveRecords.random(&records.random)
      default: bytes = records.bytes(records.lines(20), .windows1252)
      }
      // Several packed pieces in a row are one file.
      let cut = Int.random(in: 0...bytes.count, using: &records.random)
      let packed = gzipped(Array(bytes[..<cut])) + gzipped(Array(bytes[cut...]))
      let whole = CorpusReader().documents(in: bytes, of: InputFile(path: name, id: name))
      let path = try folder.write(name + ".gz", packed)
      let size = Int.random(in: 1...200, using: &records.random)
      for result in [
        CorpusReader().read(InputFile(path: path, id: name)),
        inChunks(InputFile(path: path, id: name), size: size).result,
      ] {
        #expect(described(result) == described(whole), "seed \(seed)")
        #expect(
          result.messages.map { $0.replacing(path, with: name) } == whole.messages, "seed \(seed)")
        #expect(result.leftOut == whole.leftOut, "seed \(seed)")
      }
    }
  }

  @Test func `what stands before a fault in a packed file is read`() throws {
    let folder = try TemporaryFolder()
    let lines = (1...100).map { "{\"text\":\"Words of text \($0).\"}\n" }
    let packed = lines.map { gzipped(Array($0.utf8)) }
    let mails = (1...100).map { "From a 10:00\nSubject: \($0)\n\nWords of text \($0).\n\n" }
      .map { gzipped(Array($0.utf8)) }
    for (name, parts) in [("a.jsonl.gz", packed), ("a.mbox.gz", mails)] {
      let cut = Array(parts.joined().dropLast(3))
      var damaged = Array(parts.joined())
      damaged[parts[..<50].joined().count] = 0x20
      for (bytes, count, words) in [
        (cut, 100, "found a gzip file that is cut off; expected a complete one"),
        (damaged, 50, "found something after the gzip data; expected the end of the file"),
      ] {
        let path = try folder.write(name, bytes)
        let file = InputFile(path: path, id: name)
        for result in [CorpusReader().read(file), inChunks(file, size: 100).result] {
          #expect(result.documents.count == count, "\(name)")
          #expect(result.messages == ["\(path): \(words); what follows is left out"])
        }
      }
    }
  }

  private func expectSameInChunks(
    _ bytes: [UInt8], _ name: String, _ folder: TemporaryFolder, _ records: inout RandomRecords,
    _ comment: String
  ) throws {
    let file = InputFile(path: try folder.write(name, bytes), id: name)
    let whole = CorpusReader().read(file)
    for _ in 0..<2 {
      let size = Int.random(in: 1...200, using: &records.random)
      expectSame(inChunks(file, size: size).result, whole, "\(comment), chunks of \(size)")
    }
  }

  @Test func `a file is cut as often as its size wants`() throws {
    let folder = try TemporaryFolder()
    let line = "{\"text\":\"Some words of a text.\"}\n"
    let table = "id,text\n" + String(repeating: ",\"One,\ntwo.\"\n", count: 1000)
    for (name, text) in [
      ("a.jsonl", String(repeating: line, count: 1000)),
      ("a", String(repeating: line, count: 1000)),
      ("a.csv", table),
    ] {
      let file = InputFile(path: try folder.write(name, text), id: name)
      let (result, chunks) = inChunks(file, size: 500)
      #expect(result.documents.count == 1000 && result.messages.isEmpty)
      #expect((text.utf8.count / 500...text.utf8.count / 450).contains(chunks), "\(name)")
      #expect(inChunks(file, size: text.utf8.count).chunks == 0, "\(name)")
    }
    for name in ["a.txt", "a.json", "a.md", "a.html"] {
      let file = InputFile(
        path: try folder.write(name, String(repeating: line, count: 9)), id: name)
      #expect(inChunks(file, size: 20).chunks == 0, "\(name)")
    }
  }

  @Test func `messages and ids have the lines of the file`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "a.jsonl",
      "{\"id\":1,\"text\":\"One.\"}\r\n\n{\"text\":\"Two.\"}\nbad\n{\"id\":1,\"text\":\"\"}\n"
        + "{\"id\":1,\"text\":\"Three.\"}")
    let result = inChunks(InputFile(path: path, id: "a.jsonl"), size: 5).result
    #expect(result.documents.map(\.id) == ["1", "a.jsonl:3"])
    #expect(
      result.messages == [
        "\(path):4: not valid JSON; expected an object with 'text'",
        "\(path):5: the id '1' repeats; first on line 1",
        "\(path):6: the id '1' repeats; first on line 1",
      ])
  }

  @Test func `a quote that is closed far away makes one long row`() throws {
    let folder = try TemporaryFolder()
    let text = "text,id\n\"" + String(repeating: "One,\ntwo. ", count: 5000) + "\",1\nThree.,2\n"
    let file = InputFile(path: try folder.write("a.csv", text), id: "a.csv")
    let (result, chunks) = inChunks(file, size: 100)
    #expect(result.documents.map(\.text.count) == [50000, 6])
    #expect(chunks == 2)
  }

  @Test func `the ids of one file say nothing about the next`() throws {
    let folder = try TemporaryFolder()
    let line = "{\"id\":1,\"text\":\"One.\"}\n"
    for name in ["a.jsonl", "b.jsonl"] { try folder.write(name, line + line) }
    var parts = InputParts(try folder.list().files, chunkSize: 10)
    let result = all { parts.next() }.result
    #expect(result.documents.map(\.id) == ["1", "1"])
    #expect(result.diagnostics.map(\.line) == [2, 2])
  }

  @Test func `files come in groups and large ones between them`() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "c.jsonl", "d.jsonl", "e.txt", "f.txt", "g.txt"] {
      try folder.write(name, name == "c.jsonl" ? "{\"text\":\"One.\"}\n[1]\n" : "1")
    }
    var parts = InputParts(try folder.list().files, groupSize: 3, chunkSize: 15)
    var found: [String] = []
    while let part = parts.next() {
      switch part {
      case .files(let files): found.append(files.map { String($0.name) }.joined(separator: " "))
      case .chunk(let chunk): found.append("\(chunk.end) of \(chunk.fileSize ?? 0)")
      }
    }
    #expect(found == ["a.txt b.txt", "16 of 20", "20 of 20", "d.jsonl e.txt f.txt", "g.txt"])
  }

  // MARK: - Standard input

  @Test(arguments: [RandomRecords.Form.utf8, .marked, .windows1252])
  func `long standard input of JSON Lines is read in chunks`(_ form: RandomRecords.Form) {
    for seed in UInt64(1)...20 {
      var records = RandomRecords(seed: seed)
      let bytes = records.bytes("{\"text\":\"é Ö\"}\n" + records.lines(900), form)
      let file = InputFile(path: "-", id: "-")
      let whole = CorpusReader().documents(in: bytes, of: file)
      let (result, chunks) = inChunks(standardInput: bytes, size: 2000)
      #expect(chunks > 3, "seed \(seed)")
      // What the encoding is taken for is known at the end.
      let notes = result.diagnostics.filter { $0.severity == .note }
      let others = result.diagnostics.filter { $0.severity == .skipped }
      expectSame(
        ReadResult(documents: result.documents, diagnostics: notes + others), whole, "seed \(seed)")
    }
  }

  @Test func `long standard input of other records is read in chunks`() {
    for seed in UInt64(1)...10 {
      var records = RandomRecords(seed: seed)
      let text = "From a 10:00\nSubject: S\n\nOne.\n\n" + records.messages(400)
      let page = ArchiveRecords.record(ArchiveRecords.answer(ArchiveRecords.page("Ada.")))
      var archive = page
      while archive.count < 60_000 { archive += ArchiveRecords.random(&records.random) }
      for bytes in [Array(text.utf8), archive, gzipped(Array(text.utf8)), gzipped(archive)] {
        let whole = CorpusReader().documents(in: bytes, of: InputFile(path: "-", id: "-"))
        let (result, chunks) = inChunks(standardInput: bytes, size: 2000)
        #expect(chunks > 3, "seed \(seed)")
        expectSame(result, whole, "seed \(seed)")
      }
    }
  }

  @Test func `standard input that is short or no JSON Lines is one chunk`() {
    let line = "{\"text\":\"Some words of a text.\"}\n"
    let long = String(repeating: "Some words of a text.\n\n", count: 1000)
    for text in ["", line, line + line, long, "{ \(long)", "<html><p>\(long)"] {
      let (result, chunks) = inChunks(standardInput: Array(text.utf8), size: 100)
      #expect(chunks == 1)
      let file = InputFile(path: "-", id: "-")
      expectSame(
        result, CorpusReader().documents(in: Array(text.utf8), of: file), "\(text.prefix(40))")
    }
    let marked = [0xEF, 0xBB, 0xBF] + Array("\n\n\(long)".utf8)
    expectSame(
      inChunks(standardInput: marked, size: 100).result,
      CorpusReader().documents(in: marked, of: InputFile(path: "-", id: "-")), "marked")
  }
}
