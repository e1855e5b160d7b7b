import ArgumentParser
import GraphExport

struct MakeGraph: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Write a random graph with the attributes of a co-mention graph as GraphML.")

  @Option(help: "Nodes, 10 to 10000000.")
  var nodes = 100_000

  @Option(help: "Edges; at most a tenth of the pairs of nodes.")
  var edges = 1_000_000

  @Option(help: "Seed of the graph.")
  var seed: UInt64 = 1

  @Argument(help: "The file to write.")
  var file: String

  func validate() throws {
    guard (10...10_000_000).contains(nodes) else {
      throw ValidationError("--nodes \(nodes) is too few or too many; expected 10 to 10000000")
    }
    let most = nodes * (nodes - 1) / 2 / 10
    guard (1...most).contains(edges) else {
      throw ValidationError("--edges \(edges) is too few or too many; expected 1 to \(most)")
    }
  }

  func run() throws {
    var generator = GraphGenerator(seed: seed)
    _ = try GraphMLWriter.write(generator.graph(nodes: nodes, edges: edges), to: file)
  }
}
