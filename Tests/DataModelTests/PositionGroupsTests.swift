import TestSupport
import Testing

@testable import DataModel

struct PositionGroupsTests {
  @Test(arguments: UInt64(0)..<50)
  func `positions stand by group and then as they came or as they are sorted`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let groups = Int.random(in: 1...9, using: &random)
    let items = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      (
        group: Int.random(in: -1..<groups, using: &random),
        value: Int.random(in: 0...5, using: &random)
      )
    }
    var found = PositionGroups(of: items.indices, groups: groups) {
      items[$0].group < 0 ? nil : items[$0].group
    }
    let kept = items.indices.filter { items[$0].group >= 0 }
    let expected = kept.sorted { (items[$0].group, $0) < (items[$1].group, $1) }
    #expect(found.positions.map { Int($0) } == expected, "seed \(seed)")
    found.sort { (items[$0].value, $0) < (items[$1].value, $1) }
    let sorted = kept.sorted {
      (items[$0].group, items[$0].value, $0) < (items[$1].group, items[$1].value, $1)
    }
    #expect(found.positions.map { Int($0) } == sorted, "seed \(seed)")
  }
}
