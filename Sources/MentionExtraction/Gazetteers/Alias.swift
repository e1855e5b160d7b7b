import DataModel

/// One name of a gazetteer entry, as its file writes it.
struct Alias: Sendable {
  var text: String
  /// Position in the lexicon's entry table.
  var entry: Int32
  /// The entry's kind.
  var kind: EntityKind
  /// Position in the lexicon's source table.
  var source: Int32
  var line: Int32
  /// Capitals must be exactly as written.
  var isCaseExact = false
  /// Counts only beside other evidence.
  var isWeak = false
  /// One of these must occur elsewhere in the document; folded hashes of their words.
  var needs: [[UInt64]] = []
  /// The words of `needs` as written, for messages.
  var neededWords: [String] = []
}
