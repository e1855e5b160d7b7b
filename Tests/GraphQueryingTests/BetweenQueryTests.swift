import DataModel
import GraphQuerying
import Testing

struct BetweenQueryTests {
  private func common(_ query: BetweenQuery, _ graph: CoMentionGraph) throws -> String {
    try query.answer(0, 1, in: LoadedGraph(graph)).common
      .map { "\(graph.nodes[$0.node].name)\(Int($0.first.weight))\(Int($0.second.weight))" }
      .joined(separator: " ")
  }

  private let sample = graph(
    "abcdefg", ("a", "b", 7), ("a", "c", 1), ("c", "b", 9), ("d", "a", 3), ("d", "b", 2),
    ("a", "e", 2), ("b", "e", 3), ("a", "f", 2), ("f", "b", 9), ("a", "g", 9), ("a", "a", 1),
    kinds: ["e": "place", "c": "place"])

  @Test func `common neighbors come by their lighter edge, then by both, then by name`() throws {
    #expect(try common(BetweenQuery(), sample) == "f29 d32 e23 c19")
    #expect(try common(BetweenQuery(limit: 2), sample) == "f29 d32")
    #expect(try common(BetweenQuery(kind: "PLACE"), sample) == "e23 c19")
    #expect(try common(BetweenQuery(kind: "place", limit: 1), sample) == "e23")
  }

  @Test func `the edge between the two is found from either`() throws {
    let loaded = LoadedGraph(sample)
    #expect(try BetweenQuery().answer(0, 1, in: loaded).edge == 0)
    #expect(try BetweenQuery().answer(1, 0, in: loaded).edge == 0)
    #expect(try BetweenQuery().answer(1, 6, in: loaded).edge == nil)
    #expect(try BetweenQuery().answer(1, 6, in: loaded).common.map(\.node) == [0])
  }

  @Test func `edges that are left out join nothing`() throws {
    let query = BetweenQuery(edges: EdgeFilter(leastWeight: 3))
    #expect(try common(query, sample) == "")
    #expect(try query.answer(0, 1, in: LoadedGraph(sample)).edge == 0)
  }

  @Test func `of several edges to a neighbor the heaviest counts, the first on a tie`() throws {
    let graph = graph(
      "abc", ("a", "c", 1), ("c", "a", 3), ("a", "c", 3), ("b", "c", 2), ("a", "b", 1),
      ("b", "a", 1))
    let answer = try BetweenQuery().answer(0, 1, in: LoadedGraph(graph))
    #expect(answer.edge == 4)
    #expect(answer.common.map(\.first.edge) == [1])
  }
}
