import DataModel
import TestSupport
import Testing

@testable import GraphQuerying

/// The steps of a filter beside naive ones that walk over the whole graph again and again.
struct GraphSelectionTests {
  private func names(_ filter: GraphFilter, _ graph: CoMentionGraph) -> String {
    filter.apply(to: graph).nodes.map(\.name).joined()
  }

  private func random(_ seed: UInt64) -> CoMentionGraph {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...14, using: &random)
    var graph = CoMentionGraph(nodes: (0..<count).map { node("n\($0)") })
    for source in 0..<count {
      for target in source..<count where Int.random(in: 0..<6, using: &random) == 0 {
        graph.edges.append(
          CoMentionGraph.Edge(
            source: source, target: target,
            weight: Double(Int.random(in: 1...20, using: &random))))
      }
    }
    return graph
  }

  @Test func `what is around an entity is within the steps from it`() {
    let chain = graph("abcde", ("a", "b", 1), ("b", "c", 1), ("c", "d", 1), ("d", "e", 1))
    #expect(names(GraphFilter(around: .init(of: 2, depth: 1)), chain) == "bcd")
    #expect(names(GraphFilter(around: .init(of: 0, depth: 2)), chain) == "abc")
    #expect(
      names(GraphFilter(edges: EdgeFilter(leastWeight: 2), around: .init(of: 0, depth: 2)), chain)
        == "a")
  }

  @Test func `the entity stays whatever its kind and its mentions`() {
    var star = graph("abcd", ("a", "b", 1), ("a", "c", 1), ("c", "d", 1), kinds: ["b": "place"])
    #expect(names(GraphFilter(kinds: ["place"], around: .init(of: 0, depth: 3)), star) == "ab")
    for node in star.nodes.indices { star.nodes[node].mentions = node }
    #expect(names(GraphFilter(around: .init(of: 0, depth: 1), top: 2), star) == "ac")
  }

  @Test func `what is around agrees with adding neighbors again and again`() {
    for seed in UInt64(0)..<200 {
      let graph = random(seed)
      for depth in 1...3 {
        var near: Set<Int> = [0]
        for _ in 0..<depth {
          let before = near
          for edge in graph.edges {
            if before.contains(edge.source) { near.insert(edge.target) }
            if before.contains(edge.target) { near.insert(edge.source) }
          }
        }
        let part = GraphFilter(around: .init(of: 0, depth: depth)).apply(to: graph)
        #expect(part.nodes == near.sorted().map { graph.nodes[$0] }, "seed \(seed)")
        #expect(
          part.edges.count
            == graph.edges.count { near.contains($0.source) && near.contains($0.target) },
          "seed \(seed)")
      }
    }
  }

  @Test func `the largest pieces stay, of equally large ones the first`() {
    let graph = graph("abcdefg", ("a", "b", 1), ("c", "d", 1), ("d", "e", 1), ("f", "g", 1))
    #expect(names(GraphFilter(components: 1), graph) == "cde")
    #expect(names(GraphFilter(components: 2), graph) == "abcde")
    #expect(names(GraphFilter(components: 9), graph) == "abcdefg")
  }

  @Test func `pieces agree with passing the least name on along edges`() {
    for seed in UInt64(0)..<200 {
      let graph = random(seed)
      var least = Array(graph.nodes.indices)
      for _ in graph.nodes.indices {
        for edge in graph.edges {
          let smaller = min(least[edge.source], least[edge.target])
          least[edge.source] = smaller
          least[edge.target] = smaller
        }
      }
      let sizes = Dictionary(grouping: least) { $0 }.mapValues(\.count)
      let order = sizes.keys.sorted { (-(sizes[$0] ?? 0), $0) < (-(sizes[$1] ?? 0), $1) }
      for count in 1...3 {
        let kept = Set(order.prefix(count))
        let expected = graph.nodes.indices.filter { kept.contains(least[$0]) }
        let part = GraphFilter(components: count).apply(to: graph)
        #expect(part.nodes == expected.map { graph.nodes[$0] }, "seed \(seed)")
      }
    }
  }

  @Test func `pieces are those that the lighter edges leave`() {
    let graph = graph("abcde", ("a", "b", 1), ("b", "c", 3), ("d", "e", 3), ("c", "d", 1))
    #expect(
      names(GraphFilter(edges: EdgeFilter(leastWeight: 2), components: 1), graph) == "bc")
  }

  @Test func `edges out of the time go, and those on no known day`() throws {
    var graph = graph("abc", ("a", "b", 1), ("b", "c", 1), ("a", "c", 1))
    graph.edges[0].firstSeen = "2022-01-03"
    graph.edges[0].lastSeen = "2022-01-06"
    graph.edges[1].lastSeen = "2022-01-09"
    func left(since: String? = nil, until: String? = nil) -> [Int] {
      let filter = EdgeFilter(
        since: since.flatMap { Day($0) }, until: until.flatMap { Day($0) })
      return GraphFilter(edges: filter).apply(to: graph).edges.map { 3 * $0.source + $0.target }
    }
    #expect(left() == [1, 5, 2])
    #expect(left(since: "2022-01-06") == [1, 5])
    #expect(left(since: "2022-01-07") == [5])
    #expect(left(until: "2022-01-08") == [1])
    #expect(left(until: "2022-01-02") == [])
  }
}
