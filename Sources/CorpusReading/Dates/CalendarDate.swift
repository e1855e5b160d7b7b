/// Days written as `YYYY-MM-DD`.
enum CalendarDate {
  /// The day that a text starts with, such as the first half of `2022-01-05T10:00:00Z`.
  static func prefix(of text: some StringProtocol) -> String? {
    let bytes = Array(text.utf8.drop { $0 <= 0x20 }.prefix(11))
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes.count == 10 || !isDigit(bytes[10]),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10])
    else { return nil }
    return date(year, month, day)
  }

  /// The day that a page's metadata gives: as `prefix`, or `2022/01/05`, or `20220105`.
  static func metadata(_ text: String) -> String? {
    if let day = prefix(of: text.replacing("/", with: "-")) { return day }
    let digits = Array(text.utf8.drop { $0 <= 0x20 }.prefix { isDigit($0) })
    return digits.count >= 8 ? compact(digits[..<8]) : nil
  }

  /// Years that a text or a name is likely to speak of.
  static let years = 1500...2100

  /// The day that a path tells: by the file's name, or by folders that are named for days, such as
  /// `2022/01/05/title.txt` and `20220105/title.txt`. Those nearest to the file count first.
  static func found(inPath path: String) -> String? {
    let parts = path.split(separator: "/")
    if let name = parts.last, let day = found(inName: name) { return day }
    let folders = Array(parts.dropLast())
    for place in folders.indices.reversed() {
      // "backup-2022-01-05" is another day than that of the text.
      if [8, 10].contains(folders[place].utf8.count), let day = found(inName: folders[place]) {
        return day
      }
      guard place >= 2, let year = year(folders[place - 2]),
        let month = shortNumber(folders[place - 1]), let day = shortNumber(folders[place])
      else { continue }
      if let date = date(year, month, day) { return date }
    }
    return nil
  }

  /// The year that a folder is named for: `2022/january/title.txt`, `2022-01/title.txt`.
  static func year(inPath path: String) -> Int? {
    for folder in path.split(separator: "/").dropLast().reversed() {
      if let year = year(folder) { return year }
      let parts = folder.split(separator: "-", omittingEmptySubsequences: false)
      if parts.count == 2, let year = year(parts[0]), let month = shortNumber(parts[1]),
        1...12 ~= month
      {
        return year
      }
    }
    return nil
  }

  private static func year(_ text: Substring) -> Int? {
    guard text.utf8.count == 4, let year = number(Array(text.utf8)[...]) else { return nil }
    return years.contains(year) ? year : nil
  }

  /// A number of one or two digits.
  private static func shortNumber(_ text: Substring) -> Int? {
    1...2 ~= text.utf8.count ? number(Array(text.utf8)[...]) : nil
  }

  /// The first day that a file's name holds: `2022-01-05-almaty.txt`, `2022_01_05`, `20220105`.
  static func found(inName name: some StringProtocol) -> String? {
    let bytes = Array(name.utf8)
    for start in bytes.indices
    where isDigit(bytes[start]) && (start == 0 || !isDigit(bytes[start - 1])) {
      let digits = bytes[start...].prefix { isDigit($0) }
      if digits.count == 8, let day = compact(digits) { return day }
      guard digits.count == 4, start + 10 <= bytes.count,
        start + 10 == bytes.count || !isDigit(bytes[start + 10])
      else { continue }
      let separators: [UInt8] = [bytes[start + 4], bytes[start + 7]]
      guard separators[0] == separators[1], [0x2D, 0x5F, 0x2E].contains(separators[0]),
        let year = number(digits), years.contains(year),
        let month = number(bytes[(start + 5)..<(start + 7)]),
        let day = number(bytes[(start + 8)..<(start + 10)])
      else { continue }
      if let date = date(year, month, day) { return date }
    }
    return nil
  }

  /// `20220105`, in the centuries of which a name with eight digits is likely to speak.
  private static func compact(_ digits: ArraySlice<UInt8>) -> String? {
    let start = digits.startIndex
    guard let year = number(digits[start..<(start + 4)]), (1800...2100).contains(year),
      let month = number(digits[(start + 4)..<(start + 6)]),
      let day = number(digits[(start + 6)..<(start + 8)])
    else { return nil }
    return date(year, month, day)
  }

  /// The day, if there is such a one.
  static func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    guard day <= lengths[month - 1] + (isLeap && month == 2 ? 1 : 0) else { return nil }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard isDigit(digit), value < 1_000_000 else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return digits.isEmpty ? nil : value
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
