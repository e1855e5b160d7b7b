/// A row of a table, put together from one line or, where a field in quotes goes on, several.
struct TableRow {
  /// The fields of a row as RFC 4180 has it; `nil` where a quote is not closed.
  ///
  /// A field that only begins with a word in quotes is taken as it stands.
  static func fields(_ row: [UInt8], separator: UInt8) -> [String]? {
    var fields: [String] = []
    var position = 0
    while true {
      if position < row.count, row[position] == UInt8(ascii: "\"") {
        guard let (field, end) = quotedField(row, from: position) else { return nil }
        if end == row.count || row[end] == separator {
          fields.append(String(decoding: field, as: UTF8.self))
          if end == row.count { return fields }
          position = end + 1
          continue
        }
      }
      let end = row[position...].firstIndex(of: separator) ?? row.count
      fields.append(String(decoding: row[position..<end], as: UTF8.self))
      if end == row.count { return fields }
      position = end + 1
    }
  }

  private static func quotedField(
    _ row: [UInt8], from start: Int
  ) -> (field: [UInt8], end: Int)? {
    var field: [UInt8] = []
    var position = start + 1
    while position < row.count {
      if row[position] != UInt8(ascii: "\"") {
        field.append(row[position])
        position += 1
      } else if position + 1 < row.count, row[position + 1] == UInt8(ascii: "\"") {
        field.append(row[position])
        position += 2
      } else {
        return (field, position + 1)
      }
    }
    return nil
  }
}
