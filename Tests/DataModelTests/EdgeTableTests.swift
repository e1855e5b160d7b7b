import DataModel
import TestSupport
import Testing

extension SeededGenerator {
  fileprivate mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// An edge of which some things are known.
  fileprivate mutating func edge() -> CoMentionGraph.Edge {
    func some<T>(_ value: T, _ random: inout SeededGenerator) -> T? {
      random.below(3) == 0 ? value : nil
    }
    let days = ["2022-01-02", "2022-01-03", "\u{E9}", "e\u{301}", ""]
    return CoMentionGraph.Edge(
      source: below(9), target: below(9), weight: Double(below(9)),
      sentences: some(below(99), &self),
      paragraphs: some(.max, &self), documents: some(.min, &self), npmi: some(0.5, &self),
      significance: some(-.infinity, &self), firstSeen: some(days[below(5)], &self),
      lastSeen: some(days[below(5)], &self),
      evidence: (0..<below(3)).map { _ in
        Evidence(
          document: hostileText(count: 5), line: below(99) - 9, text: hostileText(count: 9))
      },
      attributes: (0..<below(3)).map { _ in Attribute("x", .string(hostileText(count: 3))) })
  }
}

struct EdgeTableTests {
  @Test func `it is an array of edges`() {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var table = EdgeTable()
      var edges: [CoMentionGraph.Edge] = []
      for _ in 0..<random.below(200) {
        let position = edges.isEmpty ? 0 : random.below(edges.count)
        switch random.below(edges.isEmpty ? 1 : 5) {
        case 1:
          table[position] = random.edge()
          edges[position] = table[position]
        case 2:
          table[position].sentences = nil
          edges[position].sentences = nil
        case 3:
          let other = random.below(edges.count)
          table.swapAt(position, other)
          edges.swapAt(position, other)
        case 4:
          let evidence = Evidence(document: "d", line: 1, text: "t")
          table[position].evidence.append(evidence)
          edges[position].evidence.append(evidence)
        default:
          let edge = random.edge()
          table.append(edge)
          edges.append(edge)
        }
      }
      #expect(Array(table) == edges, "seed \(seed)")
      #expect(table == EdgeTable(edges), "seed \(seed)")
      #expect(table.hashValue == EdgeTable(edges).hashValue, "seed \(seed)")
      let some = edges.indices.filter { _ in random.below(2) == 0 }.shuffled(using: &random)
      #expect(Array(table.selecting(some)) == some.map { edges[$0] }, "seed \(seed)")
    }
  }

  @Test func `equal edges are equal however they came to be`() {
    let edge = CoMentionGraph.Edge(source: 0, target: 1, weight: 1)
    var table: EdgeTable = [edge]
    table[0].sentences = 3
    table[0].evidence = [Evidence(document: "d", line: 1, text: "t")]
    #expect(table != [edge])
    table[0].sentences = nil
    table[0].evidence = []
    #expect(table == [edge])
    #expect(table != [edge, edge])
  }

  @Test func `evidence that stays is not kept twice`() {
    var table: EdgeTable = [CoMentionGraph.Edge(source: 0, target: 1, weight: 1)]
    table[0].evidence = [Evidence(document: "d", line: 1, text: "t")]
    for weight in 2..<100 { table[0].weight = Double(weight) }
    #expect(table.evidence.list.items.count == 1)
  }
}
