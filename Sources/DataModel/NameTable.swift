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
  private var rowOfKey: [Key: Int] = [:]

  public init() {}

  /// Adds one document's names and returns the row of each.
  public mutating func add(_ document: ExtractedDocument) -> [Int] {
    var rowOfName = [Int](repeating: -1, count: document.names.count)
    func row(of name: Int, _ table: inout NameTable) -> Int {
      if rowOfName[name] >= 0 { return rowOfName[name] }
      let value = document.names[name]
      let longForm = value.longForm.map { row(of: $0, &table) }
      let key = Key(
        kind: value.kind, text: value.text, entry: value.entry, longForm: longForm,
        isDecided: value.isDecided, qualified: value.qualified)
      rowOfName[name] = table.intern(key)
      return rowOfName[name]
    }
    for name in document.names.indices { _ = row(of: name, &self) }
    for name in Set(rowOfName) { rows[name].documents += 1 }
    for mention in document.mentions { rows[rowOfName[mention.name]].mentions += 1 }
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
    rowOfKey = [:]
    for row in rows.indices { rowOfKey[rows[row].key] = row }
  }

  private mutating func intern(_ key: Key) -> Int {
    if let row = rowOfKey[key] { return row }
    rows.append(Row(key: key, mentions: 0, documents: 0))
    rowOfKey[key] = rows.count - 1
    return rows.count - 1
  }
}
