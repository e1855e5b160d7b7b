import DataModel

/// Reads tables with a header, each row a document.
struct TableReader {
  private static let textNames = ["text", "content", "body"]
  private static let idNames = ["id", "document", "url"]
  private static let titleNames = ["title", "headline"]
  private static let dateNames = ["date", "published", "publish_date", "published_at"]

  private var records: RecordList

  init(file: InputFile) {
    records = RecordList(file: file)
  }

  var result: ReadResult { records.result }

  mutating func read(_ text: [UInt8], separator: UInt8) {
    // Spreadsheets of many countries write semicolons into files that they call CSV.
    let separators =
      [separator] + [",", ";", "\t"].map { UInt8(ascii: $0) }.filter { $0 != separator }
    for candidate in separators {
      var rows = DelimitedRows(text, separator: candidate)
      let header = TableReader.names(rows.next())
      guard let textColumn = TableReader.column(TableReader.textNames, header) else { continue }
      read(&rows, header, textColumn)
      return
    }
    var rows = DelimitedRows(text, separator: separator)
    let found = TableReader.names(rows.next()).map { "'\($0)'" }.joined(separator: ", ")
    records.skip("no column 'text', 'content' or 'body' in the header; found \(found)", line: 1)
  }

  private mutating func read(_ rows: inout DelimitedRows, _ header: [String], _ textColumn: Int) {
    let idColumn = TableReader.column(TableReader.idNames, header)
    let titleColumn = TableReader.column(TableReader.titleNames, header)
    let dateColumn = TableReader.column(TableReader.dateNames, header)
    while let row = rows.next() {
      guard let fields = row.fields else {
        records.skip("a quote that is not closed", line: row.line)
        continue
      }
      guard fields.count == header.count else {
        records.skip(
          "\(fields.count) \(fields.count == 1 ? "field" : "fields"); the header has \(header.count)",
          line: row.line)
        continue
      }
      func value(_ column: Int?) -> String? {
        guard let column else { return nil }
        let value = String(decoding: fields[column], as: UTF8.self).trimmed
        return value.isEmpty ? nil : value
      }
      records.add(
        DocumentRecord(
          id: value(idColumn), title: value(titleColumn),
          date: value(dateColumn).flatMap { CalendarDate.prefix(of: $0) },
          text: fields[textColumn]),
        line: row.line)
    }
  }

  private static func names(_ row: DelimitedRows.Row?) -> [String] {
    (row?.fields ?? []).map { String(decoding: $0, as: UTF8.self).trimmed }
  }

  private static func column(_ names: [String], _ header: [String]) -> Int? {
    let header = header.map { $0.lowercased() }
    for name in names {
      if let column = header.firstIndex(of: name) { return column }
    }
    return nil
  }
}

extension String {
  /// Without white space at the ends.
  var trimmed: String {
    let rest = drop { $0.isWhitespace }
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(rest[...last])
  }
}
