import ArgumentParser
import DataModel
import ExtractionPipeline
import GraphStorage

struct DocumentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: "List the documents of a store, or those that mention some entities.",
    discussion: """
      With several entities, the documents that mention all of them. A store that was made from a \
      graph file knows only the documents of its edges' evidence, and none of their mentions.

      EXAMPLES
        comention documents archive.comention
        comention documents archive.comention Tokayev CSTO --since 2022-01-05
        comention documents archive.comention Massimov --format csv
        comention documents archive.comention Massimov --author "Jane Doe"
      """)

  @OptionGroup var graph: GraphArgument

  @Argument(help: "Ids, names or aliases of entities.")
  var entities: [String] = []

  @Option(
    help: "Leave out documents before this day, or of no known day.",
    transform: { try EdgeOptions.day($0) })
  var since: Day?

  @Option(
    help: "Leave out documents after this day, or of no known day.",
    transform: { try EdgeOptions.day($0) })
  var until: Day?

  @Option(help: "Leave out documents of other authors, or of none; part of a name is enough.")
  var author: String?

  @OptionGroup var output: AnswerOptions

  func validate() throws {
    // Every name would have that in it.
    if let author, author.foldedName.isEmpty {
      throw ValidationError("--author '\(author)': expected letters of a name")
    }
  }

  func run() throws {
    do {
      let store = try GraphFile.openStore(graph.path)
      let nodes = try entities.map { try graph.find($0, in: store) }
      let documents = try store.documents(
        mentioning: Array(Set(nodes)), since: since, until: until, byAuthor: author)
      try output.write(
        DocumentsAnswer(
          documents: documents.map {
            DocumentsAnswer.Listed(
              document: $0.id, date: $0.date, title: $0.title, author: $0.author,
              mentions: $0.mentions)
          }))
    } catch { throw Console.failure(error) }
  }
}

private struct DocumentsAnswer: Answer {
  struct Listed: Encodable {
    var document: String
    var date: String?
    var title: String?
    var author: String?
    var mentions: Int
  }

  var documents: [Listed]

  var table: String {
    guard !documents.isEmpty else { return "no documents\n" }
    var table = Table([
      ("date", .left), ("mentions", .right), ("document", .left), ("author", .left),
      ("title", .left),
    ])
    for document in documents {
      table.add([
        document.date ?? "", "\(document.mentions)", document.document, document.author ?? "",
        document.title ?? "",
      ])
    }
    return table.text
  }

  var rows: [[String]] {
    [["document", "date", "title", "mentions", "author"]]
      + documents.map {
        [$0.document, $0.date ?? "", $0.title ?? "", "\($0.mentions)", $0.author ?? ""]
      }
  }
}
