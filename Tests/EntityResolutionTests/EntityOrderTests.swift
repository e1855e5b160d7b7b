import DataModel
import TestSupport
import Testing

@testable import EntityResolution

struct EntityOrderTests {
  private func entity(_ name: String, _ kind: EntityKind, note: String? = nil) -> Entity {
    Entity(id: "", name: name, kind: kind, note: note)
  }

  @Test(arguments: UInt64(0)..<200)
  func `the order is that of kinds, then of strings`(_ seed: UInt64) {
    var names = RandomNames(seed: seed)
    var chance = SeededGenerator(seed: seed)
    let pool = (0..<10).map { _ in names.name() }
    let entities = (0..<60).map { _ in
      let name = pool.randomElement(using: &chance) ?? ""
      return entity(
        name + (Bool.random(using: &chance) ? "" : name),
        EntityKind.allCases.randomElement(using: &chance) ?? .place,
        note: ["é", "z", nil].randomElement(using: &chance) ?? nil)
    }
    let rows = Array(entities.indices).shuffled(using: &chance)
    let expected = entities.indices.sorted { a, b in
      (entities[a].kind, entities[a].name, entities[a].note ?? "", rows[a])
        < (entities[b].kind, entities[b].name, entities[b].note ?? "", rows[b])
    }
    #expect(EntityOrder(of: entities, rows: rows).positions() == expected, "seed \(seed)")
  }

  @Test func `names that differ late, in length or in a byte of zero are told apart`() {
    let names = [
      "Alexander Alexandrov", "Alexander Alexandr", "Alexander Alexandrova", "A", "A\u{0}",
      "A\u{0}b", "Ab", "", "Zoë", "Zoe", "Zoëa", "\u{2FF}", "z\u{300}", "\u{17E}", "\u{2010}",
    ]
    let entities = names.map { entity($0, .person) }
    let order = EntityOrder(of: entities, rows: Array(names.indices)).positions()
    #expect(order.map { names[$0] } == names.sorted())
  }
}
