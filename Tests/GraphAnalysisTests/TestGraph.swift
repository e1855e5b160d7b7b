import DataModel
import TestSupport

/// A graph of so many nodes, with edges such as `(0, 1, 2.5)`.
func graph(_ nodeCount: Int, _ edges: [(Int, Int, Double)]) -> CoMentionGraph {
  CoMentionGraph(
    nodes: (0..<nodeCount).map {
      CoMentionGraph.Node(id: "n\($0)", name: "n\($0)", label: "n\($0)")
    },
    edges: edges.map { CoMentionGraph.Edge(source: $0, target: $1, weight: $2) })
}

/// Edges of weight 1 along a path, or any other list of ends.
func graph(_ nodeCount: Int, _ edges: [(Int, Int)]) -> CoMentionGraph {
  graph(nodeCount, edges.map { ($0, $1, 1) })
}

/// A graph of some pieces, with loops, and with weights that make some paths equally long.
func randomGraph(seed: UInt64, nodes: ClosedRange<Int> = 0...20) -> CoMentionGraph {
  var generator = SeededGenerator(seed: seed)
  let nodeCount = Int.random(in: nodes, using: &generator)
  let density = Double.random(in: 0...0.4, using: &generator)
  var edges: [(Int, Int, Double)] = []
  for source in 0..<nodeCount {
    for target in source..<nodeCount where Double.random(in: 0..<1, using: &generator) < density {
      let weights: [Double] = [0.5, 1, 2, 4, 0.3, 7]
      edges.append((source, target, weights.randomElement(using: &generator) ?? 1))
    }
  }
  return graph(nodeCount, edges)
}

func isNear(_ a: Double, _ b: Double, within tolerance: Double = 1e-9) -> Bool {
  abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}

func isNear(_ a: [Double], _ b: [Double], within tolerance: Double = 1e-9) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { isNear($0, $1, within: tolerance) }
}
