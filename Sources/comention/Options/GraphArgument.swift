import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying

/// The graph that a command asks.
struct GraphArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The graph file: GraphML, JSON (.json) or a store (.comention).", valueName: "graph"),
    completion: .file(extensions: GraphFile.readExtensions))
  var path: String

  func open() throws -> any GraphReading { try GraphFile.open(path) }

  /// The node that the user means; where there is none, says which names come closest.
  func find(_ text: String, in graph: any GraphReading) throws -> Int {
    switch try NameSearch().find(text, in: graph) {
    case .found(let node, let others):
      if !others.isEmpty {
        let ids = try others.prefix(5).map { try graph.node($0).id }.joined(separator: ", ")
        Console.note("'\(text)' could also mean \(ids); taken as \(try graph.node(node).id)")
      }
      return node
    case .notFound(let closest):
      let hint =
        closest.isEmpty ? "" : "; closest: " + closest.map { "'\($0)'" }.joined(separator: ", ")
      Console.note("comention: \(path): no entity '\(text)'\(hint)")
      throw ExitStatus.notFound
    }
  }
}
