import DataModel
import GraphQuerying
import TestSupport
import Testing

struct NeighborQueryTests {
  /// Neighbors of the first node as `name via name @depth`.
  private func names(_ query: NeighborQuery, _ graph: CoMentionGraph) throws -> [String] {
    try query.neighbors(of: 0, in: LoadedGraph(graph)).map { neighbor in
      "\(graph.nodes[neighbor.node].name) via \(graph.nodes[neighbor.via].name) @\(neighbor.depth)"
    }
  }

  @Test func `neighbors come heaviest first, whichever end of the edge they are`() throws {
    let graph = graph("abcd", ("a", "b", 1), ("c", "a", 3), ("a", "d", 2), ("b", "c", 9))
    #expect(try names(NeighborQuery(), graph) == ["c via a @1", "d via a @1", "b via a @1"])
  }

  @Test func `neighbors of one weight come in the order of their names`() throws {
    let graph = graph("adbc", ("a", "d", 1), ("a", "c", 1), ("a", "b", 1))
    #expect(try names(NeighborQuery(), graph) == ["b via a @1", "c via a @1", "d via a @1"])
  }

  @Test func `neighbors of one weight and name come in the order of their ids`() throws {
    var graph = graph("abc", ("a", "c", 1), ("a", "b", 1))
    graph.nodes[2].name = "b"
    graph.nodes[1].id = "z"
    #expect(try NeighborQuery().neighbors(of: 0, in: LoadedGraph(graph)).map(\.node) == [2, 1])
  }

  @Test func `depth goes further step by step, nearer ones first, each once`() throws {
    let graph = graph(
      "abcde", ("a", "b", 1), ("b", "c", 9), ("c", "d", 9), ("a", "c", 1), ("d", "e", 1),
      ("e", "a", 0.5))
    #expect(
      try names(NeighborQuery(depth: 1), graph) == ["b via a @1", "c via a @1", "e via a @1"])
    let all = ["b via a @1", "c via a @1", "e via a @1", "d via c @2"]
    #expect(try names(NeighborQuery(depth: 2), graph) == all)
    #expect(try names(NeighborQuery(depth: 100), graph) == all)
    #expect(try names(NeighborQuery(depth: 0), graph) == Array(all.prefix(3)))
  }

  @Test func `of several ways as short the heaviest edge is named`() throws {
    let graph = graph("abcd", ("a", "b", 2), ("a", "c", 1), ("b", "d", 3), ("c", "d", 4))
    #expect(try names(NeighborQuery(depth: 2), graph).last == "d via c @2")
    let neighbor = try NeighborQuery(depth: 2).neighbors(of: 0, in: LoadedGraph(graph))[2]
    #expect(neighbor.edge == 3)
  }

  @Test func `of several edges to one neighbor the heaviest is named, the first on a tie`() throws {
    let graph = graph("ab", ("a", "b", 1), ("b", "a", 5), ("a", "b", 5))
    #expect(try NeighborQuery().neighbors(of: 0, in: LoadedGraph(graph)).map(\.edge) == [1])
  }

  @Test func `a kind keeps its own, in any case, and leads through the others`() throws {
    let graph = graph(
      "abc", ("a", "b", 1), ("b", "c", 1), kinds: ["b": "place", "c": "organization"])
    #expect(try names(NeighborQuery(kind: "Organization", depth: 2), graph) == ["c via b @2"])
    #expect(try names(NeighborQuery(kind: "place", depth: 2), graph) == ["b via a @1"])
    #expect(try names(NeighborQuery(kind: "vessel", depth: 2), graph) == [])
  }

  @Test func `a node without a kind is of no kind that can be asked for`() throws {
    var graph = graph("ab", ("a", "b", 1))
    graph.nodes[1].kind = nil
    #expect(try names(NeighborQuery(kind: ""), graph) == [])
    #expect(try names(NeighborQuery(), graph) == ["b via a @1"])
  }

  @Test func `edges lighter than the least weight are not followed and those on it are`() throws {
    let graph = graph("abcd", ("a", "b", 2), ("a", "c", 1.9), ("c", "d", 9), ("b", "d", 2))
    #expect(
      try names(NeighborQuery(depth: 2, edges: EdgeFilter(leastWeight: 2)), graph) == [
        "b via a @1", "d via b @2",
      ])
  }

  @Test func `the limit counts what is left of the kind`() throws {
    let graph = graph("abcd", ("a", "b", 3), ("a", "c", 2), ("a", "d", 1), kinds: ["b": "place"])
    #expect(try names(NeighborQuery(kind: "person", limit: 1), graph) == ["c via a @1"])
    #expect(try names(NeighborQuery(limit: 0), graph) == [])
    #expect(try names(NeighborQuery(limit: 9), graph).count == 3)
  }

  @Test func `an edge from a node to itself makes it no neighbor of itself or anyone`() throws {
    let graph = graph("abc", ("a", "a", 9), ("a", "b", 1), ("b", "b", 9))
    #expect(try names(NeighborQuery(depth: 3), graph) == ["b via a @1"])
  }

  @Test func `a node without edges has no neighbors`() throws {
    #expect(try names(NeighborQuery(depth: 5), graph("ab")) == [])
  }

  @Test func `steps agree with relaxing every edge until nothing changes`() throws {
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 1...8, using: &random)
      var graph = CoMentionGraph(nodes: (0..<count).map { node("n\($0)") })
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        graph.edges.append(
          CoMentionGraph.Edge(
            source: Int.random(in: 0..<count, using: &random),
            target: Int.random(in: 0..<count, using: &random),
            weight: Double(Int.random(in: 1...4, using: &random))))
      }
      let depth = Int.random(in: 1...4, using: &random)
      let least = Double(Int.random(in: 0...3, using: &random))
      let query = NeighborQuery(depth: depth, edges: EdgeFilter(leastWeight: least))
      let found = try query.neighbors(of: 0, in: LoadedGraph(graph))

      var steps = [Int](repeating: 99, count: count)
      steps[0] = 0
      for _ in 0..<count {
        for edge in graph.edges where edge.weight >= least {
          steps[edge.target] = min(steps[edge.target], steps[edge.source] + 1)
          steps[edge.source] = min(steps[edge.source], steps[edge.target] + 1)
        }
      }
      var expected: [[Double]] = []
      for node in 1..<max(1, count) where steps[node] <= depth {
        let nearer = graph.edges.filter { edge in
          edge.weight >= least
            && ((edge.source == node && steps[edge.target] == steps[node] - 1)
              || (edge.target == node && steps[edge.source] == steps[node] - 1))
        }
        expected.append([
          Double(steps[node]), -(nearer.map(\.weight).max() ?? 0), Double(node),
        ])
      }
      expected.sort { $0.lexicographicallyPrecedes($1) }
      let rows = found.map { [Double($0.depth), -graph.edges[$0.edge].weight, Double($0.node)] }
      #expect(rows == expected, "seed \(seed)")
    }
  }
}
