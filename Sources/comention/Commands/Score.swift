import ArgumentParser
import ExtractionPipeline
import ExtractionScoring
import Foundation

struct Score: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure mentions, entities and edges against annotated text.",
    discussion: """
      GOLD is JSON Lines in the shape that extract prints; "optional": true marks mentions that \
      count neither way. Without PREDICTED, the texts of GOLD are extracted now.

      EXAMPLES
        comention score gold.jsonl
        comention score gold.jsonl mentions.jsonl --errors 20
        comention score gold.jsonl --without gazetteers
      """)

  @Argument(help: "Annotated documents.", completion: .file())
  var gold: String

  @Argument(help: "What extract printed for them.", completion: .file())
  var predicted: String?

  @Option(help: "List this many errors in context.")
  var errors: Int = 0

  @Flag(help: "Print all figures as JSON.")
  var json = false

  @Option(
    help:
      "Extract without a part, to see what it is worth: \(Part.allCases.map(\.rawValue).joined(separator: ", ")); may be repeated."
  )
  var without: [Part] = []

  @OptionGroup var documents: DocumentOptions

  enum Part: String, CaseIterable, ExpressibleByArgument { case gazetteers, rules, memory, corpus }

  func validate() throws {
    if predicted != nil, !without.isEmpty {
      throw ValidationError("--without: PREDICTED is extracted already")
    }
  }

  func run() async throws {
    do {
      let gold = try MentionFile.read(self.gold)
      let predictions: [MentionLine]
      if let predicted {
        predictions = try MentionFile.read(predicted)
      } else {
        let lexicon = try documents.loadLexicon { file in
          !(file.role == .gazetteer && without.contains(.gazetteers))
            && !(file.role == .rules && without.contains(.rules))
        }
        var options = try documents.pipeline(lexicon).options
        options.usesDocumentMemory = !without.contains(.memory)
        options.usesCorpusEvidence = !without.contains(.corpus)
        let corpus = try await documents.extract(
          [self.gold], Pipeline(lexicon: lexicon, options: options), keepsText: true)
        predictions = try corpus.mentionLines(lexicon: lexicon)
      }
      let unknown = Set(predictions.map(\.document)).subtracting(gold.map(\.document))
      if let first = unknown.min() {
        Console.note(
          "comention: \(unknown.count) predicted documents are not in \(self.gold), the first '\(first)'"
        )
        throw ExitStatus.badData
      }
      let report = ExtractionScorer().score(
        gold: gold.map(\.annotated), predicted: predictions.map(\.annotated))
      try Console.write(
        json
          ? Console.json(ScoreTable(report).figures, isPretty: true) + "\n"
          : ScoreTable(report).text)
      try Console.write(list(report.errors))
    } catch { throw Console.failure(error) }
  }

  private func list(_ misses: [ExtractionScorer.Miss]) -> String {
    guard errors > 0, !json else { return "" }
    // Those that cost most first: the same words missed again and again.
    let groups = Dictionary(grouping: misses) {
      "\($0.sort.rawValue)\t\($0.kind?.name ?? "")\t\($0.text)"
    }
    let worst = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(errors)
    return worst.map { _, misses in
      let first = misses[0]
      let instead =
        first.predicted.isEmpty ? "" : "  predicted: \(first.predicted.joined(separator: ", "))"
      return
        "\(misses.count)× \(first.sort.rawValue) \(first.kind?.name ?? "") '\(first.text)'\(instead)\n    \(first.document): …\(first.context)…\n"
    }.joined()
  }
}

/// A scorer's report as rows.
private struct ScoreTable {
  private var rows: [(label: String, value: PrecisionRecall)] = []

  init(_ report: ExtractionScorer.Report) {
    rows.append(("strict", report.strict))
    for (kind, value) in report.strictByKind.sorted(by: { $0.key < $1.key }) {
      rows.append(("strict, \(kind.name)", value))
    }
    rows += [("partial", report.partial), ("span", report.span)]
    if let coverage = report.clustersInDocument {
      rows.append(("clusters in document, B-cubed", coverage.bCubed))
      rows.append(("clusters in document, pairwise", coverage.pairwise))
    }
    if let across = report.clustersAcross {
      rows.append(("clusters across documents, B-cubed", across.bCubed))
      rows.append(("clusters across documents, pairwise", across.pairwise))
    }
    if let edges = report.edgesPerDocument {
      rows.append(("edges one to one, per document", edges))
    }
    if let edges = report.edgesOfGraph { rows.append(("edges one to one, graph", edges)) }
  }

  var text: String {
    var table = Table([
      ("", .left), ("precision", .right), ("recall", .right), ("F1", .right), ("right", .right),
      ("predicted", .right), ("gold", .right),
    ])
    func percent(_ value: Double) -> String { String(format: "%.1f", value * 100) }
    for row in rows {
      table.add([
        row.label, percent(row.value.precision), percent(row.value.recall), percent(row.value.f1),
        row.value.right.map(String.init) ?? "", row.value.predicted.map(String.init) ?? "",
        row.value.gold.map(String.init) ?? "",
      ])
    }
    return table.lines.joined(separator: "\n") + "\n"
  }

  struct Figure: Encodable {
    var precision: Double
    var recall: Double
    var f1: Double
  }

  var figures: [String: Figure] {
    Dictionary(
      rows.map {
        ($0.label, Figure(precision: $0.value.precision, recall: $0.value.recall, f1: $0.value.f1))
      }, uniquingKeysWith: { first, _ in first })
  }
}
