/// A day of the calendar, in four bytes: 20220105.
public struct Day: Hashable, Comparable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// The day that is written `YYYY-MM-DD`; `nil` for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    var number: Int32 = 0
    for position in bytes.indices where position != 4 && position != 7 {
      guard bytes[position] &- 0x30 < 10 else { return nil }
      number = number * 10 + Int32(bytes[position] - 0x30)
    }
    rawValue = number
  }

  /// The same, of months that there are and days that they have.
  public init?(calendar text: String) {
    self.init(text)
    let (year, month, day) = (rawValue / 10_000, rawValue / 100 % 100, rawValue % 100)
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length: Int32 =
      switch month {
      case 1, 3, 5, 7, 8, 10, 12: 31
      case 4, 6, 9, 11: 30
      case 2: isLeap ? 29 : 28
      default: 0
      }
    guard 1 <= day, day <= length else { return nil }
  }

  /// As `YYYY-MM-DD`.
  public var text: String {
    func digits(_ number: Int32, _ count: Int) -> String {
      let text = "\(number)"
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return
      "\(digits(rawValue / 10_000, 4))-\(digits(rawValue / 100 % 100, 2))-\(digits(rawValue % 100, 2))"
  }

  public static func < (a: Day, b: Day) -> Bool { a.rawValue < b.rawValue }
}
