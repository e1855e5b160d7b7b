import ArgumentParser
import DataModel
import ExtractionPipeline
import Foundation
import GazetteerExchange

struct LexiconImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a gazetteer of the names that other programs and projects have.",
    discussion: """
      Files are read line by line, unpacked if gzip packed them; - is standard input. What a \
      gazetteer cannot hold is counted, with the first of each sort, and left out.

      EXAMPLES
        comention lexicon import --from geonames cities.txt -o towns.txt
        comention lexicon import --from wikidata all.json.gz --language en -o a.txt
        comention lexicon import --from gate lists.def --label town=place -o a.txt
        comention lexicon import --from csv a.csv --column name=Surname -o a.txt
        comention build articles/ --gazetteer places.txt --output graph.graphml
      """)

  @Option(
    help: ArgumentHelp(
      "The format: \(GazetteerFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "format"))
  var from: String

  @Argument(help: "Files, or - for standard input; for gate its lists.def.", completion: .file())
  var files: [String]

  @Option(
    name: .shortAndLong, help: "The gazetteer to write.", completion: .file(extensions: ["txt"]))
  var output: String

  @Option(help: "Only person, organization or place; joined by commas or repeated.")
  var kind: [String] = []

  @Option(
    help:
      "Only names in these languages, as en,ru; the first gives an entry its name. (default for wikidata: en)"
  )
  var language: [String] = []

  @Option(help: "Leave out places of fewer people, or of an unknown number.")
  var minPopulation = 0

  @Option(help: "Leave out entries of fewer names beside the first.")
  var minAliases = 0

  @Option(help: "Stop after so many entries.")
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      "Of csv: the column that has the name, kind, aliases, note, within or population; may be repeated.",
      valueName: "name=LABEL"))
  var column: [String] = []

  @Option(
    help: ArgumentHelp(
      "The kind that a label of the other program means; may be repeated.",
      valueName: "LABEL=kind"))
  var label: [String] = []

  @Option(help: "Write all that was rejected to this file.", completion: .file())
  var rejected: String?

  @Option(
    help: "The lexicon folder whose common words mark names as weak.", completion: .directory)
  var lexicon: String?

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  func validate() throws { _ = try options() }

  private func options() throws -> GazetteerImporter.Options {
    guard let format = GazetteerFormat(rawValue: from) else {
      let known = GazetteerFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--from '\(from)': expected one of \(known)")
    }
    var options = GazetteerImporter.Options(format)
    for word in kind.flatMap({ $0.split(separator: ",") }) {
      options.kinds.insert(try entityKind(word, "--kind"))
    }
    options.languages = language.flatMap { $0.split(separator: ",") }.map { $0.lowercased() }
    if !options.languages.isEmpty, !format.hasLanguages {
      throw ValidationError(
        "--language: names of '\(from)' have no language; expected gate, jrc-names or wikidata")
    }
    if minPopulation != 0, !format.hasPopulations {
      throw ValidationError(
        "--min-population: places of '\(from)' have no population; expected csv, geonames or wikidata"
      )
    }
    if !column.isEmpty, format != .csv {
      throw ValidationError("--column: only csv has columns to name; found '\(from)'")
    }
    if output.hasSuffix(".lexicon") {
      throw ValidationError(
        "--output '\(output)': expected a .txt file, of which 'comention lexicon compile' makes a .lexicon"
      )
    }
    for (option, value) in [
      ("--min-population", minPopulation), ("--min-aliases", minAliases), ("--limit", limit ?? 1),
    ] where value < (option == "--limit" ? 1 : 0) {
      throw ValidationError("\(option) \(value): expected \(option == "--limit" ? 1 : 0) or more")
    }
    (options.minPopulation, options.minAliases, options.limit) = (minPopulation, minAliases, limit)
    for pair in column {
      let (role, name) = try halves(pair, "--column", "name=LABEL")
      guard GazetteerImporter.columns.contains(role) else {
        throw ValidationError(
          "--column '\(pair)': unknown column '\(role)'; expected one of \(GazetteerImporter.columns.joined(separator: ", "))"
        )
      }
      options.columns[role] = name
    }
    for pair in label {
      let (name, word) = try halves(pair, "--label", "LABEL=kind")
      options.labels[name.lowercased()] = try entityKind(word, "--label")
    }
    return options
  }

  private func entityKind(_ word: some StringProtocol, _ option: String) throws -> EntityKind {
    guard let kind = EntityKind(name: word) else {
      throw ValidationError(
        "\(option): unknown kind '\(word)'; expected person, organization or place")
    }
    return kind
  }

  private func halves(
    _ pair: String, _ option: String, _ form: String
  ) throws -> (String, String) {
    guard let equals = pair.firstIndex(of: "=") else {
      throw ValidationError("\(option) '\(pair)': expected \(form)")
    }
    return (String(pair[..<equals]), String(pair[equals...].dropFirst()))
  }

  func run() async throws {
    do {
      let start = Date()
      var options = try options()
      options.commonWords = try LexiconFolder(path: lexicon).members(of: "common-words")
      options.jobs = ProcessInfo.processInfo.activeProcessorCount
      let report = try GazetteerImporter.run(files, options, to: output, rejected: rejected)
      guard !quiet else { return }
      let time = String(format: "%.2f", Date().timeIntervalSince(start))
      Console.note(
        "\(output): \(report.entries) entries, \(report.names) names, \(report.leftOut) left out, \(report.rejected) rejected, \(time) s"
      )
      for line in report.lines { Console.note("  \(line)") }
    } catch { throw Console.failure(error) }
  }
}
