import DataModel

/// The rows of a name table in clusters, and why each row is where it is.
struct NameClusters {
  let table: NameTable
  var names: FoldedNames
  /// The row that each row was joined to; itself where it stands for its cluster.
  var parent: [Int]
  /// One for each row that does not stand for its cluster, into its parent.
  var merges: [Resolution.Merge] = []
  var isDropped: [Bool]
  /// A name that the user gave to a cluster, by the row that stands for it.
  var givenName: [Int: String] = [:]
  /// Rows that the user wants together, by the decision that says so.
  var together: [(decision: Decisions.Decision, rows: [Int])] = []
  /// Rows that the user wants apart: none of the first with any of the second.
  var apart: [(Set<Int>, Set<Int>)] = []

  /// - Parameter hashMask: the bits of hashes that count; see `FoldedNames`.
  init(table: NameTable, hashMask: UInt64 = .max) {
    self.table = table
    names = FoldedNames(table.rows, hashMask: hashMask)
    parent = Array(table.rows.indices)
    isDropped = Array(repeating: false, count: table.rows.count)
  }

  /// The row that stands for the cluster.
  func root(_ row: Int) -> Int {
    var row = row
    while parent[row] != row { row = parent[row] }
    return row
  }

  mutating func join(_ row: Int, to other: Int, sieve: String) {
    let (from, to) = (root(row), root(other))
    guard from != to else { return }
    parent[from] = to
    merges.append(Resolution.Merge(name: from, into: to, sieve: sieve))
  }

  /// What the decisions that hold say of which rows.
  var settled: [Resolution.Settled] {
    together.map { .one(Set($0.rows)) } + apart.map { .two($0.0, $0.1) }
  }

  func kind(_ row: Int) -> EntityKind { table.rows[row].key.kind }

  /// The row with most mentions; the earlier one on a tie.
  func mostFrequent(_ rows: [Int]) -> Int {
    rows.max { (table.rows[$0].mentions, $1) < (table.rows[$1].mentions, $0) } ?? rows[0]
  }
}
