import DataModel

/// Rows of a table with a header: `name`, `kind`, `aliases`, `note`, `within`, and attributes.
///
/// Names may have flags behind them as in gazetteers in text; aliases have `|` or else `;` between
/// them.
struct TableEntries: EntryFormat {
  let labels: [String: String]
  let kinds: KindNames
  /// The kind of all rows, where no column has it.
  let onlyKind: EntityKind?
  /// The columns that are kept as attributes, with their keys; `nil` for all.
  let kept: [String: String]?

  // A row of more is a quote that nobody closed.
  private static let mostLines = 100
  private static let mostBytes = 1 << 20

  private var columns: TableColumns?
  /// Lines of a row whose quote is open.
  private var open: [SourceLine] = []
  private var openBytes = 0

  init(
    labels: [String: String] = [:], kinds: KindNames = KindNames(), onlyKind: EntityKind? = nil,
    kept: [String: String]? = nil
  ) {
    self.labels = labels
    self.kinds = kinds
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
    open.append(line)
    openBytes += line.bytes.count
    if !readOpenRow(columns, &batch),
      open.count >= TableEntries.mostLines || openBytes > TableEntries.mostBytes
    {
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

  /// Reads the open lines as a row, if they are a complete one.
  private mutating func readOpenRow(_ columns: TableColumns, _ batch: inout EntryBatch) -> Bool {
    var row = open[0].bytes
    for line in open.dropFirst() { row += [0x0A] + line.bytes }
    guard let fields = TableRow.fields(row, separator: columns.separator) else { return false }
    let number = open[0].number
    (open, openBytes) = ([], 0)
    guard fields.count == columns.width else {
      batch.reject(
        number, .columns(found: fields.count, expected: "\(columns.width), as the header has"))
      return true
    }
    func field(_ column: Int?) -> String? {
      column.map { EntryCleaner.spaced(fields[$0]) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let label = field(columns.kind)
    guard let kind = label.map(kind) ?? onlyKind else {
      if kept != nil { batch.leftOut += 1 } else { batch.reject(number, .unknownKind(label ?? "")) }
      return true
    }
    guard let name = field(columns.name) else {
      batch.reject(number, .lacks("name"))
      return true
    }
    let aliases = field(columns.aliases).map(TableEntries.aliases) ?? []
    var entry = ListedEntry(kind: kind, names: [])
    entry.line = number
    entry.names = ([name] + aliases).map(TableEntries.name)
    entry.note = field(columns.note)
    entry.within = kind == .place ? field(columns.within) : nil
    entry.population = field(columns.population).flatMap { Int($0) }
    for (column, key) in columns.attributes {
      if let value = field(column) { entry.attributes.append(ListedEntry.Attribute(key, value)) }
    }
    batch.entries.append(entry)
    return true
  }

  private func kind(_ label: String) -> EntityKind? {
    kinds.kind(label) ?? (kept == nil ? nil : FollowTheMoneyEntries.kind(ofSchema: label))
  }

  private static func aliases(_ cell: String) -> [String] {
    let separator: Character = cell.utf8.contains(UInt8(ascii: "|")) ? "|" : ";"
    return cell.split(separator: separator).map { EntryCleaner.spaced(String($0)) }
      .filter { !$0.isEmpty }
  }

  /// A name with the flags behind it; what is no flag stays part of the name.
  static func name(_ written: String) -> ListedEntry.Name {
    var name = ListedEntry.Name(written)
    while name.text.utf8.last == UInt8(ascii: ")"), let open = name.text.lastIndex(of: "(") {
      let flag = EntryCleaner.spaced(String(name.text[open...].dropFirst().dropLast()))
      switch flag {
      case "case": name.isCaseExact = true
      case "weak": name.isWeak = true
      default:
        let words = flag.dropFirst(6).split(separator: ",").map { EntryCleaner.spaced(String($0)) }
          .filter { !$0.isEmpty }
        guard flag.hasPrefix("needs:"), !words.isEmpty,
          !words.contains(where: { $0.contains { "|{}".contains($0) } })
        else { return name }
        name.neededWords = words
      }
      name.text = EntryCleaner.spaced(String(name.text[..<open]))
    }
    return name
  }
}
