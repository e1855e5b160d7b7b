import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a graph again, in part or in another format.",
    discussion: """
      What stays keeps all its attributes.

      EXAMPLES
        comention export graph.graphml --output people.graphml --kind person --min-weight 2
        comention export graph.graphml --output top.gexf --top 50 --no-isolated
        comention export graph.graphml --output graph.graphml.gz
      """)

  @Argument(help: "The graph file.", completion: .file(extensions: ["graphml", "graphml.gz"]))
  var graph: String

  @Option(
    name: .shortAndLong,
    help:
      "The graph file to write; its extension says how: \(GraphFile.extensions.map { "." + $0 }.joined(separator: " ")).",
    completion: .file(extensions: GraphFile.extensions))
  var output: String

  @Option(help: "Keep only this kind; may be repeated.")
  var kind: [String] = []

  @Option(help: "Leave out edges that weigh less.")
  var minWeight: Double = 0

  @Option(help: "Keep the nodes of most mentions.")
  var top: Int?

  @Flag(help: "Leave out entities that have no edge left.")
  var noIsolated = false

  func validate() throws {
    try GraphFile.checkExtension(output).map { throw ValidationError("--output \($0)") }
    if let top, top < 1 { throw ValidationError("--top \(top): expected 1 or more") }
  }

  func run() throws {
    do {
      try GraphFile.checkOutput(output)
      let whole = try GraphFile.read(graph)
      let filter = GraphFilter(
        kinds: Set(try kind.map { try KindOption.check($0, in: whole) }), leastWeight: minWeight,
        top: top, dropsIsolated: noIsolated)
      let part = filter.apply(to: whole)
      try GraphFile.write(part, to: output)
      Console.note("\(output): \(part.nodes.count) nodes, \(part.edges.count) edges")
    } catch { throw Console.failure(error) }
  }
}
