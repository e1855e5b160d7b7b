import DataModel

/// JRC-Names: `id`, `P` or `O`, language (`u` for all) and name, by tabs; lines of one id are the
/// spellings of one entity, and have `+` for spaces.
struct JRCNamesEntries: EntryFormat {
  /// Empty for all.
  let languages: [String]
  let kinds: KindNames

  private var open: ListedEntry?
  private var openID = ""
  private var seen = ClaimTable()

  init(languages: [String], kinds: KindNames) {
    self.languages = languages
    self.kinds = kinds
  }

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.isEmpty || line.bytes.first == UInt8(ascii: "#") { return }
    let fields = line.bytes.fields(0x09)
    guard fields.count == 4 else {
      batch.reject(line.number, .columns(found: fields.count, expected: "id, type, language, name"))
      return
    }
    guard let kind = kinds.kind(fields[1]) else {
      batch.reject(line.number, .unknownKind(fields[1]))
      return
    }
    let language = fields[2].lowercased()
    guard languages.isEmpty || language == "u" || languages.contains(language) else {
      batch.leftOut += 1
      return
    }
    let name = ListedEntry.Name(fields[3].split(separator: "+").joined(separator: " "))
    if open?.kind == kind, openID == fields[0] {
      open?.names.append(name)
      return
    }
    finish(into: &batch)
    if seen.claim(WordFolder.hash(Array(fields[0].utf8)) &+ UInt64(kind.rawValue), 1) == 1 {
      batch.reject(line.number, .apart(id: fields[0]))
    }
    var entry = ListedEntry(kind: kind, names: [name])
    entry.attributes = [ListedEntry.Attribute("jrc", fields[0])]
    entry.distinction = ["JRC \(fields[0])"]
    entry.line = line.number
    (open, openID) = (entry, fields[0])
  }

  mutating func finish(into batch: inout EntryBatch) {
    if let entry = open.take() { batch.entries.append(entry) }
  }
}
