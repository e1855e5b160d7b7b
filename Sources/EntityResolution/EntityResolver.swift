import DataModel

/// Makes one entity of all the names that mean one thing.
///
/// The sieves run in order, most precise first; each sees what those before it joined:
///
///     gazetteer entry → document memory → exact name → state body, qualified place
///       → corpus evidence → initials and designators → nickname → acronym → short name → spelling
///       → the user's decisions
///
/// The decisions come last because they overrule: they see what the sieves made, part what should be
/// two, join what should be one, and nothing joins or parts it again.
///
/// A row of the name table is joined at most once, to a row that stands for a whole cluster, so a
/// weak link never joins two clusters through a third. Names of different kinds are never joined.
/// After Raghunathan et al., "A Multi-Pass Sieve for Coreference Resolution" (EMNLP 2010).
public struct EntityResolver: Sendable {
  let entries: any EntryTable
  let decisions: Decisions
  let nicknames: [String: String]
  /// Whether names that a document left undecided are settled by the others, not dropped.
  public var usesCorpusEvidence = true
  /// Threads that name entities.
  public var jobs = 1

  /// - Parameter nicknames: the full form of a given name by its other forms, folded.
  public init(
    entries: any EntryTable, decisions: Decisions = Decisions(), nicknames: [String: String] = [:]
  ) {
    self.entries = entries
    self.decisions = decisions
    self.nicknames = nicknames
  }

  /// Maps every row of the table to an entity, or to none where it was dropped.
  public func resolve(_ table: NameTable) -> Resolution { resolve(table, hashMask: .max) }

  /// - Parameter hashMask: the bits of hashes that count; see `FoldedNames`.
  func resolve(_ table: NameTable, hashMask: UInt64) -> Resolution {
    var clusters = NameClusters(table: table, hashMask: hashMask)
    clusters.joinGazetteerEntries()
    clusters.joinLongForms()
    clusters.joinExactNames()
    clusters.joinQualifiedNames()
    if usesCorpusEvidence { clusters.settleUndecided() } else { clusters.dropUndecided() }
    clusters.joinWithoutInitials()
    clusters.joinNicknames(nicknames)
    clusters.joinAcronyms()
    clusters.joinShortNames()
    clusters.joinSpellings()
    let diagnostics = clusters.apply(decisions, entries: entries)
    return EntityNaming.resolution(clusters, entries: entries, jobs: jobs, diagnostics)
  }
}
