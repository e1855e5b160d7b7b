import DataModel

/// Reads tables with a header, each row a document.
struct TableReader {
  private var records: RecordList

  init(file: InputFile) {
    records = RecordList(file: file)
  }

  var result: ReadResult { records.result }

  /// - Parameter separator: what is expected to separate fields, unless the header tells otherwise.
  mutating func read(_ text: [UInt8], separator: UInt8) {
    let search = TableHeader.Search(text, separator: separator)
    if let header = search.header {
      return read(text, header, from: search.end, line: search.endLine)
    }
    let found = search.names.map { "'\($0)'" }.joined(separator: ", ")
    records.skip("no column 'text', 'content' or 'body' in the header; found \(found)", line: 1)
  }

  /// Reads rows.
  ///
  /// - Parameters:
  ///   - position: where the first of them starts.
  ///   - line: the line of the file on which that is.
  mutating func read(_ text: [UInt8], _ header: TableHeader, from position: Int, line: Int) {
    var rows = DelimitedRows(text, separator: header.separator, from: position, line: line)
    while let row = rows.next() {
      guard let fields = row.fields else {
        records.skip("a quote that is not closed", line: row.line)
        continue
      }
      guard fields.count == header.width else {
        records.skip(
          "\(fields.count) \(fields.count == 1 ? "field" : "fields"); the header has \(header.width)",
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
          id: value(header.id), title: value(header.title),
          author: value(header.author).flatMap { AuthorList(listed: $0).line },
          date: value(header.date),
          text: fields[header.text]),
        line: row.line)
    }
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
