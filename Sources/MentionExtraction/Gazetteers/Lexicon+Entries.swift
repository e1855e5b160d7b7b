import DataModel

extension Lexicon {
  /// The table that an alias of all is in, and its position there.
  @inline(__always)
  func place(ofAlias alias: Int32) -> (table: Int, alias: Int) {
    let number = Int(alias)
    var table = tables.count - 1
    while firstAliases[table] > number { table -= 1 }
    return (table, number - firstAliases[table])
  }

  private func place(ofEntry entry: Int) -> (table: Int, entry: Int) {
    var table = tables.count - 1
    while firstEntries[table] > entry { table -= 1 }
    return (table, entry - firstEntries[table])
  }

  /// An alias as matching sees it.
  func flatAlias(_ alias: Int32) -> GazetteerTable.FlatAlias {
    let (table, number) = place(ofAlias: alias)
    return tables[table].aliases[number]
  }

  /// The entry that an alias is a name of.
  func entry(ofAlias alias: Int32) -> Int {
    let (table, number) = place(ofAlias: alias)
    return Int(tables[table].aliases[number].entry) + firstEntries[table]
  }

  /// The position in `sources` of the file that an alias is in.
  func source(ofAlias alias: Int32) -> Int {
    let (table, number) = place(ofAlias: alias)
    return Int(tables[table].aliases[number].source) + firstSources[table]
  }

  /// An alias with its texts, for messages.
  func alias(_ number: Int32) -> Alias {
    let (table, alias) = place(ofAlias: number)
    return tables[table].alias(
      alias, firstEntry: firstEntries[table], firstSource: firstSources[table])
  }

  var aliasCount: Int { (firstAliases.last ?? 0) + (tables.last?.aliases.count ?? 0) }

  /// All entries: the user's, then the lexicon's.
  public var entries: LexiconEntries { LexiconEntries(lexicon: self) }

  /// Of entries of several tables that have one kind, name and note, the first.
  func canonical(_ entry: Int) -> Int {
    let (table, number) = place(ofEntry: entry)
    if table == 0 { return entry }
    for earlier in 0..<table {
      if let found = tables[earlier].entry(like: number, of: tables[table]) {
        return firstEntries[earlier] + found
      }
    }
    return entry
  }

  /// The entry that a place lies in.
  func container(_ entry: Int) -> Int? {
    let (table, number) = place(ofEntry: entry)
    let container = tables[table].entries[number].container
    if container >= 0 { return canonical(Int(container) + firstEntries[table]) }
    return container == -1
      ? nil : place(called: tables[table].strings[Int(-2 - container)])
  }

  /// The entry of a place by its name, with the note in parentheses if it has one.
  func place(called name: String) -> Int? {
    for table in tables.indices {
      if let entry = tables[table].place(name) { return firstEntries[table] + entry }
    }
    return nil
  }

  /// Whether others lie in a place.
  func isContainer(_ entry: Int) -> Bool {
    let (table, number) = place(ofEntry: entry)
    return tables[table].entries[number].bits & GazetteerTable.FlatEntry.isContainer != 0
  }

  func hasNote(_ entry: Int) -> Bool {
    let (table, number) = place(ofEntry: entry)
    return tables[table].entries[number].note >= 0
  }

  func name(ofEntry entry: Int) -> String {
    let (table, number) = place(ofEntry: entry)
    return tables[table].strings[Int(tables[table].entries[number].name)]
  }

  func entry(_ entry: Int) -> GazetteerEntry {
    let (table, number) = place(ofEntry: entry)
    var found = tables[table].entry(number)
    found.container = container(entry).map { Int32($0) }
    return found
  }

  /// Whether a region or country lies around a place, at any distance.
  func contains(_ container: Int, _ entry: Int) -> Bool {
    var next = self.container(entry)
    var steps = 0
    while let position = next, steps < Lexicon.mostContainers {
      if position == container { return true }
      next = self.container(position)
      steps += 1
    }
    return false
  }

  /// Ends a circle of places that lie in one another.
  private static let mostContainers = 4

  /// Whether some list, rule or gazetteer has a word.
  func hasWord(_ hash: UInt64) -> Bool {
    words[hash].number >= 0 || tables.contains { $0.hasWord(hash) }
  }
}

/// The entries of a lexicon, each made as it is asked for.
public struct LexiconEntries: RandomAccessCollection, EntryTable {
  let lexicon: Lexicon

  public var startIndex: Int { 0 }
  public var endIndex: Int {
    (lexicon.firstEntries.last ?? 0) + (lexicon.tables.last?.entries.count ?? 0)
  }

  public subscript(position: Int) -> GazetteerEntry { lexicon.entry(position) }
}

extension LexiconEntries: Equatable {
  public static func == (a: LexiconEntries, b: LexiconEntries) -> Bool { a.elementsEqual(b) }
  public static func == (a: LexiconEntries, b: [GazetteerEntry]) -> Bool { a.elementsEqual(b) }
}
