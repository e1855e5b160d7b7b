import ArgumentParser
import DataModel
import GraphQuerying

/// Which edges a question looks at.
struct EdgeOptions: ParsableArguments {
  @Option(help: "Leave out edges that weigh less.")
  var minWeight: Double = 0

  @Option(
    help: "Leave out edges last seen before this day, or on no known day.",
    transform: { try EdgeOptions.day($0) })
  var since: Day?

  @Option(
    help: "Leave out edges first seen after this day, or on no known day.",
    transform: { try EdgeOptions.day($0) })
  var until: Day?

  var filter: EdgeFilter { EdgeFilter(leastWeight: minWeight, since: since, until: until) }

  func validate() throws {
    if let since, let until, until < since {
      throw ValidationError("--until \(until.text): before --since \(since.text)")
    }
  }

  static func day(_ text: String) throws -> Day {
    if let day = Day(calendar: text) { return day }
    throw ValidationError("expected a day as YYYY-MM-DD")
  }
}
