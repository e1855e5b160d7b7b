import DataModel

/// Makes names and attributes such as a gazetteer in text can hold, and leaves out the others.
struct EntryCleaner {
  /// A name of more bytes is a sentence.
  static let longestName = 300
  private static let longestValue = 1000
  /// As many names of an entry are compared one by one.
  private static let fewNames = 64

  /// Hashes of folded words; one of them alone as a name counts only beside other evidence.
  private let commonWords: Set<UInt64>
  /// A bit for each of them, found sooner, which other words may share.
  private var commonBits = [UInt64](repeating: 0, count: 1 << 13)
  /// Keeps spellings that differ in anything at all, and adds no flags.
  let isFaithful: Bool
  private let traits = ByteTraits()
  private var folder = WordFolder()
  /// What tells two names of an entry apart, by their order.
  private(set) var hashes: [UInt64] = []
  /// The same of an entry of many names.
  private var manyHashes: Set<UInt64> = []
  /// The names of such an entry as they are written, where spellings of one hash are kept.
  private var manySpellings: Set<[UInt8]> = []

  init(commonWords: Set<String> = [], isFaithful: Bool = false) {
    self.commonWords = Set(commonWords.map { WordFolder.hash(Array($0.utf8)) })
    self.isFaithful = isFaithful
    for hash in self.commonWords { commonBits[commonBit(hash).word] |= commonBit(hash).mask }
  }

  /// Leaves clean names and values in an entry, and the hash of each name in `hashes`; `false` if
  /// no name is left.
  mutating func clean(_ entry: inout FoundEntry, _ rejections: inout [Rejection]) -> Bool {
    hashes.removeAll(keepingCapacity: true)
    for number in entry.names.indices {
      var name = entry.names[number]
      var traits = traits.found(in: entry.bytes.span, name.text)
      if traits.contains(.oddSpace) {
        name.text = entry.spaced(name.text)
        traits = self.traits.found(in: entry.bytes.span, name.text)
      }
      if let reason = EntryCleaner.fault(of: entry, name.text, traits) {
        rejections.append(Rejection(line: entry.line, reason: reason))
        continue
      }
      let (hash, word) = self.hashes(of: name, entry, traits)
      if isRepeated(name, hash, entry) { continue }
      if isCommon(name, word, traits) { name.isWeak = true }
      entry.names[hashes.count] = name
      hashes.append(hash)
    }
    entry.names.removeLast(entry.names.count - hashes.count)
    if !manyHashes.isEmpty { manyHashes.removeAll() }
    if !manySpellings.isEmpty { manySpellings.removeAll() }

    var kept = 0
    for number in entry.attributes.indices {
      let attribute = entry.attributes[number]
      guard let value = value(attribute.value, attribute.key, of: &entry, &rejections) else {
        continue
      }
      entry.attributes[kept] = FoundEntry.Attribute(key: attribute.key, value: value)
      kept += 1
    }
    entry.attributes.removeLast(entry.attributes.count - kept)
    if let note = entry.note { entry.note = value(note, "note", of: &entry, &rejections) }
    if let within = entry.within {
      entry.within = value(within, "within", of: &entry, &rejections)
    }
    return !entry.names.isEmpty
  }

  /// The same for a name that differs in nothing that matters; and the same for its folded form.
  private mutating func hashes(
    of name: FoundEntry.Name, _ entry: FoundEntry, _ traits: ByteTraits.Found
  ) -> (name: UInt64, folded: UInt64) {
    let word = folder.hash(name: entry.bytes.span.extracting(name.text))
    var hash = word
    // "US" and "us" are two names.
    if !traits.contains(.small) { hash ^= 0x5851_F42D_4C95_7F2D }
    if !traits.contains(.capital) { hash ^= 0x1405_7B7E_F767_814F }
    if name.isCaseExact || !name.neededWords.isEmpty {
      hash ^= WordFolder.hash(Array(entry.written(name).utf8))
    }
    return (hash, word)
  }

  /// Whether an entry has the name already, among the clean ones.
  private mutating func isRepeated(
    _ name: FoundEntry.Name, _ hash: UInt64, _ entry: FoundEntry
  ) -> Bool {
    guard isFaithful else {
      if hashes.count < EntryCleaner.fewNames { return hashes.contains(hash) }
      if manyHashes.isEmpty { manyHashes = Set(hashes) }
      return !manyHashes.insert(hash).inserted
    }
    if hashes.count < EntryCleaner.fewNames {
      return hashes.indices.contains { number in
        let other = entry.names[number]
        return hashes[number] == hash && other.isWeak == name.isWeak
          && entry.isSame(other.text, name.text)
      }
    }
    func spelling(_ name: FoundEntry.Name) -> [UInt8] { Array(entry.written(name).utf8) }
    if manySpellings.isEmpty { manySpellings = Set(entry.names[..<hashes.count].map(spelling)) }
    return !manySpellings.insert(spelling(name)).inserted
  }

  /// Whether a name is one word that is a common one too. In capitals it is none.
  private func isCommon(
    _ name: FoundEntry.Name, _ folded: UInt64, _ traits: ByteTraits.Found
  ) -> Bool {
    guard !isFaithful, !name.isCaseExact, !name.isWeak, name.neededWords.isEmpty,
      name.text.count == 1 || !traits.isDisjoint(with: [.small, .beyondASCII])
    else { return false }
    let (word, mask) = commonBit(folded)
    return commonBits[word] & mask != 0 && commonWords.contains(folded)
  }

  private func commonBit(_ hash: UInt64) -> (word: Int, mask: UInt64) {
    (Int(truncatingIfNeeded: hash >> 32) & (commonBits.count - 1), 1 << (hash >> 26 & 63))
  }

  /// With single spaces for all white space.
  static func spaced(_ text: String) -> String {
    let bytes = text.utf8.span
    if isSpaced(bytes, bytes.indices) { return text }
    return text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
      .joined(separator: " ")
  }

  /// Whether the only white space in a text are single spaces between words.
  static func isSpaced(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    var last: UInt8 = 0x20
    for position in text {
      let byte = bytes[position]
      if byte == 0x20 && last == 0x20 || byte &- 0x09 < 5 { return false }
      // What white space beyond ASCII begins with.
      if byte == 0xC2 || byte &- 0xE1 < 3,
        WhiteSpace.length(bytes, at: position, text.upperBound) > 0
      {
        return false
      }
      last = byte
    }
    return text.isEmpty || last != 0x20
  }

  private static func fault(
    of entry: FoundEntry, _ name: Range<Int>, _ traits: ByteTraits.Found
  ) -> Rejection.Reason? {
    if !traits.isDisjoint(with: [.mark, .control]) {
      for byte in entry.bytes[name] {
        switch byte {
        case UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"),
          UInt8(ascii: "}"):
          return .mark(String(UnicodeScalar(byte)), name: entry.text(name))
        case 0..<0x20, 0x7F: return .controlCharacter(entry.text(name))
        default: break
        }
      }
    }
    let hasWord =
      !traits.isDisjoint(with: [.small, .capital, .digit])
      || traits.contains(.beyondASCII) && hasLetter(entry.bytes.span, name)
    if !hasWord { return .noWord(entry.text(name)) }
    let first = entry.bytes[name.lowerBound]
    if first == UInt8(ascii: "#") || first == UInt8(ascii: "[") { return .start(entry.text(name)) }
    return name.count > longestName ? .longName(entry.text(name)) : nil
  }

  private static func hasLetter(_ text: Span<UInt8>, _ name: Range<Int>) -> Bool {
    var position = name.lowerBound
    while position < name.upperBound {
      let (scalar, length) = scalar(in: text, at: position)
      switch scalar.value {
      // Most names: Cyrillic, Arabic, Chinese.
      case 0x0410...0x044F, 0x0627...0x063A, 0x4E00...0x9FFF: return true
      default: if scalar.properties.isAlphabetic { return true }
      }
      position += length
    }
    return false
  }

  /// A value as a gazetteer reads it back; `nil` if it has none.
  private func value(
    _ text: Range<Int>, _ key: String, of entry: inout FoundEntry, _ rejections: inout [Rejection]
  ) -> Range<Int>? {
    let traits = traits.found(in: entry.bytes.span, text)
    var value = text
    var isBad = traits.contains(.brace)
    let hasComma = traits.contains(.comma)
    if !traits.isDisjoint(with: [.space, .oddSpace, .control, .comma, .beyondASCII]) {
      value = entry.spaced(text)
      if hasComma {
        let parts = entry.text(value).split(separator: ",").map { EntryCleaner.spaced(String($0)) }
        value = entry.append(parts.filter { !$0.isEmpty }.joined(separator: ", ").utf8)
      }
      isBad = isBad || entry.bytes[value].contains { $0 < 0x20 }
    }
    if value.isEmpty { return nil }
    let hasPair =
      traits.contains(.equals) && (hasComma || entry.bytes[value.lowerBound] == UInt8(ascii: "="))
    if isBad || hasPair || value.count > EntryCleaner.longestValue {
      rejections.append(
        Rejection(
          line: entry.line,
          reason: .attribute(key, value: String(entry.text(value).prefix(60)))))
      return nil
    }
    return value
  }

  /// What tells an entry apart from others, as a note can have it.
  func distinction(_ number: Int, of entry: inout FoundEntry) -> Range<Int>? {
    var unused: [Rejection] = []
    return value(entry.distinctions[number], "note", of: &entry, &unused)
  }
}
