import DataModel
import TestSupport
import Testing

@testable import GraphQuerying

struct PathQueryTests {
  /// The paths from the first node to the last, as names.
  private func names(_ query: PathQuery, _ graph: CoMentionGraph) throws -> [String] {
    let answer = try query.paths(
      from: 0, to: graph.nodes.count - 1, in: LoadedGraph(graph))
    return answer?.paths.map { $0.nodes.map { graph.nodes[$0].name }.joined() } ?? ["none"]
  }

  @Test func `heavy edges make a short way and steps count alike where that is asked for`() throws {
    let graph = graph("abcd", ("a", "d", 1), ("a", "b", 4), ("b", "c", 4), ("c", "d", 4))
    #expect(try names(PathQuery(), graph) == ["abcd"])
    #expect(try names(PathQuery(isUnweighted: true), graph) == ["ad"])
    let answer = try PathQuery().paths(from: 0, to: 3, in: LoadedGraph(graph))
    #expect(answer?.length == 0.75)
    #expect(answer?.paths.first?.edges == [1, 2, 3])
    #expect(answer?.count == 1)
  }

  @Test func `of ways as short the one of fewest steps comes first, then the first by name`() throws
  {
    let graph = graph(
      "acbed", ("a", "c", 2), ("c", "d", 2), ("a", "b", 2), ("b", "d", 2), ("a", "e", 4),
      ("e", "c", 4), ("a", "d", 1))
    #expect(try names(PathQuery(), graph) == ["ad"])
    #expect(try names(PathQuery(limit: nil), graph) == ["ad", "abd", "acd", "aecd"])
    #expect(try names(PathQuery(limit: 3), graph) == ["ad", "abd", "acd"])
    #expect(try names(PathQuery(limit: 0), graph) == [])
    #expect(try PathQuery().paths(from: 0, to: 4, in: LoadedGraph(graph))?.count == 4)
  }

  @Test func `thirds add up to one whatever their order`() throws {
    let graph = graph(
      "abcdefg", ("a", "b", 3), ("b", "c", 1.5), ("c", "g", 10), ("a", "d", 10), ("d", "e", 3),
      ("e", "g", 1.5), ("a", "g", 1 / 1.1))
    #expect(try names(PathQuery(limit: nil), graph) == ["ag", "abcg", "adeg"])
  }

  @Test func `of several edges between two nodes the heaviest is walked, the first on a tie`()
    throws
  {
    let graph = graph("ab", ("a", "b", 1), ("b", "a", 5), ("a", "b", 5), ("a", "b", 2))
    for isUnweighted in [false, true] {
      let answer = try PathQuery(isUnweighted: isUnweighted, limit: nil)
        .paths(from: 0, to: 1, in: LoadedGraph(graph))
      #expect(answer?.paths.map(\.edges) == [[1]])
      #expect(answer?.count == 1)
    }
  }

  @Test func `a node is no steps from itself and an island is out of reach`() throws {
    let graph = LoadedGraph(graph("abc", ("a", "b", 1), ("c", "c", 1)))
    #expect(try PathQuery().paths(from: 1, to: 1, in: graph)?.length == 0)
    #expect(try PathQuery().paths(from: 1, to: 1, in: graph)?.paths.map(\.nodes) == [[1]])
    #expect(try PathQuery().paths(from: 0, to: 2, in: graph) == nil)
    #expect(
      try PathQuery(edges: EdgeFilter(leastWeight: 2)).paths(from: 0, to: 1, in: graph) == nil)
  }

  @Test func `a chain of many nodes and a ladder of many ways are walked`() throws {
    var chain = CoMentionGraph(nodes: (0..<50_000).map { node("n\($0)") })
    for number in 1..<50_000 {
      chain.edges.append(CoMentionGraph.Edge(source: number - 1, target: number, weight: 2))
    }
    let long = try PathQuery(limit: nil).paths(from: 0, to: 49_999, in: LoadedGraph(chain))
    #expect(long?.paths.map(\.nodes) == [Array(0..<50_000)])

    // From each rung to the next by one edge or two.
    var ladder = CoMentionGraph(nodes: (0..<401).map { node("n\($0)") })
    for rung in stride(from: 0, to: 400, by: 2) {
      ladder.edges.append(CoMentionGraph.Edge(source: rung, target: rung + 2, weight: 1))
      ladder.edges.append(CoMentionGraph.Edge(source: rung, target: rung + 1, weight: 2))
      ladder.edges.append(CoMentionGraph.Edge(source: rung + 1, target: rung + 2, weight: 2))
    }
    let many = try PathQuery(limit: 3).paths(from: 0, to: 400, in: LoadedGraph(ladder))
    #expect(many?.count == .max)
    #expect(many?.paths.map(\.edges.count) == [200, 201, 201])
  }

  @Test func `weights of any size find a way`() throws {
    let graph = graph("abcd", ("a", "b", 1e300), ("b", "c", 1e-300), ("c", "d", 1e300))
    #expect(try names(PathQuery(limit: nil), graph) == ["abcd"])
  }

  @Test func `shortest paths agree with trying every path`() throws {
    for seed in UInt64(0)..<1500 {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 2...7, using: &random)
      let heaviest = Int.random(in: 1...6, using: &random)
      var graph = CoMentionGraph(
        nodes: (0..<count).map { number in
          node("n\(Int.random(in: 0...9, using: &random))", id: "i\(number)")
        })
      for _ in 0..<Int.random(in: 0...16, using: &random) {
        graph.edges.append(
          CoMentionGraph.Edge(
            source: Int.random(in: 0..<count, using: &random),
            target: Int.random(in: 0..<count, using: &random),
            weight: Double(Int.random(in: 1...heaviest, using: &random))))
      }
      let query = PathQuery(
        isUnweighted: Bool.random(using: &random),
        edges: EdgeFilter(leastWeight: Double(Int.random(in: 0...2, using: &random))),
        limit: Bool.random(using: &random) ? nil : Int.random(in: 1...4, using: &random))
      let answer = try query.paths(from: 0, to: count - 1, in: LoadedGraph(graph))
      let all = naive(query, graph)
      #expect(answer?.count ?? 0 == all.count, "seed \(seed)")
      #expect(
        answer?.paths.map(\.nodes) ?? [] == Array(all.prefix(query.limit ?? .max)), "seed \(seed)")
      for path in answer?.paths ?? [] {
        #expect(length(path.nodes, query, graph) == length(path, query, graph), "seed \(seed)")
      }
    }
  }

  @Test func `shortest paths of larger graphs agree with distances from both ends`() throws {
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 20...60, using: &random)
      let heaviest = Int.random(in: 1...12, using: &random)
      var graph = CoMentionGraph(nodes: (0..<count).map { node("n\($0)") })
      for _ in 0..<count * Int.random(in: 1...3, using: &random) {
        graph.edges.append(
          CoMentionGraph.Edge(
            source: Int.random(in: 0..<count, using: &random),
            target: Int.random(in: 0..<count, using: &random),
            weight: Double(Int.random(in: 1...heaviest, using: &random))))
      }
      let (there, back) = (distances(from: 0, graph), distances(from: count - 1, graph))
      let length = there[count - 1]
      var expected: Set<[Int]> = []
      var paths = length < .infinity ? [[0]] : []
      while let path = paths.popLast() {
        let here = path.last ?? 0
        if here == count - 1 { expected.insert(path) }
        for edge in graph.edges where edge.source == here || edge.target == here {
          let next = edge.source == here ? edge.target : edge.source
          if there[here] + edge.distance + back[next] <= length * (1 + 1e-9), next != here {
            paths.append(path + [next])
          }
        }
      }
      let answer = try PathQuery(limit: nil).paths(from: 0, to: count - 1, in: LoadedGraph(graph))
      #expect(Set(answer?.paths.map(\.nodes) ?? []) == expected, "seed \(seed)")
      #expect(answer?.count ?? 0 == expected.count, "seed \(seed)")
      #expect(
        abs((answer?.length ?? length) - length) < 1e-9 || length == .infinity, "seed \(seed)")
    }
  }

  /// By relaxing every edge until nothing changes.
  private func distances(from start: Int, _ graph: CoMentionGraph) -> [Double] {
    var distances = [Double](repeating: .infinity, count: graph.nodes.count)
    distances[start] = 0
    var isDone = false
    while !isDone {
      isDone = true
      for edge in graph.edges {
        for (from, to) in [(edge.source, edge.target), (edge.target, edge.source)]
        where distances[from] + edge.distance < distances[to] {
          distances[to] = distances[from] + edge.distance
          isDone = false
        }
      }
    }
    return distances
  }

  /// Every path without a node twice, and of these the shortest, in order.
  private func naive(_ query: PathQuery, _ graph: CoMentionGraph) -> [[Int]] {
    var found: [[Int]] = []
    var paths = [[0]]
    while let path = paths.popLast() {
      if path.last == graph.nodes.count - 1 { found.append(path) }
      for next in graph.nodes.indices where !path.contains(next) {
        if length([path.last ?? 0, next], query, graph) < .infinity { paths.append(path + [next]) }
      }
    }
    let least = found.map { length($0, query, graph) }.min() ?? 0
    return found.filter { length($0, query, graph) <= least * (1 + 1e-9) }.sorted { a, b in
      if a.count != b.count { return a.count < b.count }
      let keys = [a, b].map { path in path.map { "\(graph.nodes[$0].name) \(graph.nodes[$0].id)" } }
      return keys[0].lexicographicallyPrecedes(keys[1])
    }
  }

  private func length(_ nodes: [Int], _ query: PathQuery, _ graph: CoMentionGraph) -> Double {
    zip(nodes, nodes.dropFirst()).reduce(0) { sum, pair in
      let weights = graph.edges.filter {
        [$0.source, $0.target] == [pair.0, pair.1] || [$0.target, $0.source] == [pair.0, pair.1]
      }.map(\.weight).filter { $0 >= query.edges.leastWeight }
      guard let weight = weights.max() else { return .infinity }
      return sum + (query.isUnweighted ? 1 : 1 / weight)
    }
  }

  private func length(_ path: PathQuery.Path, _ query: PathQuery, _ graph: CoMentionGraph) -> Double
  {
    path.edges.reduce(0) { $0 + (query.isUnweighted ? 1 : graph.edges[$1].distance) }
  }
}
