import DataModel
import Foundation
import Testing

@testable import Benchmarks

struct GeneratorTests {
  private func names(_ count: Int, seed: UInt64 = 1) -> [NameGenerator.Name] {
    var generator = NameGenerator(seed: seed)
    return (0..<count).map { _ in generator.next() }
  }

  private func news(
    seed: UInt64 = 1, listed: ListedNames? = nil, documents: Int = 50, bytes: Int = 4_000
  ) -> [String] {
    var generator = NewsGenerator(
      seed: seed, givenNames: ["Ada", "Orla"], surnames: ["Berg", "Vance"], places: ["Merrow"],
      organizations: ["Silver Lane"], words: ["boat", "sail", "tide"], listed: listed)
    return (0..<documents).map { _ in
      String(decoding: generator.document(bytes: bytes), as: UTF8.self)
    }
  }

  @Test func `names are distinct and of two to four words`() {
    let names = names(20_000)
    #expect(Set(names.map(\.text)).count == 20_000)
    #expect(Set(names.map(\.slug)).count == 20_000)
    #expect(names.allSatisfy { (2...4).contains($0.text.split(separator: " ").count) })
  }

  @Test func `names are of all kinds and some have diacritics`() {
    let names = names(1_000)
    for (kind, expected) in [(EntityKind.person, 500), (.organization, 300), (.place, 200)] {
      #expect(abs(names.count { $0.kind == kind } - expected) < 60)
    }
    #expect((30...150).contains(names.count { !$0.text.utf8.allSatisfy { $0 < 0x80 } }))
  }

  @Test func `a seed gives the same names, and fewer are the first of more`() {
    #expect(names(100).map(\.text) == Array(names(300).map(\.text).prefix(100)))
    #expect(names(100).map(\.text) != names(100, seed: 2).map(\.text))
  }

  @Test func `a seed gives the same news in documents of the wanted size`() {
    let texts = news()
    #expect(texts == news())
    #expect(texts != news(seed: 2))
    #expect(texts.allSatisfy { (4_000..<4_500).contains($0.utf8.count) })
    #expect(news(bytes: 100_000).allSatisfy { (100_000..<100_500).contains($0.utf8.count) })
  }

  @Test(arguments: [0, 0.25, 1])
  func `the share of a gazetteer's names is the one that was asked for`(share: Double) {
    let listed = ListedNames(
      people: ["Xanthe Xi"], organizations: ["Xi Bank"], places: ["Port Xi"], share: share)
    // Datelines are in capitals, so they do not count.
    let text = news(listed: listed, documents: 400).joined()
    func count(_ names: String...) -> Int {
      names.reduce(0) { $0 + text.ranges(of: $1).count }
    }
    let ofGazetteer = count("Xanthe Xi", "Xi Bank", "Port Xi")
    let ofLexicon = count("Berg", "Vance", "Merrow", "Silver Lane")
    let measured = Double(ofGazetteer) / Double(ofGazetteer + ofLexicon)
    #expect(abs(measured - share) < 0.03)
  }

  @Test func `a graph has so many nodes and edges, each edge once`() {
    var generator = GraphGenerator(seed: 1)
    let graph = generator.graph(nodes: 500, edges: 3_000)
    #expect(graph.nodes.count == 500)
    #expect(Set(graph.edges.map { [$0.source, $0.target] }).count == 3_000)
    #expect(graph.edges.allSatisfy { $0.source < $0.target && $0.weight > 0 })
    #expect(graph.edges.allSatisfy { ($0.npmi ?? 9).magnitude <= 1.001 })
  }

  @Test func `a few nodes of a graph have most edges`() {
    var generator = GraphGenerator(seed: 1)
    let graph = generator.graph(nodes: 1_000, edges: 5_000)
    var degrees = [Int](repeating: 0, count: 1_000)
    for edge in graph.edges {
      degrees[edge.source] += 1
      degrees[edge.target] += 1
    }
    degrees.sort(by: >)
    #expect(degrees.prefix(100).reduce(0, +) > 10_000 / 3)
    #expect(degrees[500] < 10)
  }

  @Test func `a gazetteer is read by kind, without flags and comments`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).txt").path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("# Case\n[person]\nOrla Vance | Vance\n[place]\nMerrow (weak)\n".utf8)
      .write(to: URL(filePath: path))
    let list = try NameList(path: path)
    #expect(list.people == ["Orla Vance"])
    #expect(list.places == ["Merrow"])
    #expect(list.organizations == [])
  }
}
