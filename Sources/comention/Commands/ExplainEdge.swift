import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphQuerying
import GraphStorage

struct ExplainEdge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edge",
    abstract: "Show what an edge counts, and the sentences behind it.",
    discussion: """
      Of a store all sentences that mention both entities, with the words that do and the rule or \
      gazetteer that found them; of a graph file the sentences that it kept.

      EXAMPLES
        comention explain edge archive.comention Massimov Almaty
        comention explain edge graph.graphml Tokayev CSTO --format json
      """)

  @OptionGroup var graph: GraphArgument

  @Argument(help: "An id, a name or an alias.")
  var first: String

  @Argument(help: "Another.")
  var second: String

  @OptionGroup var output: AnswerOptions

  func run() throws {
    do {
      let graph = try self.graph.open()
      let first = try self.graph.find(self.first, in: graph)
      let second = try self.graph.find(self.second, in: graph)
      let names = [first: try graph.node(first), second: try graph.node(second)]
      guard let a = names[first], let b = names[second], first != second else {
        throw ValidationError("'\(self.first)' and '\(self.second)' are the same entity")
      }
      guard let link = try graph.links(of: first).first(where: { $0.other == second }) else {
        Console.note("comention: \(self.graph.path): no edge between \(a.id) and \(b.id)")
        throw ExitStatus.notFound
      }
      let edge = try graph.edge(link.edge, evidence: .max)
      var sentences = edge.evidence.map { EdgeAnswer.Shown($0, zone: nil, mentions: []) }
      if let store = graph as? StoredGraph {
        let all = try store.sentences(mentioning: first, second).map { shared in
          EdgeAnswer.Shown(
            shared.evidence, zone: shared.zone.name,
            mentions: shared.mentions.map {
              EdgeAnswer.Mention(
                entity: names[$0.node]?.id ?? "", words: $0.words, rule: $0.source)
            })
        }
        // Of a wider window than a sentence the edge may have no sentence with both.
        if !all.isEmpty { sentences = all }
      }
      try output.write(
        EdgeAnswer(
          first: EntityFacts(a), second: EntityFacts(b), weight: edge.weight,
          sentences: edge.sentences, paragraphs: edge.paragraphs, documents: edge.documents,
          npmi: edge.npmi, significance: edge.significance, firstSeen: edge.firstSeen,
          lastSeen: edge.lastSeen, evidence: sentences))
    } catch { throw Console.failure(error) }
  }
}

private struct EdgeAnswer: Answer {
  struct Mention: Encodable {
    var entity: String
    var words: String
    var rule: String
  }

  struct Shown: Encodable {
    var document: String
    var line: Int
    var text: String
    var zone: String?
    var mentions: [Mention]

    init(_ evidence: Evidence, zone: String?, mentions: [Mention]) {
      document = evidence.document
      line = evidence.line
      text = evidence.text
      self.zone = zone
      self.mentions = mentions
    }
  }

  enum CodingKeys: String, CodingKey {
    case first, second, weight, sentences, paragraphs, documents, npmi, significance
    case firstSeen = "first_seen"
    case lastSeen = "last_seen"
    case evidence
  }

  var first: EntityFacts
  var second: EntityFacts
  var weight: Double
  var sentences: Int?
  var paragraphs: Int?
  var documents: Int?
  var npmi: Double?
  var significance: Double?
  var firstSeen: String?
  var lastSeen: String?
  var evidence: [Shown]

  var table: String {
    var text = "\(first.title)\n\(second.title)\n\n"
    let facts: [(String?, String)] = [
      (weight.shortText, "weight of the edge"),
      (sentences.map(String.init), "sentences mention both"),
      (paragraphs.map(String.init), "paragraphs do"), (documents.map(String.init), "documents do"),
      (
        npmi?.fixedText(places: 2),
        "npmi: 1 if they only occur together, 0 if as often as by chance, below if less often"
      ),
      (
        significance?.fixedText(places: 1),
        "significance: chance alone brings them together as often once in 10 to the power of this"
      ), (firstSeen, "first seen"), (lastSeen, "last seen"),
    ]
    var table = Table([("", .right), ("", .left)])
    for (value, meaning) in facts { if let value { table.add([value, meaning]) } }
    text += table.lines.dropFirst().map { $0 + "\n" }.joined() + "\n"
    for sentence in evidence {
      text += "\(sentence.document):\(sentence.line): \(sentence.text)\n"
      for mention in sentence.mentions {
        text += "        \(mention.words) → \(mention.entity)  (\(mention.rule))\n"
      }
    }
    return text
  }

  var rows: [[String]] {
    [["document", "line", "text", "zone", "mentions"]]
      + evidence.map { sentence in
        [
          sentence.document, "\(sentence.line)", sentence.text, sentence.zone ?? "",
          sentence.mentions.map { "\($0.words) → \($0.entity) (\($0.rule))" }
            .joined(separator: "\n"),
        ]
      }
  }
}
