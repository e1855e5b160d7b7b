import ArgumentParser
import DataModel
import ExtractionPipeline
import Foundation
import MentionExtraction

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show why something is in the graph, or is not.",
    subcommands: [ExplainMention.self, ExplainMerge.self, ExplainEdge.self])
}

struct ExplainMention: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mention",
    abstract: "Show the clues for a form of words, wherever it stands in documents.",
    discussion: """
      EXAMPLES
        comention explain mention Georgia articles/
        comention explain mention "Nur Otan" article.txt
      """)

  @Argument(help: "The words, in any case.")
  var words: String

  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(help: "Places to show.")
  var limit: Int = 10

  @OptionGroup var documents: DocumentOptions

  func run() async throws {
    do {
      let lexicon = try documents.loadLexicon()
      let found = try await documents.pipeline(lexicon).explain(words, in: inputs, limit: limit)
      if !documents.quiet { Console.report(found.diagnostics) }
      guard !found.places.isEmpty else {
        Console.note("comention: no rule, gazetteer or memory found anything in '\(words)'")
        throw ExitStatus.notFound
      }
      for place in found.places { try Console.write(text(place)) }
    } catch { throw Console.failure(error) }
  }

  private func text(_ place: ExplainedPlace) -> String {
    let span = place.explanation
    var text = "\(place.document):\(place.line): \(place.sentence)\n"
    let verdict =
      switch span.verdict {
      case .mention(let kind): "\(kind.name)\(place.entity.map { ", entity \($0)" } ?? "")"
      case .undecided(let kind): "undecided, perhaps \(kind.name); the corpus decides"
      case .nothing: "no mention: the evidence says it names none of the three"
      case .covered: "no mention: a longer or weightier span has these words"
      case .tooLittle: "no mention: too little evidence"
      }
    text += "  '\(place.words)': \(verdict)\n"
    for clue in span.clues {
      let line = clue.line.map { ":\($0)" } ?? ""
      let place = clue.source.place.map { " (\($0)\(line))" } ?? ""
      let entry = clue.entry.map { " as '\($0)'" } ?? ""
      text +=
        "    \(String(format: "%+.1f", clue.weight))  \(clue.kind?.name ?? "none")  \(clue.source.name)\(entry)\(place)\n"
    }
    for (kind, weight) in span.weights.sorted(by: { $0.key < $1.key }) {
      text +=
        "    \(kind.name): \(String(format: "%.1f", weight.total)) with the rest of the document and deductions; \(MentionExtractor.acceptance) makes a mention\n"
    }
    return text
  }
}

struct ExplainMerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Show which names became one entity, and which sieve joined each.",
    discussion: """
      EXAMPLES
        comention explain merge Massimov articles/
      """)

  @Argument(help: "Any of the entity's names, in any case.")
  var name: String

  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var inputs: [String]

  @OptionGroup var documents: DocumentOptions

  func run() async throws {
    do {
      let lexicon = try documents.loadLexicon()
      let corpus = try await documents.extract(
        inputs, documents.pipeline(lexicon), keepsText: false)
      let explained = corpus.explainMerges(of: name)
      guard !explained.isEmpty else {
        Console.note("comention: no entity is called '\(name)'")
        throw ExitStatus.notFound
      }
      for entity in explained {
        var text = "\(entity.entity.name) (\(entity.entity.id))\n"
        for alias in entity.names {
          let why = alias.sieve.map { "joined to '\(alias.into ?? "")' by \($0)" } ?? "itself"
          text += "    \(alias.mentions)× '\(alias.text)': \(why)\n"
        }
        try Console.write(text)
      }
    } catch { throw Console.failure(error) }
  }
}
