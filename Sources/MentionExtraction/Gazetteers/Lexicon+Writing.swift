import DataModel

extension Lexicon {
  /// A name of an entry as its gazetteer writes it.
  package struct WrittenName: Hashable, Sendable {
    package var text: String
    package var isCaseExact: Bool
    package var isWeak: Bool
    package var neededWords: [String]
  }

  /// An entry as its gazetteer writes it.
  package struct WrittenEntry: Hashable, Sendable {
    package var entry: GazetteerEntry
    /// The place that it lies in, with its note in parentheses if it has one.
    package var within: String?
    package var names: [WrittenName]
  }

  /// Calls `body` with each entry of the lexicon's own gazetteers, or of the ones that were added,
  /// in their order.
  package func forEachWrittenEntry<Failure>(
    ofAdded isAdded: Bool, _ body: (WrittenEntry) throws(Failure) -> Void
  ) throws(Failure) {
    for table in isAdded ? 0..<(tables.count - 1) : (tables.count - 1)..<tables.count {
      var namesOfEntry = [[Int]](repeating: [], count: tables[table].entries.count)
      for alias in 0..<tables[table].aliases.count {
        namesOfEntry[Int(tables[table].aliases[alias].entry)].append(alias)
      }
      for (number, aliases) in namesOfEntry.enumerated() {
        let entry = firstEntries[table] + number
        let names = aliases.map { alias in
          let alias = tables[table].alias(alias, firstEntry: 0, firstSource: 0)
          return WrittenName(
            text: alias.text, isCaseExact: alias.isCaseExact, isWeak: alias.isWeak,
            neededWords: alias.neededWords)
        }
        let within = container(entry).map { self.entry($0) }
        try body(
          WrittenEntry(
            entry: self.entry(entry),
            within: within.map { around in
              around.note.map { "\(around.name) (\($0))" } ?? around.name
            }, names: names))
      }
    }
  }
}
