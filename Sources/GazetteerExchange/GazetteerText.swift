import DataModel

/// Entries as lines of a gazetteer in text.
struct GazetteerText {
  private(set) var bytes: [UInt8] = []
  private var section: EntityKind?

  /// - Returns: how many lines were added: the entry's, and a section's if its kind is new.
  @discardableResult
  mutating func append(_ entry: ListedEntry) -> Int {
    var lines = 1
    if section != entry.kind {
      section = entry.kind
      bytes.append(contentsOf: "[\(entry.kind.name)]\n".utf8)
      lines = 2
    }
    for (number, name) in entry.names.enumerated() {
      if number > 0 { bytes.append(contentsOf: " | ".utf8) }
      bytes.append(contentsOf: name.text.utf8)
      if name.isCaseExact || name.isWeak || !name.neededWords.isEmpty {
        bytes.append(contentsOf: name.written.utf8.dropFirst(name.text.utf8.count))
      }
    }
    var separator = " {"
    func append(_ key: String, _ value: String, to bytes: inout [UInt8]) {
      bytes.append(contentsOf: separator.utf8)
      bytes.append(contentsOf: key.utf8)
      bytes.append(UInt8(ascii: "="))
      bytes.append(contentsOf: value.utf8)
      separator = ", "
    }
    if let note = entry.note { append("note", note, to: &bytes) }
    if let within = entry.within { append("within", within, to: &bytes) }
    for attribute in entry.attributes { append(attribute.key, attribute.value, to: &bytes) }
    if separator == ", " { bytes.append(UInt8(ascii: "}")) }
    bytes.append(0x0A)
    return lines
  }

  /// Hands over what was written since the last time.
  mutating func take() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    return taken
  }
}

/// A table that is used as a gazetteer as it stands.
package struct GazetteerTableFile {
  /// The gazetteer in text.
  package let text: [UInt8]
  /// The line of the table for each line of the text.
  package let lines: [Int32]

  /// Whether a file is such a table, by its name.
  package static func isTable(_ path: String) -> Bool {
    var path = path.lowercased()
    if path.hasSuffix(".gz") { path.removeLast(3) }
    return path.hasSuffix(".csv") || path.hasSuffix(".tsv")
  }

  /// - Throws: `GazetteerExchangeError` at the first row that makes no entry.
  package init(path: String) throws(GazetteerExchangeError) {
    var source = try LineSource(path: path)
    var format = TableEntries()
    var cleaner = EntryCleaner(isFaithful: true)
    var text = GazetteerText()
    var lines: [Int32] = []
    func drain(_ batch: inout EntryBatch) throws(GazetteerExchangeError) {
      if let failure = batch.failure { throw GazetteerExchangeError(failure, file: path, line: 1) }
      for entry in batch.entries {
        var cleaning = EntryBatch()
        let clean = cleaner.clean(entry, into: &cleaning)
        batch.rejections += cleaning.rejections
        guard let clean else { continue }
        for _ in 0..<text.append(clean) { lines.append(Int32(entry.line)) }
      }
      if let rejection = batch.rejections.min(by: { $0.line < $1.line }) {
        throw GazetteerExchangeError(
          .rejected(rejection.message), file: path, line: rejection.line)
      }
      batch.entries.removeAll(keepingCapacity: true)
    }
    var batch = EntryBatch()
    while let line = try source.next() {
      if let reason = GazetteerImporter.fault(of: line) { batch.reject(line.number, reason) }
      format.read(line, into: &batch)
      try drain(&batch)
    }
    format.finish(into: &batch)
    try drain(&batch)
    self.text = text.take()
    self.lines = lines
  }
}
