import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying

/// The graph that a command asks.
struct GraphArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The graph file.", valueName: "graph"),
    completion: .file(extensions: ["graphml", "graphml.gz"]))
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

/// Which edges a question looks at.
struct EdgeOptions: ParsableArguments {
  @Option(help: "Leave out edges that weigh less.")
  var minWeight: Double = 0

  @Option(
    help: "Leave out edges last seen before this day, or on no known day.",
    transform: { try EdgeOptions.day($0, "--since") })
  var since: Day?

  @Option(
    help: "Leave out edges first seen after this day, or on no known day.",
    transform: { try EdgeOptions.day($0, "--until") })
  var until: Day?

  var filter: EdgeFilter { EdgeFilter(leastWeight: minWeight, since: since, until: until) }

  func validate() throws {
    if let since, let until, until < since {
      throw ValidationError("--until \(until.text): before --since \(since.text)")
    }
  }

  private static func day(_ text: String, _ option: String) throws -> Day {
    if let day = Day(text), 1...12 ~= day.rawValue / 100 % 100, 1...31 ~= day.rawValue % 100 {
      return day
    }
    throw ValidationError("\(option) '\(text)': expected a day as YYYY-MM-DD")
  }
}

/// Numbers that the user may give, of which none may be below zero.
enum CountOption {
  static func check(_ value: Int?, _ option: String) throws {
    if let value, value < 0 { throw ValidationError("\(option) \(value): expected 0 or more") }
  }

  /// A limit of which zero means none.
  static func limit(_ value: Int) -> Int? { value > 0 ? value : nil }
}
