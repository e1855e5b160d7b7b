import DataModel
import TestSupport

extension SeededGenerator {
  /// A graph of a few nodes with everything that writing could get wrong.
  mutating func graph() -> CoMentionGraph {
    var graph = CoMentionGraph()
    graph.attributes = attributes()
    for number in 0..<Int.random(in: 0...8, using: &self) { graph.nodes.append(node(number)) }
    for source in graph.nodes.indices {
      for target in graph.nodes.indices where source < target && chance(3) {
        graph.edges.append(chance(2) ? edge(source, target) : edge(target, source))
      }
    }
    return graph
  }

  mutating func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  private mutating func node(_ number: Int) -> CoMentionGraph.Node {
    let kinds = [
      nil, "person", "organization", "place", "vessel", "Person", "\u{1}x", hostileText(count: 5),
    ]
    let names = ["X", "Y", "X (n1)", hostileText(count: 6)]
    return CoMentionGraph.Node(
      id: chance(4) ? "n \(number)" + hostileText(count: 4) : "n\(number)",
      name: pick(names), label: chance(3) ? "" : hostileText(count: 8), kind: pick(kinds),
      aliases: (0..<Int.random(in: 0...3, using: &self)).map { _ in hostileText(count: 6) },
      mentions: count(), documents: count(), independentDocuments: count(), firstSeen: day(),
      lastSeen: day(),
      attributes: attributes())
  }

  private mutating func edge(_ source: Int, _ target: Int) -> CoMentionGraph.Edge {
    let weights = [
      1, 3, 0.1, 1e-7, 1e16, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude,
    ]
    return CoMentionGraph.Edge(
      source: source, target: target, weight: chance(2) ? pick(weights) : number().magnitude,
      sentences: count(), paragraphs: count(), documents: count(),
      independentDocuments: count(), npmi: chance(2) ? nil : number(),
      significance: chance(2) ? nil : number(),
      firstSeen: day(), lastSeen: day(),
      evidence: (0..<Int.random(in: 0...2, using: &self)).map { _ in
        Evidence(
          document: pick(["a.txt", "a:12: b", "http://x:80/", "", hostileText(count: 6)]),
          line: Int.random(in: -1...99, using: &self), text: hostileText(count: 20))
      },
      attributes: attributes())
  }

  private mutating func attributes() -> [Attribute] {
    let names = [
      "x", "X", "x_2", "Label", "name", "kind", "type", "category", "weight", "Weight", "distance",
      "evidence", "Edge Weight", "id", "é", "e\u{301}", "first seen", "original_id",
      hostileText(count: 4),
    ]
    return (0..<Int.random(in: 0...3, using: &self)).map { _ in
      Attribute(pick(names), value())
    }
  }

  private mutating func value() -> AttributeValue {
    switch Int.random(in: 0..<4, using: &self) {
    case 0: .string(hostileText(count: 8))
    case 1: .integer(pick([0, -1, 7, 3_000_000_000, .min, .max]))
    case 2: .real(chance(2) ? pick([0, -0.0, 1, 2.5, .nan, .infinity, 1e300]) : number())
    default: .boolean(chance(2))
    }
  }

  private mutating func count() -> Int? { chance(2) ? nil : pick([0, 1, 42, 3_000_000_000, .max]) }
  private mutating func day() -> String? { chance(2) ? nil : pick(["2022-01-02", "", "later"]) }
  /// Finite and not zero.
  private mutating func number() -> Double {
    let number = Double(bitPattern: next())
    return number.isFinite && number != 0 ? number : 0.7
  }
  private mutating func pick<T>(_ choices: [T]) -> T {
    choices[Int.random(in: 0..<choices.count, using: &self)]
  }
}
