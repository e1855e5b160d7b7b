/// The fields of rows of a table, each put together from one line or, where a field in quotes goes on,
/// several.
struct TableRow {
  private(set) var fields: [Range<Int>] = []

  /// Finds the fields of a row as RFC 4180 has it; `false` where a quote is not closed.
  ///
  /// A field that only begins with a word in quotes is taken as it stands. What had quotes in it is
  /// appended to the bytes of the row.
  ///
  /// - Parameter row: where in the entry's bytes the row is.
  mutating func read(_ entry: inout FoundEntry, _ row: Range<Int>, separator: UInt8) -> Bool {
    fields.removeAll(keepingCapacity: true)
    var position = row.lowerBound
    while true {
      if position < row.upperBound, entry.bytes[position] == UInt8(ascii: "\"") {
        guard let (field, end) = TableRow.quotedField(&entry, position..<row.upperBound) else {
          return false
        }
        if end == row.upperBound || entry.bytes[end] == separator {
          fields.append(field)
          if end == row.upperBound { return true }
          position = end + 1
          continue
        }
      }
      let end = entry.position(of: separator, in: position..<row.upperBound)
      fields.append(position..<end)
      if end == row.upperBound { return true }
      position = end + 1
    }
  }

  /// The field whose opening quote stands first, and where it ends.
  private static func quotedField(
    _ entry: inout FoundEntry, _ rest: Range<Int>
  ) -> (field: Range<Int>, end: Int)? {
    let quote = UInt8(ascii: "\"")
    let start = rest.lowerBound + 1
    var position = entry.position(of: quote, in: start..<rest.upperBound)
    if position == rest.upperBound { return nil }
    if position + 1 == rest.upperBound || entry.bytes[position + 1] != quote {
      return (start..<position, position + 1)
    }
    var field: [UInt8] = []
    position = start
    while position < rest.upperBound {
      let byte = entry.bytes[position]
      if byte == quote {
        if position + 1 == rest.upperBound || entry.bytes[position + 1] != quote {
          return (entry.append(field), position + 1)
        }
        position += 1
      }
      field.append(byte)
      position += 1
    }
    return nil
  }

  /// The fields of a row in memory; `nil` where a quote is not closed.
  static func fields(_ row: [UInt8], separator: UInt8) -> [String]? {
    var entry = FoundEntry()
    var found = TableRow()
    _ = entry.append(row)
    guard found.read(&entry, row.indices, separator: separator) else { return nil }
    return found.fields.map(entry.text)
  }
}
