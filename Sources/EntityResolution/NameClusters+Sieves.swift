import DataModel

extension NameClusters {
  mutating func joinGazetteerEntries() {
    var positions: [Int: Int] = [:]
    var groups: [[Int]] = []
    for row in table.rows.indices {
      guard let entry = table.rows[row].key.entry else { continue }
      if let position = positions[entry] {
        groups[position].append(row)
      } else {
        positions[entry] = groups.count
        groups.append([row])
      }
    }
    for rows in groups where rows.count > 1 {
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
    let table = table.rows
    let rows = table.indices.filter { has($0, .isDecided) && hasNone($0, .isShortForm) }
    let groups = names.groups(of: rows) { names, row in
      guard let name = table[row].key.qualified else { return .whole }
      return names.write(table[row].key.kind, "\(name.name) of \(name.qualifier)")
    }
    for rows in groups {
      // A row that a gazetteer knows gathers the others; two different entries stay two.
      let target = gatherer(rows)
      for row in rows where hasNone(row, .hasEntry) { join(row, to: target, sieve: "exact name") }
    }
  }

  /// A name of which no document tells what tells it apart, where the corpus has it of one thing
  /// only.
  mutating func joinQualifiedNames() {
    var keys = NameKeys()
    var things: [Meanings] = []
    var bodies: [String] = []
    for row in table.rows.indices where has(row, .isQualified) {
      guard let name = table.rows[row].key.qualified?.name else { continue }
      let key = names.write(kind(row), name)
      let number = names.number(key, row, in: &keys)
      if number == things.count { things.append(Meanings()) }
      things[number].insert(root(row))
      if kind(row) == .organization { bodies.append(name) }
    }
    if things.isEmpty { return }
    var words = BodyWords(bodies)
    for row in table.rows.indices
    where has(row, .isDecided) && hasNone(row, [.isQualified, .isShortForm, .hasEntry]) {
      guard kind(row) != .person, isAlone(row) else { continue }
      let key = keyOfQualified(row, &words)
      guard let number = names.find(key, row, in: keys), let only = things[number].only else {
        continue
      }
      join(row, to: only, sieve: kind(row) == .place ? "qualified place" : "state body")
    }
  }

  /// The key that a name would have among those that are told apart.
  private mutating func keyOfQualified(_ row: Int, _ words: inout BodyWords) -> FoldedNames.Key {
    if kind(row) == .place { return .whole }
    if has(row, .isASCII), !words.mayMake(names.name(row), of: names.bytes) { return .none }
    return names.write(kind(row), QualifiedName.canonical(table.rows[row].key.text, kind(row)))
  }

  /// Names that no document could settle: those that another document settled, and as the same
  /// kind, are accepted, the others dropped, unless enough documents suggest the same.
  mutating func settleUndecided() {
    let undecided = table.rows.indices.filter { hasNone($0, .isDecided) }
    if undecided.isEmpty { return }
    var keys = NameKeys()
    let keyOfRow = undecided.map { names.number(.whole, $0, in: &keys) }
    var known = [Int?](repeating: nil, count: keys.count)
    for row in table.rows.indices where has(row, .isDecided) {
      guard let key = names.find(.whole, row, in: keys) else { continue }
      known[key] = known[key].map { mostFrequent([$0, row]) } ?? row
    }
    for (row, key) in zip(undecided, keyOfRow) {
      if let other = known[key] {
        join(row, to: other, sieve: "corpus evidence")
      } else if table.rows[row].documents < NameClusters.documentsThatSettle {
        isDropped[row] = true
      }
    }
  }

  mutating func dropUndecided() {
    for row in table.rows.indices where hasNone(row, .isDecided) { isDropped[row] = true }
  }

  /// Documents in which a name must be suspected before the suspicion is enough.
  private static let documentsThatSettle = 3

  mutating func joinWithoutInitials() {
    let table = table.rows
    let rows = table.indices.filter {
      isOpen($0) && hasNone($0, [.isShortForm, .isQualified]) && table[$0].key.kind != .place
    }
    let groups = names.groups(of: rows) { names, row in
      table[row].key.kind == .person
        ? names.writeWithoutInitials(row) : names.writeWithoutDesignator(row)
    }
    for rows in groups {
      // "George W. Bush" and "George H. W. Bush" keep "George Bush" to themselves.
      guard kind(rows[0]) != .person || haveOneInitialAtMost(rows) else { continue }
      joinUnlessKnownApart(rows, sieve: "initials and designators")
    }
  }

  /// People of one surname whose given names are forms of one: "Bill Clinton" and "William Clinton".
  mutating func joinNicknames(_ nicknames: [String: String]) {
    if nicknames.isEmpty { return }
    let nicknames = Nicknames(nicknames)
    let rows = table.rows.indices.filter {
      isOpen($0) && hasNone($0, [.isShortForm, .isOneWord]) && kind($0) == .person
    }
    for rows in names.groups(of: rows, by: { $0.writeFullForm($1, nicknames) }) {
      // "George W. Bush" and "George H. W. Bush" stay two also beside a "Georgie Bush".
      guard haveOneInitialAtMost(rows) else { continue }
      joinUnlessKnownApart(rows, sieve: "nickname")
    }
  }

  /// An acronym that some document introduces, always for one thing, means that thing elsewhere.
  mutating func joinAcronyms() {
    var keys = NameKeys()
    var meanings: [Meanings] = []
    for row in table.rows.indices where has(row, [.isAcronym, .isShortForm]) {
      let key = names.number(.whole, row, in: &keys)
      if key == meanings.count { meanings.append(Meanings()) }
      meanings[key].insert(root(row))
    }
    for row in table.rows.indices
    where has(row, .isAcronym) && hasNone(row, [.isShortForm, .hasEntry]) && isOpen(row) {
      guard let key = names.find(.whole, row, in: keys), let meaning = meanings[key].only
      else { continue }
      join(row, to: meaning, sieve: "acronym")
    }
  }

  /// A surname that only one full name of the corpus can mean.
  mutating func joinShortNames() {
    let surnames = table.rows.indices.filter {
      has($0, .isOneWord) && hasNone($0, [.isShortForm, .hasEntry]) && isOpen($0)
        && kind($0) == .person
    }
    if surnames.isEmpty { return }
    var keys = NameKeys()
    let keyOfRow = surnames.map { names.number(.whole, $0, in: &keys) }
    var fullNames = [Meanings](repeating: Meanings(), count: keys.count)
    for row in table.rows.indices
    where hasNone(row, .isOneWord) && !isDropped[row] && kind(row) == .person {
      let key = names.writeSurname(row)
      if let number = names.find(key, row, in: keys) { fullNames[number].insert(root(row)) }
    }
    for (row, key) in zip(surnames, keyOfRow) where isAlone(row) {
      guard let only = fullNames[key].only(besides: row) else { continue }
      join(row, to: only, sieve: "short name")
    }
  }

  /// Names that differ only as transliterations do: "Karim Masimov" and "Karim Massimov".
  mutating func joinSpellings() {
    let table = table.rows
    let rows = table.indices.filter {
      isOpen($0) && hasNone($0, [.isShortForm, .isQualified, .isAcronym])
        && (hasNone($0, .isOneWord) || table[$0].key.kind != .person)
        && names.name($0).count >= NameClusters.shortestSpelling
    }
    let groups = names.groups(of: rows) { $0.writeTransliteration($1, table[$1].key.kind) }
    for rows in groups { joinUnlessKnownApart(rows, sieve: "spelling") }
  }

  /// Shorter names have too many neighbours that differ by one letter.
  private static let shortestSpelling = 7

  // MARK: - What sieves ask

  private func has(_ row: Int, _ traits: NameTraits) -> Bool {
    names.traits[row].isSuperset(of: traits)
  }

  private func hasNone(_ row: Int, _ traits: NameTraits) -> Bool {
    names.traits[row].isDisjoint(with: traits)
  }

  private func isAlone(_ row: Int) -> Bool { parent[row] == row }

  private func isOpen(_ row: Int) -> Bool { isAlone(row) && !isDropped[row] }

  /// The row that others are joined to: the first that a gazetteer knows, or the most frequent.
  private func gatherer(_ rows: [Int]) -> Int {
    rows.first { has($0, .hasEntry) } ?? mostFrequent(rows)
  }

  private mutating func joinUnlessKnownApart(_ rows: [Int], sieve: String) {
    guard Set(rows.compactMap { table.rows[$0].key.entry }).count <= 1 else { return }
    let target = gatherer(rows)
    for row in rows { join(row, to: target, sieve: sieve) }
  }

  private func haveOneInitialAtMost(_ rows: [Int]) -> Bool {
    Set(rows.map { names.initials($0) }.filter { !$0.isEmpty }).count <= 1
  }
}
