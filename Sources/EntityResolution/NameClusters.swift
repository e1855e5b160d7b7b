import DataModel

/// The rows of a name table in clusters, and why each row is where it is.
struct NameClusters {
  let table: NameTable
  let forms: [NameForms]
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

  init(table: NameTable) {
    self.table = table
    forms = table.rows.map { NameForms($0.key.text) }
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
  private func isAlone(_ row: Int) -> Bool { parent[row] == row }

  /// Rows by a key, in table order; rows without a key are left out.
  private func groups(_ key: (Int) -> String?) -> [(key: String, rows: [Int])] {
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for row in table.rows.indices {
      guard !isDropped[row], let key = key(row) else { continue }
      if rows[key] == nil { order.append(key) }
      rows[key, default: []].append(row)
    }
    return order.map { ($0, rows[$0] ?? []) }
  }

  /// The row with most mentions; the earlier one on a tie.
  func mostFrequent(_ rows: [Int]) -> Int {
    rows.max { (table.rows[$0].mentions, $1) < (table.rows[$1].mentions, $0) } ?? rows[0]
  }

  // MARK: - Sieves

  mutating func joinGazetteerEntries() {
    for (_, rows) in groups({ row in
      table.rows[row].key.entry.map { "\($0)" }
    }) {
      let first = mostFrequent(rows)
      for row in rows { join(row, to: first, sieve: "gazetteer entry") }
    }
  }

  mutating func joinLongForms() {
    for row in table.rows.indices {
      guard let longForm = table.rows[row].key.longForm else { continue }
      join(row, to: longForm, sieve: "document memory")
    }
  }

  mutating func joinExactNames() {
    for (_, rows) in groups({ row in
      let key = table.rows[row].key
      guard key.longForm == nil, key.isDecided else { return nil }
      if let name = key.qualified {
        return "\(key.kind.rawValue) \(name.name) of \(name.qualifier)"
      }
      return "\(key.kind.rawValue) \(forms[row].folded)"
    }) where rows.count > 1 {
      // A row that a gazetteer knows gathers the others; two different entries stay two.
      let target = rows.first { table.rows[$0].key.entry != nil } ?? mostFrequent(rows)
      for row in rows where table.rows[row].key.entry == nil {
        join(row, to: target, sieve: "exact name")
      }
    }
  }

  /// A name of which no document tells what tells it apart, where the corpus has it of one thing
  /// only.
  mutating func joinQualifiedNames() {
    var things: [String: Set<Int>] = [:]
    for row in table.rows.indices {
      let key = table.rows[row].key
      guard let name = key.qualified else { continue }
      things["\(key.kind.rawValue) \(name.name)", default: []].insert(root(row))
    }
    if things.isEmpty { return }
    for row in table.rows.indices where kind(row) != .person && isAlone(row) {
      let key = table.rows[row].key
      guard key.isDecided, key.qualified == nil, key.longForm == nil, key.entry == nil,
        let known = things["\(key.kind.rawValue) \(QualifiedName.canonical(key.text, key.kind))"],
        known.count == 1, let only = known.first
      else { continue }
      join(row, to: only, sieve: key.kind == .place ? "qualified place" : "state body")
    }
  }

  /// Names that no document could settle: those that another document settled, and as the same
  /// kind, are accepted, the others dropped, unless enough documents suggest the same.
  mutating func settleUndecided() {
    var decided: [String: [Int]] = [:]
    for row in table.rows.indices where table.rows[row].key.isDecided {
      decided[forms[row].folded, default: []].append(row)
    }
    for row in table.rows.indices where !table.rows[row].key.isDecided {
      let known = decided[forms[row].folded, default: []].filter { kind($0) == kind(row) }
      if !known.isEmpty {
        join(row, to: mostFrequent(known), sieve: "corpus evidence")
      } else if table.rows[row].documents < NameClusters.documentsThatSettle {
        isDropped[row] = true
      }
    }
  }

  mutating func dropUndecided() {
    for row in table.rows.indices where !table.rows[row].key.isDecided { isDropped[row] = true }
  }

  /// Documents in which a name must be suspected before the suspicion is enough.
  private static let documentsThatSettle = 3

  mutating func joinWithoutInitials() {
    for (_, rows) in groups({ row in
      let key = table.rows[row].key
      guard isAlone(row), key.longForm == nil, key.qualified == nil else { return nil }
      switch kind(row) {
      case .person: return forms[row].withoutInitials.map { "person \($0)" }
      case .organization: return "organization \(forms[row].withoutDesignator)"
      case .place: return nil
      }
    }) where rows.count > 1 {
      // "George W. Bush" and "George H. W. Bush" keep "George Bush" to themselves.
      let initials = Set(rows.map { forms[$0].initials }.filter { !$0.isEmpty })
      guard kind(rows[0]) != .person || initials.count <= 1 else { continue }
      let known = Set(rows.compactMap { table.rows[$0].key.entry })
      guard known.count <= 1 else { continue }
      let target = rows.first { table.rows[$0].key.entry != nil } ?? mostFrequent(rows)
      for row in rows { join(row, to: target, sieve: "initials and designators") }
    }
  }

  /// People of one surname whose given names are forms of one: "Bill Clinton" and "William Clinton".
  mutating func joinNicknames(_ nicknames: [String: String]) {
    if nicknames.isEmpty { return }
    for (_, rows) in groups({ row in
      guard kind(row) == .person, isAlone(row), table.rows[row].key.longForm == nil,
        let words = forms[row].withoutInitials?.split(separator: " "), words.count == 2
      else { return nil }
      let given = String(words[0])
      return "\(nicknames[given] ?? given) \(words[1])"
    }) where rows.count > 1 {
      // "George W. Bush" and "George H. W. Bush" stay two also beside a "Georgie Bush".
      guard Set(rows.map { forms[$0].initials }.filter { !$0.isEmpty }).count <= 1 else { continue }
      guard Set(rows.compactMap { table.rows[$0].key.entry }).count <= 1 else { continue }
      let target = rows.first { table.rows[$0].key.entry != nil } ?? mostFrequent(rows)
      for row in rows { join(row, to: target, sieve: "nickname") }
    }
  }

  /// An acronym that some document introduces, always for one thing, means that thing elsewhere.
  mutating func joinAcronyms() {
    var meanings: [String: Set<Int>] = [:]
    for row in table.rows.indices where forms[row].isAcronym {
      if table.rows[row].key.longForm != nil {
        meanings["\(kind(row).rawValue) \(forms[row].folded)", default: []].insert(root(row))
      }
    }
    for row in table.rows.indices where forms[row].isAcronym && isAlone(row) && !isDropped[row] {
      guard table.rows[row].key.entry == nil, table.rows[row].key.longForm == nil,
        let known = meanings["\(kind(row).rawValue) \(forms[row].folded)"], known.count == 1,
        let meaning = known.first
      else { continue }
      join(row, to: meaning, sieve: "acronym")
    }
  }

  /// A surname that only one full name of the corpus can mean.
  mutating func joinShortNames() {
    var fullNames: [String: Set<Int>] = [:]
    for row in table.rows.indices where kind(row) == .person && !isDropped[row] {
      guard forms[row].words.count > 1 else { continue }
      if let last = forms[row].words.last { fullNames[last, default: []].insert(root(row)) }
    }
    for row in table.rows.indices {
      guard kind(row) == .person, isAlone(row), !isDropped[row], forms[row].words.count == 1,
        table.rows[row].key.longForm == nil, table.rows[row].key.entry == nil,
        let known = fullNames[forms[row].words[0]]?.filter({ $0 != row }), known.count == 1,
        let only = known.first
      else { continue }
      join(row, to: only, sieve: "short name")
    }
  }

  /// Names that differ only as transliterations do: "Karim Masimov" and "Karim Massimov".
  mutating func joinSpellings() {
    for (_, rows) in groups({ row in
      guard isAlone(row), table.rows[row].key.longForm == nil, table.rows[row].key.qualified == nil,
        forms[row].words.count > 1 || kind(row) != .person,
        forms[row].folded.utf8.count >= NameClusters.shortestSpelling, !forms[row].isAcronym
      else { return nil }
      return "\(kind(row).rawValue) \(forms[row].transliterationKey)"
    }) where rows.count > 1 {
      let known = Set(rows.compactMap { table.rows[$0].key.entry })
      guard known.count <= 1 else { continue }
      let target = rows.first { table.rows[$0].key.entry != nil } ?? mostFrequent(rows)
      for row in rows { join(row, to: target, sieve: "spelling") }
    }
  }

  /// Shorter names have too many neighbours that differ by one letter.
  private static let shortestSpelling = 7
}
