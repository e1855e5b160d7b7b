import DataModel

/// Gathers entities that may be one, each pair once.
struct DoubtfulSplits {
  let names: ResolvedNames
  let shown: [ResolvedNames.Shown]
  private var all: [Doubt] = []
  private var seen: Set<[Int]> = []

  /// Of the entities that a name could mean the most mentioned are asked about.
  static let mostCandidates = 3
  /// Names that are looked at to find those candidates, so that a thousand Smiths cost no more than
  /// a few.
  static let mostLookedAt = 50
  /// Shorter names have too many neighbours that differ by one letter.
  private static let fewestLetters = 7
  /// "Tu" and "Wu" are two surnames and no misspelling, "Jon" and "John" may be one.
  private static let shortestMisspelled = 4
  /// Two letters are the initials of too many names.
  private static let shortestAcronym = 3

  init(names: ResolvedNames) {
    self.names = names
    shown = names.shown()
  }

  /// Asks about two names of different entities, unless that is settled or was asked already.
  ///
  /// The first is the one that would become the other: the short form of it, or else the name of the
  /// entity of fewer mentions.
  private mutating func ask(
    _ a: ResolvedNames.Shown, _ b: ResolvedNames.Shown, _ likeness: Likeness
  ) {
    guard a.entity != b.entity, !(names.isKnown[a.entity] && names.isKnown[b.entity]),
      seen.insert([a.entity, b.entity].sorted()).inserted, !names.areApart(a.entity, b.entity)
    else { return }
    let isFirst = likeness.isOfShortForm || isGreater(b.entity, a.entity)
    let (name, other) = isFirst ? (a, b) : (b, a)
    all.append(
      Doubt(
        question: .apart, name: side(name, withKind: a.kind != b.kind),
        other: side(other, withKind: a.kind != b.kind), reason: likeness.reason(name, other)))
  }

  /// What was asked, without what other answers make clear: where two entities are both held against
  /// a third of more mentions, their own question can wait until it is known to be neither.
  var doubts: [Doubt] {
    var compared: [Int: Set<Int>] = [:]
    for doubt in all {
      compared[doubt.name.entity, default: []].insert(doubt.other.entity)
      compared[doubt.other.entity, default: []].insert(doubt.name.entity)
    }
    return all.filter { doubt in
      let (a, b) = (doubt.name.entity, doubt.other.entity)
      let common = compared[a, default: []].intersection(compared[b, default: []])
      return !common.contains { isGreater($0, a) && isGreater($0, b) }
    }
  }

  /// Whether an entity has more mentions than another, or as many and stands before it.
  private func isGreater(_ a: Int, _ b: Int) -> Bool {
    (names.mentions[b], a) < (names.mentions[a], b)
  }

  private func side(_ name: ResolvedNames.Shown, withKind: Bool) -> Doubt.Side {
    let entity = names.resolution.entities[name.entity]
    let reference = names.reference(to: name.entity, [entity.name, name.text])
    return Doubt.Side(
      entity: name.entity,
      rows: name.rows.isEmpty ? names.rowsOfEntity[name.entity] : name.rows,
      reference: withKind && reference != entity.id ? "\(entity.kind.name) \(reference)" : reference
    )
  }

  /// Asks about a name and the most mentioned of the candidates that fit; they come in that order.
  /// A name that is no short form leaves it to those of fewer mentions to ask about it.
  mutating func ask(
    _ name: ResolvedNames.Shown, _ candidates: [ResolvedNames.Shown], _ likeness: Likeness,
    where fits: (ResolvedNames.Shown) -> Bool
  ) {
    var asked: Set<Int> = []
    for candidate in candidates.prefix(DoubtfulSplits.mostLookedAt)
    where !asked.contains(candidate.entity)
      && (likeness.isOfShortForm || isGreater(candidate.entity, name.entity)) && fits(candidate)
    {
      ask(name, candidate, likeness)
      asked.insert(candidate.entity)
      if asked.count == DoubtfulSplits.mostCandidates { return }
    }
  }

  /// Names by a key, the names of the most mentioned entities first; keys in order.
  func groups(
    _ key: (ResolvedNames.Shown) -> String?
  ) -> [[ResolvedNames.Shown]] {
    var groups: [String: [ResolvedNames.Shown]] = [:]
    for name in shown {
      if let key = key(name) { groups[key, default: []].append(name) }
    }
    return groups.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { _, found in
      found.sorted {
        (names.mentions[$1.entity], $0.entity, $0.text)
          < (names.mentions[$0.entity], $1.entity, $1.text)
      }
    }
  }

  // MARK: - Rules

  mutating func findNamesOfTwoKinds() {
    for found in groups({ $0.forms.folded }) {
      for name in found {
        // "Alba" is not "ALBA".
        ask(name, found, .nameOfTwoKinds) {
          $0.kind != name.kind && $0.forms.isAcronym == name.forms.isAcronym
        }
      }
    }
  }

  mutating func findAcronyms() {
    let organizations = groups { name in
      guard name.kind == .organization else { return nil }
      let key = name.forms.isAcronym ? name.forms.essence : name.initials
      return key.count < DoubtfulSplits.shortestAcronym ? nil : key
    }
    for found in organizations {
      for name in found where name.forms.isAcronym && names.isWholeName(name) {
        ask(name, found, .acronym) { !$0.forms.isAcronym }
      }
    }
  }

  /// A surname alone that several full names end in.
  mutating func findShortNames() {
    for found in groups({ $0.kind == .person ? $0.person?.surname ?? $0.forms.folded : nil }) {
      let full = found.filter { $0.person != nil }
      let count = Set(full.map(\.entity)).count
      for name in found where name.person == nil && !names.isKnown[name.entity] && count > 1 {
        ask(name, full, .shortName(count)) { _ in true }
      }
    }
  }

  mutating func findOneEdits() {
    for kind in EntityKind.allCases {
      let compared = shown.filter {
        $0.kind == kind
          && $0.forms.folded.count(where: \.isLetter) >= DoubtfulSplits.fewestLetters
      }
      for (a, b) in OneEdit.pairs(of: compared.map { OneEdit.word($0.forms.folded) }) {
        let (a, b) = (compared[a], compared[b])
        if NameDifference(a.text, b.text).longestWord < DoubtfulSplits.shortestMisspelled {
          continue
        }
        ask(a, b, a.forms.essence == b.forms.essence ? .spacing : .oneEdit)
      }
    }
  }
}
