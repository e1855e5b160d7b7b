import DataModel

/// A list of a GATE gazetteer: an entry a line, with features behind it, `Silver Lane Fund&code=SLF`.
///
/// Features are set off by `&`, `:` or a tab; as all of them have `=`, "Marks & Merrow" has none.
struct GATEEntries: EntryFormat {
  let kind: EntityKind

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.allSatisfy({ $0 <= 0x20 }) { return }
    var entry = ListedEntry(kind: kind, names: [])
    entry.line = line.number
    var name = String(decoding: line.bytes, as: UTF8.self)
    for separator in ["\t", "&", ":"] as [Character] {
      let parts = name.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count > 1, parts.dropFirst().allSatisfy({ $0.contains("=") }) else { continue }
      name = String(parts[0])
      for part in parts.dropFirst() {
        let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let key = EntryCleaner.spaced(String(halves[0]))
        let isPlain =
          !key.isEmpty && !["note", "within"].contains(key)
          && !key.contains { ",{}".contains($0) }
        if isPlain {
          entry.attributes.append(ListedEntry.Attribute(key, String(halves[1])))
        } else {
          batch.reject(line.number, .attribute(key, value: String(halves[1])))
        }
      }
      break
    }
    entry.names = [ListedEntry.Name(name)]
    batch.entries.append(entry)
  }
}

/// The lists that a `lists.def` names: `file.lst:major type:minor type:language:annotation type`.
struct GATEDefinition {
  struct List {
    var path: String
    var kind: EntityKind
  }

  private(set) var lists: [List] = []
  /// Lists of a type that is no kind, or of another language.
  private(set) var leftOut: [String] = []

  /// - Parameter path: that of the definition, in whose folder the lists are.
  init(
    path: String, kinds: KindNames, languages: [String]
  ) throws(GazetteerExchangeError) {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    var source = try LineSource(path: path)
    while let line = try source.next() {
      let fields = line.bytes.fields(UInt8(ascii: ":")).map { EntryCleaner.spaced($0) }
      guard let file = fields.first, !file.isEmpty, !file.hasPrefix("#") else { continue }
      let language = fields.count > 3 ? fields[3].lowercased() : ""
      let isWanted = languages.isEmpty || language.isEmpty || languages.contains(language)
      let types = [fields.count > 1 ? fields[1] : "", fields.count > 4 ? fields[4] : ""]
      if isWanted, let kind = types.lazy.compactMap({ kinds.kind($0) }).first {
        lists.append(List(path: folder + file, kind: kind))
      } else {
        leftOut.append(file)
      }
    }
    if lists.isEmpty { throw GazetteerExchangeError(.noList(path), file: path) }
  }
}
