import DataModel

extension ResolvedNames {
  /// The merges of sieves that go by the form of names, one for each name of an entity.
  func doubtfulMerges() -> [Doubt] {
    var doubts: [Doubt] = []
    var seen: Set<String> = []
    for merge in resolution.merges {
      // Where a decision joined kinds, no name would mean the right rows.
      guard let entity = resolution.entityOfName[merge.name],
        resolution.entities[entity].kind == kind(merge.name), let reason = reason(of: merge),
        seen.insert("\(entity) \(kind(merge.name)) \(forms[merge.name].folded)").inserted
      else { continue }
      let text = table.rows[merge.name].key.text
      // Also rows that are mentioned by their short forms only.
      let leaving = rows(called: text, kind(merge.name)).filter {
        resolution.entityOfName[$0] == entity
      }
      let joined = rowsOfEntity[entity].filter(leaving.contains)
      let others = rowsOfEntity[entity].filter {
        !leaving.contains($0) && !isShort($0, for: leaving)
      }
      if joined.isEmpty || others.isEmpty || areTogether(leaving, in: entity) { continue }
      let other = otherName(of: merge, in: entity)
      let called = others.filter { forms[$0].folded == other.foldedName }
      doubts.append(
        Doubt(
          question: .merged,
          name: Doubt.Side(
            entity: entity, rows: joined, reference: table.rows[joined[0]].key.text),
          other: Doubt.Side(
            entity: entity, rows: called.isEmpty ? others : called, reference: other),
          reason: reason))
    }
    return doubts
  }

  /// What a decision calls the rest of the entity that a name was joined to.
  private func otherName(of merge: Resolution.Merge, in entity: Int) -> String {
    let (value, folded) = (resolution.entities[entity], forms[merge.name].folded)
    let into = table.rows[merge.into].key.text
    let names = [value.name, into].filter { $0.foldedName != folded }
    if let name = names.first(where: { isReference($0, to: entity) }) { return name }
    // An id means the rows of the entity's name, which must not be those that were joined.
    return value.name.foldedName == folded ? into : value.id
  }

  /// Why a merge is doubtful, if it is.
  private func reason(of merge: Resolution.Merge) -> String? {
    let (name, into) = (table.rows[merge.name].key, table.rows[merge.into].key)
    let (forms, others) = (forms[merge.name], forms[merge.into])
    if forms.essence == others.essence { return nil }
    switch merge.sieve {
    case "spelling":
      let difference = NameDifference(name.text, into.text)
      return "spelling: \(difference) differ as transliterations do"
    case "nickname":
      return "nickname: \(NameDifference(name.text, into.text))"
    case "qualified place": return "qualified place: only one \(name.text) is told apart"
    case "state body": return "state body: only one country's \(name.text) is named"
    case "short name": return "short name: only one full name ends in \(name.text)"
    case "acronym": return "acronym: other documents use it for this name"
    case "initials and designators":
      if name.kind == .person { return "same name but for initials" }
      return legalForms(resolution.entityOfName[merge.name]).map { "legal forms differ: \($0)" }
    default: return nil
    }
  }

  /// The legal forms of an organization's names, if several: "Acme" is "Acme Ltd." as a rule, but
  /// where there is an "Acme LLC" too they may be two companies.
  private func legalForms(_ entity: Int?) -> String? {
    var written: [String: String] = [:]
    for row in entity.map({ rowsOfEntity[$0] }) ?? [] where forms[row].designatorCount > 0 {
      let form = table.rows[row].key.text.split(separator: " ").suffix(forms[row].designatorCount)
      if written[forms[row].designator] == nil {
        written[forms[row].designator] = form.joined(separator: " ")
      }
    }
    guard written.count > 1 else { return nil }
    return written.sorted { $0.key < $1.key }.map(\.value).joined(separator: ", ")
  }
}
