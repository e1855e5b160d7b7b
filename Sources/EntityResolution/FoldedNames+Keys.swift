import DataModel

/// The keys of sieves: names that share one may be joined.
extension FoldedNames {
  private static let space: UInt8 = 0x20
  private static let comma = UInt8(ascii: ",")
  private static let suffixes = WordList(NameForms.suffixes)
  private static let designators = WordList(NameForms.designators)
  private static let articles = WordList(["the"])

  /// Words that are a name of a kind.
  mutating func write(_ kind: EntityKind, _ words: String) -> Key {
    written.removeAll(keepingCapacity: true)
    written.append(kind.rawValue)
    written.append(contentsOf: words.utf8)
    return .written
  }

  /// The last word of a person's name.
  mutating func writeSurname(_ row: Int) -> Key {
    if let form = form(row) { return write(.person, form.words.last ?? "") }
    let name = name(row)
    let space = name.last { bytes[$0] == FoldedNames.space }
    words.removeAll(keepingCapacity: true)
    words.append((space.map { $0 + 1 } ?? name.lowerBound)..<name.upperBound)
    return writeWords(.person)
  }

  /// A person's name without initials and generational suffixes, if two words are left.
  mutating func writeWithoutInitials(_ row: Int) -> Key {
    if let form = form(row) {
      return form.withoutInitials.map { write(.person, $0) } ?? .none
    }
    if !traits[row].contains(.hasInitials) {
      return traits[row].contains(.isOneWord) || name(row).isEmpty ? .none : .whole
    }
    splitWithoutInitials(row)
    return words.count > 1 ? writeWords(.person) : .none
  }

  /// A person's given name in full and the surname, if two words are left without initials.
  mutating func writeFullForm(_ row: Int, _ nicknames: Nicknames) -> Key {
    if let form = form(row) {
      guard let words = form.withoutInitials?.split(separator: " "), words.count == 2 else {
        return .none
      }
      let given = String(words[0])
      return write(.person, "\(nicknames.fullForm(given.utf8.span) ?? given) \(words[1])")
    }
    splitWithoutInitials(row)
    guard words.count == 2 else { return .none }
    guard let full = nicknames.fullForm(bytes.span.extracting(words[0])) else {
      return traits[row].contains(.hasInitials) ? writeWords(.person) : .whole
    }
    _ = write(.person, full)
    written.append(FoldedNames.space)
    written.append(contentsOf: bytes[words[1]])
    return .written
  }

  /// An organization's name without legal form, article and commas.
  mutating func writeWithoutDesignator(_ row: Int) -> Key {
    if let form = form(row) { return write(.organization, form.withoutDesignator) }
    splitWords(row)
    let count = words.count
    var designators = 0
    while designators < count - 1, isDesignator(words[count - 1 - designators]) {
      designators += 1
    }
    if count > 1, FoldedNames.articles.contains(words[0], of: bytes) { words.removeFirst() }
    words.removeLast(min(designators, max(0, words.count - 1)))
    let hasComma = name(row).contains { bytes[$0] == FoldedNames.comma }
    if words.count == count, !hasComma { return .whole }
    let key = writeWords(.organization)
    if hasComma { written.removeAll { $0 == FoldedNames.comma } }
    return key
  }

  /// A name with the usual differences between transliterations levelled.
  mutating func writeTransliteration(_ row: Int, _ kind: EntityKind) -> Key {
    if let form = form(row) { return write(kind, form.transliterationKey) }
    written.removeAll(keepingCapacity: true)
    written.append(kind.rawValue)
    written.append(contentsOf: bytes[name(row)])
    Transliteration.level(&written, from: 1, separator: FoldedNames.space)
    return .written
  }

  /// The initials and generational suffixes of a name.
  func initials(_ row: Int) -> [[UInt8]] {
    if !traits[row].contains(.hasInitials) { return [] }
    if let form = form(row) { return form.initials.map { Array($0.utf8) } }
    return bytes[name(row)].split(separator: FoldedNames.space)
      .filter { isInitial($0.indices) }.map { Array($0) }
  }

  // MARK: - Words of names in ASCII

  func isInitial(_ word: Range<Int>) -> Bool {
    word.count == 1 || FoldedNames.suffixes.contains(word, of: bytes)
  }

  private func isDesignator(_ word: Range<Int>) -> Bool {
    FoldedNames.designators.contains(word, of: bytes, without: FoldedNames.comma)
  }

  mutating func splitWords(_ row: Int) {
    words.removeAll(keepingCapacity: true)
    let name = name(row)
    var start = name.lowerBound
    for position in name where bytes[position] == FoldedNames.space {
      words.append(start..<position)
      start = position + 1
    }
    if !name.isEmpty { words.append(start..<name.upperBound) }
  }

  private mutating func splitWithoutInitials(_ row: Int) {
    splitWords(row)
    if !traits[row].contains(.hasInitials) { return }
    words.removeAll { $0.count == 1 }
    if words.count > 2, FoldedNames.suffixes.contains(words[words.count - 1], of: bytes) {
      words.removeLast()
    }
  }

  private mutating func writeWords(_ kind: EntityKind) -> Key {
    written.removeAll(keepingCapacity: true)
    written.append(kind.rawValue)
    for number in words.indices {
      if number > 0 { written.append(FoldedNames.space) }
      written.append(contentsOf: bytes[words[number]])
    }
    return .written
  }

}
