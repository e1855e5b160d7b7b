import DataModel

/// Finds the merges and splits of a resolution that a person should look at.
///
/// A merge is doubtful where a sieve made it that goes by the form of names alone. A split is
/// doubtful where two entities are called as one thing often is: names one letter apart, an initial
/// or a nickname that fits, a surname that several full names end in, an acronym whose letters are
/// the initials of a name, one name in two kinds. Names are compared only if they share a key that
/// few others have, so the work grows with the number of names and not with that of their pairs.
///
/// What the user's decisions settled is not asked again, nor whether two gazetteer entries are one.
public struct DoubtFinder: Sendable {
  let entries: any EntryTable
  let nicknames: [String: String]

  /// - Parameter nicknames: the full form of a given name by its other forms, folded.
  public init(entries: any EntryTable, nicknames: [String: String] = [:]) {
    self.entries = entries
    self.nicknames = nicknames
  }

  /// The doubts about a resolution of a table, in a fixed order: merges, then splits.
  public func doubts(in table: NameTable, resolution: Resolution) -> [Doubt] {
    let names = ResolvedNames(table, resolution, entries: entries)
    var splits = DoubtfulSplits(names: names)
    splits.findNamesOfTwoKinds()
    splits.findAcronyms()
    splits.findShortNames()
    splits.findGivenNames(nicknames)
    splits.findOneEdits()
    return names.doubtfulMerges() + splits.doubts
  }
}
