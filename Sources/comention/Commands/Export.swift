import ArgumentParser
import DataModel
import ExtractionPipeline
import Foundation
import GraphAnalysis
import GraphQuerying

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a graph again, in part or in another format.",
    discussion: """
      What stays keeps all its attributes. Options work in this order, each on what those before it \
      left: --kind, --since and --until, --backbone, --min-weight, --around, --component, --top, \
      --no-isolated.

      Reads GraphML of any program, node-link JSON (.json) as this program and NetworkX write it, \
      both also compressed by gzip, and stores (.comention).

      EXAMPLES
        comention export graph.graphml -o people.graphml --kind person --min-weight 2
        comention export graph.graphml --output top.gexf --top 50 --no-isolated
        comention export graph.graphml -o near.graphml --around Tokayev --depth 2
        comention export graph.graphml -o core.graphml --backbone 0.05 --component 1
        comention export graph.graphml --output graph.graphml.gz
        comention export graph.json --output graph.graphml
        comention export graph.graphml --output import/graph --format neo4j
        comention export graph.graphml --output drawn.graphml --for yed --top 200
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

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      """
      Add to GraphML what this program reads to draw it, such as positions and colours: \
      \(GraphOutput.programs.joined(separator: ", ")).
      """, valueName: "program"),
    completion: .list(GraphOutput.programs))
  var program: String?

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
    _ = try target()
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
      let target = try target()
      try target.check()
      let whole = try GraphFile.read(graph.path)
      let filter = GraphFilter(
        kinds: Set(try kind.map { try KindOption.check($0, in: whole) }), edges: edges.filter,
        backbone: backbone, around: try surroundings(in: whole), components: component, top: top,
        dropsIsolated: noIsolated)
      let part = filter.apply(to: whole)
      try target.write(
        part, points: target.takesPoints ? points(of: part) : nil,
        jobs: ProcessInfo.processInfo.activeProcessorCount)
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

  private func target() throws -> GraphOutput {
    guard var target = GraphOutput(path: output, format: format) else {
      guard let format else {
        throw ValidationError("--output \(GraphFile.checkExtension(output) ?? "")")
      }
      let known = GraphOutput.formats.joined(separator: ", ")
      throw ValidationError("--format: unknown format '\(format)'; expected \(known)")
    }
    if let program, !target.prepare(for: program) {
      guard GraphOutput.programs.contains(program.lowercased()) else {
        let known = GraphOutput.programs.joined(separator: ", ")
        throw ValidationError("--for: unknown program '\(program)'; expected \(known)")
      }
      throw ValidationError("--for \(program): expected GraphML as the output")
    }
    return target
  }

  /// Beyond that a layout takes long, and nobody sees anything in it.
  private static let largestLayout = 10_000

  /// Where nodes stand; `nil`, with a note, where there is no layout.
  private func points(of part: CoMentionGraph) -> [(x: Double, y: Double)]? {
    do {
      if part.nodes.count <= Export.largestLayout {
        return try GraphAnalyzer(part).layout().map { ($0.x, $0.y) }
      }
      Console.note("more than \(Export.largestLayout) nodes: they stand on a grid")
    } catch { Console.note("no layout, nodes stand on a grid: \(error)") }
    return nil
  }
}
