import DataModel
import Glibc
import TestSupport
import Testing

struct PairAssociationTests {
  private func odds(total: Int, a: Int, b: Int, both: Int) -> Double {
    var association = PairAssociation(total: total)
    return association.significance(a: a, b: b, both: both)
  }

  private func isClose(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= 1e-9 * max(1, abs(b))
  }

  @Test(arguments: [
    // Always together, in half of the windows.
    (total: 4, a: 2, b: 2, both: 2, npmi: 1.0),
    // As often as chance has it: 1/2 · 1/4 = 1/8.
    (total: 8, a: 4, b: 2, both: 1, npmi: 0.0),
    // log2(1/2) / log2(8).
    (total: 8, a: 4, b: 4, both: 1, npmi: -1.0 / 3),
    // log2(2) / log2(8).
    (total: 8, a: 2, b: 2, both: 1, npmi: 1.0 / 3),
    // One of the two is everywhere.
    (total: 5, a: 5, b: 3, both: 3, npmi: 0.0),
  ])
  func `npmi is what the formula gives by hand`(
    _ row: (total: Int, a: Int, b: Int, both: Int, npmi: Double)
  ) throws {
    let npmi = try #require(
      PairAssociation(total: row.total).npmi(a: row.a, b: row.b, both: row.both))
    #expect(abs(npmi - row.npmi) < 1e-12)
  }

  @Test func `npmi has no value where every window holds both or none does`() {
    #expect(PairAssociation(total: 3).npmi(a: 3, b: 3, both: 3) == nil)
    #expect(PairAssociation(total: 3).npmi(a: 2, b: 1, both: 0) == nil)
    #expect(PairAssociation(total: 1).npmi(a: 1, b: 1, both: 1) == nil)
  }

  @Test func `entities that meet exactly as often as chance has it have an npmi of zero`() {
    // 3/15 = 5/15 · 9/15.
    #expect(PairAssociation(total: 15).npmi(a: 5, b: 9, both: 3) == 0)
  }

  @Test(arguments: [
    // 1 of C(4,2) ways.
    (total: 4, a: 2, b: 2, both: 2, odds: 6.0),
    // 1 of C(10,5) ways.
    (total: 10, a: 5, b: 5, both: 5, odds: 252.0),
    // C(3,2)·C(7,2) + C(3,3)·C(7,1) = 70 of C(10,4) = 210 ways.
    (total: 10, a: 3, b: 4, both: 2, odds: 3.0),
    // They cannot share fewer.
    (total: 4, a: 3, b: 3, both: 2, odds: 1.0),
    (total: 6, a: 3, b: 3, both: 0, odds: 1.0),
  ])
  func `significance is what counting the ways gives by hand`(
    _ row: (total: Int, a: Int, b: Int, both: Int, odds: Double)
  ) {
    let found = odds(total: row.total, a: row.a, b: row.b, both: row.both)
    #expect(abs(found - log10(row.odds)) < 1e-12)
  }

  @Test func `both measures agree with the naive sums on all small counts`() {
    for total in 1...14 {
      for a in 1...total {
        for b in 1...total {
          for both in max(0, a + b - total)...min(a, b) {
            let npmi = PairAssociation(total: total).npmi(a: a, b: b, both: both)
            let significance = odds(total: total, a: a, b: b, both: both)
            let counts = "total \(total), a \(a), b \(b), both \(both)"
            let naive = NaiveAssociation.npmi(total: total, a: a, b: b, both: both)
            #expect(isClose(npmi, naive), "\(counts)")
            #expect(both > max(0, a + b - total) || significance == 0, "\(counts)")
            #expect(
              isClose(
                significance,
                NaiveAssociation.significance(total: total, a: a, b: b, both: both)), "\(counts)")
          }
        }
      }
    }
  }

  @Test func `significance stays exact for numbers beyond any factorial`() {
    // All thousand windows shared: 1 of C(1,000,000, 1,000) ways.
    var expected = 0.0
    for step in 0..<1000 { expected += log10(Double(1_000_000 - step) / Double(1000 - step)) }
    let found = odds(total: 1_000_000, a: 1000, b: 1000, both: 1000)
    #expect(abs(found - expected) < 1e-6 * expected)
  }

  @Test func `far fewer meetings than chance has it are not significant`() {
    let found = odds(total: 1_000_000, a: 500_000, b: 500_000, both: 1)
    #expect(found == 0)
    #expect(found.sign == .plus)
  }

  @Test func `both measures are the same whichever entity comes first`() {
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let total = Int.random(in: 2...5000, using: &random)
      let a = Int.random(in: 1...total, using: &random)
      let b = Int.random(in: 1...total, using: &random)
      let both = Int.random(in: max(0, a + b - total)...min(a, b), using: &random)
      let one = odds(total: total, a: a, b: b, both: both)
      let other = odds(total: total, a: b, b: a, both: both)
      #expect(one.isFinite && one >= 0 && abs(one - other) < 1e-6 * max(1, one), "seed \(seed)")
      let npmi = PairAssociation(total: total).npmi(a: a, b: b, both: both)
      #expect(
        isClose(npmi, PairAssociation(total: total).npmi(a: b, b: a, both: both)), "seed \(seed)")
      #expect(npmi.map { (-1...1).contains($0) } ?? true, "seed \(seed)")
    }
  }
}
