import DataModel

/// Makes names and attributes such as a gazetteer in text can hold, and leaves out the others.
struct EntryCleaner {
  /// A name of more bytes is a sentence.
  static let longestName = 300
  private static let longestValue = 1000

  /// Hashes of folded words; one of them alone as a name counts only beside other evidence.
  private let commonWords: Set<UInt64>
  /// Keeps spellings that differ in anything at all, and adds no flags.
  let isFaithful: Bool
  private var folder = WordFolder()
  private var folded: [UInt8] = []
  /// What tells two names of an entry apart, by their order.
  private(set) var hashes: [UInt64] = []

  init(commonWords: Set<String> = [], isFaithful: Bool = false) {
    self.commonWords = Set(commonWords.map { WordFolder.hash(Array($0.utf8)) })
    self.isFaithful = isFaithful
  }

  /// The entry with clean names, or `nil` if none is left. Leaves the hash of each in `hashes`.
  mutating func clean(_ entry: ListedEntry, into batch: inout EntryBatch) -> ListedEntry? {
    var clean = entry
    clean.names.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    for name in entry.names {
      let text = EntryCleaner.spaced(name.text)
      if let reason = EntryCleaner.fault(of: text) {
        batch.reject(entry.line, reason)
        continue
      }
      var name = name
      name.text = text
      let (hash, word) = self.hashes(of: name)
      if isFaithful ? clean.names.contains(name) : hashes.contains(hash) { continue }
      if isCommon(name, word) { name.isWeak = true }
      hashes.append(hash)
      clean.names.append(name)
    }
    clean.attributes.removeAll(keepingCapacity: true)
    for attribute in entry.attributes {
      if let value = value(attribute.value, attribute.key, entry.line, &batch) {
        clean.attributes.append(ListedEntry.Attribute(attribute.key, value))
      }
    }
    clean.note = entry.note.flatMap { value($0, "note", entry.line, &batch) }
    clean.within = entry.within.flatMap { value($0, "within", entry.line, &batch) }
    return clean.names.isEmpty ? nil : clean
  }

  /// The same for a name that differs in nothing that matters; and the same for its folded form.
  private mutating func hashes(of name: ListedEntry.Name) -> (name: UInt64, folded: UInt64) {
    folded.removeAll(keepingCapacity: true)
    folder.fold(name: name.text.utf8.span, onto: &folded)
    let word = WordFolder.hash(folded)
    var hash = word
    // "US" and "us" are two names.
    var isUpper = true
    var isLower = true
    for byte in name.text.utf8 {
      if byte &- 0x61 < 26 { isUpper = false }
      if byte &- 0x41 < 26 { isLower = false }
    }
    if isUpper { hash ^= 0x5851_F42D_4C95_7F2D }
    if isLower { hash ^= 0x1405_7B7E_F767_814F }
    if name.isCaseExact || !name.neededWords.isEmpty {
      hash ^= WordFolder.hash(Array(name.written.utf8))
    }
    return (hash, word)
  }

  /// Whether a name is one word that is a common one too. In capitals it is none.
  private func isCommon(_ name: ListedEntry.Name, _ folded: UInt64) -> Bool {
    guard !isFaithful, !name.isCaseExact, !name.isWeak, name.neededWords.isEmpty,
      commonWords.contains(folded)
    else { return false }
    return name.text.utf8.count == 1 || name.text.utf8.contains { $0 &- 0x61 < 26 || $0 >= 0x80 }
  }

  /// With single spaces for all white space.
  static func spaced(_ text: String) -> String {
    var isPlain = true
    var last: UInt8 = 0x20
    for byte in text.utf8 {
      if byte == 0x20 && last == 0x20 || byte &- 0x09 < 5 || byte == 0xA0 { isPlain = false }
      last = byte
    }
    if isPlain && last != 0x20 { return text }
    return text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
      .joined(separator: " ")
  }

  private static func fault(of name: String) -> Rejection.Reason? {
    var hasWord = false
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"),
        UInt8(ascii: "}"):
        return .mark(String(UnicodeScalar(byte)), name: name)
      case 0..<0x20, 0x7F: return .controlCharacter(name)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        hasWord = true
      default: break
      }
    }
    if !hasWord, !name.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) {
      return .noWord(name)
    }
    if name.utf8.first == UInt8(ascii: "#") || name.utf8.first == UInt8(ascii: "[") {
      return .start(name)
    }
    return name.utf8.count > longestName ? .longName(name) : nil
  }

  /// A value as a gazetteer reads it back; `nil` if it has none.
  private func value(
    _ text: String, _ key: String, _ line: Int, _ batch: inout EntryBatch
  ) -> String? {
    var value = text
    var (hasComma, hasPair, isBad, isPlain) = (false, false, false, true)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: ","): hasComma = true
      case UInt8(ascii: "="): hasPair = true
      case UInt8(ascii: "{"), UInt8(ascii: "}"): isBad = true
      case UInt8(ascii: "!")...UInt8(ascii: "~"): break
      default: isPlain = false
      }
    }
    if !isPlain || hasComma {
      value = EntryCleaner.spaced(text)
      if hasComma {
        value = value.split(separator: ",").map { EntryCleaner.spaced(String($0)) }
          .filter { !$0.isEmpty }.joined(separator: ", ")
      }
      isBad = isBad || value.utf8.contains { $0 < 0x20 }
    }
    if value.isEmpty { return nil }
    hasPair = hasPair && (hasComma || value.utf8.first == UInt8(ascii: "="))
    if isBad || hasPair || value.utf8.count > EntryCleaner.longestValue {
      batch.reject(line, .attribute(key, value: String(value.prefix(60))))
      return nil
    }
    return value
  }

  /// What tells entries apart, as a note can have it.
  func distinction(_ text: String) -> String? {
    var unused = EntryBatch()
    return value(text, "note", 0, &unused)
  }
}
