import ArgumentParser

/// What a question found, in the forms in which commands print it: as JSON it is encoded.
protocol Answer: Encodable {
  /// For people to read; ends with a line feed.
  var table: String { get }
  /// Rows of cells, the titles first.
  var rows: [[String]] { get }
}

enum AnswerFormat: String, ExpressibleByArgument, CaseIterable { case table, json, csv }

/// How the answer to a question is printed.
struct AnswerOptions: ParsableArguments {
  @Option(help: "table, json or csv.")
  var format: AnswerFormat = .table

  func write(_ answer: some Answer) throws {
    switch format {
    case .table: try Console.write(answer.table)
    case .json: try Console.write(Console.json(answer, isPretty: true) + "\n")
    case .csv:
      let lines = answer.rows.map { $0.map(\.csvCell).joined(separator: ",") + "\r\n" }
      try Console.write(lines.joined())
    }
  }

  /// Sentences to read of each edge, where the user may have said how many: else a table and CSV
  /// have `inTable`, and JSON has all.
  func evidence(_ wanted: Int?, inTable: Int = 0) -> Int {
    wanted ?? (format == .json ? .max : inTable)
  }
}

extension Double {
  /// Whole numbers as such, others with three places.
  var shortText: String {
    self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : fixedText(places: 3)
  }
}

extension Double {
  /// Whole numbers as such, others so that they read back the same.
  var exactText: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)" }
}

extension Int? {
  /// A number or an empty cell.
  var cell: String { map(String.init) ?? "" }
}
