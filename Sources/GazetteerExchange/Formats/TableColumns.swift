/// Which column of a table holds what.
struct TableColumns {
  /// What a column may be, and how it may be called where the user does not say.
  static let known: [String: [String]] = [
    "name": ["name"], "kind": ["kind", "schema", "type"], "aliases": ["aliases", "alias"],
    "note": ["note"], "within": ["within"], "population": ["population"],
  ]

  let separator: UInt8
  let name: Int
  let kind: Int?
  let aliases: Int?
  let note: Int?
  let within: Int?
  let population: Int?
  /// Keys of other columns, by their positions.
  let attributes: [(column: Int, key: String)]
  let width: Int

  /// - Parameters:
  ///   - row: the first of the file.
  ///   - labels: the user's names of columns.
  ///   - kept: the keys of columns that are kept as attributes; `nil` for all.
  init(
    _ row: [UInt8], labels: [String: String], kept: [String: String]?
  ) throws(GazetteerExchangeError.Reason) {
    var found: [String] = []
    for separator in [",", "\t", ";"].map({ UInt8(ascii: $0) }) {
      let header = (TableRow.fields(row, separator: separator) ?? []).map(EntryCleaner.spaced)
      if found.isEmpty || header.count > found.count { found = header }
      func column(_ role: String) -> Int? {
        let wanted = labels[role].map { [$0] } ?? TableColumns.known[role] ?? []
        return wanted.lazy.compactMap { label in
          header.firstIndex { $0 == label }
            ?? header.firstIndex { $0.lowercased() == label.lowercased() }
        }.first
      }
      guard let name = column("name") else { continue }
      for role in labels.keys.sorted() where column(role) == nil {
        throw .noColumn(role, found: header)
      }
      self.separator = separator
      self.name = name
      kind = column("kind")
      aliases = column("aliases")
      note = column("note")
      within = column("within")
      population = column("population")
      width = header.count
      let used = [name, kind, aliases, note, within]
      var attributes: [(column: Int, key: String)] = []
      for (number, label) in header.enumerated() where !used.contains(number) && !label.isEmpty {
        if let kept {
          if let key = kept[label] { attributes.append((number, key)) }
        } else if label.contains(where: { ",={}".contains($0) }) {
          throw .badColumn(label)
        } else {
          attributes.append((number, label))
        }
      }
      self.attributes = attributes
      return
    }
    throw .noColumn("name", found: found)
  }
}
