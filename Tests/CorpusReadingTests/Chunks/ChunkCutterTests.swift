import DataModel
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
      if case .chunk = part { chunks += 1 }
    }
    return (all, chunks)
  }

  /// Everything that documents have.
  private func described(_ result: ReadResult) -> [String] {
    result.documents.map {
      "\($0.id) \($0.title ?? "-") \($0.date ?? "-") \($0.blocks) \(String(decoding: $0.text, as: UTF8.self))"
    }
  }

  private func expectSame(_ a: ReadResult, _ b: ReadResult, _ comment: Comment) {
    #expect(described(a) == described(b), comment)
    #expect(a.messages == b.messages, comment)
  }

  @Test(arguments: RandomRecords.Form.allCases, ["a.jsonl", "a.ndjson", "a"])
  func `chunks of JSON Lines hold what the file holds`(_ form: RandomRecords.Form, _ name: String)
    throws
  {
    let folder = try ScratchFolder()
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
    let folder = try ScratchFolder()
    for seed in UInt64(1)...60 {
      var records = RandomRecords(seed: seed)
      let text = records.table(
        Int.random(in: 0...25, using: &records.random), separator: name == "a.tsv" ? "\t" : ",")
      try expectSameInChunks(records.bytes(text, form), name, folder, &records, "seed \(seed)")
    }
  }

  private func expectSameInChunks(
    _ bytes: [UInt8], _ name: String, _ folder: ScratchFolder, _ records: inout RandomRecords,
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
    let folder = try ScratchFolder()
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
    let folder = try ScratchFolder()
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
    let folder = try ScratchFolder()
    let text = "text,id\n\"" + String(repeating: "One,\ntwo. ", count: 5000) + "\",1\nThree.,2\n"
    let file = InputFile(path: try folder.write("a.csv", text), id: "a.csv")
    let (result, chunks) = inChunks(file, size: 100)
    #expect(result.documents.map(\.text.count) == [50000, 6])
    #expect(chunks == 2)
  }

  @Test func `the ids of one file say nothing about the next`() throws {
    let folder = try ScratchFolder()
    let line = "{\"id\":1,\"text\":\"One.\"}\n"
    for name in ["a.jsonl", "b.jsonl"] { try folder.write(name, line + line) }
    var parts = InputParts(try folder.list().files, chunkSize: 10)
    let result = all { parts.next() }.result
    #expect(result.documents.map(\.id) == ["1", "1"])
    #expect(result.diagnostics.map(\.line) == [2, 2])
  }

  @Test func `files come in groups and large ones between them`() throws {
    let folder = try ScratchFolder()
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
