import TestSupport
import Testing

@testable import ExtractionPipeline

struct ByteStoreTests {
  @Test(arguments: [0, 1, 5_000, 3_000_000, .max])
  func `what was appended is read back, in any order, from memory and file`(_ limit: Int) throws {
    var random = SeededGenerator(seed: 7)
    var store = ByteStore(limit: limit)
    var entries: [(place: ByteStore.Place, bytes: [UInt8])] = []
    for number in 0..<2_000 {
      // Some longer than a piece.
      let count = number % 500 == 499 ? 1_500_000 : Int.random(in: 0...4_000, using: &random)
      let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: count)
      entries.append((try store.append(bytes), bytes))
    }
    try store.finish()
    #expect(store.count == entries.reduce(0) { $0 + $1.bytes.count })
    var reader = ByteStore.Reader(store)
    for entry in entries { #expect(try reader.bytes(entry.place).elementsEqual(entry.bytes)) }
    var other = ByteStore.Reader(store)
    for entry in entries.shuffled(using: &random) {
      #expect(try other.bytes(entry.place).elementsEqual(entry.bytes))
    }
  }

  @Test func `an empty store is finished`() throws {
    var store = ByteStore(limit: 0)
    try store.finish()
    #expect(store.count == 0)
  }
}
