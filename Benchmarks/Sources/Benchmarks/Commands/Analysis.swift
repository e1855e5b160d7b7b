import ArgumentParser
import Foundation
import GraphAnalysis

struct Analysis: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time the measures of a random graph's nodes.")

  @Option(help: "Nodes.")
  var nodes = 100_000

  @Option(help: "Edges.")
  var edges = 1_000_000

  @Option(help: "Seed of the graph.")
  var seed: UInt64 = 1

  @Option(help: "Nodes from which paths are followed.")
  var sources = 10

  @Flag(help: "Also communities and a layout.")
  var slow = false

  func run() throws {
    var generator = GraphGenerator(seed: seed)
    let graph = generator.graph(nodes: nodes, edges: edges)
    var made: GraphAnalyzer?
    try time("graph for igraph") { made = try GraphAnalyzer(graph) }
    guard let analyzer = made else { return }
    try time("PageRank") { _ = try analyzer.pageRank() }
    try time("components") { _ = try analyzer.components() }
    for length in [EdgeLength.distance, .step] {
      let name = "by \(length) from \(sources)"
      try time("betweenness \(name)") {
        _ = try analyzer.betweenness(by: length, from: .nodes(sources))
      }
      try time("closeness \(name)") {
        _ = try analyzer.closeness(by: length, from: .nodes(sources))
      }
    }
    guard slow else { return }
    try time("communities") { _ = try analyzer.communities() }
    try time("layout") { _ = try analyzer.layout() }
  }

  private func time(_ name: String, _ work: () throws -> Void) rethrows {
    let seconds = try ContinuousClock().measure(work) / .seconds(1)
    print("\(name): \(String(format: "%.3f", seconds)) s")
  }
}
