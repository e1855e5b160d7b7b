import DataModel
import TestSupport
import Testing

@testable import GraphQuerying

struct GraphStatisticsTests {
  @Test func `a graph is counted`() {
    var sample = graph(
      "abcdef", ("a", "b", 1), ("b", "c", 4), ("d", "e", 2), kinds: ["a": "place", "f": "place"])
    sample.nodes[4].kind = nil
    sample.nodes[5].firstSeen = "2022-01-03"
    sample.edges[0].firstSeen = "2022-01-02"
    sample.edges[2].lastSeen = "2022-01-09"
    sample.attributes = [Attribute("window", .string("sentence"))]
    let statistics = GraphStatistics(sample)
    #expect(statistics.nodes == 6)
    #expect(
      statistics.kinds == [
        GraphStatistics.KindCount(kind: "person", nodes: 3),
        GraphStatistics.KindCount(kind: "place", nodes: 2),
        GraphStatistics.KindCount(kind: nil, nodes: 1),
      ])
    #expect(statistics.edges == 3)
    #expect(statistics.components == 3)
    #expect(statistics.largestComponent == 3)
    #expect(statistics.isolated == 1)
    #expect(statistics.density == 0.2)
    #expect(
      statistics.weights
        == GraphStatistics.Weights(least: 1, median: 2, mean: 7.0 / 3, greatest: 4))
    #expect(statistics.firstSeen == "2022-01-02")
    #expect(statistics.lastSeen == "2022-01-09")
    #expect(statistics.attributes == sample.attributes)
  }

  @Test func `the median of an even number is between the two in the middle`() {
    let statistics = GraphStatistics(graph("abc", ("a", "b", 1), ("b", "c", 4)))
    #expect(statistics.weights?.median == 2.5)
  }

  @Test func `an empty graph has nothing to count`() {
    let statistics = GraphStatistics(CoMentionGraph())
    #expect(statistics.components == 0)
    #expect(statistics.density == 0)
    #expect(statistics.weights == nil)
    #expect(statistics.firstSeen == nil)
  }

  @Test func `components agree with walking from every node`() throws {
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 1...12, using: &random)
      var graph = CoMentionGraph(nodes: (0..<count).map { node("n\($0)") })
      for _ in 0..<Int.random(in: 0...10, using: &random) {
        graph.edges.append(
          CoMentionGraph.Edge(
            source: Int.random(in: 0..<count, using: &random),
            target: Int.random(in: 0..<count, using: &random), weight: 1))
      }
      let loaded = LoadedGraph(graph)
      let components = try Set(
        (0..<count).map { start in
          Set(try NeighborQuery(depth: 99).neighbors(of: start, in: loaded).map(\.node))
            .union([start])
        })
      let statistics = GraphStatistics(graph)
      #expect(statistics.components == components.count, "seed \(seed)")
      #expect(statistics.largestComponent == components.map(\.count).max(), "seed \(seed)")
      #expect(statistics.isolated == components.count { $0.count == 1 }, "seed \(seed)")
    }
  }
}
