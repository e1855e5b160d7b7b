extension [UInt8] {
  /// Where the texts of a range between separators are, empty ones included.
  func split(_ separator: UInt8, in range: Range<Int>, into fields: inout [Range<Int>]) {
    fields.removeAll(keepingCapacity: true)
    let bytes = span
    var start = range.lowerBound
    for position in range where bytes[position] == separator {
      fields.append(start..<position)
      start = position + 1
    }
    fields.append(start..<range.upperBound)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
