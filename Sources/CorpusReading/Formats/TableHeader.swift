/// What separates the fields of a table, and which column holds what.
struct TableHeader {
  let separator: UInt8
  /// The number of columns.
  let width: Int
  let text: Int
  let id: Int?
  let title: Int?
  let author: Int?
  let date: Int?

  private init?(_ names: [String], separator: UInt8) {
    let names = names.map { $0.lowercased() }
    func column(_ known: String...) -> Int? {
      known.lazy.compactMap { names.firstIndex(of: $0) }.first
    }
    guard let text = column("text", "content", "body") else { return nil }
    self.separator = separator
    width = names.count
    self.text = text
    id = column("id", "document", "url")
    title = column("title", "headline")
    author = column("author", "authors", "byline", "creator")
    date = column("date", "published", "publish_date", "published_at")
  }

  /// Looks for the header in the first row of a text.
  struct Search {
    /// `nil` if there is no column of text.
    private(set) var header: TableHeader?
    /// The names of the columns, if the separator is the one that was expected.
    private(set) var names: [String] = []
    /// Where the rows after the header start.
    private(set) var end = 0
    private(set) var endLine = 1
    /// Whether more text after this one might change what was found.
    private(set) var isOpen = false

    init(_ text: [UInt8], separator: UInt8) {
      // Spreadsheets of many countries write semicolons into files that they call CSV.
      let separators =
        [separator] + [",", ";", "\t"].map { UInt8(ascii: $0) }.filter { $0 != separator }
      for candidate in separators {
        var rows = DelimitedRows(text, separator: candidate)
        let row = rows.next()
        let found = (row?.fields ?? []).map { String(decoding: $0, as: UTF8.self).trimmed }
        if candidate == separator { names = found }
        isOpen = isOpen || row == nil || rows.isOpen || !rows.canEnd
        guard let header = TableHeader(found, separator: candidate) else { continue }
        (self.header, end, endLine) = (header, rows.position, rows.line)
        return
      }
    }
  }
}
