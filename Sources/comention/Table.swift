/// Columns of text, padded to line up.
struct Table {
  enum Alignment { case left, right }

  private let alignments: [Alignment]
  private var rows: [[String]] = []

  init(_ columns: [(title: String, alignment: Alignment)]) {
    alignments = columns.map(\.alignment)
    rows.append(columns.map(\.title))
  }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// One string a row, the titles first.
  var lines: [String] {
    let widths = alignments.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for column in row.indices {
        let cell = row[column]
        let isLast = column == row.count - 1
        switch alignments[column] {
        case .left: line += isLast ? cell : cell.padding(to: widths[column])
        case .right: line += cell.leftPadded(to: widths[column])
        }
        if !isLast { line += "  " }
      }
      return line
    }
  }
}

extension String {
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  /// A CSV cell by RFC 4180.
  var csvCell: String {
    contains { $0 == "," || $0 == "\"" || $0.isNewline }
      ? "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
      : self
  }
}
