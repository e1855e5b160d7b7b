/// The day in the header of a message, as its sender's clock had it:
/// `Wed, 5 Jan 2022 10:30:00 +0600`.
enum MailDate {
  static func day(_ field: [UInt8]) -> String? {
    let line = field.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }[...]
    guard var date = WrittenDate.first(in: line) else { return nil }
    if date.year == nil { date.year = shortYear(line[date.range.upperBound...]) }
    return date.date(inYear: nil)
  }

  /// Two digits, as they were written until about 2000 (RFC 5322, 4.3).
  private static func shortYear(_ rest: ArraySlice<UInt8>) -> Int? {
    let digits = rest.drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
      .prefix { CalendarDate.isDigit($0) }
    // Not the hours of a time.
    guard digits.count == 2, rest[digits.endIndex...].first != UInt8(ascii: ":"),
      let number = CalendarDate.number(digits)
    else { return nil }
    return number + (number < 50 ? 2000 : 1900)
  }
}
