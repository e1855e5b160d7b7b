import DataModel

/// Gives each cluster its name and id.
struct EntityNaming {
  let entries: any EntryTable
  let clusters: NameClusters

  func resolution(_ diagnostics: [Diagnostic]) -> Resolution {
    let rows = clusters.table.rows
    var members: [Int: [Int]] = [:]
    for row in rows.indices where !clusters.isDropped[row] && rows[row].mentions > 0 {
      members[clusters.root(row), default: []].append(row)
    }
    var named: [(root: Int, entity: Entity)] = members.map { root, rows in
      (root, entity(root, rows))
    }
    named.sort {
      let (a, b) = ($0.entity, $1.entity)
      return (a.kind, a.name, a.note ?? "", $0.root) < (b.kind, b.name, b.note ?? "", $1.root)
    }
    var used: Set<String> = []
    var entityOfRoot: [Int: Int] = [:]
    for position in named.indices {
      let base = named[position].entity.id
      var id = base
      var number = 2
      while !used.insert(id).inserted {
        id = "\(base)-\(number)"
        number += 1
      }
      named[position].entity.id = id
      entityOfRoot[named[position].root] = position
    }
    return Resolution(
      entities: named.map(\.entity),
      entityOfName: rows.indices.map {
        clusters.isDropped[$0] ? nil : entityOfRoot[clusters.root($0)]
      },
      merges: clusters.merges, settled: clusters.settled, diagnostics: diagnostics)
  }

  private func entity(_ root: Int, _ members: [Int]) -> Entity {
    let rows = clusters.table.rows
    let kind = rows[root].key.kind
    var mentions: [String: Int] = [:]
    for row in members { mentions[rows[row].key.text, default: 0] += rows[row].mentions }
    let aliases = mentions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { Entity.Alias(text: $0.key, mentions: $0.value) }
    let entry = (rows[root].key.entry ?? members.compactMap { rows[$0].key.entry }.min())
      .map { entries[$0] }
    let given = members.compactMap { clusters.givenName[$0] }.first ?? clusters.givenName[root]
    let name = given ?? entry?.name ?? fullest(members)
    // A name with its country in it needs no note that says the country.
    let qualifier = rows[root].key.qualified.flatMap {
      QualifiedName.canonical(name, kind) == $0.name ? $0.qualifier : nil
    }
    let note = entry?.note ?? qualifier
    var attributes = entry?.attributes ?? [:]
    if kind == .place { attributes["within"] = entry.map(containers) ?? qualifier }
    return Entity(
      id: EntityNaming.id(kind, name, note: note), name: name, kind: kind, note: note,
      aliases: aliases, attributes: attributes)
  }

  /// The regions and countries that a place lies in, the nearest first: "Illinois, United States".
  private func containers(_ entry: GazetteerEntry) -> String? {
    var names: [String] = []
    var next = entry.container
    while let container = next, names.count < EntityNaming.mostContainers {
      names.append(entries[Int(container)].name)
      next = entries[Int(container)].container
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// Ends a circle of places that lie in one another.
  private static let mostContainers = 4

  /// The most frequent of the names that are no short form; of a person, one with a given name and
  /// without initials if there is one.
  private func fullest(_ members: [Int]) -> String {
    let rows = clusters.table.rows
    let best = members.max { a, b in
      rank(a) != rank(b)
        ? rank(a) < rank(b)
        : (rows[a].mentions, rows[b].key.text) < (rows[b].mentions, rows[a].key.text)
    }
    return best.map { rows[$0].key.text } ?? ""
  }

  private func rank(_ row: Int) -> Int {
    let forms = clusters.forms[row]
    if clusters.table.rows[row].key.longForm != nil || forms.isAcronym { return 0 }
    // The note says whose body it is.
    let key = clusters.table.rows[row].key
    if let name = key.qualified {
      return QualifiedName.canonical(key.text, key.kind) == name.name ? 3 : 2
    }
    guard key.kind == .person else { return 2 }
    if forms.words.count == 1 { return 1 }
    return forms.initials.isEmpty ? 3 : 2
  }

  /// The id of an entity, before a number that tells it from another of the same id.
  static func id(_ kind: EntityKind, _ name: String, note: String? = nil) -> String {
    "\(kind.name).\(slug(note.map { "\(name) \($0)" } ?? name))"
  }

  /// Small letters, digits and hyphens; letters beyond Latin stay, since an NMTOKEN may hold them.
  static func slug(_ name: String) -> String {
    var slug = ""
    for scalar in name.foldedName.unicodeScalars {
      if isKept(scalar) {
        slug.unicodeScalars.append(scalar)
      } else if !slug.hasSuffix("-"), !slug.isEmpty, scalar != "'" {
        slug.append("-")
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "unnamed" : slug
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    // The inverted undertie is the only one of these that an NMTOKEN may not hold.
    return scalar.properties.isXIDContinue && scalar.value >= 0xF8 && scalar != "\u{2054}"
  }
}
