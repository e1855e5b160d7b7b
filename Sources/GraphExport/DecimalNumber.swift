/// Real numbers as graph files write them.
enum DecimalNumber {
  /// The shortest decimal that reads back as the same number: "0.1", "3.0", "1e-07"; `nil` for
  /// infinities and what is no number.
  ///
  /// Whole numbers up to 21 digits are written out ("10000000000000000.0"), and there is one zero.
  static func text(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    if value == 0 { return "0.0" }
    let shortest = value.description
    guard let mark = shortest.utf8.firstIndex(of: UInt8(ascii: "e")),
      let exponent = Int(shortest[mark...].dropFirst()), (1...20).contains(exponent)
    else { return shortest }
    let digits = shortest[..<mark].filter(\.isNumber)
    let sign = value < 0 ? "-" : ""
    return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count) + ".0"
  }
}
