import DataModel

/// JRC-Names: `id`, `P` or `O`, language (`u` for all) and name, by tabs; lines of one id are the
/// spellings of one entity, and have `+` for spaces.
struct JRCNamesEntries: EntryFormat {
  /// Empty for all.
  private let languages: [String]
  private var kinds: KindNames
  /// What an entry may take in memory; lines behind it are as if they stood apart.
  private let limit: Int

  private var entry = FoundEntry()
  /// Of the entry, if lines may still follow.
  private var openID: [UInt8]?
  private var seen = ClaimTable()
  private var fields: [Range<Int>] = []

  init(languages: [String], kinds: KindNames, limit: Int = LineSource.longestLine) {
    self.languages = languages
    self.kinds = kinds
    self.limit = limit
  }

  mutating func read(_ line: SourceLine, into batch: inout EntryBatch) {
    if line.bytes.isEmpty || line.bytes.first == UInt8(ascii: "#") { return }
    line.bytes.split(0x09, in: line.bytes.indices, into: &fields)
    guard fields.count == 4 else {
      batch.reject(line.number, .columns(found: fields.count, expected: "id, type, language, name"))
      return
    }
    guard let kind = kinds.kind(line.bytes, fields[1]) else {
      batch.reject(line.number, .unknownKind(line.bytes.text(fields[1])))
      return
    }
    guard languages.isEmpty || isWanted(line.bytes.text(fields[2]).lowercased()) else {
      batch.leftOut += 1
      return
    }
    let id = line.bytes[fields[0]]
    if let openID, entry.kind == kind, openID.elementsEqual(id), entry.size < limit {
      appendName(line)
      return
    }
    finish(into: &batch)
    if seen.claim(WordFolder.hash(Array(id)) &+ UInt64(kind.rawValue), 1) == 1 {
      batch.reject(line.number, .apart(id: line.bytes.text(fields[0])))
    }
    entry.start(line.number)
    entry.kind = kind
    let value = entry.append(id)
    entry.appendAttribute("jrc", value)
    let start = entry.append("JRC ".utf8).lowerBound
    entry.distinctions.append(start..<entry.append(id).upperBound)
    appendName(line)
    openID = Array(id)
  }

  private func isWanted(_ language: String) -> Bool {
    language == "u" || languages.contains(language)
  }

  /// Takes the name of a line with a space for each run of `+`.
  private mutating func appendName(_ line: SourceLine) {
    let start = entry.bytes.count
    var isSpaceDue = false
    for byte in line.bytes[fields[3]] {
      if byte == UInt8(ascii: "+") {
        isSpaceDue = entry.bytes.count > start
        continue
      }
      if isSpaceDue { entry.bytes.append(0x20) }
      isSpaceDue = false
      entry.bytes.append(byte)
    }
    entry.appendName(start..<entry.bytes.count)
  }

  mutating func finish(into batch: inout EntryBatch) {
    if openID.take() != nil { batch.take(&entry) }
  }
}
