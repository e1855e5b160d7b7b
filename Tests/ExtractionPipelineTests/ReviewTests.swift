import DataModel
import EntityResolution
import ExtractionPipeline
import FoundationEssentials
import GraphBuilding
import TestSupport
import Testing

/// Build, fill in the sheet, build again.
struct ReviewTests {
  /// A name that a sieve joins, two that stay apart, and a surname of two.
  private static let texts = [
    "Sabit Kassenov met Aigerim Bekova in Almaty. Sabit Kassenov called Aigerim Bekova.",
    "Sabit Kasenov met Erlan Omarov and Daniyar Abylkasimov in Bishkek. Timur Omarov stayed.",
    "Daniyar Abylkasimov met Aigerim Bekova. Daniyar Abylkasimov saw Erlan Omarov in Bishkek.",
    "Daniyar Abylkasimev met Sabit Kassenov in Almaty.",
    "Erlan Omarov met Timur Omarov in Almaty.",
    "“Mr. Omarov came to Bishkek,” Aigerim Bekova said.",
  ]

  private struct Built {
    var corpus: ExtractedCorpus
    var graph: CoMentionGraph
    var sheet: ReviewSheet
    /// The graph's file.
    var bytes: Data?
  }

  private func build(
    _ folder: TemporaryFolder, sheet: String? = nil,
    graph options: GraphBuilder.Options = GraphBuilder.Options()
  ) async throws -> Built {
    for (number, text) in ReviewTests.texts.enumerated() {
      try folder.write("texts/\(number).txt", text)
    }
    var pipelineOptions = Pipeline.Options()
    pipelineOptions.base = folder.path
    pipelineOptions.graph = options
    if let sheet {
      try pipelineOptions.addDecisions(path: folder.write("sheet.tsv", sheet))
    }
    let pipeline = Pipeline(lexicon: try DefaultLexicon.lexicon, options: pipelineOptions)
    let corpus = try await pipeline.extract([folder.path + "/texts"])
    #expect(corpus.diagnostics == [])
    let graph = try await pipeline.graph(of: corpus)
    let file = folder.path + "/graph.graphml"
    try GraphFile.write(graph, to: file)
    return Built(
      corpus: corpus, graph: graph, sheet: try pipeline.review(corpus),
      bytes: FileManager.default.contents(atPath: file))
  }

  /// The sheet's text with verdicts by first name; the others stay empty.
  private func filled(_ sheet: ReviewSheet, _ verdicts: [String: String]) -> String {
    sheet.text.split(separator: "\n").map { line in
      let name = line.split(separator: "\t", omittingEmptySubsequences: false)[3]
      return (verdicts[String(name)] ?? "") + line
    }.joined(separator: "\n")
  }

  private func neighbors(_ name: String, _ graph: CoMentionGraph) -> [String] {
    guard let node = graph.nodes.firstIndex(where: { $0.name == name }) else { return ["no node"] }
    return graph.edges.compactMap { edge in
      edge.source == node ? edge.target : edge.target == node ? edge.source : nil
    }.map { graph.nodes[$0].name }.sorted()
  }

  @Test func `the sheet asks, by how many edges an answer moves, and shows a sentence of each`()
    async throws
  {
    let built = try await build(try TemporaryFolder())
    #expect(
      built.sheet.rows.map { row in
        "\(row.question) \(row.name) \(row.mentions) | \(row.other) \(row.otherMentions): \(row.edges)"
      } == [
        "merged Sabit Kasenov 1 | Sabit Kassenov 3: 3",
        "apart Daniyar Abylkasimev 1 | Daniyar Abylkasimov 3: 2",
        "apart Omarov 1 | Erlan Omarov 3: 2", "apart Omarov 1 | Timur Omarov 2: 2",
      ])
    #expect(
      built.sheet.rows.prefix(2).map { [$0.sentence, $0.otherSentence] } == [
        [
          "Sabit Kasenov met Erlan Omarov and Daniyar Abylkasimov in Bishkek.",
          "Sabit Kassenov met Aigerim Bekova in Almaty.",
        ],
        [
          "Daniyar Abylkasimev met Sabit Kassenov in Almaty.",
          "Sabit Kasenov met Erlan Omarov and Daniyar Abylkasimov in Bishkek.",
        ],
      ])
  }

  @Test func `edges are counted in the graph's window, whatever they weigh`() async throws {
    let wide = try await build(
      try TemporaryFolder(), graph: GraphBuilder.Options(window: .document, leastWeight: 9))
    let row = wide.sheet.rows.first { $0.name == "Sabit Kasenov" }
    #expect(row?.edges == 4)
    #expect(wide.graph.edges.isEmpty)
  }

  @Test func `a sheet without verdicts changes no byte`() async throws {
    let folder = try TemporaryFolder()
    let before = try await build(folder)
    let after = try await build(folder, sheet: before.sheet.text)
    #expect(before.bytes != nil)
    #expect(after.bytes == before.bytes)
    #expect(after.sheet.text == before.sheet.text)
  }

  @Test func `different parts what was joined, and is not asked again`() async throws {
    let folder = try TemporaryFolder()
    let before = try await build(folder)
    #expect(
      neighbors("Sabit Kassenov", before.graph) == [
        "Aigerim Bekova", "Almaty", "Bishkek", "Daniyar Abylkasimev", "Daniyar Abylkasimov",
        "Erlan Omarov",
      ])
    let after = try await build(
      folder, sheet: filled(before.sheet, ["Sabit Kasenov": "different"]))
    #expect(
      neighbors("Sabit Kasenov", after.graph) == ["Bishkek", "Daniyar Abylkasimov", "Erlan Omarov"])
    #expect(
      neighbors("Sabit Kassenov", after.graph) == [
        "Aigerim Bekova", "Almaty", "Daniyar Abylkasimev",
      ]
    )
    #expect(after.sheet.rows == before.sheet.rows.filter { $0.name != "Sabit Kasenov" })
  }

  @Test func `same joins what was left apart, and is not asked again`() async throws {
    let folder = try TemporaryFolder()
    let before = try await build(folder)
    let after = try await build(
      folder, sheet: filled(before.sheet, ["Daniyar Abylkasimev": "same"]))
    #expect(neighbors("Daniyar Abylkasimev", after.graph) == ["no node"])
    #expect(
      neighbors("Daniyar Abylkasimov", after.graph) == [
        "Aigerim Bekova", "Almaty", "Bishkek", "Erlan Omarov", "Sabit Kassenov",
      ])
    #expect(after.sheet.rows == before.sheet.rows.filter { $0.name != "Daniyar Abylkasimev" })
  }

  @Test func `drop leaves out the first name alone`() async throws {
    let folder = try TemporaryFolder()
    let before = try await build(folder)
    let after = try await build(
      folder, sheet: filled(before.sheet, ["Sabit Kasenov": "drop", "Omarov": "drop"]))
    #expect(
      neighbors("Sabit Kassenov", after.graph) == [
        "Aigerim Bekova", "Almaty", "Daniyar Abylkasimev",
      ]
    )
    #expect(!after.graph.nodes.contains { ["Sabit Kasenov", "Omarov"].contains($0.name) })
    #expect(neighbors("Timur Omarov", after.graph) == ["Almaty", "Erlan Omarov"])
  }

  @Test func `what the program did is confirmed without a change to the graph`() async throws {
    let folder = try TemporaryFolder()
    let before = try await build(folder)
    let after = try await build(
      folder,
      sheet: filled(
        before.sheet,
        ["Sabit Kasenov": "same", "Daniyar Abylkasimev": "different", "Omarov": "different"]))
    #expect(after.bytes == before.bytes)
    #expect(after.sheet.rows == [])
  }
}
