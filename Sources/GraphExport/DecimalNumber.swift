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

  /// Appends the same text; `false` if there is none.
  static func append(_ value: Double, to text: inout [UInt8]) -> Bool {
    // Whole numbers, of which graphs are full, have no digits to search for.
    if value.magnitude < 1e15, value == value.rounded() {
      append(Int(value), to: &text)
      text.append(UInt8(ascii: "."))
      text.append(UInt8(ascii: "0"))
      return true
    }
    guard value.isFinite else { return false }
    let first = text.count
    text.append(contentsOf: value.description.utf8)
    // Nearly all are written so.
    if !text[first...].contains(UInt8(ascii: "e")) { return true }
    text.removeSubrange(first...)
    text.append(contentsOf: (DecimalNumber.text(value) ?? "").utf8)
    return true
  }

  static func append(_ value: Int, to text: inout [UInt8]) {
    if value < 0 { text.append(UInt8(ascii: "-")) }
    let first = text.count
    var rest = value.magnitude
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      text.append(UInt8(ascii: "0") + UInt8(digit))
      rest = quotient
    } while rest > 0
    var (low, high) = (first, text.count - 1)
    while low < high {
      text.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  /// The number that is written with digits, at most one "." between them, and perhaps a "-" before
  /// them; `nil` if the text is of another form, or takes more than 19 digits. The nearest number,
  /// as `Double(_: String)` has it, and several times as fast.
  static func parse(_ text: Span<UInt8>) -> Double? {
    var digits: UInt64 = 0
    var fraction = -1
    var position = isNegative(text) ? 1 : 0
    let first = position
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == UInt8(ascii: ".") {
        if fraction >= 0 || position == first + 1 || position == text.count { return nil }
        fraction = 0
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      // Another digit could be one too many.
      guard digit <= 9, digits < 1_000_000_000_000_000_000 else { return nil }
      digits = digits &* 10 &+ UInt64(digit)
      if fraction >= 0 { fraction += 1 }
    }
    guard position > first, fraction < powers.count else { return nil }
    let magnitude = fraction <= 0 ? Double(digits) : quotient(digits, powers[fraction])
    return first == 1 ? -magnitude : magnitude
  }

  private static func isNegative(_ text: Span<UInt8>) -> Bool {
    !text.isEmpty && text[0] == UInt8(ascii: "-")
  }

  private static let powers: [UInt64] = {
    var powers: [UInt64] = [1]
    for _ in 1...19 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// The number nearest to a / b, a power of ten; of two, the even one.
  private static func quotient(_ a: UInt64, _ b: UInt64) -> Double {
    // Both are numbers, the powers of ten up to 10^22 too, so the division rounds once.
    if a < 1 << 53 { return Double(a) / Double(b) }
    // a / b is `quotient` / 2^63 · 2^(bShift - aShift), and a bit if there is a remainder.
    let (aShift, bShift) = (a.leadingZeroBitCount, b.leadingZeroBitCount)
    let numerator = a << UInt64(aShift)
    let (quotient, remainder) = (b << UInt64(bShift)).dividingFullWidth(
      (high: numerator >> 1, low: numerator << 63))
    // All bits but 53 are rounded away.
    let extra = UInt64(11 - quotient.leadingZeroBitCount)
    var significand = quotient >> extra
    let rest = quotient & (1 << extra - 1)
    let half: UInt64 = 1 << (extra - 1)
    if rest > half || rest == half && (remainder > 0 || significand & 1 == 1) { significand += 1 }
    return Double(
      sign: .plus, exponent: Int(extra) - 63 + bShift - aShift, significand: Double(significand))
  }

  /// The whole number that is written with at most 18 digits and perhaps a "-" before them; `nil`
  /// if the text is of another form.
  static func parseWhole(_ text: Span<UInt8>) -> Int? {
    let first = isNegative(text) ? 1 : 0
    guard (1...18).contains(text.count - first) else { return nil }
    var number = 0
    for position in first..<text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      number = number &* 10 &+ Int(digit)
    }
    return first == 1 ? -number : number
  }
}
