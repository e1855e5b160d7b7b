import Glibc

/// How much more often two entities meet than chance would have it.
///
/// Counts are windows: `total` of them mention anything, `a` and `b` mention one or the other,
/// `both` mention both. The logarithms of factorials that come back for pair after pair are kept.
package struct PairAssociation: Sendable {
  package let total: Int
  /// log(n!) by n, and log((total - n)!) by n; NaN where it was not asked for yet.
  private var factorials: [Double]
  private var restFactorials: [Double]

  /// The largest n whose logarithms are kept: more windows mention few entities.
  private static let mostKept = 1 << 16

  package init(total: Int) {
    self.total = total
    let kept = min(total, PairAssociation.mostKept) + 1
    factorials = Array(repeating: .nan, count: kept)
    restFactorials = Array(repeating: .nan, count: kept)
  }

  /// Normalized pointwise mutual information, -1 to 1; `nil` where every window holds both.
  ///
  /// Bouma, "Normalized (Pointwise) Mutual Information in Collocation Extraction" (GSCL 2009).
  package func npmi(a: Int, b: Int, both: Int) -> Double? {
    guard both > 0, both < total else { return nil }
    // Exactly as often as chance has it: rounding must not make that a tiny bond.
    let (observed, chance) = (both.multipliedFullWidth(by: total), a.multipliedFullWidth(by: b))
    if observed == chance { return 0 }
    let joint = Double(both) / Double(total)
    let expected = Double(a) / Double(total) * (Double(b) / Double(total))
    return min(1, max(-1, log(joint / expected) / -log(joint)))
  }

  /// -log10 of the hypergeometric probability that at least `both` windows are shared by chance.
  package mutating func significance(a: Int, b: Int, both: Int) -> Double {
    let most = min(a, b)
    let least = max(0, a + b - total)
    guard both > least else { return 0 }
    // The sum over the upper tail, from its first term on; later terms follow by their ratio.
    var term = 1.0
    var sum = 1.0
    var shared = both
    while shared < most {
      term *=
        Double(a - shared) * Double(b - shared)
        / (Double(shared + 1) * Double(total - a - b + shared + 1))
      sum += term
      shared += 1
      if term < sum * 1e-17 { break }
    }
    let first =
      logChoose(a, both) + logChoose(total - a, b - both) - logChoose(total, b)
    return max(0, -(first + log(sum)) / log(10))
  }

  private mutating func logChoose(_ n: Int, _ k: Int) -> Double {
    logFactorial(n) - logFactorial(k) - logFactorial(n - k)
  }

  private mutating func logFactorial(_ n: Int) -> Double {
    if n < factorials.count {
      if factorials[n].isNaN { factorials[n] = lgamma(Double(n + 1)) }
      return factorials[n]
    }
    let rest = total - n
    guard rest < restFactorials.count else { return lgamma(Double(n + 1)) }
    if restFactorials[rest].isNaN { restFactorials[rest] = lgamma(Double(n + 1)) }
    return restFactorials[rest]
  }
}
