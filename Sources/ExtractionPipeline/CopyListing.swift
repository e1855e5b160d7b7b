import CopyDetection
import DataModel
import GraphStorage

/// The near-duplicates among documents, for people to read.
public struct CopyListing: Sendable {
  public struct Document: Hashable, Sendable {
    public var id: String
    public var title: String?
    /// Several with commas between them.
    public var author: String?
    /// `YYYY-MM-DD`.
    public var date: String?
    /// The estimated share of three-word shingles in common with the earliest document of the
    /// group.
    public var resemblance: Double
  }

  /// The largest group first; in each the earliest document first, those without a date last.
  public private(set) var groups: [[Document]] = []
  /// Documents that were looked at.
  public let documents: Int
  /// Those of which an older version of the program left no sketch in the store.
  public let withoutSketch: Int

  /// - Parameter cards: in the order of ids.
  init(_ cards: [DocumentCard]) {
    documents = cards.count
    withoutSketch = cards.count { $0.sketch == TextSketch() }
    var detector = CopyDetector()
    for card in cards { detector.add(card.sketch) }
    let copies = detector.groups()
    groups = (0..<copies.count).map { group in
      let members = copies.documents(of: group).map { cards[$0] }.sorted { a, b in
        (a.day?.rawValue ?? .max, a.id) < (b.day?.rawValue ?? .max, b.id)
      }
      return members.map { card in
        Document(
          id: card.id, title: card.title, author: card.author, date: card.day?.text,
          resemblance: card.sketch.resemblance(to: members[0].sketch))
      }
    }
    groups.sort { a, b in (b.count, a[0].id) < (a.count, b[0].id) }
  }

  /// Of a store's documents; `nil` if the file is no store.
  public init?(ofStoreAt path: String) throws {
    guard GraphStore.isStore(path) else { return nil }
    self.init(try GraphStore.open(path).documentCards())
  }
}

extension Pipeline {
  /// Lists the near-duplicates among documents, without looking for mentions.
  public func copies(
    of inputs: [String], progress: (@Sendable (PipelineProgress) -> Void)? = nil
  ) async throws -> (listing: CopyListing, diagnostics: [Diagnostic]) {
    let list = try reader.list(inputs)
    var diagnostics = list.diagnostics
    var cards: [DocumentCard] = []
    var ids: Set<String> = []
    var repeated: [String] = []
    try await read(list, progress: progress) { [extractor] documents in
      zip(documents, extractor.sketches(documents)).map { document, sketch in
        DocumentCard(
          id: document.id, title: document.title, author: document.author,
          day: document.date.flatMap { Day($0) }, sketch: sketch)
      }
    } take: { found, notes in
      diagnostics += notes
      for card in found {
        if ids.insert(card.id).inserted { cards.append(card) } else { repeated.append(card.id) }
      }
    }
    diagnostics += repeated.sorted().map { Diagnostic(repeatedDocument: $0) }
    return (CopyListing(cards.sorted { $0.id < $1.id }), diagnostics)
  }
}

extension RecordTable {
  /// The near-duplicates among the documents.
  func copies() throws(PipelineError) -> CopyGroups {
    var detector = CopyDetector()
    var reader = RecordTable.Reader(self)
    for document in 0..<count { detector.add(try reader.view(document).sketch) }
    return detector.groups()
  }
}
