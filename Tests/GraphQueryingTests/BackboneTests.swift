import DataModel
import TestSupport
import Testing

@testable import GraphQuerying

struct BackboneTests {
  private func rest(_ graph: CoMentionGraph, _ level: Double) -> String {
    let part = GraphFilter(backbone: level).apply(to: graph)
    return part.edges.map { part.nodes[$0.source].name + part.nodes[$0.target].name }
      .joined(separator: " ")
  }

  @Test func `of a hub's edges the heavy one stays`() {
    // (1 - 17/20)³ = 0.003, (1 - 1/20)³ = 0.857.
    let star = graph("habcd", ("h", "a", 17), ("h", "b", 1), ("h", "c", 1), ("h", "d", 1))
    #expect(rest(star, 0.05) == "ha")
    #expect(rest(star, 0.003) == "")
    #expect(rest(star, 0.86) == "ha hb hc hd")
  }

  @Test func `an edge stays that is significant for either end`() {
    // For h: (1 - 8/108)¹ = 0.93; for a: (1 - 8/9)¹ = 0.11.
    let graph = graph("hbac", ("h", "b", 100), ("h", "a", 8), ("a", "c", 1))
    #expect(rest(graph, 0.2) == "hb ha")
  }

  @Test func `a pair joined to nothing else tells nothing`() {
    #expect(rest(graph("abc", ("a", "b", 50), ("c", "c", 5)), 1) == "")
  }

  @Test func `nodes stay where all their edges go`() {
    let part = GraphFilter(backbone: 0.05).apply(to: graph("ab", ("a", "b", 50)))
    #expect(part.nodes.count == 2)
  }

  /// The probability as the paper defines it, 1 - (k - 1) ∫ (1 - x)^(k - 2) dx from 0 to w / s, by
  /// Simpson's rule over small steps.
  private func integral(_ weight: Double, _ weights: [Double]) -> Double {
    let count = weights.count
    if count < 2 { return 1 }
    func density(_ x: Double) -> Double {
      (0..<count - 2).reduce(Double(count - 1)) { product, _ in product * (1 - x) }
    }
    let share = weight / weights.reduce(0, +)
    let steps = 200
    let width = share / Double(steps)
    var sum = 0.0
    for step in 0..<steps {
      let left = Double(step) * width
      sum += density(left) + 4 * density(left + width / 2) + density(left + width)
    }
    return 1 - sum * width / 6
  }

  @Test func `probabilities agree with the integral that they come from`() {
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 2...9, using: &random)
      var graph = CoMentionGraph(nodes: (0..<count).map { node("n\($0)") })
      for source in 0..<count {
        for target in source + 1..<count where Bool.random(using: &random) {
          graph.edges.append(
            CoMentionGraph.Edge(
              source: source, target: target, weight: Double.random(in: 0.1...9, using: &random)))
        }
      }
      let backbone = Backbone(graph, edges: Array(graph.edges.indices))
      for (position, edge) in graph.edges.enumerated() {
        let expected = [edge.source, edge.target].map { end in
          integral(
            edge.weight, graph.edges.filter { $0.source == end || $0.target == end }.map(\.weight))
        }.min()
        let found = backbone.chance(of: position, in: graph.edges)
        #expect(abs(found - (expected ?? 1)) < 1e-6, "seed \(seed), edge \(position)")
      }
    }
  }
}
