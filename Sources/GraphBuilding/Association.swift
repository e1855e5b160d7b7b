import Glibc

/// How much more often two entities meet than chance would have it.
///
/// Counts are windows: `total` of them mention anything, `a` and `b` mention one or the other,
/// `both` mention both.
enum Association {
  /// Normalized pointwise mutual information, -1 to 1; `nil` where every window holds both.
  ///
  /// Bouma, "Normalized (Pointwise) Mutual Information in Collocation Extraction" (GSCL 2009).
  static func npmi(total: Int, a: Int, b: Int, both: Int) -> Double? {
    guard both > 0, both < total else { return nil }
    // Exactly as often as chance has it: rounding must not make that a tiny bond.
    let (observed, chance) = (both.multipliedFullWidth(by: total), a.multipliedFullWidth(by: b))
    if observed == chance { return 0 }
    let joint = Double(both) / Double(total)
    let expected = Double(a) / Double(total) * (Double(b) / Double(total))
    return min(1, max(-1, log(joint / expected) / -log(joint)))
  }

  /// -log10 of the hypergeometric probability that at least `both` windows are shared by chance.
  static func significance(total: Int, a: Int, b: Int, both: Int) -> Double {
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

  private static func logChoose(_ n: Int, _ k: Int) -> Double {
    lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
  }
}
