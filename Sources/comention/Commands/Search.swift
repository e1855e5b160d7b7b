import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find entities by what they are called.",
    discussion: """
      Case, diacritics and hyphens make no difference. First come entities of which TEXT is a whole \
      name or alias, then those of which a name begins with it, then those of which words begin with \
      each of its words, then those of which words differ from each of its words by a few letters.

      EXAMPLES
        comention search graph.graphml tokaev
        comention search graph.graphml "min foreign" --kind organization
        comention search graph.graphml nur --limit 5 --format json

      The status is 1 where nothing is found.
      """)

  @OptionGroup var graph: GraphArgument

  @Argument(help: "A name, its beginning, or something like it.")
  var text: String

  @Option(help: "Only entities of this kind: person, organization or place.")
  var kind: String?

  @Option(help: "Entities to show; 0 for all.")
  var limit: Int = 20

  @OptionGroup var output: AnswerOptions

  func validate() throws { try CountOption.check(limit, "--limit") }

  func run() throws {
    do {
      let graph = try self.graph.open()
      let search = EntitySearch(kind: kind, limit: CountOption.limit(limit))
      let matches = try search.matches(of: text, in: graph)
      try KindOption.check(kind, found: matches.count, in: graph)
      guard !matches.isEmpty else {
        Console.note("comention: \(self.graph.path): no entity is called like '\(text)'")
        throw ExitStatus.notFound
      }
      try output.write(
        SearchAnswer(
          text: text,
          entities: matches.map { match in
            let node = try graph.node(match.node)
            return SearchAnswer.Found(
              id: node.id, name: node.name, kind: node.kind, mentions: node.mentions,
              spelling: match.spelling, match: match.sort.rawValue, distance: match.distance)
          }))
    } catch { throw Console.failure(error) }
  }
}

private struct SearchAnswer: Answer {
  struct Found: Encodable {
    var id: String
    var name: String
    var kind: String?
    var mentions: Int?
    var spelling: String
    var match: String
    var distance: Int
  }

  var text: String
  var entities: [Found]

  var table: String {
    var table = Table([
      ("match", .left), ("mentions", .right), ("kind", .left), ("spelling", .left), ("name", .left),
    ])
    for found in entities {
      table.add([
        found.match, found.mentions.cell, found.kind ?? "", found.spelling, found.name,
      ])
    }
    return table.text
  }

  var rows: [[String]] {
    [["id", "name", "kind", "mentions", "spelling", "match", "distance"]]
      + entities.map { found in
        [
          found.id, found.name, found.kind ?? "", found.mentions.cell, found.spelling, found.match,
          "\(found.distance)",
        ]
      }
  }
}
