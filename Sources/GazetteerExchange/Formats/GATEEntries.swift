import DataModel

/// A list of a GATE gazetteer: an entry a line, with features behind it:
/// `Silver Lane Fund&code=SLF`.
///
/// Features are set off by `&`, `:` or a tab; as all of them have `=`, "Marks & Merrow" has none.
struct GATEEntries: EntryFormat {
  private static let separators = [UInt8(ascii: "\t"), UInt8(ascii: "&"), UInt8(ascii: ":")]

  private let kind: EntityKind
  private var entry = FoundEntry()
  private var parts: [Range<Int>] = []
  /// Keys that were met, since a list has few.
  private(set) var keys: [String] = []
  private static let mostKeys = 32

  init(kind: EntityKind) { self.kind = kind }

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.allSatisfy({ $0 <= 0x20 }) { return }
    entry.start(line)
    entry.kind = kind
    var name = line.bytes.indices
    if line.bytes.contains(UInt8(ascii: "=")) {
      for separator in GATEEntries.separators {
        line.bytes.split(separator, in: line.bytes.indices, into: &parts)
        let halves = parts.dropFirst().map { part in
          line.bytes[part].firstIndex(of: UInt8(ascii: "="))
        }
        if halves.isEmpty || halves.contains(nil) { continue }
        name = parts[0]
        for (part, equals) in zip(parts.dropFirst(), halves) {
          guard let equals else { continue }
          appendFeature(part.lowerBound..<equals, equals + 1..<part.upperBound, &batch)
        }
        break
      }
    }
    entry.appendName(name)
    batch.take(&entry)
  }

  private mutating func appendFeature(
    _ label: Range<Int>, _ value: Range<Int>, _ batch: inout EntryBatch
  ) {
    if let known = keys.first(where: { $0.utf8.elementsEqual(entry.bytes[label]) }) {
      return entry.appendAttribute(known, value)
    }
    let key = EntryCleaner.spaced(entry.text(label))
    guard !key.isEmpty, key != "note", key != "within", !key.contains(where: { ",{}".contains($0) })
    else {
      return batch.reject(entry.line, .attribute(key, value: entry.text(value)))
    }
    // White space may stand around one that was met.
    if keys.count < GATEEntries.mostKeys, !keys.contains(key) { keys.append(key) }
    entry.appendAttribute(key, value)
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
    var line = SourceLine()
    var ranges: [Range<Int>] = []
    while try source.read(&line) {
      line.bytes.split(UInt8(ascii: ":"), in: line.bytes.indices, into: &ranges)
      let fields = ranges.map { EntryCleaner.spaced(line.bytes.text($0)) }
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
