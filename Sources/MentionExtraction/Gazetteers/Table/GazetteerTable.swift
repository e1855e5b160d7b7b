import DataModel
import FlatMemory

/// Gazetteers, compiled for matching: flat arrays that are used where they stand, in memory or in a
/// mapped file.
public final class GazetteerTable: Sendable {
  /// A name under which an entry is found, as its words must be written.
  struct Phrase: BitwiseCopyable, Sendable {
    var alias: Int32
    /// The next phrase of the same words, or -1.
    var next: Int32
    /// Tokens that must start with a capital, one bit each, the first 32.
    var capitals: UInt32
    /// Tokens that must be written in capitals throughout.
    var allCapitals: UInt32
  }

  /// One name of an entry, as its file writes it.
  struct FlatAlias: BitwiseCopyable, Sendable {
    /// Number of its text.
    var text: Int32
    var entry: Int32
    var source: Int32
    var line: Int32
    /// Where its needed words stand in `needs`, or -1.
    var needs: Int32
    /// Number of the text of these words, or -1.
    var neededWords: Int32
    /// Kind, then flags.
    var bits: UInt32

    static let isCaseExact: UInt32 = 4
    static let isWeak: UInt32 = 8

    var kind: EntityKind { EntityKind(rawValue: UInt8(bits & 3)) ?? .person }
    var isCaseExact: Bool { bits & FlatAlias.isCaseExact != 0 }
    var isWeak: Bool { bits & FlatAlias.isWeak != 0 }
  }

  struct FlatEntry: BitwiseCopyable, Sendable {
    /// Numbers of texts; no note is -1.
    var name: Int32
    var note: Int32
    /// The entry that a place lies in, or -1; or, for one of another table, the number of its
    /// name's text, counted down from -2.
    var container: Int32
    /// Where its attributes stand, or -1.
    var attributes: Int32
    /// Kind, then whether others lie in it.
    var bits: UInt32

    static let isContainer: UInt32 = 4

    var kind: EntityKind { EntityKind(rawValue: UInt8(bits & 3)) ?? .person }
  }

  let prefixes: PrefixTable
  let phrases: FlatArray<Phrase>
  let aliases: FlatArray<FlatAlias>
  let entries: FlatArray<FlatEntry>
  let strings: FlatStrings
  /// For each list of needed words: how many phrases, then each with the number of its words and
  /// their hashes.
  private let needs: FlatArray<UInt64>
  /// How many attributes, then keys and values.
  private let attributes: FlatArray<Int32>
  /// Entries by a hash of kind, name and note: open-addressed, -1 in an empty slot.
  private let entryIndex: FlatArray<Int32>
  /// The hashes of all words of all names: open-addressed, 0 in an empty slot.
  private let words: FlatArray<UInt64>
  /// Texts that tell where it came from: a name and a place for each file.
  private let sourceTexts: FlatArray<Int32>

  // MARK: - Building and reading

  init(_ prefixes: PrefixTable, _ columns: Columns) {
    self.prefixes = prefixes
    phrases = FlatArray(columns.phrases)
    aliases = FlatArray(columns.aliases)
    entries = FlatArray(columns.entries)
    strings = FlatStrings(columns.strings)
    needs = FlatArray(columns.needs)
    attributes = FlatArray(columns.attributes)
    sourceTexts = FlatArray(columns.sourceTexts)

    var index = [Int32](
      repeating: -1, count: GazetteerTable.capacity(columns.entryKeys.count))
    for (number, key) in columns.entryKeys.enumerated() {
      var position = GazetteerTable.position(key, index.count)
      while index[position] >= 0 { position = (position + 1) & (index.count - 1) }
      index[position] = Int32(number)
    }
    entryIndex = FlatArray(index)

    var hashes = [UInt64](repeating: 0, count: GazetteerTable.capacity(columns.words.count))
    // In a fixed order, so that equal gazetteers make equal files.
    for hash in columns.words.sorted() {
      var position = GazetteerTable.position(hash, hashes.count)
      while hashes[position] != 0 { position = (position + 1) & (hashes.count - 1) }
      hashes[position] = max(1, hash)
    }
    words = FlatArray(hashes)
  }

  init(from file: inout FlatFile) throws(FlatFileError) {
    prefixes = try PrefixTable(from: &file)
    phrases = try file.array(of: Phrase.self)
    aliases = try file.array(of: FlatAlias.self)
    entries = try file.array(of: FlatEntry.self)
    strings = try FlatStrings(from: &file)
    needs = try file.array(of: UInt64.self)
    attributes = try file.array(of: Int32.self)
    entryIndex = try file.array(of: Int32.self)
    words = try file.array(of: UInt64.self)
    sourceTexts = try file.array(of: Int32.self)
    guard entryIndex.count.nonzeroBitCount == 1, words.count.nonzeroBitCount == 1 else {
      throw FlatFileError(.damaged)
    }
  }

  // MARK: - Looking up

  /// Whether a word stands in any name.
  func hasWord(_ hash: UInt64) -> Bool {
    var position = GazetteerTable.position(hash, words.count)
    while words[position] != 0 {
      if words[position] == max(1, hash) { return true }
      position = (position + 1) & (words.count - 1)
    }
    return false
  }

  /// Whether a word written so is by itself the name of a place.
  func placeFeature(of hash: UInt64, _ shape: Shape, length: Int) -> UInt64 {
    guard shape.startsWithCapital,
      let slot = prefixes.slot(PrefixTable.key(PrefixTable.noKey, hash))
    else { return 0 }
    return GazetteerTable.placeFeature(slot, shape, length: length)
  }

  @inline(__always)
  static func placeFeature(_ slot: PrefixTable.Slot, _ shape: Shape, length: Int) -> UInt64 {
    let (any, capitals) = (
      slot.bits & PrefixTable.Slot.isPlace != 0, slot.bits & PrefixTable.Slot.isPlaceInCapitals != 0
    )
    switch shape {
    case .capitalized, .initial: return any ? FeatureBits.place : 0
    case .allCapitals:
      return capitals || any && length >= WordLists.shortestShouted ? FeatureBits.place : 0
    default: return 0
    }
  }

  /// The needed words of an alias: one of these runs of hashes must occur.
  func needs(of alias: FlatAlias) -> [[UInt64]] {
    guard alias.needs >= 0 else { return [] }
    var position = Int(alias.needs) + 1
    return (0..<Int(needs[Int(alias.needs)])).map { _ in
      let count = Int(needs[position])
      defer { position += 1 + count }
      return Array(needs[(position + 1)..<(position + 1 + count)])
    }
  }

  /// An alias with its texts, for messages.
  func alias(_ number: Int, firstEntry: Int, firstSource: Int) -> Alias {
    let alias = aliases[number]
    return Alias(
      text: strings[Int(alias.text)], entry: alias.entry + Int32(firstEntry), kind: alias.kind,
      source: alias.source + Int32(firstSource), line: alias.line, isCaseExact: alias.isCaseExact,
      isWeak: alias.isWeak, needs: needs(of: alias),
      neededWords: alias.neededWords < 0
        ? [] : strings[Int(alias.neededWords)].split(separator: "|").map(String.init))
  }

  /// An entry without the one that it lies in.
  func entry(_ number: Int) -> GazetteerEntry {
    let entry = entries[number]
    var found = GazetteerEntry(
      name: strings[Int(entry.name)], kind: entry.kind,
      note: entry.note < 0 ? nil : strings[Int(entry.note)])
    if entry.attributes >= 0 {
      let first = Int(entry.attributes)
      for pair in 0..<Int(attributes[first]) {
        let (key, value) = (attributes[first + 1 + 2 * pair], attributes[first + 2 + 2 * pair])
        found.attributes[strings[Int(key)]] = strings[Int(value)]
      }
    }
    return found
  }

  /// The entry with a kind, name and note.
  func entry<Text: Sequence<UInt8>>(_ kind: EntityKind, _ name: Text, note: Text?) -> Int? {
    var position = GazetteerTable.position(
      GazetteerTable.entryKey(kind, name, note), entryIndex.count)
    while entryIndex[position] >= 0 {
      let number = Int(entryIndex[position])
      let entry = entries[number]
      if entry.kind == kind, (entry.note < 0) == (note == nil),
        strings.utf8(Int(entry.name)).elementsEqual(name),
        note.map({ strings.utf8(Int(entry.note)).elementsEqual($0) }) ?? true
      {
        return number
      }
      position = (position + 1) & (entryIndex.count - 1)
    }
    return nil
  }

  /// The entry with the kind, name and note that one of another table has.
  func entry(like number: Int, of other: GazetteerTable) -> Int? {
    let wanted = other.entries[number]
    return entry(
      wanted.kind, other.strings.utf8(Int(wanted.name)),
      note: wanted.note < 0 ? nil : other.strings.utf8(Int(wanted.note)))
  }

  /// The entry of a place by its name, with the note in parentheses if it has one.
  func place(_ name: String) -> Int? {
    if let entry = entry(.place, name.utf8, note: nil) { return entry }
    guard let (bare, note) = GazetteerTable.noted(name) else { return nil }
    return entry(.place, bare.utf8, note: note.utf8)
  }

  /// "Georgia" and "U.S. state" of "Georgia (U.S. state)".
  static func noted(_ name: String) -> (name: String, note: String)? {
    guard name.hasSuffix(")"), let open = name.range(of: " (") else { return nil }
    return (String(name[..<open.lowerBound]), String(name[open.upperBound...].dropLast()))
  }

  /// What the files it was made of are called, and where they are.
  var sources: [Lexicon.Source] {
    stride(from: 0, to: sourceTexts.count, by: 2).map {
      Lexicon.Source(
        kind: .gazetteer, name: strings[Int(sourceTexts[$0])],
        place: strings[Int(sourceTexts[$0 + 1])])
    }
  }

  var sourceCount: Int { sourceTexts.count / 2 }

  /// The names of places that entries lie in and that are entries of no other.
  var foreignContainers: Set<String> {
    var found: Set<Int32> = []
    for entry in entries where entry.container < -1 { found.insert(-2 - entry.container) }
    return Set(found.map { strings[Int($0)] })
  }

  static func entryKey<Text: Sequence<UInt8>>(
    _ kind: EntityKind, _ name: Text, _ note: Text?
  ) -> UInt64 {
    func hash(_ text: Text) -> UInt64 {
      WordFolder.finish(text.reduce(WordFolder.seed, WordFolder.step))
    }
    var key = hash(name) &+ UInt64(kind.rawValue) &* 0xC2B2_AE3D_27D4_EB4F
    if let note { key ^= hash(note) &* 0x9E37_79B9_7F4A_7C15 }
    return key
  }

  /// The first slot of a hash in a table whose size is a power of two.
  static func position(_ hash: UInt64, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 24) & (capacity - 1)
  }
}

// MARK: - Building and keeping

extension GazetteerTable {
  /// The columns of a table that was just built.
  struct Columns {
    var phrases: [Phrase] = []
    var aliases: [FlatAlias] = []
    var entries: [FlatEntry] = []
    var strings = FlatStringsBuilder()
    var needs: [UInt64] = []
    var attributes: [Int32] = []
    var entryKeys: [UInt64] = []
    var words: Set<UInt64> = []
    var sourceTexts: [Int32] = []
  }

  private static func capacity(_ count: Int) -> Int {
    var capacity = 16
    while capacity * 2 < count * 3 { capacity *= 2 }
    return capacity
  }

  func write(to file: inout FlatFileWriter) {
    prefixes.write(to: &file)
    file.add(phrases)
    file.add(aliases)
    file.add(entries)
    strings.write(to: &file)
    file.add(needs)
    file.add(attributes)
    file.add(entryIndex)
    file.add(words)
    file.add(sourceTexts)
  }
}
