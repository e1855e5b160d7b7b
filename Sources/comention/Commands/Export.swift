import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a graph again, in part or in another format.",
    discussion: """
      What stays keeps all its attributes. Options work in this order, each on what those before it \
      left: --kind, --since and --until, --backbone, --min-weight, --around, --component, --top, \
      --no-isolated.

      EXAMPLES
        comention export graph.graphml --output people.graphml --kind person --min-weight 2
        comention export graph.graphml --output top.gexf --top 50 --no-isolated
        comention export graph.graphml --output near.graphml --around Tokayev --depth 2
        comention export graph.graphml --output core.graphml --backbone 0.05 --component 1
        comention export graph.graphml --output graph.graphml.gz
        comention export graph.graphml --output import/graph --format neo4j
      """)

  @OptionGroup var graph: GraphArgument

  @Option(
    name: .shortAndLong,
    help:
      "The graph file to write; its extension says how: \(GraphFile.extensions.map { "." + $0 }.joined(separator: " ")).",
    completion: .file(extensions: GraphFile.extensions))
  var output: String

  @Option(
    help: ArgumentHelp(
      """
      Write this format, whatever the extension: \(GraphOutput.formats.joined(separator: ", ")). \
      gephi-csv and neo4j write NAME-nodes.csv and NAME-edges.csv.
      """, valueName: "name"),
    completion: .list(GraphOutput.formats))
  var format: String?

  @Option(help: "Keep only this kind; may be repeated.")
  var kind: [String] = []

  @OptionGroup var edges: EdgeOptions

  @Option(
    help: ArgumentHelp(
      """
      Keep the edges whose weight chance would reach with a probability below this, for either end \
      (disparity filter; 0.05 is usual).
      """, valueName: "alpha"))
  var backbone: Double?

  @Option(
    help: ArgumentHelp(
      "Keep this entity, whatever its kind, and what is near: an id, a name or an alias.",
      valueName: "entity"))
  var around: String?

  @Option(help: "How many steps from the entity of --around. (default: 1)")
  var depth: Int?

  @Option(
    help: ArgumentHelp("Keep so many of the largest connected pieces.", valueName: "number"))
  var component: Int?

  @Option(help: "Keep the nodes of most mentions.")
  var top: Int?

  @Flag(help: "Leave out entities that have no edge left.")
  var noIsolated = false

  func validate() throws {
    if let format, GraphOutput(path: output, format: format) == nil {
      throw ValidationError(
        "--format: unknown format '\(format)'; expected \(GraphOutput.formats.joined(separator: ", "))"
      )
    }
    if format == nil {
      try GraphFile.checkExtension(output).map { throw ValidationError("--output \($0)") }
    }
    for (value, option) in [(top, "--top"), (component, "--component"), (depth, "--depth")] {
      if let value, value < 1 { throw ValidationError("\(option) \(value): expected 1 or more") }
    }
    if depth != nil, around == nil {
      throw ValidationError("--depth: expected --around with it")
    }
    if let backbone, !(backbone > 0 && backbone <= 1) {
      throw ValidationError("--backbone \(backbone): expected a number above 0, at most 1")
    }
  }

  func run() throws {
    do {
      // Validated.
      guard let target = GraphOutput(path: output, format: format) else { return }
      try target.check()
      let whole = try GraphFile.read(graph.path)
      let filter = GraphFilter(
        kinds: Set(try kind.map { try KindOption.check($0, in: whole) }), edges: edges.filter,
        backbone: backbone, around: try surroundings(in: whole), components: component, top: top,
        dropsIsolated: noIsolated)
      let part = filter.apply(to: whole)
      try target.write(part)
      Console.note(
        "\(target.files.joined(separator: ", ")): \(part.nodes.count) nodes, \(part.edges.count) edges"
      )
    } catch { throw Console.failure(error) }
  }

  private func surroundings(in whole: CoMentionGraph) throws -> GraphFilter.Surroundings? {
    guard let around else { return nil }
    let node = try graph.find(around, in: LoadedGraph(whole))
    return GraphFilter.Surroundings(of: node, depth: depth ?? 1)
  }
}
