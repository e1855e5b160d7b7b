/// Why a store could not be opened, read or written.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The operating system refused; SQLite's words.
    case cannotOpen(String)
    case cannotWrite(String)
    /// The file is something else.
    case isNoStore
    /// A newer version of the program wrote it.
    case isNewer
    /// The file is not as it was written; SQLite's words.
    case isDamaged(String)
    /// Another process writes it.
    case isLocked
    case isFull
    /// No build of it came to its end yet.
    case hasNoGraph
    /// It was made from a graph file, so documents cannot be added.
    case hasNoDocuments
    /// It was built with another lexicon, and these of its documents were not given again.
    case otherLexicon(documents: Int)
    case unknownDocument(String)
  }

  /// As the user named it.
  public var file: String
  public var reason: Reason

  public init(file: String, reason: Reason) {
    self.file = file
    self.reason = reason
  }

  public var description: String {
    switch reason {
    case .cannotOpen(let words): "\(file): cannot be opened: \(words)"
    case .cannotWrite(let words): "\(file): cannot be written: \(words)"
    case .isNoStore:
      "\(file): not a store; expected a .comention file, as 'comention build' makes of documents"
    case .isNewer: "\(file): a newer version of comention wrote this store; use that one"
    case .isDamaged(let words):
      "\(file): damaged (\(words)); build it again from its documents, or take a copy"
    case .isLocked: "\(file): another process writes this store; try again when it has finished"
    case .isFull: "\(file): no room left on the disk; the store is as it was before"
    case .hasNoGraph:
      "\(file): its first build did not come to the end; run the same 'comention build' again, which continues it"
    case .hasNoDocuments:
      "\(file): made from a graph file, so documents cannot be added; expected a store that 'comention build' made"
    case .otherLexicon(let documents):
      "\(file): this build has another lexicon than the last one (--gazetteer, --rules, --lexicon, or another version of the program), and \(documents) of the store's documents \(documents == 1 ? "is" : "are") not among the inputs; give the same lexicon as before, or all documents (with --prune, those not given leave the store)"
    case .unknownDocument(let id): "\(file): no document '\(id)'"
    }
  }
}
