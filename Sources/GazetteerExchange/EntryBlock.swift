import DataModel

/// Entries of some lines, clean and wanted, with what an import needs of each.
struct EntryBlock {
  var batch = EntryBatch()
  /// What tells the names of each entry apart, one entry after the other, and where each ends.
  private var hashes: [UInt64] = []
  private var hashEnds: [Int] = []
  /// What tells the entries apart.
  private(set) var keys: [UInt64] = []
  private var text = GazetteerText()
  private var textEnds: [Int] = []

  var count: Int { batch.count }

  func hashes(of entry: Int) -> ArraySlice<UInt64> {
    hashes[(entry > 0 ? hashEnds[entry - 1] : 0)..<hashEnds[entry]]
  }

  /// An entry as a line.
  func line(of entry: Int) -> ArraySlice<UInt8> {
    text.bytes[(entry > 0 ? textEnds[entry - 1] : 0)..<textEnds[entry]]
  }

  /// Of the entries that a format has added from a position on, keeps the clean ones that are
  /// wanted.
  mutating func clean(
    from first: Int, _ cleaner: inout EntryCleaner, _ options: GazetteerImporter.Options
  ) {
    var leftOut = 0
    batch.keep(from: first) { entry, rejections in
      guard cleaner.clean(&entry, &rejections) else { return false }
      guard options.areWanted(entry) else {
        leftOut += 1
        return false
      }
      hashes.append(contentsOf: cleaner.hashes)
      hashEnds.append(hashes.count)
      keys.append(ImportRun.key(entry))
      text.appendLine(entry)
      textEnds.append(text.bytes.count)
      return true
    }
    batch.leftOut += leftOut
  }

  mutating func removeAll() {
    batch.removeAll()
    hashes.removeAll(keepingCapacity: true)
    hashEnds.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    text.removeAll()
    textEnds.removeAll(keepingCapacity: true)
  }
}
