import DataModel

/// The rows of a name table in clusters, and why each row is where it is.
struct NameClusters {
  let table: NameTable
  let forms: [NameForms]
  /// The row that each row was joined to; itself where it stands for its cluster.
  private(set) var parent: [Int]
  private(set) var merges: [Resolution.Merge] = []
  private(set) var isDropped: [Bool]
  /// A name that the user gave to a cluster, by the row that stands for it.
  private(set) var givenName: [Int: String] = [:]
  /// Pairs of rows that must not meet.
  private var apart: [(Int, Int)] = []

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
    for (a, b) in apart {
      let (x, y) = (root(a), root(b))
      if (x, y) == (from, to) || (y, x) == (from, to) { return }
    }
    parent[from] = to
    merges.append(Resolution.Merge(name: from, into: to, sieve: sieve))
  }

  private func kind(_ row: Int) -> EntityKind { table.rows[row].key.kind }
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
  private func mostFrequent(_ rows: [Int]) -> Int {
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
      return "\(key.kind.rawValue) \(forms[row].folded)"
    }) where rows.count > 1 {
      // A row that a gazetteer knows gathers the others; two different entries stay two.
      let target = rows.first { table.rows[$0].key.entry != nil } ?? mostFrequent(rows)
      for row in rows where table.rows[row].key.entry == nil {
        join(row, to: target, sieve: "exact name")
      }
    }
  }

  /// Names that no document could settle: those that another document settled are accepted, the
  /// others dropped, unless enough documents suggest the same.
  mutating func settleUndecided() {
    var decided: [String: [Int]] = [:]
    for row in table.rows.indices where table.rows[row].key.isDecided {
      decided[forms[row].folded, default: []].append(row)
    }
    for row in table.rows.indices where !table.rows[row].key.isDecided {
      if let known = decided[forms[row].folded] {
        let sameKind = known.filter { kind($0) == kind(row) }
        join(row, to: mostFrequent(sameKind.isEmpty ? known : sameKind), sieve: "corpus evidence")
      } else if table.rows[row].documents < NameClusters.documentsThatSettle {
        isDropped[row] = true
      }
    }
  }

  /// Documents in which a name must be suspected before the suspicion is enough.
  private static let documentsThatSettle = 3

  mutating func joinWithoutInitials() {
    for (_, rows) in groups({ row in
      guard isAlone(row), table.rows[row].key.longForm == nil else { return nil }
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
      guard isAlone(row), table.rows[row].key.longForm == nil,
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

  // MARK: - Decisions

  /// Lets the user's decisions overrule the sieves, and reports those that match nothing or
  /// contradict one another.
  mutating func apply(_ decisions: Decisions, entries: [GazetteerEntry]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    func report(_ decision: Decisions.Decision, _ message: String) {
      diagnostics.append(
        Diagnostic(.note, file: decision.file, line: decision.line, message: message))
    }
    for decision in decisions.all {
      let matches = decision.names.map { rows(named: $0, entries) }
      let isRename = decision.verb == .rename
      if let missing = (isRename ? 0..<1 : matches.indices).first(where: { matches[$0].isEmpty }) {
        report(
          decision,
          "'\(decision.names[missing].text)' names nothing in this corpus; the decision was not applied")
        continue
      }
      switch decision.verb {
      case .same:
        let first = matches[0][0]
        for rows in matches.dropFirst() {
          let before = merges.count
          for row in Set(rows.map { root($0) }).sorted() where root(row) != root(first) {
            join(row, to: first, sieve: "decision")
          }
          if root(rows[0]) != root(first), merges.count == before {
            report(
              decision,
              "'\(decision.names[0].text)' is kept apart by an earlier decision; this one was not applied")
          }
        }
      case .different:
        for (a, b) in zip(matches, matches.dropFirst()) {
          let separate = separate(b, from: a)
          if !separate {
            report(
              decision,
              "'\(decision.names[0].text)' and '\(decision.names[1].text)' are the same words; they cannot be told apart by name")
          }
        }
      case .drop:
        for row in matches[0] { dropCluster(of: row) }
      case .rename:
        givenName[root(matches[0][0])] = decision.names[1].text
      }
    }
    return diagnostics
  }

  /// The rows that a decision's name means: by their words, their gazetteer entry's name, or the id
  /// that either gives.
  private func rows(named name: Decisions.Name, _ entries: [GazetteerEntry]) -> [Int] {
    let folded = name.text.foldedName
    return table.rows.indices.filter { row in
      let kind = self.kind(row)
      guard (name.kind ?? kind) == kind else { return false }
      let entry = table.rows[row].key.entry.map { entries[$0].name }
      return [table.rows[row].key.text, entry].contains { text in
        guard let text else { return false }
        return text.foldedName == folded
          || "\(kind.name).\(EntityNaming.slug(text))" == name.text
      }
    }
  }

  private mutating func dropCluster(of row: Int) {
    let root = self.root(row)
    for other in table.rows.indices where self.root(other) == root { isDropped[other] = true }
  }

  /// Takes `rows` out of the cluster of `others`; false where they share a row.
  private mutating func separate(_ rows: [Int], from others: [Int]) -> Bool {
    guard Set(rows).isDisjoint(with: others) else { return false }
    let roots = Set(others.map { root($0) })
    let moving = rows.filter { roots.contains(root($0)) }
    if let first = moving.first {
      let members = table.rows.indices.map { root($0) }
      let moved = Set(moving)
      let cluster = members[first]
      let stays = table.rows.indices.filter { members[$0] == cluster && !moved.contains($0) }
      for row in moving { parent[row] = first }
      for row in stays { parent[row] = stays[0] }
      merges.removeAll { moved.contains($0.name) || moved.contains($0.into) }
      for row in moving where row != first {
        merges.append(Resolution.Merge(name: row, into: first, sieve: "decision"))
      }
    }
    apart.append((rows[0], others[0]))
    return true
  }
}
