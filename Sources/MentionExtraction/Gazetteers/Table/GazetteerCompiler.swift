import DataModel
import FlatMemory

/// Reads gazetteers and builds their table: `name (flag) {key=value} | alias (flag) | alias` under
/// `[kind]` lines.
struct GazetteerCompiler {
  private var columns = GazetteerTable.Columns()
  private var prefixes = PrefixTableBuilder()
  private var numberOfEntry = HashIndex()
  /// Where section lines and entries say that a place lies, in file order.
  private var containers: [Container] = []
  /// By entry, positions in `containers`.
  private var containersOfEntry: [Int: [Int]] = [:]
  private var tokenizer = Tokenizer(words: WordTable(), marks: .init(), keepsCompounds: true)
  private var tokens = TokenTable()

  private struct Container {
    var name: String
    var file: String
    var line: Int
  }

  /// Flags and the name before them.
  private struct Name {
    var text: ArraySlice<UInt8>
    var bits: UInt32 = 0
    var neededWords: [String] = []
  }

  // MARK: - Files

  mutating func add(_ file: LexiconFile) throws(LexiconError) {
    let source = Int32(columns.sourceTexts.count / 2)
    columns.sourceTexts.append(columns.strings.add(file.name.utf8))
    columns.sourceTexts.append(columns.strings.add(file.path.utf8))
    var kind: EntityKind?
    var container: Int?
    try forEachLexiconLine(in: file) { (number, line) throws(LexiconError) in
      if line.first == UInt8(ascii: "[") {
        (kind, container) = try section(line, file, number)
        return
      }
      guard let kind else {
        let text = String(decoding: line, as: UTF8.self)
        throw LexiconError(.entryBeforeKind(text), file: file.path, line: number)
      }
      try entry(line, kind, container, file, number, source)
    }
  }

  private mutating func section(
    _ line: ArraySlice<UInt8>, _ file: LexiconFile, _ number: Int
  ) throws(LexiconError) -> (EntityKind, container: Int?) {
    guard line.last == UInt8(ascii: "]") else {
      throw LexiconError(.unclosed("["), file: file.path, line: number)
    }
    let section = String(decoding: line.dropFirst().dropLast(), as: UTF8.self)
    if section.hasPrefix("place in ") {
      containers.append(
        Container(name: String(section.dropFirst(9)), file: file.path, line: number))
      return (.place, containers.count - 1)
    }
    guard let kind = EntityKind(name: section) else {
      throw LexiconError(.unknownKind(section), file: file.path, line: number)
    }
    return (kind, nil)
  }

  /// The table, and the names of places of other tables in which entries lie, with the first line
  /// that says so.
  mutating func finished() -> (
    table: GazetteerTable, foreign: [(name: String, file: String, line: Int)]
  ) {
    var foreign: [String: Int] = [:]
    var entryOfContainer: [Int32] = []
    for (number, container) in containers.enumerated() {
      if let entry = place(container.name) {
        entryOfContainer.append(entry)
      } else {
        if foreign[container.name] == nil { foreign[container.name] = number }
        entryOfContainer.append(-2 - columns.strings.add(once: container.name))
      }
    }
    for (entry, named) in containersOfEntry {
      // A city may share its entry with the state or country around it.
      guard let found = named.map({ entryOfContainer[$0] }).first(where: { $0 != Int32(entry) })
      else { continue }
      columns.entries[entry].container = found
      if found >= 0 {
        columns.entries[Int(found)].bits |= GazetteerTable.FlatEntry.isContainer
      }
    }
    return (
      GazetteerTable(prefixes.finished(), columns),
      foreign.sorted { $0.value < $1.value }.map {
        (name: $0.key, file: containers[$0.value].file, line: containers[$0.value].line)
      }
    )
  }

  private func place(_ name: String) -> Int32? {
    if let entry = known(.place, Array(name.utf8), nil).entry { return entry }
    guard let (bare, note) = GazetteerTable.noted(name) else { return nil }
    return known(.place, Array(bare.utf8), Array(note.utf8)).entry
  }

  // MARK: - Entries

  private mutating func entry(
    _ line: ArraySlice<UInt8>, _ kind: EntityKind, _ container: Int?, _ file: LexiconFile,
    _ number: Int, _ source: Int32
  ) throws(LexiconError) {
    var line = line
    var attributes: [String: String] = [:]
    if line.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) {
      attributes = try takeAttributes(&line, file, number)
    }
    let first = columns.aliases.count
    for field in line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
      let name = try self.name(field, file, number)
      columns.aliases.append(
        GazetteerTable.FlatAlias(
          text: columns.strings.add(name.text), entry: 0, source: source, line: Int32(number),
          needs: -1, neededWords: -1, bits: UInt32(kind.rawValue) | name.bits))
      if !name.neededWords.isEmpty { addNeeds(name.neededWords, columns.aliases.count - 1) }
      insert(
        columns.aliases.count - 1, name.text, kind,
        isWeak: name.bits & GazetteerTable.FlatAlias.isWeak != 0)
    }
    let text = columns.aliases[first].text
    let entry = self.entry(kind, text, attributes.removeValue(forKey: "note"))
    for alias in first..<columns.aliases.count { columns.aliases[alias].entry = entry }
    var container = container
    if kind == .place, let name = attributes.removeValue(forKey: "within") {
      containers.append(Container(name: name, file: file.path, line: number))
      container = containers.count - 1
    }
    if let container { containersOfEntry[Int(entry), default: []].append(container) }
    if !attributes.isEmpty { addAttributes(attributes, Int(entry)) }
  }

  /// The entry with a name; one that is there already gets further aliases.
  private mutating func entry(_ kind: EntityKind, _ name: Int32, _ note: String?) -> Int32 {
    let noteBytes = note.map { Array($0.utf8) }
    let (entry, key) = known(kind, columns.strings.utf8(Int(name)), noteBytes)
    if let entry { return entry }
    numberOfEntry[key] = Int32(columns.entries.count)
    columns.entryKeys.append(
      GazetteerTable.entryKey(kind, columns.strings.utf8(Int(name)), noteBytes))
    columns.entries.append(
      GazetteerTable.FlatEntry(
        name: name, note: note.map { columns.strings.add(once: $0) } ?? -1, container: -1,
        attributes: -1, bits: UInt32(kind.rawValue)))
    return Int32(columns.entries.count - 1)
  }

  /// The entry with a name, or the key under which it belongs.
  private func known(
    _ kind: EntityKind, _ name: [UInt8], _ note: [UInt8]?
  ) -> (entry: Int32?, key: UInt64) {
    var key = GazetteerTable.entryKey(kind, name, note)
    while let entry = numberOfEntry[key] {
      let found = columns.entries[Int(entry)]
      if found.kind == kind, columns.strings.utf8(Int(found.name)) == name,
        (found.note < 0 ? nil : columns.strings.utf8(Int(found.note))) == note
      {
        return (entry, key)
      }
      key &+= 1
    }
    return (nil, key)
  }

  private mutating func addAttributes(_ attributes: [String: String], _ entry: Int) {
    var all = attributes
    let first = Int(columns.entries[entry].attributes)
    if first >= 0 {
      for pair in 0..<Int(columns.attributes[first]) {
        let key = columns.strings.string(columns.attributes[first + 1 + 2 * pair])
        all[key] = columns.strings.string(columns.attributes[first + 2 + 2 * pair])
      }
    }
    columns.entries[entry].attributes = Int32(columns.attributes.count)
    columns.attributes.append(Int32(all.count))
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      columns.attributes.append(columns.strings.add(once: key))
      columns.attributes.append(columns.strings.add(once: value))
    }
  }

  private mutating func addNeeds(_ neededWords: [String], _ alias: Int) {
    var runs: [[UInt64]] = []
    for needed in neededWords { runs.append(tokenizer.tokens(of: needed).map(\.hash)) }
    // Texts may have three words for one: "K-pop".
    for needed in neededWords where needed.utf8.contains(UInt8(ascii: "-")) {
      let words = tokenizer.tokens(of: String(needed.flatMap { $0 == "-" ? " - " : String($0) }))
      runs.append(words.map(\.hash))
    }
    columns.aliases[alias].needs = Int32(columns.needs.count)
    columns.aliases[alias].neededWords =
      columns.strings.add(neededWords.joined(separator: "|").utf8)
    columns.needs.append(UInt64(runs.count))
    for run in runs {
      columns.needs.append(UInt64(run.count))
      columns.needs += run
    }
  }

  // MARK: - Lines

  /// Takes the part in braces out of a line.
  private func takeAttributes(
    _ line: inout ArraySlice<UInt8>, _ file: LexiconFile, _ number: Int
  ) throws(LexiconError) -> [String: String] {
    var bytes = [UInt8](line)[...]
    var attributes: [String: String] = [:]
    if let open = bytes.firstIndex(of: UInt8(ascii: "{")) {
      guard let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) else {
        throw LexiconError(.unclosed("{"), file: file.path, line: number)
      }
      guard !bytes[(open + 1)..<close].contains(UInt8(ascii: "{")) else {
        throw LexiconError(.unclosed("{"), file: file.path, line: number)
      }
      var key: String?
      for pair in bytes[(open + 1)..<close].split(separator: UInt8(ascii: ",")) {
        let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1)
        if halves.count == 2 {
          key = trimmed(halves[0])
          attributes[trimmed(halves[0])] = trimmed(halves[1])
        } else if let key {
          // A comma inside a value: "note=Washington, D.C.".
          attributes[key]?.append(", \(trimmed(pair))")
        } else {
          throw LexiconError(
            .unexpected(found: trimmed(pair), expected: "key=value"), file: file.path, line: number)
        }
      }
      bytes.removeSubrange(open...close)
      guard !bytes.contains(UInt8(ascii: "{")) else {
        throw LexiconError(.secondAttributes, file: file.path, line: number)
      }
    }
    guard !bytes.contains(UInt8(ascii: "}")) else {
      throw LexiconError(.unopened("}"), file: file.path, line: number)
    }
    line = bytes
    return attributes
  }

  private func name(
    _ field: ArraySlice<UInt8>, _ file: LexiconFile, _ number: Int
  ) throws(LexiconError) -> Name {
    var name = Name(text: field.trimmed)
    while name.text.last == UInt8(ascii: ")"),
      let open = name.text.lastIndex(of: UInt8(ascii: "("))
    {
      let flag = trimmed(name.text[(open + 1)...].dropLast())
      switch flag {
      case "case": name.bits |= GazetteerTable.FlatAlias.isCaseExact
      case "weak": name.bits |= GazetteerTable.FlatAlias.isWeak
      default:
        guard flag.hasPrefix("needs:") else {
          throw LexiconError(.unknownFlag(flag), file: file.path, line: number)
        }
        name.neededWords = flag.utf8.dropFirst(6).split(separator: UInt8(ascii: ","))
          .map { trimmed(Array($0)[...]) }.filter { !$0.isEmpty }
        guard !name.neededWords.isEmpty else {
          throw LexiconError(
            .unexpected(found: "(\(flag))", expected: "(needs: word, word)"), file: file.path,
            line: number)
        }
      }
      name.text = name.text[..<open].trimmed
    }
    guard !name.text.contains(UInt8(ascii: "(")) else {
      throw LexiconError(.unclosed("("), file: file.path, line: number)
    }
    guard !name.text.contains(UInt8(ascii: ")")) else {
      throw LexiconError(.unopened(")"), file: file.path, line: number)
    }
    guard !name.text.isEmpty else {
      throw LexiconError(.emptyName, file: file.path, line: number)
    }
    return name
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.trimmed, as: UTF8.self)
  }

  // MARK: - Names

  /// Makes an alias found; a name with a hyphen is also found without it.
  private mutating func insert(
    _ alias: Int, _ text: ArraySlice<UInt8>, _ kind: EntityKind, isWeak: Bool
  ) {
    insertWords(alias, Array(text), kind, isWeak)
    guard text.contains(UInt8(ascii: "-")) else { return }
    insertWords(alias, text.map { $0 == UInt8(ascii: "-") ? 0x20 : $0 }, kind, isWeak)
  }

  /// A name with spaces for its hyphens; `nil` where it has none.
  static func withoutHyphens(_ name: String) -> String? {
    guard name.utf8.contains(UInt8(ascii: "-")) else { return nil }
    return String(name.map { $0 == "-" ? " " : $0 })
  }

  private mutating func insertWords(
    _ alias: Int, _ text: [UInt8], _ kind: EntityKind, _ isWeak: Bool
  ) {
    tokens.removeAll(keepingCapacity: true)
    tokenizer.tokenize(text.span, 0..<text.count, into: &tokens)
    guard !tokens.isEmpty else { return }
    var phrase = GazetteerTable.Phrase(alias: Int32(alias), next: -1, capitals: 0, allCapitals: 0)
    for (number, token) in tokens.prefix(32).enumerated() {
      if token.shape.startsWithCapital { phrase.capitals |= 1 << UInt32(number) }
      if token.shape == .allCapitals { phrase.allCapitals |= 1 << UInt32(number) }
    }
    var key = PrefixTable.noKey
    for number in tokens.indices {
      key = PrefixTable.key(key, tokens[number].hash)
      columns.words.insert(tokens[number].hash)
      if number == 0, phrase.capitals & 1 == 0 { prefixes.addSmallStart(key) }
      let added = Int32(columns.phrases.count)
      let isLast = number == tokens.count - 1
      let isPlace = isLast && number == 0 && kind == .place && !isWeak
      prefixes.change(key) { slot in
        guard isLast else {
          slot.bits |= PrefixTable.Slot.hasNext
          return
        }
        phrase.next = slot.phrase
        slot.phrase = added
        if isPlace {
          slot.bits |=
            phrase.allCapitals & 1 == 1
            ? PrefixTable.Slot.isPlaceInCapitals : PrefixTable.Slot.isPlace
        }
      }
    }
    columns.phrases.append(phrase)
  }
}

extension FlatStringsBuilder {
  func utf8(_ number: Int) -> [UInt8] {
    Array(bytes[(number > 0 ? Int(ends[number - 1]) : 0)..<Int(ends[number])])
  }

  func string(_ number: Int32) -> String { String(decoding: utf8(Int(number)), as: UTF8.self) }
}
