import DataModel

extension NameClusters {
  /// Lets the user's decisions overrule the sieves, in their order, and reports those that match
  /// nothing, leave open what they mean, or contradict one another.
  mutating func apply(_ decisions: Decisions, entries: any EntryTable) -> [Diagnostic] {
    if decisions.all.isEmpty { return [] }
    var names = DecidedNames(entries: entries, clusters: self)
    var diagnostics: [Diagnostic] = []
    var sheet: String?
    for decision in decisions.all {
      let isNext = decision.isOfSheet && decision.file == sheet
      if !isNext, decision.isOfSheet || decision.names.contains(where: \.mayBeID) {
        names.learnIDs(self)
      }
      sheet = decision.isOfSheet ? decision.file : nil
      for message in apply(decision, names) {
        diagnostics.append(
          Diagnostic(.note, file: decision.file, line: decision.line, message: message))
      }
    }
    return diagnostics
  }

  /// Applies one decision whole or not at all, and returns what is to be said about it.
  private mutating func apply(_ decision: Decisions.Decision, _ names: DecidedNames) -> [String] {
    // The second name of `rename` is a new one.
    let mustExist = decision.verb == .rename ? decision.names.prefix(1) : decision.names[...]
    let matches = mustExist.map { names.rows($0, in: self) }
    for (name, rows) in zip(mustExist, matches) {
      if rows.isEmpty {
        return ["'\(name.text)' names nothing in this corpus; the decision was not applied"]
      }
      guard decision.verb == .same || decision.verb == .rename else { continue }
      if let ids = ambiguity(rows, names) {
        return ["'\(name.text)' may mean \(ids); write the id; the decision was not applied"]
      }
    }
    switch decision.verb {
    case .same: return joinAll(matches, decision)
    case .different: return separateAll(matches, decision)
    case .drop:
      if decision.dropsNameAlone {
        for rows in matches { takeOut(rows) }
      }
      dropClusters(of: matches.flatMap { $0 })
      return overruled()
    case .rename: givenName[root(matches[0][0])] = decision.names[1].text
    }
    return []
  }

  /// The ids of the entities that the rows mean, if more than one.
  private func ambiguity(_ rows: [Int], _ names: DecidedNames) -> String? {
    guard roots(rows).count > 1 else { return nil }
    let ids = names.ids(of: rows, in: self)
    return ids.count > 1 ? ids.joined(separator: " or ") : nil
  }

  private func roots(_ rows: some Sequence<Int>) -> Set<Int> { Set(rows.map { root($0) }) }

  private mutating func dropClusters(of rows: [Int]) {
    let dropped = roots(rows)
    for row in table.rows.indices where dropped.contains(root(row)) { isDropped[row] = true }
  }

  /// Makes clusters of their own of rows that share one with others.
  private mutating func takeOut(_ rows: [Int]) {
    for (root, rows) in Dictionary(grouping: rows, by: { root($0) }).sorted(by: { $0.key < $1.key })
    {
      let leaving = Set(rows).union(shortForms(of: Set(rows)))
      if table.rows.indices.contains(where: { self.root($0) == root && !leaving.contains($0) }) {
        split(root, takingOut: leaving)
      }
    }
  }

  // MARK: - Same

  private mutating func joinAll(_ names: [[Int]], _ decision: Decisions.Decision) -> [String] {
    let rows = names.flatMap { $0 }
    let joined = roots(rows)
    for (some, others) in apart {
      let (some, others) = (roots(some), roots(others))
      if joined.isDisjoint(with: some) || joined.isDisjoint(with: others) { continue }
      let kept = names.firstIndex { !roots($0).isDisjoint(with: some.union(others)) } ?? 0
      return [
        "'\(decision.names[kept].text)' is kept apart by an earlier decision; this one was not applied"
      ]
    }
    for root in joined.sorted() { join(root, to: rows[0], sieve: "decision") }
    together.append((decision, rows))
    return []
  }

  // MARK: - Different

  /// Keeps every name apart from every other; the later of two leaves the cluster that they share.
  private mutating func separateAll(_ names: [[Int]], _ decision: Decisions.Decision) -> [String] {
    var pairs: [(first: Int, second: Int)] = []
    for second in names.indices {
      for first in 0..<second { pairs.append((first, second)) }
    }
    for (first, second) in pairs where !Set(names[first]).isDisjoint(with: names[second]) {
      let (a, b) = (decision.names[first].text, decision.names[second].text)
      return ["'\(a)' and '\(b)' are the same words; they cannot be told apart by name"]
    }
    let named = Set(names.flatMap { $0 })
    for (first, second) in pairs {
      let shared = roots(names[first])
      let leaving = Dictionary(grouping: names[second]) { root($0) }
      for (root, rows) in leaving.sorted(by: { $0.key < $1.key }) where shared.contains(root) {
        split(root, takingOut: Set(rows).union(shortForms(of: Set(rows)).subtracting(named)))
      }
      apart.append((Set(names[first]), Set(names[second])))
    }
    return overruled()
  }

  /// The rows that are where they are because they are short for one of the rows: "Masimov" goes
  /// where "Karim Masimov" goes, unless a decision binds it to a row that stays.
  private func shortForms(of leaving: Set<Int>) -> Set<Int> {
    let clusters = roots(leaving)
    let short = Set(merges.filter { NameClusters.shortForms.contains($0.sieve) }.map(\.name))
    func isShort(_ row: Int) -> Bool {
      var row = row
      while short.contains(row) {
        row = parent[row]
        if leaving.contains(row) { return true }
      }
      return false
    }
    return Set(
      table.rows.indices.filter { row in
        clusters.contains(root(row)) && isShort(row)
          && together.allSatisfy {
            !$0.rows.contains(row) || !leaving.isDisjoint(with: $0.rows)
          }
      })
  }

  /// Sieves that join a short form to the long one.
  static let shortForms: Set<String> = ["document memory", "acronym", "short name"]

  /// Parts a cluster in two. What a row was joined to by way of the other part, it is joined to
  /// directly; merges keep their sieves.
  private mutating func split(_ cluster: Int, takingOut leaving: Set<Int>) {
    let old = parent
    let members = Set(table.rows.indices.filter { root($0) == cluster })
    for part in [leaving, members.subtracting(leaving)] {
      func above(_ row: Int) -> Int? {
        var row = row
        while old[row] != row {
          row = old[row]
          if part.contains(row) { return row }
        }
        return nil
      }
      let top = mostFrequent(part.filter { above($0) == nil }.sorted())
      for row in part { parent[row] = row == top ? row : above(row) ?? top }
    }
    merges = merges.compactMap { merge in
      let into = parent[merge.name]
      return into == merge.name
        ? nil : Resolution.Merge(name: merge.name, into: into, sieve: merge.sieve)
    }
  }

  /// Forgets the decisions whose rows are together no longer, and says so.
  private mutating func overruled() -> [String] {
    let parted = together.filter { roots($0.rows).count > 1 }
    together = together.filter { roots($0.rows).count == 1 }
    return parted.map { decision, _ in
      let names = decision.names.map { "'\($0.text)'" }.joined(separator: " and ")
      return
        "\(names) are the same by \(decision.file):\(decision.line); the later decision was applied"
    }
  }
}
