import DataModel

/// The folded names of a table's rows, and the keys by which sieves compare them.
///
/// A key is a kind and words, so that names of different kinds never share one. Nearly all names fold
/// to ASCII: their words are parts of one buffer, and no string is made of them. The others have
/// their words as strings.
struct FoldedNames {
  /// Each row's key: the kind in one byte, and the folded name.
  private(set) var bytes: [UInt8] = []
  /// Where each row starts, and where the last one ends.
  private var starts = [0]
  /// The hashes of the rows' keys.
  private var hashes: [UInt64] = []
  private(set) var traits: [NameTraits] = []
  /// By row, the forms of names beyond ASCII.
  private var forms: [Int: NameForms] = [:]
  /// Another key than that of a whole name, and room for the words that it is made of.
  var written: [UInt8] = []
  var words: [Range<Int>] = []
  /// The bits of hashes that count; tests leave out some, so that different keys have one hash.
  private let hashMask: UInt64

  init(_ rows: [NameTable.Row], hashMask: UInt64 = .max) {
    self.hashMask = hashMask
    starts.reserveCapacity(rows.count + 1)
    hashes.reserveCapacity(rows.count)
    traits.reserveCapacity(rows.count)
    var folder = WordFolder()
    for row in rows.indices {
      bytes.append(rows[row].key.kind.rawValue)
      folder.fold(name: rows[row].key.text.utf8.span, onto: &bytes)
      starts.append(bytes.count)
      hashes.append(EqualityHash.hash(bytes.span.extracting(range(row))) & hashMask)
      traits.append(NameTraits(rows[row].key).union(traits(row, rows[row].key.text)))
    }
  }

  /// What the words of a name tell; those beyond ASCII are kept.
  private mutating func traits(_ row: Int, _ text: String) -> NameTraits {
    var found: NameTraits = [.isASCII]
    var words = 0
    var start = starts[row] + 1
    for end in start...starts[row + 1] {
      if end < starts[row + 1], bytes[end] >= 0x80 { return traitsBeyondASCII(row, text) }
      guard end > start, end == starts[row + 1] || bytes[end] == 0x20 else { continue }
      words += 1
      if isInitial(start..<end) { found.insert(.hasInitials) }
      start = end + 1
    }
    if words == 1 { found.insert(.isOneWord) }
    if words == 1, NameForms.isInCapitals(text) { found.insert(.isAcronym) }
    return found
  }

  private mutating func traitsBeyondASCII(_ row: Int, _ text: String) -> NameTraits {
    let form = NameForms(text)
    forms[row] = form
    var found: NameTraits = []
    if form.words.count == 1 { found.insert(.isOneWord) }
    if form.isAcronym { found.insert(.isAcronym) }
    if !form.initials.isEmpty { found.insert(.hasInitials) }
    return found
  }

  /// Where the folded name of a row stands in the bytes.
  func name(_ row: Int) -> Range<Int> { (starts[row] + 1)..<starts[row + 1] }

  private func range(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// The forms of a name beyond ASCII.
  func form(_ row: Int) -> NameForms? { traits[row].contains(.isASCII) ? nil : forms[row] }

  // MARK: - Keys

  /// The key of a row for a sieve.
  enum Key {
    /// The row is left out.
    case none
    /// The kind and the whole folded name.
    case whole
    /// What was written.
    case written
  }

  /// The rows that share a key, in their order, by key in the order of their first rows.
  ///
  /// Most rows share none: they are known by their hashes, and their keys never kept.
  mutating func groups(
    of rows: [Int], by key: (_ names: inout FoldedNames, _ row: Int) -> Key
  ) -> [[Int]] {
    var filter = RepeatFilter(capacity: rows.count)
    var candidates: [(row: Int, hash: UInt64)] = []
    candidates.reserveCapacity(rows.count)
    for row in rows {
      let key = key(&self, row)
      if case .none = key { continue }
      candidates.append((row, hash(key, row)))
      filter.add(candidates[candidates.count - 1].hash)
    }
    var keys = NameKeys()
    var groups: [[Int]] = []
    for (row, hash) in candidates where filter.mayRepeat(hash) {
      let key = key(&self, row)
      let number = number(key, row, hash, in: &keys)
      if number == groups.count { groups.append([row]) } else { groups[number].append(row) }
    }
    return groups.filter { $0.count > 1 }
  }

  private func hash(_ key: Key, _ row: Int) -> UInt64 {
    if case .written = key { return EqualityHash.hash(written.span) & hashMask }
    return hashes[row]
  }

  private func number(_ key: Key, _ row: Int, _ hash: UInt64, in keys: inout NameKeys) -> Int {
    if case .written = key { return keys.number(of: written.span, hash: hash) }
    return keys.number(of: bytes.span.extracting(range(row)), hash: hash)
  }

  /// The number of a row's key, or of what was written.
  func number(_ key: Key, _ row: Int, in keys: inout NameKeys) -> Int {
    number(key, row, hash(key, row), in: &keys)
  }

  /// The number of a row's key, or of what was written, if it has one.
  func find(_ key: Key, _ row: Int, in keys: NameKeys) -> Int? {
    switch key {
    case .none: nil
    case .whole: keys.find(bytes.span.extracting(range(row)), hash: hashes[row])
    case .written: keys.find(written.span, hash: hash(key, row))
    }
  }
}
