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
}
