import ArgumentParser

@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure Comention on data made from a seed, and make such data.",
    subcommands: [
      Extraction.self, Analysis.self, Generate.self, MakeGazetteer.self, MakeGraph.self,
    ])
}
