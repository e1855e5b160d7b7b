/// A day as people write it: "5 January 2022", "Jan. 5th, 2022", "2022-01-05", or without a year.
struct WrittenDate: Hashable {
  var year: Int?
  var month: Int
  var day: Int
  /// Where it stands.
  var range: Range<Int>

  /// `YYYY-MM-DD`, if there is such a day.
  ///
  /// - Parameter year: for a day without one.
  func date(inYear year: Int?) -> String? {
    guard let year = self.year ?? year, CalendarDate.years.contains(year) else { return nil }
    return CalendarDate.date(year, month, day)
  }

  /// The first in a line in small letters.
  static func first(in line: ArraySlice<UInt8>) -> WrittenDate? {
    let words = Word.words(of: line)
    return words.indices.lazy.compactMap { start in
      inNumbers(words[start...], line) ?? monthFirst(words[start...], line)
        ?? dayFirst(words[start...], line)
    }.first
  }

  /// "2022-01-05", "2022/01/05".
  private static func inNumbers(
    _ words: ArraySlice<Word>, _ line: ArraySlice<UInt8>
  ) -> WrittenDate? {
    let parts = Array(words.prefix(3))
    guard parts.count == 3, parts[0].range.count == 4, let year = parts[0].number,
      parts[1].range.count == 2, let month = parts[1].number,
      parts[2].range.count == 2, let day = parts[2].number,
      parts[0].range.upperBound + 1 == parts[1].range.lowerBound,
      parts[1].range.upperBound + 1 == parts[2].range.lowerBound,
      case let mark = line[parts[0].range.upperBound], mark == line[parts[1].range.upperBound],
      [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(mark),
      CalendarDate.date(year, month, day) != nil
    else { return nil }
    return WrittenDate(
      year: year, month: month, day: day,
      range: parts[0].range.lowerBound..<parts[2].range.upperBound)
  }

  /// "January 5, 2022", "Jan. 5".
  private static func monthFirst(
    _ words: ArraySlice<Word>, _ line: ArraySlice<UInt8>
  ) -> WrittenDate? {
    guard let first = words.first, let month = first.month(in: line),
      let (day, end) = day(words.dropFirst(), line),
      isGap(line[first.range.upperBound..<end.start])
    else { return nil }
    return WrittenDate(month: month, day: day, from: first, to: end.last, words, line)
  }

  /// "5 January 2022", "5th of January".
  private static func dayFirst(
    _ words: ArraySlice<Word>, _ line: ArraySlice<UInt8>
  ) -> WrittenDate? {
    guard let first = words.first, let (day, end) = day(words, line) else { return nil }
    var rest = words.drop { $0.range.lowerBound <= end.last.range.lowerBound }
    if let word = rest.first, line[word.range].elementsEqual("of".utf8) { rest = rest.dropFirst() }
    guard let name = rest.first, let month = name.month(in: line) else { return nil }
    return WrittenDate(month: month, day: day, from: first, to: name, words, line)
  }

  /// A day of the month at the start of some words, where it starts, and its last word: "5th" is
  /// two.
  private static func day(
    _ words: ArraySlice<Word>, _ line: ArraySlice<UInt8>
  ) -> (day: Int, (start: Int, last: Word))? {
    guard let first = words.first, first.range.count <= 2, let day = first.number,
      1...31 ~= day
    else { return nil }
    if let second = words.dropFirst().first,
      second.range.lowerBound == first.range.upperBound,
      ["st", "nd", "rd", "th"].contains(String(decoding: line[second.range], as: UTF8.self))
    {
      return (day, (first.range.lowerBound, second))
    }
    // Not the hours of a time.
    let next = first.range.upperBound
    if next < line.endIndex, line[next] == UInt8(ascii: ":") { return nil }
    return (day, (first.range.lowerBound, first))
  }

  /// With the year that follows, if one does.
  private init?(
    month: Int, day: Int, from first: Word, to last: Word, _ words: ArraySlice<Word>,
    _ line: ArraySlice<UInt8>
  ) {
    (self.month, self.day) = (month, day)
    range = first.range.lowerBound..<last.range.upperBound
    // A leap year has every day that there is.
    guard CalendarDate.date(2024, month, day) != nil else { return nil }
    if let next = words.first(where: { $0.range.lowerBound >= range.upperBound }),
      next.range.count == 4, let year = next.number, CalendarDate.years.contains(year),
      WrittenDate.isGap(line[range.upperBound..<next.range.lowerBound])
    {
      self.year = year
      range = range.lowerBound..<next.range.upperBound
      guard CalendarDate.date(year, month, day) != nil else { return nil }
    }
  }

  private init(year: Int?, month: Int, day: Int, range: Range<Int>) {
    (self.year, self.month, self.day, self.range) = (year, month, day, range)
  }

  /// What may stand between the parts of a day: space, comma, dot.
  private static func isGap(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 3
      && bytes.allSatisfy {
        $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".")
      }
  }

  /// A run of digits, or of anything else that is no ASCII punctuation.
  private struct Word {
    var range: Range<Int>
    var number: Int?

    static func words(of line: ArraySlice<UInt8>) -> [Word] {
      var words: [Word] = []
      var start = line.startIndex
      while start < line.endIndex {
        let isNumber = CalendarDate.isDigit(line[start])
        var end = start
        while end < line.endIndex, CalendarDate.isDigit(line[end]) == isNumber,
          isNumber || isLetter(line[end])
        {
          end += 1
        }
        if end > start {
          let number = isNumber && end - start <= 4 ? CalendarDate.number(line[start..<end]) : nil
          words.append(Word(range: start..<end, number: number))
          start = end
        } else {
          start += 1
        }
      }
      return words
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte >= 0x80 }

    func month(in line: ArraySlice<UInt8>) -> Int? {
      guard number == nil, 3...9 ~= range.count else { return nil }
      let word = line[range]
      return WrittenDate.months.firstIndex { month in
        word.elementsEqual(month) || word.count == 3 && month.starts(with: word)
          || word.elementsEqual("sept".utf8) && month.starts(with: word)
      }.map { $0 + 1 }
    }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }
}
