import DataModel

/// Rows of a table with a header: `name`, `kind`, `aliases`, `note`, `within`, and attributes.
///
/// Names may have flags behind them as in gazetteers in text; aliases have `|` or else `;` between
/// them.
struct TableEntries: EntryFormat {
  let labels: [String: String]
  private var kinds: KindNames
  /// The kind of all rows, where no column has it.
  let onlyKind: EntityKind?
  /// The columns that are kept as attributes, with their keys; `nil` for all.
  let kept: [String: String]?

  // A row of more is a quote that nobody closed.
  private static let mostLines = 100
  private static let mostBytes = 1 << 20

  private var columns: TableColumns?
  private var entry = FoundEntry()
  private var row = TableRow()
  /// Lines of a row whose quote is open.
  private var open: [SourceLine] = []
  private var openBytes = 0

  init(
    labels: [String: String] = [:], kinds: KindNames = KindNames(), onlyKind: EntityKind? = nil,
    kept: [String: String]? = nil
  ) {
    self.labels = labels
    self.kinds = kinds
    if kept != nil { self.kinds.others = FollowTheMoneyEntries.kinds }
    self.onlyKind = onlyKind
    self.kept = kept
  }

  /// What `targets.simple.csv` of OpenSanctions has that a gazetteer keeps.
  static let openSanctions = ["id": "opensanctions", "countries": "country"]

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if open.isEmpty, line.bytes.allSatisfy({ $0 == 0x20 }) { return }
    guard let columns else {
      do throws(GazetteerExchangeError.Reason) {
        let columns = try TableColumns(line.bytes, labels: labels, kept: kept)
        if columns.kind == nil, onlyKind == nil {
          throw .noColumn(
            "kind", found: TableRow.fields(line.bytes, separator: columns.separator) ?? [])
        }
        self.columns = columns
      } catch {
        batch.failure = error
      }
      return
    }
    if open.isEmpty {
      entry.start(line)
      row.start()
    } else {
      entry.bytes.append(0x0A)
      _ = entry.append(line.bytes)
    }
    if row.read(&entry, separator: columns.separator) {
      (open, openBytes) = ([], 0)
      return readRow(columns, &batch)
    }
    open.append(line)
    openBytes += line.bytes.count
    if open.count >= TableEntries.mostLines || openBytes > TableEntries.mostBytes {
      rejectFirstLine(into: &batch)
    }
  }

  mutating func finish(into batch: inout EntryBatch) {
    while !open.isEmpty { rejectFirstLine(into: &batch) }
  }

  /// Gives up the line whose quote is open, and reads those behind it anew.
  private mutating func rejectFirstLine(into batch: inout EntryBatch) {
    let lines = open
    (open, openBytes) = ([], 0)
    batch.reject(lines[0].number, .unclosedQuote)
    for line in lines.dropFirst() { read(line, into: &batch) }
  }

  private mutating func readRow(_ columns: TableColumns, _ batch: inout EntryBatch) {
    guard row.fields.count == columns.width else {
      return batch.reject(
        entry.line,
        .columns(found: row.fields.count, expected: "\(columns.width), as the header has"))
    }
    let label = field(columns.kind)
    guard let kind = label.map({ kinds.kind(entry.bytes, $0) }) ?? onlyKind else {
      if kept != nil {
        batch.leftOut += 1
      } else {
        batch.reject(entry.line, .unknownKind(label.map(entry.text) ?? ""))
      }
      return
    }
    guard let name = field(columns.name) else { return batch.reject(entry.line, .lacks("name")) }
    entry.kind = kind
    appendName(name)
    if let aliases = field(columns.aliases) { appendAliases(aliases) }
    entry.note = field(columns.note)
    entry.within = kind == .place ? field(columns.within) : nil
    entry.population = field(columns.population).flatMap { entry.number($0) }
    for (column, key) in columns.attributes {
      if let value = field(column) { entry.appendAttribute(key, value) }
    }
    batch.take(&entry)
  }

  /// A field with single spaces; `nil` if it is empty.
  private mutating func field(_ column: Int?) -> Range<Int>? {
    guard let column else { return nil }
    let field = entry.spaced(row.fields[column])
    return field.isEmpty ? nil : field
  }

  private mutating func appendAliases(_ cell: Range<Int>) {
    let bar = UInt8(ascii: "|")
    let hasBar = entry.position(of: bar, in: cell) < cell.upperBound
    let separator = hasBar ? bar : UInt8(ascii: ";")
    var start = cell.lowerBound
    while start < cell.upperBound {
      let end = entry.position(of: separator, in: start..<cell.upperBound)
      let alias = entry.spaced(start..<end)
      if !alias.isEmpty { appendName(alias) }
      start = end + 1
    }
  }

  private mutating func appendName(_ written: Range<Int>) {
    guard entry.bytes[written.upperBound - 1] == UInt8(ascii: ")") else {
      return entry.appendName(written)
    }
    let name = TableEntries.name(entry.text(written))
    entry.names.append(
      FoundEntry.Name(
        text: entry.append(name.text.utf8), isCaseExact: name.isCaseExact, isWeak: name.isWeak,
        neededWords: entry.append(name.neededWords.joined(separator: ", ").utf8)))
  }

  /// A name with the flags behind it, each once; what is no flag stays part of the name.
  static func name(_ written: String) -> ListedEntry.Name {
    var name = ListedEntry.Name(written)
    while name.text.utf8.last == UInt8(ascii: ")"), let open = name.text.lastIndex(of: "(") {
      let flag = EntryCleaner.spaced(String(name.text[open...].dropFirst().dropLast()))
      switch flag {
      case "case" where !name.isCaseExact: name.isCaseExact = true
      case "weak" where !name.isWeak: name.isWeak = true
      default:
        guard name.neededWords.isEmpty, flag.hasPrefix("needs:") else { return name }
        let words = flag.dropFirst(6).split(separator: ",").map { EntryCleaner.spaced(String($0)) }
          .filter { !$0.isEmpty }
        guard !words.isEmpty, !words.contains(where: { $0.contains { "|{}".contains($0) } })
        else { return name }
        name.neededWords = words
      }
      name.text = EntryCleaner.spaced(String(name.text[..<open]))
    }
    return name
  }
}
