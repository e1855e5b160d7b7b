import DataModel

/// The ids of entities, readable and unique: `person.kassym-jomart-tokayev`.
enum EntityIDs {
  /// The id of an entity, before a number that tells it from another of the same id.
  static func id(_ kind: EntityKind, _ name: String, note: String? = nil) -> String {
    let words = note.map { "\(name) \($0)" } ?? name
    var id = starts[Int(kind.rawValue)]
    id.reserveCapacity(id.count + words.utf8.count)
    Slug.append(words, to: &id)
    return String(decoding: id, as: UTF8.self)
  }

  private static let starts = EntityKind.allCases.map { Array("\($0.name).".utf8) }

  /// Adds numbers to ids that entities before them have.
  ///
  /// - Parameters:
  ///   - order: positions of the entities.
  ///   - hashes: the hash of each entity's id.
  static func makeUnique(_ entities: inout [Entity], inOrder order: [Int], hashes: [UInt64]) {
    var index = PositionIndex(capacity: entities.count)
    for entity in order {
      var place = index.search(for: hashes[entity])
      if isTaken(entity, &place, index, entities) {
        let base = entities[entity].id
        var number = 2
        repeat {
          entities[entity].id = "\(base)-\(number)"
          place = index.search(for: EqualityHash.hash(entities[entity].id))
          number += 1
        } while isTaken(entity, &place, index, entities)
      }
      index.insert(entity, at: place)
    }
  }

  /// Whether one of the entities in the index has the id of an entity.
  private static func isTaken(
    _ entity: Int, _ search: inout PositionIndex.Search, _ index: PositionIndex,
    _ entities: [Entity]
  ) -> Bool {
    while let other = index.next(&search) {
      if entities[other].id == entities[entity].id { return true }
    }
    return false
  }
}
