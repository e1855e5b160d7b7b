import DataModel

/// One name of a gazetteer entry, as its file writes it.
struct Alias: Sendable {
  var text: String
  /// Position in the lexicon's entry table.
  var entry: Int32
  /// The entry's kind.
  var kind: EntityKind
  /// Position in the lexicon's source table.
  var source: Int32
  var line: Int32
  /// Capitals must be exactly as written.
  var isCaseExact = false
  /// Counts only beside other evidence.
  var isWeak = false
  /// One of these must occur elsewhere in the document; folded hashes of their words.
  var needs: [[UInt64]] = []
  /// The words of `needs` as written, for messages.
  var neededWords: [String] = []
}

/// Reads gazetteers: `name (flag) {key=value} | alias (flag) | alias` under `[kind]` lines.
struct GazetteerParser {
  var entries: [GazetteerEntry] = []
  var aliases: [Alias] = []
  private var entryOfName: [EntityKey: Int] = [:]
  /// Where section lines and entries say that a place lies, in file order.
  private var containers: [Container] = []
  /// By entry, positions in `containers`.
  private var containersOfEntry: [Int: [Int]] = [:]

  private struct EntityKey: Hashable {
    var kind: EntityKind
    var name: String
    var note: String?
  }

  private struct Container {
    var name: String
    var file: String
    var line: Int
  }

  mutating func parse(_ file: LexiconFile, source: Int) throws(LexiconError) {
    var kind: EntityKind?
    var container: Int?
    try forEachLexiconLine(in: file) { (number, line) throws(LexiconError) in
      if line.first == UInt8(ascii: "[") {
        guard line.last == UInt8(ascii: "]") else {
          throw LexiconError(.unclosed("["), file: file.path, line: number)
        }
        let section = String(decoding: line.dropFirst().dropLast(), as: UTF8.self)
        container = nil
        var word = section[...]
        if section.hasPrefix("place in ") {
          word = "place"
          containers.append(
            Container(name: String(section.dropFirst(9)), file: file.path, line: number))
          container = containers.count - 1
        }
        guard let named = EntityKind(name: String(word)) else {
          throw LexiconError(.unknownKind(section), file: file.path, line: number)
        }
        kind = named
        return
      }
      guard let kind else {
        let text = String(decoding: line, as: UTF8.self)
        throw LexiconError(.entryBeforeKind(text), file: file.path, line: number)
      }
      try entry(line, kind, container, file, number, source)
    }
  }

  private mutating func entry(
    _ line: ArraySlice<UInt8>, _ kind: EntityKind, _ container: Int?, _ file: LexiconFile,
    _ number: Int, _ source: Int
  ) throws(LexiconError) {
    var line = [UInt8](line)[...]
    var attributes: [String: String] = [:]
    if let open = line.firstIndex(of: UInt8(ascii: "{")) {
      guard let close = line[open...].firstIndex(of: UInt8(ascii: "}")) else {
        throw LexiconError(.unclosed("{"), file: file.path, line: number)
      }
      guard !line[(open + 1)..<close].contains(UInt8(ascii: "{")) else {
        throw LexiconError(.unclosed("{"), file: file.path, line: number)
      }
      var key: String?
      for pair in line[(open + 1)..<close].split(separator: UInt8(ascii: ",")) {
        let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1)
        if halves.count == 2 {
          key = trimmed(halves[0])
          attributes[trimmed(halves[0])] = trimmed(halves[1])
        } else if let key, let value = attributes[key] {
          // A comma inside a value: "note=Washington, D.C.".
          attributes[key] = "\(value), \(trimmed(pair))"
        } else {
          throw LexiconError(
            .unexpected(found: trimmed(pair), expected: "key=value"), file: file.path, line: number)
        }
      }
      line.removeSubrange(open...close)
      guard !line.contains(UInt8(ascii: "{")) else {
        throw LexiconError(.secondAttributes, file: file.path, line: number)
      }
    }
    guard !line.contains(UInt8(ascii: "}")) else {
      throw LexiconError(.unopened("}"), file: file.path, line: number)
    }
    // An entry that another file has already gets further aliases.
    let first = aliases.count
    for field in line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
      var alias = try self.alias(field, kind, file, number)
      alias.source = Int32(source)
      aliases.append(alias)
    }
    let note = attributes.removeValue(forKey: "note")
    var container = container
    if kind == .place, let name = attributes.removeValue(forKey: "within") {
      containers.append(Container(name: name, file: file.path, line: number))
      container = containers.count - 1
    }
    let name = aliases[first].text
    let key = EntityKey(kind: kind, name: name, note: note)
    let entry = entryOfName[key] ?? entries.count
    for alias in first..<aliases.count { aliases[alias].entry = Int32(entry) }
    if let container { containersOfEntry[entry, default: []].append(container) }
    if entry < entries.count {
      entries[entry].attributes.merge(attributes) { old, _ in old }
    } else {
      entryOfName[key] = entry
      entries.append(GazetteerEntry(name: name, kind: kind, note: note, attributes: attributes))
    }
  }

  /// Finds the entries of the places that others lie in, which may stand in any file.
  mutating func findContainers() throws(LexiconError) {
    var entryOfContainer: [Int32] = []
    for container in containers {
      guard let entry = place(container.name) else {
        throw LexiconError(
          .unknownContainer(container.name), file: container.file, line: container.line)
      }
      entryOfContainer.append(Int32(entry))
    }
    for (entry, named) in containersOfEntry {
      // A city may share its entry with the state or country around it.
      entries[entry].container =
        named.map { entryOfContainer[$0] }.first { $0 != Int32(entry) }
    }
  }

  /// The entry of a place by its name, with the note in parentheses if it has one.
  private func place(_ name: String) -> Int? {
    if let entry = entryOfName[EntityKey(kind: .place, name: name)] { return entry }
    guard name.hasSuffix(")"), let open = name.range(of: " (") else { return nil }
    return entryOfName[
      EntityKey(
        kind: .place, name: String(name[..<open.lowerBound]),
        note: String(name[open.upperBound...].dropLast()))]
  }

  private func alias(
    _ field: ArraySlice<UInt8>, _ kind: EntityKind, _ file: LexiconFile, _ number: Int
  ) throws(LexiconError) -> Alias {
    var name = field
    var alias = Alias(text: "", entry: 0, kind: kind, source: 0, line: Int32(number))
    while let last = name.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }),
      name[last] == UInt8(ascii: ")"),
      let open = name[...last].lastIndex(of: UInt8(ascii: "("))
    {
      let flag = trimmed(name[(open + 1)..<last])
      switch flag {
      case "case": alias.isCaseExact = true
      case "weak": alias.isWeak = true
      default:
        guard flag.hasPrefix("needs:") else {
          throw LexiconError(.unknownFlag(flag), file: file.path, line: number)
        }
        alias.neededWords = flag.utf8.dropFirst(6).split(separator: UInt8(ascii: ","))
          .map { trimmed(Array($0)[...]) }.filter { !$0.isEmpty }
        guard !alias.neededWords.isEmpty else {
          throw LexiconError(
            .unexpected(found: "(\(flag))", expected: "(needs: word, word)"), file: file.path,
            line: number)
        }
      }
      name = name[..<open]
    }
    guard !name.contains(UInt8(ascii: "(")) else {
      throw LexiconError(.unclosed("("), file: file.path, line: number)
    }
    guard !name.contains(UInt8(ascii: ")")) else {
      throw LexiconError(.unopened(")"), file: file.path, line: number)
    }
    alias.text = trimmed(name)
    guard !alias.text.isEmpty else {
      throw LexiconError(.emptyName, file: file.path, line: number)
    }
    return alias
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.trimmed, as: UTF8.self)
  }
}
