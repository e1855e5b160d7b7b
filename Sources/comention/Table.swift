import Foundation

/// Columns of text, padded to line up.
struct Table {
  enum Alignment { case left, right }

  private let alignments: [Alignment]
  private var rows: [[String]] = []
  /// Lines that stand under each row.
  private var notes: [[String]] = []

  init(_ columns: [(title: String, alignment: Alignment)]) {
    alignments = columns.map(\.alignment)
    add(columns.map(\.title))
  }

  mutating func add(_ cells: [String], notes lines: [String] = []) {
    rows.append(cells)
    notes.append(lines)
  }

  /// All rows, each with the lines under it.
  var text: String {
    zip(lines, notes).map { line, notes in
      ([line] + notes).map { $0 + "\n" }.joined()
    }.joined()
  }

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

extension Double {
  /// With so many digits after the decimal mark, which is a dot.
  func fixedText(places: Int) -> String { String(format: "%.\(places)f", self) }
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
