import DataModel
import GraphQuerying
import TestSupport
import Testing

struct NeighborOrderTests {
  private func edge(
    _ target: Int, _ weight: Double, _ sentences: Int?, npmi: Double? = nil, first: String? = nil,
    last: String? = nil
  ) -> CoMentionGraph.Edge {
    CoMentionGraph.Edge(
      source: 0, target: target, weight: weight, sentences: sentences, npmi: npmi,
      firstSeen: first, lastSeen: last)
  }

  private func names(_ query: NeighborQuery, _ edges: [CoMentionGraph.Edge]) throws -> String {
    let nodes = "abcdef".map { node(String($0)) }
    let graph = LoadedGraph(CoMentionGraph(nodes: nodes, edges: edges))
    return try query.neighbors(of: 0, in: graph).map { graph.node($0.node).name }.joined()
  }

  @Test func `neighbors come by the measure asked for, those without it last, and by name`() throws
  {
    let edges = [
      edge(1, 9, nil, npmi: -0.5), edge(2, 1, 4, npmi: 0.5), edge(3, 2, 4),
      edge(4, 3, 7, npmi: 0.5),
    ]
    #expect(try names(NeighborQuery(), edges) == "bedc")
    #expect(try names(NeighborQuery(order: .sentences), edges) == "ecdb")
    #expect(try names(NeighborQuery(order: .npmi), edges) == "cebd")
    #expect(try names(NeighborQuery(order: .name), edges) == "bcde")
    #expect(try names(NeighborQuery(order: .documents), edges) == "bcde")
    #expect(try names(NeighborQuery(order: .sentences, limit: 2), edges) == "ec")
    #expect(try names(NeighborQuery(order: .name, limit: 3), edges) == "bcd")
  }

  @Test func `edges are taken whose days overlap the days asked for`() throws {
    let edges = [
      edge(1, 1, 1, first: "2022-01-02", last: "2022-01-04"), edge(2, 1, 1, first: "2022-01-05"),
      edge(3, 1, 1, last: "2022-01-07"), edge(4, 1, 1), edge(5, 1, 1, first: "soon", last: "now"),
    ]
    func during(_ since: String?, _ until: String?) throws -> String {
      let filter = EdgeFilter(
        since: since.flatMap { Day($0) }, until: until.flatMap { Day($0) })
      return try names(NeighborQuery(edges: filter), edges)
    }
    #expect(try during(nil, nil) == "bcdef")
    #expect(try during("2022-01-04", nil) == "bcd")
    #expect(try during("2022-01-05", nil) == "cd")
    #expect(try during(nil, "2022-01-05") == "bc")
    #expect(try during(nil, "2022-01-01") == "")
    #expect(try during("2022-01-03", "2022-01-03") == "b")
    #expect(try during("2022-01-06", "2022-01-06") == "")
  }

  @Test func `a limit gives the beginning of what there is without it`() throws {
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      var graph = CoMentionGraph(
        nodes: (0..<12).map { number in
          node(
            "n\(Int.random(in: 0...4, using: &random))",
            kind: Bool.random(using: &random) ? "place" : "person", id: "i\(11 - number)")
        })
      for target in 1..<12 {
        graph.edges.append(edge(target, Double(Int.random(in: 1...3, using: &random)), 1))
        graph.edges.append(
          CoMentionGraph.Edge(source: 1 + target % 11, target: target, weight: 2))
      }
      let loaded = LoadedGraph(graph)
      var query = NeighborQuery(
        kind: Bool.random(using: &random) ? "place" : nil,
        depth: Int.random(in: 1...2, using: &random),
        order: Bool.random(using: &random) ? .weight : .name)
      let all = try query.neighbors(of: 0, in: loaded)
      query.limit = Int.random(in: 0...12, using: &random)
      let some = try query.neighbors(of: 0, in: loaded)
      #expect(some == Array(all.prefix(query.limit ?? 0)), "seed \(seed)")
    }
  }
}
