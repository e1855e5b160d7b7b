/// A line of a CSV file as it is written.
struct CSVRow {
  private var bytes: [UInt8] = []
  private var hasCells = false

  mutating func add(_ cell: String) {
    if hasCells { bytes.append(UInt8(ascii: ",")) }
    hasCells = true
    let needsQuotes = cell.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      default: false
      }
    }
    guard needsQuotes else {
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The line with its end; the row is empty again.
  mutating func finish() -> [UInt8] {
    let line = bytes + [UInt8(ascii: "\n")]
    bytes.removeAll(keepingCapacity: true)
    hasCells = false
    return line
  }
}
