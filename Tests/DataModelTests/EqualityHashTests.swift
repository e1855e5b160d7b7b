import Foundation
import TestSupport
import Testing

@testable import DataModel

struct EqualityHashTests {
  @Test func `what Unicode writes in two ways has one hash`() {
    var wrong: [String] = []
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(scalar)b"
      let apart = text.decomposedStringWithCanonicalMapping
      let composed = text.precomposedStringWithCanonicalMapping
      let hash = EqualityHash.hash(text)
      if EqualityHash.hash(apart) != hash || EqualityHash.hash(composed) != hash {
        wrong.append(String(value, radix: 16))
      }
    }
    #expect(wrong == [])
  }

  @Test(arguments: UInt64(0)..<100)
  func `texts of any kind share a hash if they are equal`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let texts = (0..<40).map { _ in random.hostileText(count: 2) }
    for a in texts {
      for b in texts where a == b {
        #expect(EqualityHash.hash(a) == EqualityHash.hash(b), "seed \(seed)")
      }
    }
  }

  @Test func `texts that differ rarely share a hash`() {
    let texts = (0..<10_000).map { "name \($0)" } + (0..<1000).map { "имя \($0)" }
    #expect(Set(texts.map { EqualityHash.hash($0) }).count == texts.count)
  }
}
