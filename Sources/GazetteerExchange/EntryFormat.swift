/// Reads the lines of one file as entries.
protocol EntryFormat {
  /// Reads a line, and hands over the entries that it completes.
  mutating func read(_ line: SourceLine, into batch: inout EntryBatch)
  /// Hands over what is left at the end of the file.
  mutating func finish(into batch: inout EntryBatch)
}

extension EntryFormat {
  mutating func finish(into batch: inout EntryBatch) {}
}

/// What some lines came to.
struct EntryBatch {
  var entries: [ListedEntry] = []
  var rejections: [Rejection] = []
  /// Entries that are of no kind that a gazetteer has, or in no language that is wanted.
  var leftOut = 0
  /// The file itself makes no sense.
  var failure: GazetteerExchangeError.Reason?

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    rejections.removeAll(keepingCapacity: true)
    leftOut = 0
  }

  mutating func reject(_ line: Int, _ reason: Rejection.Reason) {
    rejections.append(Rejection(line: line, reason: reason))
  }
}
