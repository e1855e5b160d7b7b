/// The fields of rows of a table, each put together from one line or, where a field in quotes goes
/// on, several.
struct TableRow {
  private(set) var fields: [Range<Int>] = []
  /// Those in quotes with quotes in them.
  private var doubled: [Int] = []
  /// Where the field begins that is read next.
  private var position = 0

  /// Begins a row, at the start of an entry's bytes.
  mutating func start() {
    fields.removeAll(keepingCapacity: true)
    doubled.removeAll(keepingCapacity: true)
    position = 0
  }

  /// Finds the fields of a row as RFC 4180 has it, up to the end of the bytes; `false` where a
  /// quote is not closed, and the row goes on when there are more.
  ///
  /// A field that only begins with a word in quotes is taken as it stands.
  mutating func read(_ entry: inout FoundEntry, separator: UInt8) -> Bool {
    let end = entry.bytes.count
    while true {
      var fieldEnd = -1
      if position < end, entry.bytes[position] == UInt8(ascii: "\"") {
        guard let (closing, isDoubled) = TableRow.closingQuote(entry, position + 1) else {
          return false
        }
        if closing + 1 == end || entry.bytes[closing + 1] == separator {
          if isDoubled { doubled.append(fields.count) }
          fields.append(position + 1..<closing)
          fieldEnd = closing + 1
        }
      }
      if fieldEnd < 0 {
        fieldEnd = entry.position(of: separator, in: position..<end)
        fields.append(position..<fieldEnd)
      }
      if fieldEnd == end { break }
      position = fieldEnd + 1
    }
    for number in doubled { fields[number] = TableRow.single(fields[number], in: &entry) }
    return true
  }

  /// Where a quote is that closes a field, and whether there are two in one place before it.
  private static func closingQuote(
    _ entry: FoundEntry, _ start: Int
  ) -> (position: Int, isDoubled: Bool)? {
    let end = entry.bytes.count
    let quote = UInt8(ascii: "\"")
    var position = entry.position(of: quote, in: start..<end)
    var isDoubled = false
    while position < end {
      if position + 1 == end || entry.bytes[position + 1] != quote { return (position, isDoubled) }
      isDoubled = true
      position = entry.position(of: quote, in: position + 2..<end)
    }
    return nil
  }

  /// A field with one quote for two.
  private static func single(_ field: Range<Int>, in entry: inout FoundEntry) -> Range<Int> {
    var single: [UInt8] = []
    var position = field.lowerBound
    while position < field.upperBound {
      single.append(entry.bytes[position])
      position += entry.bytes[position] == UInt8(ascii: "\"") ? 2 : 1
    }
    return entry.append(single)
  }

  /// The fields of a row in memory; `nil` where a quote is not closed.
  static func fields(_ row: [UInt8], separator: UInt8) -> [String]? {
    var entry = FoundEntry()
    var found = TableRow()
    _ = entry.append(row)
    guard found.read(&entry, separator: separator) else { return nil }
    return found.fields.map(entry.text)
  }
}
