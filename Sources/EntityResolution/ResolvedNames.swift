import DataModel

/// A name table and what resolution made of it, as the search for doubts looks at them.
struct ResolvedNames {
  /// One way in which an entity is called in full.
  struct Shown {
    let entity: Int
    let kind: EntityKind
    let text: String
    let forms: NameForms
    /// Rows that are written so and short for no other; none for a name that only a gazetteer has.
    var rows: [Int]
    /// The parts of a person's full name.
    let person: PersonName?

    init(entity: Int, kind: EntityKind, text: String, forms: NameForms, rows: [Int]) {
      self.entity = entity
      self.kind = kind
      self.text = text
      self.forms = forms
      self.rows = rows
      person = kind == .person ? PersonName(text, forms) : nil
    }

    /// The first letters of the words that start with a capital, without a leading article.
    var initials: String {
      let words = text.split { $0 == " " || $0 == "-" }
      let kept = words.first?.lowercased() == "the" ? words.dropFirst() : words[...]
      return String(kept.compactMap(\.first).filter(\.isUppercase)).foldedName
    }
  }

  let table: NameTable
  let resolution: Resolution
  let forms: [NameForms]
  /// The mentioned rows of each entity, the most mentioned first.
  let rowsOfEntity: [[Int]]
  let mentions: [Int]
  /// Whether a gazetteer has the entity, or documents tell what tells it apart.
  let isKnown: [Bool]
  private let rowsOfWords: [String: [Int]]
  /// The row that each short form was joined to.
  private let longForm: [Int: Int]
  /// By entity, what decisions hold together in it.
  private var together: [Int: [Set<Int>]] = [:]
  /// By entity, the decisions that keep it apart from another and name it first, or second.
  private var apartAsFirst: [Int: Set<Int>] = [:]
  private var apartAsSecond: [Int: Set<Int>] = [:]

  init(_ table: NameTable, _ resolution: Resolution, entries: any EntryTable) {
    self.table = table
    self.resolution = resolution
    let forms = table.rows.map { NameForms($0.key.text) }
    self.forms = forms
    var rowsOfEntity = [[Int]](repeating: [], count: resolution.entities.count)
    var isKnown = [Bool](repeating: false, count: resolution.entities.count)
    for (row, entity) in resolution.entityOfName.enumerated() {
      guard let entity else { continue }
      if table.rows[row].mentions > 0 { rowsOfEntity[entity].append(row) }
      let key = table.rows[row].key
      if key.entry != nil || key.qualified != nil { isKnown[entity] = true }
    }
    for entity in rowsOfEntity.indices {
      rowsOfEntity[entity].sort {
        (table.rows[$1].mentions, $0) < (table.rows[$0].mentions, $1)
      }
    }
    self.rowsOfEntity = rowsOfEntity
    self.isKnown = isKnown
    mentions = resolution.entities.map(\.mentions)
    rowsOfWords = DecidedNames.rowsOfWords(in: table, entries: entries)
    longForm = Dictionary(
      resolution.merges.filter { NameClusters.shortForms.contains($0.sieve) }
        .map { ($0.name, $0.into) }, uniquingKeysWith: { first, _ in first })
    func entities(_ rows: Set<Int>) -> Set<Int> {
      Set(rows.compactMap { resolution.entityOfName[$0] })
    }
    for (number, settled) in resolution.settled.enumerated() {
      switch settled {
      case .one(let rows):
        for entity in entities(rows) { together[entity, default: []].append(rows) }
      case .two(let some, let others):
        for entity in entities(some) { apartAsFirst[entity, default: []].insert(number) }
        for entity in entities(others) { apartAsSecond[entity, default: []].insert(number) }
      }
    }
  }

  /// Whether an entity has no better name than this one.
  func isWholeName(_ name: Shown) -> Bool {
    name.forms.folded == resolution.entities[name.entity].name.foldedName
  }

  func kind(_ row: Int) -> EntityKind { table.rows[row].key.kind }

  /// Whether a row is where it is because it is short for one of the others.
  func isShort(_ row: Int, for others: [Int]) -> Bool {
    var row = row
    while let long = longForm[row] {
      if others.contains(long) { return true }
      row = long
    }
    return false
  }

  /// Whether a decision says that two entities are two.
  func areApart(_ a: Int, _ b: Int) -> Bool {
    func meet(_ a: Int, _ b: Int) -> Bool {
      guard let first = apartAsFirst[a], let second = apartAsSecond[b] else { return false }
      return !first.isDisjoint(with: second)
    }
    return meet(a, b) || meet(b, a)
  }

  /// Whether a decision says that rows of an entity are one with others of it.
  func areTogether(_ rows: [Int], in entity: Int) -> Bool {
    together[entity, default: []].contains { !$0.isDisjoint(with: rows) && !$0.isSubset(of: rows) }
  }

  /// Every name of every entity, by entity, then name. Of a person with a full name the names of one
  /// word are left out: they are shared by many.
  func shown() -> [Shown] {
    var all: [Shown] = []
    for (entity, value) in resolution.entities.enumerated() {
      var positions: [String: Int] = [:]
      var shown: [Shown] = []
      let name = NameForms(value.name)
      positions[name.folded] = 0
      shown.append(
        Shown(entity: entity, kind: value.kind, text: value.name, forms: name, rows: []))
      for row in rowsOfEntity[entity] where table.rows[row].key.longForm == nil {
        if let known = positions[forms[row].folded] {
          shown[known].rows.append(row)
          continue
        }
        if value.kind == .person, name.words.count > 1, forms[row].words.count == 1 { continue }
        positions[forms[row].folded] = shown.count
        shown.append(
          Shown(
            entity: entity, kind: value.kind, text: table.rows[row].key.text, forms: forms[row],
            rows: [row]))
      }
      all += shown.sorted { $0.text < $1.text }
    }
    return all
  }

  /// What a decision calls an entity: the first of the names that means it alone, else its id.
  func reference(to entity: Int, _ names: [String]) -> String {
    names.first { isReference($0, to: entity) } ?? resolution.entities[entity].id
  }

  /// Whether a name of the entity's kind means no other entity.
  func isReference(_ name: String, to entity: Int) -> Bool {
    let rows = rows(called: name, resolution.entities[entity].kind)
    return !rows.isEmpty && rows.allSatisfy { resolution.entityOfName[$0] == entity }
  }

  /// The rows that a review sheet means by a name.
  func rows(called name: String, _ kind: EntityKind) -> [Int] {
    let rows = (rowsOfWords[name.foldedName] ?? []).filter {
      self.kind($0) == kind && resolution.entityOfName[$0] != nil
    }
    return DecidedNames.rows(name, among: rows, in: table)
  }
}
