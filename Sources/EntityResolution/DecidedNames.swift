import DataModel

/// Finds the rows of a name table that a decision's name means.
struct DecidedNames {
  private let entries: any EntryTable
  /// Rows by their own words, and by the name of their gazetteer entry, folded.
  private let rowsOfWords: [String: [Int]]
  /// Rows by id: the one that their entity has, or had before a decision changed it, or would have
  /// if they gave it its name.
  private var rowsOfID: [String: [Int]] = [:]

  init(entries: any EntryTable, clusters: NameClusters) {
    self.entries = entries
    rowsOfWords = DecidedNames.rowsOfWords(in: clusters.table, entries: entries)
    for (row, value) in clusters.table.rows.enumerated() {
      let key = value.key
      let entry = key.entry.map { entries[$0] }
      let ids = [
        EntityIDs.id(key.kind, key.text),
        entry.map { EntityIDs.id(key.kind, $0.name, note: $0.note) },
      ]
      for id in Set(ids.compactMap { $0 }) { rowsOfID[id, default: []].append(row) }
    }
    learnIDs(clusters)
  }

  /// Rows by their own words, and by the name of their gazetteer entry, folded; in table order.
  static func rowsOfWords(
    in table: NameTable, entries: any EntryTable
  ) -> [String: [Int]] {
    var rowsOfWords: [String: [Int]] = [:]
    for (row, value) in table.rows.enumerated() {
      let entry = value.key.entry.map { entries[$0].name.foldedName }
      for words in Set([value.key.text.foldedName, entry].compactMap { $0 }) {
        rowsOfWords[words, default: []].append(row)
      }
    }
    return rowsOfWords
  }

  /// Takes in the ids that entities have as the clusters are now.
  mutating func learnIDs(_ clusters: NameClusters) {
    let resolution = EntityNaming.resolution(clusters, entries: entries)
    var rowsOfEntity = [[Int]](repeating: [], count: resolution.entities.count)
    for (row, entity) in resolution.entityOfName.enumerated() {
      if let entity { rowsOfEntity[entity].append(row) }
    }
    for (entity, rows) in zip(resolution.entities, rowsOfEntity) {
      // An id stands for the entity's name, so that another of its names can be parted from it.
      let namesakes = Set(rowsOfWords[entity.name.foldedName] ?? [])
      let named = rows.filter { namesakes.contains($0) }
      rowsOfID[entity.id] = named.isEmpty ? rows : named
    }
  }

  /// The rows that the name means and that were not dropped, in table order.
  func rows(_ name: Decisions.Name, in clusters: NameClusters) -> [Int] {
    let ofID = name.mayBeID ? rowsOfID[name.text] : nil
    let rows = (ofID ?? rowsOfWords[name.text.foldedName] ?? []).filter { row in
      !clusters.isDropped[row] && (name.kind == nil || name.kind == clusters.kind(row))
    }
    return name.isOfSheet
      ? DecidedNames.rows(name.text, among: rows, in: clusters.table) : rows
  }

  /// Of the rows that a name means, those that a review sheet means by it: what is written so, if
  /// anything is, and not where a document itself settles what is meant.
  static func rows(_ name: String, among rows: [Int], in table: NameTable) -> [Int] {
    let open = rows.filter { !table.rows[$0].key.isSettled }
    let folded = name.foldedName
    let written = open.filter { table.rows[$0].key.text.foldedName == folded }
    return written.isEmpty ? open : written
  }

  /// The ids of the entities that the rows belong to.
  func ids(of rows: [Int], in clusters: NameClusters) -> [String] {
    let resolution = EntityNaming.resolution(clusters, entries: entries)
    return Set(rows.compactMap { resolution.entityOfName[$0] }).sorted().map {
      resolution.entities[$0].id
    }
  }
}

extension NameTable.Key {
  /// Whether the document settles what the name means: it is short for another of its names, or
  /// told apart from others of its name.
  var isSettled: Bool { longForm != nil || qualified != nil }
}
