import ArgumentParser
import DataModel
import Foundation

struct MakeGazetteer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer",
    abstract: "Write a gazetteer of invented people, organizations and places.")

  @Option(help: "Names in all, 1 to 10000000.")
  var names = 100_000

  @Option(help: "Seed of the names; with the same seed, fewer names are the first of more.")
  var seed: UInt64 = 1

  @Option(help: "Also write the names alone, one a line, for other programs.")
  var plain: String?

  @Argument(help: "The gazetteer to write.")
  var file: String

  func validate() throws {
    guard (1...10_000_000).contains(names) else {
      throw ValidationError("--names \(names) is too few or too many; expected 1 to 10000000")
    }
  }

  func run() throws {
    var generator = NameGenerator(seed: seed)
    let named = (0..<names).map { _ in generator.next() }
    var gazetteer = "# \(names) invented names, seed \(seed).\n"
    for kind in EntityKind.allCases {
      gazetteer += "[\(kind.name)]\n"
      for name in named where name.kind == kind { gazetteer += name.text + "\n" }
    }
    try Data(gazetteer.utf8).write(to: URL(filePath: file))
    if let plain {
      try Data(named.map { $0.text + "\n" }.joined().utf8).write(to: URL(filePath: plain))
    }
  }
}
