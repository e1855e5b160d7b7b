import DataModel

extension GraphBuilder {
  /// The names of entities, with the note or else the id in parentheses where a name is shared.
  package static func distinctNames(of entities: [Entity]) -> [String] {
    let entities = entities.span
    var names = entities.indices.map { entities[$0].name }
    var all = NameIndex(capacity: names.count)
    let shared = all.repeated(of: names.indices, in: names)
    for entity in shared {
      names[entity] = "\(names[entity]) (\(entities[entity].note ?? entities[entity].id))"
    }
    // Only a name that has changed can be like another one now.
    var changed = NameIndex(capacity: shared.count)
    for entity in changed.repeated(of: shared, in: names, beside: all) {
      names[entity] = "\(entities[entity].name) (\(entities[entity].id))"
    }
    return names
  }
}

/// Finds names among others.
private struct NameIndex {
  private var index: PositionIndex

  init(capacity: Int) { index = PositionIndex(capacity: capacity) }

  /// Adds some names, and returns those that others are equal to and the others, ascending.
  ///
  /// - Parameter other: more names, which may have changed since they were added there.
  mutating func repeated(
    of positions: some Collection<Int>, in names: [String], beside other: NameIndex? = nil
  ) -> [Int] {
    var found: Set<Int> = []
    for position in positions {
      let hash = EqualityHash.hash(names[position])
      if let equal = other?.position(of: position, hash, in: names) {
        found.formUnion([position, equal])
      }
      if let equal = self.position(of: position, hash, in: names) {
        found.formUnion([position, equal])
      } else {
        var search = index.search(for: hash)
        while index.next(&search) != nil {}
        index.insert(position, at: search)
      }
    }
    return found.sorted()
  }

  /// The position of another name that is equal to one.
  private func position(of position: Int, _ hash: UInt64, in names: [String]) -> Int? {
    var search = index.search(for: hash)
    while let other = index.next(&search) {
      if other != position, names[other] == names[position] { return other }
    }
    return nil
  }
}
