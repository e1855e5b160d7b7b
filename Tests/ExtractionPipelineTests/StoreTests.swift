import DataModel
import ExtractionPipeline
import FoundationEssentials
import GraphBuilding
import TestSupport
import Testing

struct StoreTests {
  /// A folder of documents about few people that is changed at random.
  private struct ChangingCorpus {
    let folder: TemporaryFolder
    private(set) var texts: [Int: String] = [:]
    private var random: SeededGenerator

    init(_ folder: TemporaryFolder, seed: UInt64) {
      self.folder = folder
      random = SeededGenerator(seed: seed)
    }

    private mutating func text() -> String {
      let names = [
        "President Kassym-Jomart Tokayev", "Mr. Tokayev", "Tokayev", "Karim Massimov",
        "Karim Masimov", "the Collective Security Treaty Organization (CSTO)", "the CSTO",
        "Nur-Sultan", "Nur Otan", "Almaty", "Dr. Aigerim Bekova", "Ms. Bekova", "Bekova",
        "A. Bekova",
        "Springfield, Illinois", "Springfield", "the Foreign Ministry",
      ]
      var text = ""
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let (a, b) = (names.randomElement(using: &random), names.randomElement(using: &random))
        text += "Yesterday \(a ?? "") met \(b ?? "") in January."
        text += Int.random(in: 0...2, using: &random) == 0 ? "\n\n" : " "
      }
      return text
    }

    /// Adds, changes and removes some documents; returns those that are gone.
    mutating func change() throws -> [String] {
      var gone: [String] = []
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let number = Int.random(in: 0..<12, using: &random)
        if texts[number] != nil, Int.random(in: 0...2, using: &random) == 0 {
          texts[number] = nil
          try FileManager.default.removeItem(atPath: path(number))
          gone.append("texts/\(number).txt")
        } else {
          // Now and then a copy of another document, with a sentence more.
          let other = texts.sorted { $0.key < $1.key }.randomElement(using: &random)?.value
          let isCopy = Int.random(in: 0...3, using: &random) == 0
          let text = isCopy ? (other ?? "") + "Bekova left Almaty. " : text()
          texts[number] = text
          try folder.write("texts/\(number).txt", text)
        }
      }
      if texts.isEmpty { gone += try change() }
      return gone.filter { id in !texts.keys.contains { id == "texts/\($0).txt" } }
    }

    func path(_ number: Int) -> String { "\(folder.path)/texts/\(number).txt" }

    /// Some of the documents first, then all.
    mutating func inputs() -> [[String]] {
      let all = texts.keys.sorted().shuffled(using: &random).map(path)
      let part = all.prefix(Int.random(in: 0..<max(1, all.count), using: &random))
      return [Array(part), all].filter { !$0.isEmpty }
    }

    mutating func decisions() -> String {
      [
        "", "same: Karim Massimov | Karim Masimov", "drop: Almaty", "rename: Tokayev | K. Tokayev",
        "different: Karim Massimov | Karim Masimov",
      ].randomElement(using: &random) ?? ""
    }
  }

  @Test(arguments: Array(stride(from: UInt64(0), to: 200, by: 20)))
  func `a store that grew in steps has the graph of one build`(_ first: UInt64) async throws {
    for seed in first..<first + 20 {
      let folder = try TemporaryFolder()
      let store = folder.path + "/graph.comention"
      var corpus = ChangingCorpus(folder, seed: seed)
      let options = GraphBuilder.Options(
        window: Window.allCases[Int(seed % 3)], leastWeight: Double(seed % 2))
      for step in 0..<4 {
        let gone = try corpus.change()
        let decisions = try DecisionFile(
          readingAt: folder.write("decisions", corpus.decisions()))
        var pipelineOptions = Pipeline.Options(jobs: 1 + step % 2)
        pipelineOptions.base = folder.path
        pipelineOptions.graph = options
        try pipelineOptions.add(decisions)
        let pipeline = Pipeline(lexicon: try DefaultLexicon.lexicon, options: pipelineOptions)
        switch (seed + UInt64(step)) % 3 {
        case 0:
          _ = try await pipeline.updateStore(
            at: store, with: [folder.path + "/texts"], prune: true, lexiconIdentity: 1)
        case 1:
          for inputs in corpus.inputs() {
            _ = try await pipeline.updateStore(at: store, with: inputs, lexiconIdentity: 1)
          }
          let known = Set(try GraphFile.openStore(store).documents(mentioning: []).map(\.id))
          let left = gone.filter(known.contains)
          if !left.isEmpty { _ = try await Pipeline.remove(left, fromStoreAt: store, jobs: 1) }
        default:
          var undecided = Pipeline.Options()
          undecided.base = folder.path
          undecided.graph = options
          let other = Pipeline(lexicon: try DefaultLexicon.lexicon, options: undecided)
          _ = try await other.updateStore(
            at: store, with: [folder.path + "/texts"], prune: true, lexiconIdentity: 1)
          _ = try await Pipeline.decide([decisions], inStoreAt: store, jobs: 2)
        }
        let whole = try await pipeline.graph(of: pipeline.extract([folder.path + "/texts"]))
        let isEqual = try GraphFile.read(store) == whole
        #expect(isEqual, "seed \(seed), step \(step)")
      }
      let full = folder.path + "/full.graphml"
      try GraphFile.write(try GraphFile.read(store), to: folder.path + "/store.graphml")
      var last = Pipeline.Options()
      last.base = folder.path
      last.graph = options
      try last.addDecisions(path: folder.path + "/decisions")
      let pipeline = Pipeline(lexicon: try DefaultLexicon.lexicon, options: last)
      let whole = try await pipeline.extract([folder.path + "/texts"])
      try GraphFile.write(try await pipeline.graph(of: whole), to: full)
      #expect(
        FileManager.default.contents(atPath: full)
          == FileManager.default.contents(atPath: folder.path + "/store.graphml"), "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<12)
  func `what a document does not touch is as one build has it`(_ seed: UInt64) async throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/graph.comention"
    var random = SeededGenerator(seed: seed)
    let given = ["Anna", "Boris", "Clara", "David", "Elena", "Farid", "Gulnara", "Hassan"]
    let family = ["Adler", "Berg", "Castro", "Dvorak", "Eriksen", "Fischer", "Garcia", "Hansen"]
    func text() -> String {
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        let people = (0..<2).map { _ in
          let name = family.randomElement(using: &random) ?? ""
          return Int.random(in: 0..<4, using: &random) == 0
            ? "Mr. \(name)" : "\(given.randomElement(using: &random) ?? "") \(name)"
        }
        return "Yesterday \(people[0]) met \(people[1]) in Almaty."
      }.joined(separator: " ")
    }
    for number in 0..<40 { try folder.write("texts/\(number).txt", text()) }
    var options = Pipeline.Options()
    options.base = folder.path
    options.graph.window = Window.allCases[Int(seed % 3)]
    let pipeline = Pipeline(lexicon: try DefaultLexicon.lexicon, options: options)
    for step in 0..<5 {
      _ = try await pipeline.updateStore(
        at: store, with: [folder.path + "/texts"], prune: true, lexiconIdentity: 1)
      let whole = try await pipeline.graph(of: pipeline.extract([folder.path + "/texts"]))
      let isEqual = try GraphFile.read(store) == whole
      #expect(isEqual && whole.nodes.count > 30, "step \(step)")
      // One more, one changed, one gone; now and then a copy.
      let old = (0..<3).map { _ in
        "\(folder.path)/texts/\(Int.random(in: 0..<40, using: &random)).txt"
      }
      try folder.write("texts/\(40 + step).txt", text())
      try FileManager.default.copyItem(
        atPath: old[0], toPath: "\(folder.path)/texts/copy\(step).txt")
      try Data(text().utf8).write(to: URL(filePath: old[1]))
      try FileManager.default.removeItem(atPath: old[2])
      try folder.write("texts/\(old[2].split(separator: "/").last ?? "")", text())
    }
  }

  @Test func `a document that makes near-duplicates of two others changes what these count`()
    async throws
  {
    let folder = try TemporaryFolder()
    let store = folder.path + "/graph.comention"
    func passage(_ number: Int) -> String {
      (0..<12).map {
        "The report said on page \(number)\($0) that line \(number * 7 + $0) was new."
      }
      .joined(separator: " ")
    }
    let pair = " Karim Massimov met Kassym-Jomart Tokayev."
    try folder.write("texts/a.txt", passage(1) + " " + passage(2) + pair)
    try folder.write("texts/b.txt", passage(2) + " " + passage(3) + pair)
    let many = (0..<30).map {
      "Anna Adler\($0 % 3 == 0 ? "" : "-Berg") met Boris Castro\(String(repeating: "a", count: $0)) in Paris."
    }
    try folder.write("texts/c.txt", many.joined(separator: " "))
    let bridge = passage(1) + " " + passage(2) + " " + passage(3)
    let pipeline = try pipeline(in: folder)
    for (step, independent) in [2, 1, 2].enumerated() {
      if step == 1 {
        try folder.write("texts/d.txt", bridge)
      } else if step == 2 {
        try FileManager.default.removeItem(atPath: folder.path + "/texts/d.txt")
      }
      _ = try await pipeline.updateStore(
        at: store, with: [folder.path + "/texts"], prune: true, lexiconIdentity: 1)
      let whole = try await pipeline.graph(of: pipeline.extract([folder.path + "/texts"]))
      let edge = try #require(
        whole.edges.first {
          whole.nodes[$0.source].name == "Karim Massimov" && $0.documents == 2
            || whole.nodes[$0.target].name == "Karim Massimov" && $0.documents == 2
        })
      #expect(edge.independentDocuments == independent, "step \(step)")
      let isEqual = try GraphFile.read(store) == whole
      #expect(isEqual, "step \(step)")
    }
  }

  @Test func `evidence with odd spaces is the same in a graph, its store and its file`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.txt",
      "Mr\u{A0}Karim Massimov\u{2003}\u{2009}met Kassym-Jomart Tokayev\u{3000}\nin\tAlmaty.")
    let pipeline = try pipeline(in: folder)
    let graph = try await pipeline.graph(of: pipeline.extract([folder.path]))
    #expect(
      graph.edges.first?.evidence.first?.text
        == "Mr Karim Massimov met Kassym-Jomart Tokayev in Almaty.")
    for name in ["graph.graphml", "graph.comention"] {
      try GraphFile.write(graph, to: folder.path + "/" + name)
      let read = try GraphFile.read(folder.path + "/" + name)
      #expect(read.edges.map(\.evidence) == graph.edges.map(\.evidence), "\(name)")
    }
  }

  @Test func `what is already in a store is not extracted again`() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/graph.comention"
    try folder.write("texts/a.txt", "Karim Massimov met Kassym-Jomart Tokayev in Almaty.")
    try folder.write("texts/b.txt", "Karim Massimov met Vladimir Putin in Moscow.")
    let pipeline = try pipeline(in: folder)
    func update(prune: Bool = false, identity: UInt64 = 1) async throws -> [Int] {
      let update = try await pipeline.updateStore(
        at: store, with: [folder.path + "/texts"], prune: prune, lexiconIdentity: identity)
      return [update.added, update.replaced, update.unchanged, update.removed]
    }
    #expect(try await update() == [2, 0, 0, 0])
    #expect(try await update() == [0, 0, 2, 0])
    try folder.write("texts/b.txt", "Karim Massimov met Vladimir Putin in Astana.")
    #expect(try await update() == [0, 1, 1, 0])
    try FileManager.default.removeItem(atPath: folder.path + "/texts/b.txt")
    #expect(try await update() == [0, 0, 1, 0])
    // Another lexicon: what is not given again would be of the old one.
    await #expect(throws: (any Error).self) { try await update(identity: 2) }
    #expect(try await update(prune: true, identity: 2) == [0, 1, 0, 1])
  }

  @Test func `authors are those of one build, whatever the steps`() async throws {
    let folder = try TemporaryFolder()
    let values = ["\"Jane Doe\"", "[\"Jane Doe\",{\"name\":\"John Roe\"}]", "null", "\"Max Poe\""]
    let lines = values.enumerated().map { number, author in
      """
      {"id":"\(number)","author":\(author),"text":"Karim Massimov met Vladimir Putin \(number) times."}
      """
    }
    let pipeline = try pipeline(in: folder)
    func update(_ store: String, _ lines: [String]) async throws -> [Int] {
      let input = try folder.write("in.jsonl", lines.joined(separator: "\n"))
      let update = try await pipeline.updateStore(
        at: folder.path + store, with: [input], lexiconIdentity: 1)
      return [update.added, update.replaced, update.unchanged]
    }
    func authors(_ store: String, _ name: String? = nil) throws -> [String?] {
      try GraphFile.openStore(folder.path + store).documents(mentioning: [], byAuthor: name)
        .map(\.author)
    }
    #expect(try await update("/one.comention", lines) == [4, 0, 0])
    #expect(try await update("/two.comention", [lines[0], lines[2]]) == [2, 0, 0])
    #expect(try await update("/two.comention", lines) == [2, 0, 2])
    for store in ["/one.comention", "/two.comention"] {
      #expect(try authors(store) == ["Jane Doe", "Jane Doe, John Roe", nil, "Max Poe"])
    }
    #expect(
      try CopyListing(ofStoreAt: folder.path + "/two.comention")?.groups
        == CopyListing(ofStoreAt: folder.path + "/one.comention")?.groups)
    #expect(try authors("/two.comention", "JANE-DÖE") == ["Jane Doe", "Jane Doe, John Roe"])
    #expect(try authors("/two.comention", "ne do") == ["Jane Doe", "Jane Doe, John Roe"])
    #expect(try authors("/two.comention", "Jane Roe") == [])
    // Whom a document names is part of what makes it another one.
    let other = lines.map {
      $0.replacing("Max Poe", with: "Bo Poe").replacing("null", with: "\"Al\"")
    }
    #expect(try await update("/two.comention", other) == [0, 2, 2])
    #expect(
      try authors("/two.comention")
        == ["Jane Doe", "Jane Doe, John Roe", "Al", "Bo Poe"])
    #expect(
      try GraphFile.read(folder.path + "/one.comention")
        == GraphFile.read(folder.path + "/two.comention"))
  }

  @Test func `decisions are kept in their file and can be taken back`() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/graph.comention"
    try folder.write("texts/a.txt", "Karim Massimov met Kassym-Jomart Tokayev in Almaty.")
    let pipeline = try pipeline(in: folder)
    func graph() throws -> CoMentionGraph { try GraphFile.read(store) }
    _ = try await pipeline.updateStore(
      at: store, with: [folder.path + "/texts"], lexiconIdentity: 1)
    let before = try graph()
    let added = try await Pipeline.decide(
      .add(verb: "drop", names: ["Almaty"], reason: "not meant"), inStoreAt: store, jobs: 1)
    #expect(added.problem == nil && added.lines.map(\.text) == ["drop: Almaty  # not meant"])
    let without = try graph()
    #expect(without.nodes.count == before.nodes.count - 1)
    #expect(try GraphFile.summary(ofStore: store) == GraphSummary(without))
    let refused = try await Pipeline.decide(
      .add(verb: "drop", names: ["Nobody"], reason: nil), inStoreAt: store, jobs: 1)
    #expect(refused.problem != nil && refused.lines.count == 1)
    #expect(try graph() == without)
    await #expect(throws: (any Error).self) {
      try await Pipeline.decide(.undo(line: 2), inStoreAt: store, jobs: 1)
    }
    // The next build reads the file again.
    _ = try await pipeline.updateStore(
      at: store, with: [folder.path + "/texts"], lexiconIdentity: 1)
    #expect(try graph() == without)
    let undone = try await Pipeline.decide(.undo(line: 1), inStoreAt: store, jobs: 1)
    #expect(undone.lines.isEmpty)
    #expect(try graph() == before)
  }

  @Test func `slices are the graphs of their documents with the ids of the whole`() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/graph.comention"
    let days = ["2021-01-01", "2022-01-05", "2022-01-09", "2022-01-10", "2022-02-01"]
    for (number, day) in days.enumerated() {
      try folder.write(
        "texts/\(day).txt", "Karim Massimov met Nursultan Nazarbayev in Almaty \(number) times.")
    }
    try folder.write("texts/undated.txt", "Karim Massimov met Vladimir Putin in Moscow.")
    let pipeline = try pipeline(in: folder)
    _ = try await pipeline.updateStore(
      at: store, with: [folder.path + "/texts"], lexiconIdentity: 1)
    func slices(_ period: SlicePeriod) async throws -> [GraphSlice] {
      var slices: [GraphSlice] = []
      let undated = try await Pipeline.slice(storeAt: store, by: period, jobs: 2) {
        slices.append($0)
      }
      #expect(undated == 1)
      return slices
    }
    #expect(try await slices(.day).map(\.period) == days)
    #expect(try await slices(.month).map(\.period) == ["2021-01", "2022-01", "2022-02"])
    let weeks = try await slices(.week)
    #expect(weeks.map(\.period) == ["2020-W53", "2022-W01", "2022-W02", "2022-W05"])
    #expect(weeks.map(\.documents) == [1, 2, 1, 1])
    let alone = try await pipeline.graph(
      of: pipeline.extract(["2022-01-05", "2022-01-09"].map { folder.path + "/texts/\($0).txt" }))
    #expect(weeks[1].graph == alone)
  }
}
