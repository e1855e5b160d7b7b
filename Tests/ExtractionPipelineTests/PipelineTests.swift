import DataModel
import ExtractionPipeline
import FoundationEssentials
import GraphBuilding
import Synchronization
import TestSupport
import Testing

struct PipelineTests {
  /// Documents of random sentences about few people, some of them copies, and a file of records
  /// with dates.
  private func writeCorpus(_ folder: TemporaryFolder, seed: UInt64) throws -> [String] {
    var random = SeededGenerator(seed: seed)
    let names = [
      "President Kassym-Jomart Tokayev", "Mr. Tokayev", "Tokayev", "Karim Massimov",
      "Karim Masimov", "the Collective Security Treaty Organization", "the CSTO", "Nur-Sultan",
      "Nursultan Nazarbayev", "Nur Otan", "Almaty", "Dr. Aigerim Bekova", "Ms. Bekova",
    ]
    let verbs = ["met", "spoke of", "wrote to", "criticised", "travelled with"]
    func text() -> String {
      (0..<Int.random(in: 1...6, using: &random)).map { _ in
        let sentence = [names, verbs, names].map { $0.randomElement(using: &random) ?? "" }
          .joined(separator: " ")
        let end = Int.random(in: 0...2, using: &random) == 0 ? "\n\n" : " "
        return "Yesterday " + sentence + " in January." + end
      }.joined()
    }
    var files: [String] = []
    for number in 0..<30 {
      files.append(try folder.write("texts/\(number % 3)/\(number).txt", text()))
    }
    let report = (0..<4).map { _ in text() }.joined()
    for (number, end) in ["", "", "Nobody else came.", "The police said nothing."].enumerated() {
      files.append(try folder.write("copies/\(number * 7).txt", report + end))
    }
    let records = try (0..<10).map { number -> String in
      let record = [
        "id": "record \(number)", "date": "2022-01-\(10 + number)", "text": text(),
      ]
      return String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
    }
    files.append(try folder.write("records.jsonl", records.joined(separator: "\n")))
    return files
  }

  @Test(arguments: Window.allCases)
  func `any number of jobs and any order of inputs give the same graph and mentions`(
    _ window: Window
  ) async throws {
    for seed in UInt64(0)..<3 {
      let folder = try TemporaryFolder()
      let files = try writeCorpus(folder, seed: seed)
      let options = GraphBuilder.Options(window: window)
      let one = try pipeline(in: folder, jobs: 1, graph: options)
      let corpus = try await one.extract([folder.path], keepsText: true)
      let graph = try await one.graph(of: corpus)
      #expect(corpus.documents == 44 && graph.nodes.count > 5 && graph.edges.count > 5)
      #expect(graph.attributes.contains(Attribute("independent_documents", .integer(41))))
      let repeated = graph.edges.map { ($0.documents ?? 0) - ($0.independentDocuments ?? 0) }
      #expect(repeated.contains(3) && repeated.allSatisfy { 0...3 ~= $0 })
      var random = SeededGenerator(seed: seed)
      for inputs in [[folder.path], files.reversed(), files.shuffled(using: &random)] {
        // Records in memory, or some or all of them in a temporary file.
        for (jobs, recordsInMemory) in [(1, nil), (4, nil), (1, 0), (3, 20_000)] {
          let other = try pipeline(
            in: folder, jobs: jobs, graph: options, recordsInMemory: recordsInMemory)
          let again = try await other.extract(inputs, keepsText: true)
          #expect(try await other.graph(of: again) == graph, "seed \(seed), \(jobs) jobs")
          #expect(try again.lines() == corpus.lines(), "seed \(seed), \(jobs) jobs")
        }
      }
    }
  }

  @Test(arguments: [1, 3])
  func `documents of other days and without a day are left out, the latter with a note`(
    _ jobs: Int
  ) async throws {
    let folder = try TemporaryFolder()
    let days = ["2022-01-04", "2022-01-05", "2022-01-06", "2022-01-07"]
    for day in days {
      try folder.write("\(day).txt", "Karim Massimov met Kassym-Jomart Tokayev in Almaty.")
    }
    try folder.write("a.txt", "Karim Massimov met Kassym-Jomart Tokayev in Almaty.")
    // The second has the id of the first, the third no day.
    let record = #"{"id":"r","text":"Tokayev spoke.","date":"2022-01-05"}"#
    try folder.write(
      "b.jsonl", [record, record, #"{"text":"Tokayev spoke."}"#].joined(separator: "\n"))
    func read(_ since: String?, _ until: String?) async throws -> ExtractedCorpus {
      var options = Pipeline.Options(jobs: jobs)
      options.base = folder.path
      options.since = since.flatMap { Day($0) }
      options.until = until.flatMap { Day($0) }
      return try await Pipeline(lexicon: try DefaultLexicon.lexicon, options: options)
        .extract([folder.path], keepsText: true)
    }
    func ids(_ corpus: ExtractedCorpus) throws -> [String] { try corpus.lines().map(\.document) }
    let all = try await read(nil, nil)
    #expect(all.documents == 7 && all.diagnostics.count == 1)
    let some = try await read("2022-01-05", "2022-01-06")
    #expect(try ids(some) == ["2022-01-05.txt", "2022-01-06.txt", "r"])
    #expect(
      some.diagnostics.map(\.description) == [
        "\(folder.path)/b.jsonl:2: the id 'r' repeats; first on line 1",
        "documents: 2 without a date were left out",
      ])
    #expect(try ids(await read("2022-01-06", nil)) == ["2022-01-06.txt", "2022-01-07.txt"])
    #expect(try ids(await read(nil, "2022-01-04")) == ["2022-01-04.txt"])
  }

  @Test func `a quote joins nobody again, and attachments are counted in one line`() async throws {
    let folder = try TemporaryFolder()
    let sentence = "Karim Massimov met Kassym-Jomart Tokayev in Almaty.\n"
    func message(_ number: Int, _ text: String) -> String {
      """
      From - 10:00
      Message-ID: <\(number)@example.org>
      Content-Type: multipart/mixed; boundary=b

      --b

      \(text)
      --b
      Content-Type: application/pdf

      x
      --b--


      """
    }
    try folder.write(
      "a.mbox", message(1, sentence) + message(2, "Nobody came.\n> " + sentence) + message(3, "No.")
    )
    for chunkSize in [1, 300, 1 << 20] {
      let pipeline = try pipeline(in: folder, chunkSize: chunkSize)
      let corpus = try await pipeline.extract([folder.path], keepsText: true)
      #expect(corpus.documents == 3)
      #expect(corpus.diagnostics.map(\.description) == ["mail: 3 attachments left out"])
      let lines = try corpus.lines()
      #expect(lines.map(\.document) == ["1@example.org", "2@example.org", "3@example.org"])
      #expect(lines[1].mentions.map(\.text).contains("Karim Massimov"))
      let edges = try await pipeline.graph(of: corpus).edges
      #expect(!edges.isEmpty && edges.allSatisfy { $0.sentences == 1 })
    }
  }

  @Test func `documents in memory give the graph that their files give`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Karim Massimov met Kassym-Jomart Tokayev in Almaty.")
    let pipeline = try pipeline(in: folder)
    let read = try await pipeline.extract([folder.path])
    let text = Array("Karim Massimov met Kassym-Jomart Tokayev in Almaty.".utf8)
    let block = Block(range: ByteRange(0, text.count), zone: .body)
    let given = try pipeline.extract(
      documents: [Document(id: "a.txt", text: text, blocks: [block])])
    #expect(try await pipeline.graph(of: given) == pipeline.graph(of: read))
    #expect(try await pipeline.graph(of: given).edges.count == 3)
  }

  @Test func `documents stand in the order of their ids`() async throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.txt", "c.txt", "10.txt", "9.txt"] {
      try folder.write(name, "Nothing to see.")
    }
    let corpus = try await pipeline(in: folder, jobs: 2).extract(
      [folder.path], keepsText: true)
    #expect(try corpus.lines().map(\.document) == ["10.txt", "9.txt", "a/z.txt", "b.txt", "c.txt"])
  }

  @Test(arguments: [1, 4])
  func `of documents with one id the first that was read stays and each other is reported`(
    _ jobs: Int
  ) async throws {
    let folder = try TemporaryFolder()
    let record = #"{"id": "same", "text": "#
    let files = try ["Almaty", "Astana", "Moscow"].map {
      try folder.write("\($0).jsonl", record + "\"They met in \($0).\"}\n")
    }
    let corpus = try await pipeline(in: folder, jobs: jobs).extract(files, keepsText: true)
    #expect(corpus.documents == 1)
    #expect(try corpus.lines().map(\.text) == ["They met in Almaty."])
    #expect(corpus.skipped == 2)
    #expect(
      corpus.diagnostics.map(\.description) == [
        "same: a document of this id was read already",
        "same: a document of this id was read already",
      ])
  }

  @Test(arguments: [1, 4])
  func `a document that cannot be used is reported and costs no other`(_ jobs: Int) async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Karim Massimov met Kassym-Jomart Tokayev.")
    try folder.write("b.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1, 0, 0])
    try folder.write("c.txt", "")
    try folder.write("d.jsonl", "{\"id\": \"d\", \"text\": \"Almaty\"}\nnot JSON\n")
    try folder.write("e.txt", "Karim Massimov left Almaty.")
    let pipeline = try pipeline(in: folder, jobs: jobs)
    let corpus = try await pipeline.extract([folder.path], keepsText: true)
    #expect(try corpus.lines().map(\.document) == ["a.txt", "d", "e.txt"])
    #expect(corpus.skipped == 3)
    let skipped = corpus.diagnostics.filter { $0.severity == .skipped }
    #expect(skipped.map(\.file) == ["b.txt", "c.txt", "d.jsonl"].map { folder.path + "/" + $0 })
    #expect(skipped.map(\.line) == [nil, nil, 2])
    #expect(try await pipeline.graph(of: corpus).edges.count == 2)
  }

  @Test func `an input that does not exist stops the run before it starts`() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.txt", "Almaty.")
    let pipeline = try pipeline()
    let error = await #expect(throws: (any Error).self) {
      try await pipeline.extract([file, folder.path + "/none.txt"])
    }
    let found = try #require(error)
    #expect("\(found)" == "'\(folder.path)/none.txt' does not exist")
    #expect(PipelineFailure(found) == .input)
  }

  @Test func `progress ends with all files done`() async throws {
    let folder = try TemporaryFolder()
    for number in 0..<20 { try folder.write("\(number).txt", "Almaty.") }
    let seen = Mutex<[Int]>([])
    _ = try await pipeline(jobs: 3).extract([folder.path]) { progress in
      seen.withLock { $0.append(progress.files == 20 ? progress.filesDone : -1) }
    }
    let steps = seen.withLock { $0 }
    #expect(steps.last == 20)
    #expect(steps == steps.sorted() && !steps.contains(-1))
  }

  @Test(arguments: [1, 4])
  func `a large file gives chunk by chunk what it gives as a whole`(_ jobs: Int) async throws {
    let folder = try TemporaryFolder()
    let names = ["Karim Massimov", "Nursultan Nazarbayev", "Almaty", "the Nur Otan party"]
    let lines = (0..<200).map { number in
      switch number % 9 {
      case 7: "not JSON"
      case 8: "{\"id\": \(number % 5), \"text\": \"Mr. Tokayev left.\"}"
      default: "{\"text\": \"Dr. Aigerim Bekova met \(names[number % 4]) in Astana.\"}"
      }
    }
    let large = try folder.write("b.jsonl", lines.joined(separator: "\r\n"))
    try folder.write("a.txt", "Karim Massimov left Almaty.")
    try folder.write("c.csv", "text,id\n\"Karim Massimov\nleft\",1\nAlmaty,2\nAstana,0\n")
    let whole = try await pipeline(in: folder).extract([folder.path], keepsText: true)
    let seen = Mutex<[PipelineProgress]>([])
    let corpus = try await pipeline(in: folder, jobs: jobs, chunkSize: 100)
      .extract([folder.path], keepsText: true) { progress in
        seen.withLock { $0.append(progress) }
      }
    #expect(corpus.documents == 162)
    #expect(try corpus.lines() == whole.lines())
    #expect(corpus.diagnostics == whole.diagnostics)
    let fractions = seen.withLock { $0.map(\.fraction) }
    #expect(fractions.count > 50 && fractions == fractions.sorted() && fractions.last == 1)
    let places = try await pipeline(in: folder, jobs: jobs, chunkSize: 100)
      .explain("Bekova", in: [large], limit: 1000)
    #expect(places.places.map(\.document).first == "b.jsonl:1")
  }

  @Test func `no documents make a graph without nodes`() async throws {
    let folder = try TemporaryFolder()
    let pipeline = try pipeline(in: folder)
    let corpus = try await pipeline.extract([folder.path])
    #expect(corpus.documents == 0 && corpus.mentions == 0)
    #expect(try await pipeline.graph(of: corpus).nodes.isEmpty)
  }

  @Test func `decisions overrule the program`() async throws {
    let folder = try TemporaryFolder()
    let text = "Karim Massimov met Kassym-Jomart Tokayev in Almaty."
    let document = try folder.write("a.txt", text)
    var options = Pipeline.Options()
    try options.addDecisions(
      path: folder.write("decisions", "drop: Almaty\nrename: Karim Massimov | K. Massimov\n"))
    let pipeline = Pipeline(lexicon: try DefaultLexicon.lexicon, options: options)
    let corpus = try await pipeline.extract([document])
    #expect(
      try await pipeline.graph(of: corpus).nodes.map(\.name) == [
        "K. Massimov", "Kassym-Jomart Tokayev",
      ])
  }

  @Test func `a decisions file that cannot be read is named`() throws {
    var options = Pipeline.Options()
    let error = #expect(throws: LexiconFolderError.self) {
      try options.addDecisions(path: "/nowhere/decisions")
    }
    #expect(error?.description == "'/nowhere/decisions' cannot be read")
  }
}
