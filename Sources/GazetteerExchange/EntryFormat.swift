/// Reads the lines of one file as entries.
protocol EntryFormat: Sendable {
  /// Whether each line is read as if there were no other.
  static var readsLinesAlone: Bool { get }
  /// Reads a line, and hands over the entries that it completes.
  mutating func read(_ line: SourceLine, into batch: inout EntryBatch)
  /// Hands over what is left at the end of the file.
  mutating func finish(into batch: inout EntryBatch)
}

extension EntryFormat {
  static var readsLinesAlone: Bool { false }

  mutating func finish(into batch: inout EntryBatch) {}
}

/// What some lines came to.
struct EntryBatch {
  /// The complete ones, and behind them some whose memory is used again.
  var entries: [FoundEntry] = []
  /// How many are complete.
  private(set) var count = 0
  var rejections: [Rejection] = []
  /// Entries that are of no kind that a gazetteer has, or in no language that is wanted.
  var leftOut = 0
  /// The file itself makes no sense.
  var failure: GazetteerExchangeError.Reason?

  var isEmpty: Bool { count == 0 && rejections.isEmpty && leftOut == 0 }

  /// Takes a complete entry, and leaves memory for another in its place.
  mutating func take(_ entry: inout FoundEntry) {
    if count == entries.count { entries.append(FoundEntry()) }
    swap(&entries[count], &entry)
    count += 1
  }

  /// Leaves out some of the entries from a position on.
  mutating func keep(
    from first: Int, where isKept: (inout FoundEntry, inout [Rejection]) -> Bool
  ) {
    var kept = first
    for number in first..<count where isKept(&entries[number], &rejections) {
      if kept < number { entries.swapAt(kept, number) }
      kept += 1
    }
    count = kept
  }

  mutating func removeAll() {
    count = 0
    rejections.removeAll(keepingCapacity: true)
    leftOut = 0
  }

  mutating func reject(_ line: Int, _ reason: Rejection.Reason) {
    rejections.append(Rejection(line: line, reason: reason))
  }
}
