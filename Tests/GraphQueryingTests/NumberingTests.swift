import DataModel
import GraphQuerying
import TestSupport
import Testing

/// A file and a store number nodes and edges in ways of their own.
struct NumberingTests {
  @Test func `answers do not depend on the numbers of nodes and edges`() throws {
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let graph = graph(&random)
      let other = renumbered(graph, &random)
      #expect(
        try answers(LoadedGraph(graph), first: graph.nodes.map(\.id))
          == answers(LoadedGraph(other), first: graph.nodes.map(\.id)), "seed \(seed)")
    }
  }

  @Test func `a short way is found without reading the graph as a whole`() throws {
    var random = SeededGenerator(seed: 1)
    var graph = CoMentionGraph(nodes: (0..<5000).map { node("n\($0)") })
    for target in 1..<5000 {
      for _ in 0..<3 {
        graph.edges.append(
          CoMentionGraph.Edge(
            source: Int.random(in: max(0, target - 50)..<target, using: &random), target: target,
            weight: Double(Int.random(in: 1...5, using: &random))))
      }
    }
    let counting = CountingGraph(graph: LoadedGraph(graph))
    #expect(try PathQuery().paths(from: 2500, to: 2560, in: counting)?.count ?? 0 > 0)
    #expect(counting.linksRead.count < 1000)
  }

  private func graph(_ random: inout SeededGenerator) -> CoMentionGraph {
    let count = Int.random(in: 2...9, using: &random)
    var graph = CoMentionGraph(
      nodes: (0..<count).map { number in
        node(
          ["Ann Lee", "Ann", "Lee Ann", "Anna Li"].randomElement(using: &random) ?? "",
          kind: Bool.random(using: &random) ? "place" : "person", id: "i\(number)",
          aliases: Bool.random(using: &random) ? ["An Lee"] : [],
          mentions: Int.random(in: 0...2, using: &random))
      })
    for source in graph.nodes.indices {
      for target in graph.nodes.indices.dropFirst(source + 1)
      where Int.random(in: 0...2, using: &random) == 0 {
        graph.edges.append(
          CoMentionGraph.Edge(
            source: source, target: target, weight: Double(Int.random(in: 1...3, using: &random)),
            sentences: Int.random(in: 0...1, using: &random)))
      }
    }
    return graph
  }

  /// The same nodes and edges in another order, some edges the other way round.
  private func renumbered(_ graph: CoMentionGraph, _ random: inout SeededGenerator)
    -> CoMentionGraph
  {
    let order = graph.nodes.indices.shuffled(using: &random)
    var place = order
    for (new, old) in order.enumerated() { place[old] = new }
    let edges = graph.edges.shuffled(using: &random).map { edge in
      var edge = edge
      (edge.source, edge.target) = (place[edge.source], place[edge.target])
      if Bool.random(using: &random) { swap(&edge.source, &edge.target) }
      return edge
    }
    return CoMentionGraph(nodes: order.map { graph.nodes[$0] }, edges: edges)
  }

  /// The answers to all sorts of questions, with ids for numbers.
  private func answers(_ graph: LoadedGraph, first ids: [String]) throws -> [String] {
    func id(_ node: Int) -> String { graph.node(node).id }
    func number(_ id: String?) throws -> Int {
      if case .found(let node, _) = try NameSearch().find(id ?? "", in: graph) { node } else { 0 }
    }
    let (start, end) = (try number(ids.first), try number(ids.last))
    var answers: [String] = []
    for order in NeighborQuery.Order.allCases {
      answers += try NeighborQuery(depth: 2, order: order).neighbors(of: start, in: graph).map {
        "\(order) \(id($0.node)) via \(id($0.via)) \($0.depth) \($0.weight)"
      }
    }
    for isUnweighted in [false, true] {
      let found = try PathQuery(isUnweighted: isUnweighted, limit: 3)
        .paths(from: start, to: end, in: graph)
      answers.append("\(found?.count ?? 0) paths")
      answers += (found?.paths ?? []).map { $0.nodes.map(id).joined(separator: " ") }
    }
    answers += try BetweenQuery().answer(start, end, in: graph).common.map {
      "between \(id($0.node)) \($0.first.weight) \($0.second.weight)"
    }
    for text in ["ann", "ann l", "lee", "anm lea", "i1"] {
      answers += try EntitySearch().matches(of: text, in: graph).map {
        "\(text): \(id($0.node)) \($0.sort) \($0.spelling)"
      }
      switch try NameSearch().find(text, in: graph) {
      case .found(let node, let others):
        answers.append("\(text): \(([node] + others).map(id))")
      case .notFound(let closest): answers.append("\(text): \(closest)")
      }
    }
    return answers
  }
}

/// Counts what is read of a graph.
private final class CountingGraph: GraphReading {
  private let graph: LoadedGraph
  private(set) var linksRead: [Int] = []

  init(graph: LoadedGraph) { self.graph = graph }

  func node(_ number: Int) -> CoMentionGraph.Node { graph.node(number) }

  func kind(of number: Int) -> String? { graph.kind(of: number) }

  func kinds() -> Set<String> { graph.kinds() }

  func links(of node: Int) -> [GraphLink] {
    linksRead.append(node)
    return graph.links(of: node)
  }

  func edge(_ number: Int, evidence: Int) -> CoMentionGraph.Edge {
    graph.edge(number, evidence: evidence)
  }

  func spellings(beginningWith folded: String, isWhole: Bool) -> [NodeSpelling] {
    graph.spellings(beginningWith: folded, isWhole: isWhole)
  }

  func spellings(withWordBeginningWith folded: String) -> [NodeSpelling] {
    graph.spellings(withWordBeginningWith: folded)
  }

  func forEachWord(_ body: (String) throws -> Void) rethrows { try graph.forEachWord(body) }

  func wholeGraph() -> CoMentionGraph { graph.wholeGraph() }
}
