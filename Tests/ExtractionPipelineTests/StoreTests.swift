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
      for _ in 0..<Int.random(in: 1...5, using: &random) {
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
          let text = text()
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
          let known = Set(try GraphFile.documents(inStoreAt: store))
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
}
