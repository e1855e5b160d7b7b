import GazetteerExchange
import MentionExtraction

/// Writes the entries of a lexicon in formats of other programs.
public enum LexiconExport {
  public enum Format: String, CaseIterable, Sendable {
    case csv, spacy
  }

  /// Writes the entries of the lexicon's own gazetteers, or of the ones that were added, complete
  /// or not at all; returns how many.
  @discardableResult
  public static func write(
    _ lexicon: Lexicon, ofAdded isAdded: Bool, as format: Format, to path: String
  ) throws -> Int {
    var keys: Set<String> = []
    var count = 0
    lexicon.forEachWrittenEntry(ofAdded: isAdded) {
      keys.formUnion($0.entry.attributes.keys)
      count += 1
    }
    let table = GazetteerTableWriter(keys: keys)
    try GraphFile.write(to: path) { write in
      if format == .csv { try write(table.header) }
      try lexicon.forEachWrittenEntry(ofAdded: isAdded) { written in
        let entry = listed(written)
        try write(format == .csv ? table.row(entry) : SpaCyPatternWriter.lines(entry))
      }
    }
    return count
  }

  private static func listed(_ written: Lexicon.WrittenEntry) -> ListedEntry {
    ListedEntry(
      kind: written.entry.kind,
      names: written.names.map {
        ListedEntry.Name(
          $0.text, isCaseExact: $0.isCaseExact, isWeak: $0.isWeak, neededWords: $0.neededWords)
      }, note: written.entry.note, within: written.within,
      attributes: written.entry.attributes.sorted { $0.key < $1.key }.map {
        ListedEntry.Attribute($0.key, $0.value)
      })
  }
}
