import TestSupport
import Testing

@testable import GraphExport

struct DecimalNumberTests {
  @Test(
    arguments: [
      (0, "0.0"), (-0.0, "0.0"), (3, "3.0"), (-3, "-3.0"), (0.1, "0.1"),
      (1.0 / 3, "0.3333333333333333"),
      (1e15, "1000000000000000.0"), (1e16, "10000000000000000.0"),
      (-1.5e17, "-150000000000000000.0"),
      (123_456_789_012_345_680, "123456789012345680.0"), (1e20, "100000000000000000000.0"),
      (1e21, "1e+21"), (1e-4, "0.0001"), (1e-5, "1e-05"),
      (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
      (.leastNonzeroMagnitude, "5e-324"),
      (.nan, nil), (.infinity, nil), (-.infinity, nil),
    ] as [(Double, String?)])
  func `a number is written as short as it can be`(value: Double, text: String?) {
    #expect(DecimalNumber.text(value) == text)
    var bytes = Array("x".utf8)
    #expect(DecimalNumber.append(value, to: &bytes) == (text != nil))
    #expect(String(decoding: bytes, as: UTF8.self) == "x" + (text ?? ""))
  }

  @Test(arguments: [0, 7, -1, 10, 99, 100, 1_234_567_890, .max, .min])
  func `a whole number is written digit by digit`(value: Int) {
    var bytes = Array("x".utf8)
    DecimalNumber.append(value, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "x\(value)")
  }

  @Test func `every number is read back as it was`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard let text = DecimalNumber.text(value) else { continue }
      #expect(Double(text) == value)
    }
    for exponent in 0..<70 {
      let value = Double(sign: .plus, exponent: exponent, significand: 1.1)
      #expect(DecimalNumber.text(value).flatMap(Double.init) == value)
    }
  }

  /// The number as the standard library has it.
  private func expectSame(_ text: String) {
    let number = DecimalNumber.parse(Array(text.utf8).span)
    if number?.bitPattern != Double(text)?.bitPattern {
      Issue.record("\(text) became \(number?.description ?? "nothing")")
    }
  }

  @Test func `a decimal is read as the nearest number`() {
    for text in [
      "0", "-0", "0.0", "-0.0", "1", "3.0", "-2.5", "0.1", "00.10", "0.3333333333333333",
      "0.26147326517850833", "9007199254740993", "9007199254740993.0", "9007199254740992.5",
      "9007199254740991.5", "4503599627370496.5", "4503599627370497.5", "9999999999999999999",
      "0.0000000000000000001", "0.9999999999999999999", "1.000000000000000111",
      "1.000000000000000333", "9223372036854775807", "-1234567890.123456789",
    ] {
      expectSame(text)
    }
    var random = SeededGenerator(seed: 11)
    for _ in 0..<50_000 {
      var digits = String(random.next() >> UInt64.random(in: 1...63, using: &random))
      let place = Int.random(in: 1...digits.count, using: &random)
      if place < digits.count {
        digits.insert(".", at: digits.index(digits.startIndex, offsetBy: place))
      }
      expectSame(digits)
      expectSame("-0." + digits.filter { $0 != "." }.prefix(18))
      expectSame("\(Double.random(in: 0.01...1000, using: &random))")
    }
  }

  @Test func `halfway between two numbers is rounded to the even one`() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<2_000 {
      // An odd number of 54 bits, over a power of two that is a short decimal.
      let odd = UInt64.random(in: 1 << 53..<1 << 54, using: &random) | 1
      expectSame("\(odd)")
      expectSame("\(odd / 10).5")
      let eighths = odd >> 10 | 1
      expectSame("\(eighths / 8).\(eighths % 8 * 125)")
    }
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1.2.3", "+1", " 1", "1 ", "1e3", "0x1p3", "nan", "inf", "1,5", "--1",
    "12345678901234567890", "0.12345678901234567890", "é",
  ])
  func `other forms are left to others`(text: String) {
    #expect(DecimalNumber.parse(Array(text.utf8).span) == nil)
  }

  @Test(
    arguments: [
      ("0", 0), ("-12", -12), ("999999999999999999", 999_999_999_999_999_999), ("007", 7),
      ("", nil), ("-", nil), ("1.0", nil), (" 1", nil), ("+1", nil), ("1000000000000000000", nil),
    ] as [(String, Int?)])
  func `a whole number is read digit by digit`(text: String, number: Int?) {
    #expect(DecimalNumber.parseWhole(Array(text.utf8).span) == number)
  }
}
