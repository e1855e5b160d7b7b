import DataModel

@testable import EntityResolution

/// The sieves and the naming of entities in their obvious form: every key is a string. The fast one
/// must agree with it.
struct NaiveResolver {
  let table: NameTable
  let entries: [GazetteerEntry]
  private let forms: [NameForms]
  private var parent: [Int]
  private var merges: [Resolution.Merge] = []
  private var isDropped: [Bool]

  init(_ table: NameTable, entries: [GazetteerEntry]) {
    self.table = table
    self.entries = entries
    forms = table.rows.map { NameForms($0.key.text) }
    parent = Array(table.rows.indices)
    isDropped = Array(repeating: false, count: table.rows.count)
  }

  mutating func resolution(nicknames: [String: String]) -> Resolution {
    joinSameThings()
    joinQualifiedNames()
    settleUndecided()
    joinAlikeNames(nicknames)
    joinShortForms()
    joinSpellings()
    return named()
  }

  // MARK: - Rows

  private func root(_ row: Int) -> Int {
    parent[row] == row ? row : root(parent[row])
  }

  private mutating func join(_ row: Int, to other: Int, _ sieve: String) {
    let (from, to) = (root(row), root(other))
    if from == to { return }
    parent[from] = to
    merges.append(Resolution.Merge(name: from, into: to, sieve: sieve))
  }

  private func key(_ row: Int) -> NameTable.Key { table.rows[row].key }
  private func isAlone(_ row: Int) -> Bool { parent[row] == row }

  private func mostFrequent(_ rows: [Int]) -> Int {
    rows.max { (table.rows[$0].mentions, $1) < (table.rows[$1].mentions, $0) } ?? rows[0]
  }

  private func groups(_ keyOfRow: (Int) -> String?) -> [[Int]] {
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for row in table.rows.indices where !isDropped[row] {
      guard let key = keyOfRow(row) else { continue }
      if rows[key] == nil { order.append(key) }
      rows[key, default: []].append(row)
    }
    return order.map { rows[$0] ?? [] }
  }

  private mutating func joinUnlessKnownApart(_ rows: [Int], _ sieve: String) {
    guard rows.count > 1, Set(rows.compactMap { key($0).entry }).count <= 1 else { return }
    let target = rows.first { key($0).entry != nil } ?? mostFrequent(rows)
    for row in rows { join(row, to: target, sieve) }
  }

  // MARK: - Sieves

  private mutating func joinSameThings() {
    for rows in groups({ key($0).entry.map { "\($0)" } }) {
      let first = mostFrequent(rows)
      for row in rows { join(row, to: first, "gazetteer entry") }
    }
    for row in table.rows.indices {
      if let longForm = key(row).longForm { join(row, to: longForm, "document memory") }
    }
    let exact = groups { row in
      guard key(row).longForm == nil, key(row).isDecided else { return nil }
      let name = key(row).qualified.map { "\($0.name) of \($0.qualifier)" } ?? forms[row].folded
      return "\(key(row).kind) \(name)"
    }
    for rows in exact where rows.count > 1 {
      let target = rows.first { key($0).entry != nil } ?? mostFrequent(rows)
      for row in rows where key(row).entry == nil { join(row, to: target, "exact name") }
    }
  }

  private mutating func joinQualifiedNames() {
    var things: [String: Set<Int>] = [:]
    for row in table.rows.indices {
      guard let name = key(row).qualified else { continue }
      things["\(key(row).kind) \(name.name)", default: []].insert(root(row))
    }
    for row in table.rows.indices where key(row).kind != .person && isAlone(row) {
      let key = key(row)
      guard key.isDecided, key.qualified == nil, key.longForm == nil, key.entry == nil,
        let known = things["\(key.kind) \(QualifiedName.canonical(key.text, key.kind))"],
        known.count == 1, let only = known.first
      else { continue }
      join(row, to: only, key.kind == .place ? "qualified place" : "state body")
    }
  }

  private mutating func settleUndecided() {
    let decided = table.rows.indices.filter { key($0).isDecided }
    for row in table.rows.indices where !key(row).isDecided {
      let known = decided.filter {
        forms[$0].folded == forms[row].folded && key($0).kind == key(row).kind
      }
      if !known.isEmpty {
        join(row, to: mostFrequent(known), "corpus evidence")
      } else if table.rows[row].documents < 3 {
        isDropped[row] = true
      }
    }
  }

  private func haveOneInitialAtMost(_ rows: [Int]) -> Bool {
    Set(rows.map { forms[$0].initials }.filter { !$0.isEmpty }).count <= 1
  }

  private mutating func joinAlikeNames(_ nicknames: [String: String]) {
    let withoutInitials = groups { row in
      guard isAlone(row), key(row).longForm == nil, key(row).qualified == nil else { return nil }
      switch key(row).kind {
      case .person: return forms[row].withoutInitials.map { "person \($0)" }
      case .organization: return "organization \(forms[row].withoutDesignator)"
      case .place: return nil
      }
    }
    for rows in withoutInitials
    where key(rows[0]).kind != .person || haveOneInitialAtMost(rows) {
      joinUnlessKnownApart(rows, "initials and designators")
    }
    let full = groups { row in
      guard key(row).kind == .person, isAlone(row), key(row).longForm == nil,
        let words = forms[row].withoutInitials?.split(separator: " "), words.count == 2
      else { return nil }
      return "\(nicknames[String(words[0])] ?? String(words[0])) \(words[1])"
    }
    for rows in full where haveOneInitialAtMost(rows) { joinUnlessKnownApart(rows, "nickname") }
  }

  private mutating func joinShortForms() {
    var meanings: [String: Set<Int>] = [:]
    for row in table.rows.indices where forms[row].isAcronym && key(row).longForm != nil {
      meanings["\(key(row).kind) \(forms[row].folded)", default: []].insert(root(row))
    }
    for row in table.rows.indices where forms[row].isAcronym && isAlone(row) && !isDropped[row] {
      guard key(row).entry == nil, key(row).longForm == nil,
        let known = meanings["\(key(row).kind) \(forms[row].folded)"], known.count == 1,
        let only = known.first
      else { continue }
      join(row, to: only, "acronym")
    }
    var fullNames: [String: Set<Int>] = [:]
    for row in table.rows.indices where key(row).kind == .person && !isDropped[row] {
      guard forms[row].words.count > 1, let last = forms[row].words.last else { continue }
      fullNames[last, default: []].insert(root(row))
    }
    for row in table.rows.indices {
      guard key(row).kind == .person, isAlone(row), !isDropped[row], forms[row].words.count == 1,
        key(row).longForm == nil, key(row).entry == nil,
        let known = fullNames[forms[row].words[0]]?.filter({ $0 != row }), known.count == 1,
        let only = known.first
      else { continue }
      join(row, to: only, "short name")
    }
  }

  private mutating func joinSpellings() {
    let spelled = groups { row in
      guard isAlone(row), key(row).longForm == nil, key(row).qualified == nil,
        forms[row].words.count > 1 || key(row).kind != .person, forms[row].folded.utf8.count >= 7,
        !forms[row].isAcronym
      else { return nil }
      let words = forms[row].words.map(TransliterationTests.levelled).joined(separator: " ")
      return "\(key(row).kind) \(words)"
    }
    for rows in spelled { joinUnlessKnownApart(rows, "spelling") }
  }

  // MARK: - Entities

  private func named() -> Resolution {
    let rows = table.rows.indices.filter { !isDropped[$0] }
    let members = Dictionary(
      grouping: rows.filter { table.rows[$0].mentions > 0 }, by: { root($0) })
    let ordered = members.map { (root: $0, entity: entity($0, $1)) }.sorted { a, b in
      (a.entity.kind, a.entity.name, a.entity.note ?? "", a.root)
        < (b.entity.kind, b.entity.name, b.entity.note ?? "", b.root)
    }
    var used: Set<String> = []
    let entities = ordered.map { _, entity in
      var entity = entity
      let base = entity.id
      var number = 2
      while !used.insert(entity.id).inserted {
        entity.id = "\(base)-\(number)"
        number += 1
      }
      return entity
    }
    return Resolution(
      entities: entities,
      entityOfName: table.rows.indices.map { row in
        isDropped[row] ? nil : ordered.firstIndex { $0.root == root(row) }
      }, merges: merges)
  }

  private func entity(_ root: Int, _ members: [Int]) -> Entity {
    let kind = key(root).kind
    var mentions: [String: Int] = [:]
    for row in members { mentions[key(row).text, default: 0] += table.rows[row].mentions }
    let entry = (key(root).entry ?? members.compactMap { key($0).entry }.min()).map { entries[$0] }
    let best = members.max { a, b in
      rank(a) != rank(b)
        ? rank(a) < rank(b)
        : (table.rows[a].mentions, key(b).text) < (table.rows[b].mentions, key(a).text)
    }
    let name = entry?.name ?? best.map { key($0).text } ?? ""
    let qualifier = key(root).qualified.flatMap {
      QualifiedName.canonical(name, kind) == $0.name ? $0.qualifier : nil
    }
    let note = entry?.note ?? qualifier
    var attributes = entry?.attributes ?? [:]
    if kind == .place { attributes["within"] = entry.map(containers) ?? qualifier }
    return Entity(
      id: "\(kind.name).\(SlugTests.slug(note.map { "\(name) \($0)" } ?? name))", name: name,
      kind: kind, note: note,
      aliases: mentions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { Entity.Alias(text: $0.key, mentions: $0.value) },
      attributes: attributes)
  }

  private func containers(_ entry: GazetteerEntry) -> String? {
    var names: [String] = []
    var next = entry.container
    while let container = next, names.count < 4 {
      names.append(entries[Int(container)].name)
      next = entries[Int(container)].container
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private func rank(_ row: Int) -> Int {
    if key(row).longForm != nil || forms[row].isAcronym { return 0 }
    if let name = key(row).qualified {
      return QualifiedName.canonical(key(row).text, key(row).kind) == name.name ? 3 : 2
    }
    guard key(row).kind == .person else { return 2 }
    if forms[row].words.count == 1 { return 1 }
    return forms[row].initials.isEmpty ? 3 : 2
  }
}
