/// The distinct names of a corpus, with their counts: all that resolution needs to see.
///
/// Small beside the text, since names follow Zipf's law. A row's key holds the row of its long
/// form, so that one "Smith" per long form has a row of its own and a row always resolves whole.
public struct NameTable: Sendable {
  public struct Key: Hashable, Sendable {
    public var kind: EntityKind
    public var text: String
    /// Position in the lexicon's entry table.
    public var entry: Int?
    /// Row of the name that this one is short for.
    public var longForm: Int?
    public var isDecided: Bool
    public var qualified: QualifiedName?
  }

  public struct Row: Hashable, Sendable {
    public var key: Key
    public var mentions: Int
    public var documents: Int
  }

  public private(set) var rows: [Row] = []
  private var index = PositionIndex()
  /// The bits of hashes that count; tests leave out some, so that different keys have one hash.
  private let hashMask: UInt64

  public init() { self.init(hashMask: .max) }

  init(hashMask: UInt64) { self.hashMask = hashMask }

  /// - Parameter capacity: rows that there is to be room for.
  package init(capacity: Int) {
    self.init()
    index = PositionIndex(capacity: capacity)
    rows.reserveCapacity(capacity)
  }

  /// Adds a name that no row has, with nothing counted.
  package mutating func append(_ key: Key) {
    var search = index.search(for: hash(key))
    while index.next(&search) != nil {}
    index.insert(rows.count, at: search)
    rows.append(Row(key: key, mentions: 0, documents: 0))
  }

  /// Keeps some of the rows, in another order: a table to resolve, not to add names to.
  ///
  /// - Parameters:
  ///   - some: those of the long forms among them.
  ///   - mentions: of each of them.
  ///   - documents: of each of them.
  package mutating func select(_ some: [Int], mentions: [Int], documents: [Int]) {
    index = PositionIndex()
    var places = [Int](repeating: -1, count: rows.count)
    for (place, row) in some.enumerated() { places[row] = place }
    for row in rows.indices {
      rows[row].key.longForm = rows[row].key.longForm.map { places[$0] }
    }
    var end = some.count
    for row in rows.indices where places[row] < 0 {
      places[row] = end
      end += 1
    }
    // Each row goes to its place, and what stood there is the next to go, so that nothing is copied.
    for row in rows.indices {
      while places[row] != row {
        let place = places[row]
        rows.swapAt(row, place)
        places.swapAt(row, place)
      }
    }
    rows.removeLast(rows.count - some.count)
    for row in rows.indices {
      rows[row].mentions = mentions[row]
      rows[row].documents = documents[row]
    }
  }

  /// Adds one document's names and returns the row of each.
  public mutating func add(_ document: ExtractedDocument) -> [Int] {
    let names = document.names
    let hashes = names.indices.map { NameTable.hash(names, $0) & hashMask }
    let guesses = guesses(names, hashes)
    var rowOfName = [Int](repeating: -1, count: names.count)
    for name in names.indices { addRow(of: name, names, hashes, guesses, &rowOfName) }
    for mention in document.mentions { rows[rowOfName[mention.name]].mentions += 1 }
    var last = -1
    for row in rowOfName.sorted() where row != last {
      rows[row].documents += 1
      last = row
    }
    return rowOfName
  }

  /// Gives the rows other numbers.
  ///
  /// - Parameter numbers: the new number of each row; a permutation.
  public mutating func reorder(_ numbers: [Int]) {
    var moved = rows
    for (row, number) in numbers.enumerated() {
      moved[number] = rows[row]
      moved[number].key.longForm = rows[row].key.longForm.map { numbers[$0] }
    }
    rows = moved
    index.renumber(numbers)
  }

  /// For each hash a row that may have it, or none.
  ///
  /// Rows lie far apart in memory, which answers many requests at once in the time of one: so all
  /// of a document are asked for before the first is looked at.
  private func guesses(_ names: [DocumentName], _ hashes: [UInt64]) -> [Int?] {
    var guesses = hashes.map { hash in
      var search = index.search(for: hash)
      return index.next(&search)
    }
    for (name, guess) in guesses.enumerated() {
      if let guess, rows[guess].key.kind != names[name].kind { guesses[name] = nil }
    }
    return guesses
  }

  /// Finds the row of a name, and before it that of its long form, or makes them.
  private mutating func addRow(
    of name: Int, _ names: [DocumentName], _ hashes: [UInt64], _ guesses: [Int?],
    _ rowOfName: inout [Int]
  ) {
    if rowOfName[name] >= 0 { return }
    var longForm: Int?
    if let name = names[name].longForm {
      addRow(of: name, names, hashes, guesses, &rowOfName)
      longForm = rowOfName[name]
    }
    if let guess = guesses[name], isRow(guess, of: names, name, longForm) {
      rowOfName[name] = guess
    } else {
      rowOfName[name] = row(of: names, name, longForm, hashes[name])
    }
  }

  private mutating func row(
    of names: [DocumentName], _ name: Int, _ longForm: Int?, _ hash: UInt64
  ) -> Int {
    var search = index.search(for: hash)
    while let row = index.next(&search) {
      if isRow(row, of: names, name, longForm) { return row }
    }
    index.insert(rows.count, at: search)
    rows.append(Row(key: Key(names[name], longForm: longForm), mentions: 0, documents: 0))
    return rows.count - 1
  }

  /// Whether a row has the key of a name; field by field, as both are costly to copy.
  private func isRow(
    _ row: Int, of names: [DocumentName], _ name: Int, _ longForm: Int?
  ) -> Bool {
    rows[row].key.kind == names[name].kind && rows[row].key.entry == names[name].entry
      && rows[row].key.longForm == longForm && rows[row].key.isDecided == names[name].isDecided
      && rows[row].key.text == names[name].text
      && rows[row].key.qualified == names[name].qualified
  }

  /// A hash of all that makes a name's key, without its row in this table.
  private static func hash(_ names: [DocumentName], _ name: Int) -> UInt64 {
    hash(
      names[name].text, names[name].kind, names[name].entry, names[name].isDecided,
      names[name].qualified, longForm: names[name].longForm.map { hash(names, $0) })
  }

  /// The same of a key of this table.
  private func hash(_ key: Key) -> UInt64 {
    NameTable.hash(
      key.text, key.kind, key.entry, key.isDecided, key.qualified,
      longForm: key.longForm.map { hash(rows[$0].key) })
  }

  /// - Parameter longForm: the hash of the long form.
  private static func hash(
    _ text: String, _ kind: EntityKind, _ entry: Int?, _ isDecided: Bool,
    _ qualified: QualifiedName?, longForm: UInt64?
  ) -> UInt64 {
    var hash = EqualityHash.hash(text)
    func add(_ value: UInt64) {
      hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    add(UInt64(kind.rawValue) << 1 | (isDecided ? 1 : 0))
    if let entry { add(UInt64(truncatingIfNeeded: entry)) }
    if let longForm { add(longForm) }
    if let qualified { add(EqualityHash.hash(qualified.qualifier)) }
    return hash
  }
}

extension NameTable.Key {
  package init(_ name: DocumentName, longForm: Int?) {
    self.init(
      kind: name.kind, text: name.text, entry: name.entry, longForm: longForm,
      isDecided: name.isDecided, qualified: name.qualified)
  }
}
