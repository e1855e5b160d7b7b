import DataModel
import Testing

@testable import EntityResolution

/// The resolver against its naive twin, also where hashes are worth nothing.
struct NaiveResolverTests {
  private static let nicknames = ["bill": "william", "iurii": "yury", "é": "e"]

  @Test(arguments: UInt64(0)..<200)
  func `the resolver agrees with its naive twin whatever the hashes`(_ seed: UInt64) {
    var random = RandomNames(seed: seed)
    let entries = random.entries()
    var table = NameTable()
    for document in random.documents() { _ = table.add(document) }
    var naive = NaiveResolver(table, entries: entries)
    let expected = naive.resolution(nicknames: NaiveResolverTests.nicknames)
    let resolver = EntityResolver(entries: entries, nicknames: NaiveResolverTests.nicknames)
    for mask in [UInt64.max, 0, 0x7] {
      let resolution = resolver.resolve(table, hashMask: mask)
      #expect(resolution.merges == expected.merges, "seed \(seed), mask \(mask)")
      #expect(resolution.entityOfName == expected.entityOfName, "seed \(seed), mask \(mask)")
      #expect(lines(resolution) == lines(expected), "seed \(seed), mask \(mask)")
    }
  }

  /// Every byte of the entities.
  private func lines(_ resolution: Resolution) -> [[UInt8]] {
    resolution.entities.map { entity in
      let attributes = entity.attributes.sorted { $0.key < $1.key }
      return Array(
        "\(entity.id)|\(entity.name)|\(entity.note ?? "-")|\(entity.aliases)|\(attributes)".utf8)
    }
  }
}
