import ArgumentParser
import ExtractionPipeline

struct Copies: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List documents that are near-duplicates of one another.",
    discussion: """
      One agency report stands in an archive many times: under other headlines, cut, or slightly \
      edited. Documents that share most of their runs of three words form a group, the largest \
      first; in each the earliest document comes first, and with the others stands the share of \
      such runs that they have in common with it. In graphs a group counts once in \
      'independent_documents'.

      EXAMPLES
        comention copies articles/
        comention copies archive.comention --format csv
      """)

  @Argument(help: "Files, folders, - for standard input, or one store.", completion: .file())
  var inputs: [String]

  @OptionGroup var output: AnswerOptions

  @OptionGroup var documents: DocumentOptions

  func run() async throws {
    do {
      let listing = try await listing()
      try output.write(CopiesAnswer(listing))
      if !documents.quiet { note(listing) }
    } catch { throw Console.failure(error) }
  }

  private func listing() async throws -> CopyListing {
    if inputs.count == 1, let listing = try CopyListing(ofStoreAt: inputs[0]) { return listing }
    let pipeline = try documents.pipeline(documents.loadLexicon())
    let bar = ProgressBar(isQuiet: documents.quiet)
    let (listing, diagnostics) = try await pipeline.copies(of: inputs) { bar.show($0) }
    bar.clear()
    if !documents.quiet { Console.report(diagnostics) }
    try documents.requireDocuments(listing.documents, inputs)
    return listing
  }

  private func note(_ listing: CopyListing) {
    if listing.withoutSketch > 0 {
      Console.note(
        "\(inputs[0]): an older version read \(listing.withoutSketch) of its documents, which left nothing to recognize near-duplicates by; give all documents to 'comention build' again"
      )
      if listing.withoutSketch == listing.documents { return }
    }
    let copies = listing.groups.reduce(0) { $0 + $1.count - 1 }
    Console.note(
      listing.groups.isEmpty
        ? "no near-duplicates among \(listing.documents) documents"
        : "\(listing.documents) documents, \(listing.documents - copies) of them independent; \(listing.groups.count) groups of near-duplicates"
    )
  }
}

private struct CopiesAnswer: Answer {
  struct Document: Encodable {
    var document: String
    var title: String?
    var author: String?
    var date: String?
    /// With two digits: the estimate is no better.
    var resemblance: Double
  }

  struct Group: Encodable {
    var documents: [Document]
  }

  var groups: [Group]

  init(_ listing: CopyListing) {
    groups = listing.groups.map { documents in
      Group(
        documents: documents.map {
          Document(
            document: $0.id, title: $0.title, author: $0.author, date: $0.date,
            resemblance: ($0.resemblance * 100).rounded() / 100)
        })
    }
  }

  /// A block for each group.
  var table: String {
    groups.map { group in
      var table = Table([
        ("  date", .left), ("alike", .right), ("document", .left), ("author", .left),
        ("title", .left),
      ])
      for document in group.documents {
        table.add([
          "  " + (document.date ?? ""), document.resemblance.fixedText(places: 2),
          document.document, document.author ?? "", document.title ?? "",
        ])
      }
      return "\(group.documents.count) documents\n" + table.text
    }.joined(separator: "\n")
  }

  var rows: [[String]] {
    [["group", "document", "title", "date", "resemblance", "author"]]
      + groups.enumerated().flatMap { number, group in
        group.documents.map {
          [
            "\(number + 1)", $0.document, $0.title ?? "", $0.date ?? "",
            $0.resemblance.fixedText(places: 2), $0.author ?? "",
          ]
        }
      }
  }
}
