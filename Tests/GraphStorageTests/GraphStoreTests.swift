import DataModel
import Foundation
import GraphStorage
import TestSupport
import Testing

private func reason(_ body: () throws -> Void) -> StoreError.Reason? {
  do {
    try body()
    return nil
  } catch { return (error as? StoreError)?.reason }
}

struct GraphStoreTests {
  /// A graph with every sort of value, some of them hostile.
  private func graph(seed: UInt64) -> CoMentionGraph {
    var random = SeededGenerator(seed: seed)
    let nodes = (0..<8).map { number in
      CoMentionGraph.Node(
        id: "n\(number)", name: "Näme \(number)", label: random.hostileText(count: 6),
        kind: number % 3 == 0 ? nil : "person",
        aliases: (0..<number % 4).map { "alias \($0) \(random.hostileText(count: 4))" },
        mentions: number % 2 == 0 ? number : nil, documents: number % 5 == 0 ? nil : 2,
        independentDocuments: number % 4 == 0 ? nil : 1,
        firstSeen: number % 2 == 0 ? "2022-01-0\(number + 1)" : nil,
        attributes: number % 3 == 1
          ? [
            Attribute("wikidata", .string(random.hostileText(count: 8))),
            Attribute("n", .integer(3)),
            Attribute("x", .real(0.1)), Attribute("y", .boolean(true)),
          ] : [])
    }
    var edges: [CoMentionGraph.Edge] = []
    for source in 0..<8 {
      for target in (source + 1)..<8 where Int.random(in: 0..<2, using: &random) == 0 {
        edges.append(
          CoMentionGraph.Edge(
            source: source, target: target, weight: 1 / Double(source + 3), sentences: target,
            paragraphs: source == 1 ? nil : 4, documents: 1,
            independentDocuments: source == 4 ? nil : 1, npmi: source == 2 ? nil : -0.25,
            significance: 1e-300, firstSeen: "2022-01-05",
            evidence: (0..<target % 3).map {
              Evidence(document: "d\($0 % 2)", line: $0 + 1, text: "text \(source % 2) \($0)")
            }, attributes: source == 3 ? [Attribute("note", .string("x"))] : []))
      }
    }
    return CoMentionGraph(
      attributes: [Attribute("window", .string("sentence")), Attribute("documents", .integer(4))],
      nodes: nodes, edges: edges)
  }

  @Test func `a graph comes out of a store as it went in`() throws {
    let folder = try TemporaryFolder()
    for seed in UInt64(0)..<20 {
      // The second takes the place of the first.
      let graph = graph(seed: seed)
      try GraphStore.write(graph, to: folder.path + "/a.comention")
      let isEqual = try GraphStore.open(folder.path + "/a.comention").graph() == graph
      #expect(isEqual, "seed \(seed)")
    }
  }

  @Test func `a store answers as its graph does`() throws {
    let folder = try TemporaryFolder()
    let graph = graph(seed: 1)
    try GraphStore.write(graph, to: folder.path + "/a.comention")
    let stored = try StoredGraph(GraphStore.open(folder.path + "/a.comention"))
    for node in graph.nodes.indices {
      #expect(try stored.node(node) == graph.nodes[node])
      #expect(try stored.kind(of: node) == graph.nodes[node].kind)
      let expected = graph.edges.indices.filter {
        graph.edges[$0].source == node || graph.edges[$0].target == node
      }
      let links = try stored.links(of: node)
      #expect(links.map(\.edge).sorted() == expected)
      for link in links {
        let edge = graph.edges[link.edge]
        #expect(link.other == (edge.source == node ? edge.target : edge.source))
        #expect(link.weight == edge.weight)
        #expect(try stored.edge(link.edge, evidence: 9) == edge)
        #expect(try stored.edge(link.edge, evidence: 1).evidence == Array(edge.evidence.prefix(1)))
      }
    }
    #expect(try stored.spellings(beginningWith: "name 3", isWhole: true).map(\.node) == [3])
    #expect(Set(try stored.spellings(beginningWith: "name", isWhole: false).map(\.node)).count == 8)
    #expect(try stored.spellings(withWordBeginningWith: "7").contains { $0.node == 7 })
    #expect(try stored.kinds() == ["person"])
    var words: Set<String> = []
    try stored.forEachWord { words.insert($0) }
    #expect(words.contains("alias") && words.contains("5"))
    #expect(try stored.wholeGraph().edges.count == graph.edges.count)
  }

  @Test func `what is no store, cut off, of a newer version or locked is named so`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.comention"
    try GraphStore.write(graph(seed: 2), to: path)
    let whole = try folder.bytes(of: "a.comention")
    func reasonOfOpening(_ name: String) -> StoreError.Reason? {
      reason { _ = try GraphStore.open(folder.path + "/" + name).graph() }
    }
    #expect(reasonOfOpening("a.comention") == nil)
    guard case .cannotOpen = reasonOfOpening("missing.comention") else {
      Issue.record("a missing store was opened")
      return
    }
    try folder.write("text.comention", Array("not a store at all".utf8))
    #expect(reasonOfOpening("text.comention") == .isNoStore)
    for count in stride(from: 4096, to: whole.count, by: 4096) {
      try folder.write("cut.comention", Array(whole[..<count]))
      guard case .isDamaged = reasonOfOpening("cut.comention") else {
        Issue.record("a store of \(count) of \(whole.count) bytes was read")
        continue
      }
    }
    let writer = try GraphStore.openForWriting(path)
    #expect(reason { _ = try GraphStore.openForWriting(path) } == .isLocked)
    // Readers need not wait.
    #expect(reasonOfOpening("a.comention") == nil)
    withExtendedLifetime(writer) {}
  }

  @Test func `a store whose build was killed at its very beginning has no graph and can be filled`()
    throws
  {
    let folder = try TemporaryFolder()
    // Without a byte, and with a first page that says what it is and has no table.
    var page = [UInt8](repeating: 0, count: 4096)
    page.replaceSubrange(0..<16, with: Array("SQLite format 3\0".utf8))
    page.replaceSubrange(16..<24, with: [0x10, 0, 1, 1, 0, 64, 32, 32])
    for (position, byte) in [(27, 1), (31, 1), (59, 1), (95, 1), (100, 0x0D), (105, 0x10)] {
      page[position] = UInt8(byte)
    }
    page.replaceSubrange(68..<72, with: Array("Como".utf8))
    for bytes in [[], page] {
      let path = folder.path + "/killed.comention"
      try Data(bytes).write(to: URL(filePath: path))
      #expect(reason { _ = try GraphStore.open(path).graph() } == .hasNoGraph)
      try GraphStore.write(graph(seed: 1), to: path)
      #expect(try GraphStore.open(path).graph().nodes.count == 8)
      try FileManager.default.removeItem(atPath: path)
    }
  }

  @Test func `pages of noise are an error and never a wrong answer or a crash`() throws {
    let folder = try TemporaryFolder()
    try GraphStore.write(graph(seed: 3), to: folder.path + "/a.comention")
    let graph = try GraphStore.open(folder.path + "/a.comention").graph()
    let whole = try folder.bytes(of: "a.comention")
    var random = SeededGenerator(seed: 3)
    for page in 1..<whole.count / 4096 {
      var bytes = whole
      for position in (page * 4096)..<(page * 4096 + 4096) {
        bytes[position] = UInt8.random(in: 0...255, using: &random)
      }
      try folder.write("b.comention", bytes)
      // A page that the graph needs, or one that it does not.
      if let read = try? GraphStore.open(folder.path + "/b.comention").graph() {
        #expect(read == graph, "page \(page)")
      }
    }
  }
}
