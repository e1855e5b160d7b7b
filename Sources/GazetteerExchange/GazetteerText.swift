import DataModel

/// Entries as lines of a gazetteer in text.
struct GazetteerText {
  private(set) var bytes: [UInt8] = []
  private var section: EntityKind?

  /// - Returns: how many lines were added: the entry's, and a section's if its kind is new.
  mutating func append(_ entry: FoundEntry) -> Int {
    let lines = appendSection(entry.kind)
    appendLine(entry)
    return lines + 1
  }

  /// Begins a section unless the last one is of the same kind; returns how many lines that takes.
  @discardableResult
  mutating func appendSection(_ kind: EntityKind) -> Int {
    if section == kind { return 0 }
    section = kind
    bytes.append(contentsOf: "[\(kind.name)]\n".utf8)
    return 1
  }

  /// Appends a line that was made before.
  mutating func append(line: ArraySlice<UInt8>) { bytes.append(contentsOf: line) }

  mutating func appendLine(_ entry: FoundEntry) {
    var isFirst = true
    for name in entry.names {
      if !isFirst { bytes.append(contentsOf: GazetteerText.bar) }
      isFirst = false
      bytes.append(contentsOf: entry.bytes[name.text])
      if name.isCaseExact || name.isWeak || !name.neededWords.isEmpty {
        bytes.append(contentsOf: entry.written(name).utf8.dropFirst(name.text.count))
      }
    }
    var hasAttribute = false
    if let note = entry.note { append("note", entry.bytes[note], &hasAttribute) }
    if let within = entry.within { append("within", entry.bytes[within], &hasAttribute) }
    for attribute in entry.attributes {
      append(attribute.key, entry.bytes[attribute.value], &hasAttribute)
    }
    if hasAttribute { bytes.append(UInt8(ascii: "}")) }
    bytes.append(0x0A)
  }

  private static let bar = Array(" | ".utf8)

  private mutating func append(
    _ key: String, _ value: ArraySlice<UInt8>, _ hasAttribute: inout Bool
  ) {
    bytes.append(hasAttribute ? UInt8(ascii: ",") : 0x20)
    bytes.append(hasAttribute ? 0x20 : UInt8(ascii: "{"))
    hasAttribute = true
    bytes.append(contentsOf: key.utf8)
    bytes.append(UInt8(ascii: "="))
    bytes.append(contentsOf: value)
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
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
      for number in 0..<batch.count {
        guard cleaner.clean(&batch.entries[number], &batch.rejections) else { continue }
        let entry = batch.entries[number]
        for _ in 0..<text.append(entry) { lines.append(Int32(entry.line)) }
      }
      if let rejection = batch.rejections.min(by: { $0.line < $1.line }) {
        throw GazetteerExchangeError(
          .rejected(rejection.message), file: path, line: rejection.line)
      }
      batch.removeAll()
    }
    var batch = EntryBatch()
    var line = SourceLine()
    while try source.read(&line) {
      if let reason = GazetteerImporter.fault(of: line) {
        batch.reject(line.number, reason)
      } else {
        format.read(line, into: &batch)
      }
      try drain(&batch)
    }
    format.finish(into: &batch)
    try drain(&batch)
    self.text = text.bytes
    self.lines = lines
  }
}
