import CorpusReading
import EntityResolution

extension ReviewSheet {
  /// A row as the user left it.
  struct FilledRow {
    var line: Int
    var answer: ReviewAnswer
  }

  /// The rows of a filled sheet, or `nil` if the bytes are no sheet.
  ///
  /// - Parameter file: for messages.
  static func filledRows(_ bytes: [UInt8], file: String) throws(DecisionsError) -> [FilledRow]? {
    guard let text = try? DecodedText(bytes).text else { return nil }
    for separator in ["\t", ",", ";"].map({ UInt8(ascii: $0) }) {
      var rows = DelimitedRows(text, separator: separator)
      guard let first = rows.next(), let header = first.fields?.map(ReviewSheet.cell),
        let columns = try columns(header.map { $0.lowercased() }, file: file, line: first.line)
      else { continue }
      var filled: [FilledRow] = []
      while let row = rows.next() { filled.append(try filledRow(row, columns, file: file)) }
      return filled
    }
    return nil
  }

  /// The position of each column that a decision needs, or `nil` if this is no sheet's header.
  private static func columns(
    _ header: [String], file: String, line: Int
  ) throws(DecisionsError) -> [Column: Int]? {
    guard header.contains(Column.verdict.rawValue), header.contains(Column.question.rawValue)
    else { return nil }
    var columns: [Column: Int] = [:]
    for column in [Column.verdict, .question, .kind, .name, .other] {
      guard let position = header.firstIndex(of: column.rawValue) else {
        throw DecisionsError(reason: .missingColumn(column.rawValue), file: file, line: line)
      }
      columns[column] = position
    }
    return columns
  }

  private static func filledRow(
    _ row: DelimitedRows.Row, _ columns: [Column: Int], file: String
  ) throws(DecisionsError) -> FilledRow {
    // A field with both has swallowed other rows, and with them verdicts.
    guard let fields = row.fields?.map(cell),
      !fields.contains(where: { $0.contains("\t") && $0.contains(where: \.isNewline) })
    else { throw DecisionsError(reason: .unclosedQuote, file: file, line: row.line) }
    // Spreadsheets leave out empty cells at the end of a row.
    func value(_ column: Column) -> String {
      columns[column].flatMap { $0 < fields.count ? fields[$0] : nil } ?? ""
    }
    return FilledRow(
      line: row.line,
      answer: ReviewAnswer(
        verdict: value(.verdict), question: value(.question), kind: value(.kind),
        name: value(.name), other: value(.other)))
  }

  private static func cell(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }
}
