/// Evidence as bytes: a few numbers an item, and nothing for its own to keep alive. Items may share
/// their bytes.
package struct EvidenceList: Sendable {
  package struct Item: Sendable {
    /// Where the document's id begins; the text follows it.
    fileprivate var start: Int
    fileprivate var documentCount: UInt32
    fileprivate var textCount: UInt32
    package var line: Int

    package var document: Range<Int> { start..<start + Int(documentCount) }
    package var text: Range<Int> { document.upperBound..<document.upperBound + Int(textCount) }
  }

  /// Documents and texts.
  package private(set) var bytes: [UInt8] = []
  package private(set) var items: [Item] = []

  package init() {}

  /// As many items, which are to be set.
  ///
  /// - Parameter byteCount: a guess at what their bytes come to; room that stays unused costs
  ///   nothing, room that must grow is there twice for a while.
  package init(count: Int, byteCount: Int = 0) {
    bytes.reserveCapacity(byteCount)
    items = Array(repeating: Item(start: 0, documentCount: 0, textCount: 0, line: 0), count: count)
  }

  /// Sets an item to a sentence of its own.
  package mutating func set(
    _ position: Int, document: String, line: Int, text: some Collection<UInt8>
  ) {
    items[position] = Item(
      start: bytes.count, documentCount: UInt32(document.utf8.count),
      textCount: UInt32(text.count), line: line)
    bytes.append(contentsOf: document.utf8)
    bytes.append(contentsOf: text)
  }

  /// Sets an item to the sentence of another: it is kept once, for all edges that it shows.
  package mutating func set(_ position: Int, as other: Int) { items[position] = items[other] }

  package mutating func append(_ evidence: Evidence) {
    append(
      document: Array(evidence.document.utf8)[...], line: evidence.line,
      text: Array(evidence.text.utf8)[...])
  }

  package mutating func append(
    document: ArraySlice<UInt8>, line: Int, text: ArraySlice<UInt8>
  ) {
    items.append(
      Item(
        start: bytes.count, documentCount: UInt32(document.count), textCount: UInt32(text.count),
        line: line))
    bytes.append(contentsOf: document)
    bytes.append(contentsOf: text)
  }

  /// Forgets all items from a position on.
  package mutating func removeItems(from first: Int) {
    guard first < items.count else { return }
    bytes.removeSubrange(items[first].start...)
    items.removeSubrange(first...)
  }

  fileprivate func evidence(_ item: Item) -> Evidence {
    Evidence(
      document: String(decoding: bytes[item.document], as: UTF8.self), line: item.line,
      text: String(decoding: bytes[item.text], as: UTF8.self))
  }
}

/// The evidence of each row of a table.
package struct EvidenceTable: Sendable {
  /// The items of all rows; also some that no row has any more.
  package var list = EvidenceList()
  private var items = Column<Items>()

  private struct Items: Sendable {
    var first: UInt32
    var count: UInt32
  }

  package init() {}

  package subscript(row: Int) -> [Evidence] {
    get { first(.max, of: row) }
    set {
      // Else the items would be added again at every change of something else.
      if self[row] == newValue { return }
      let first = list.items.count
      for evidence in newValue { list.append(evidence) }
      setItems(of: row, first..<list.items.count)
    }
  }

  /// A row's evidence, from the first on.
  func first(_ count: Int, of row: Int) -> [Evidence] {
    items(of: row).prefix(count).map { list.evidence(list.items[$0]) }
  }

  /// Positions in the list's items.
  package func items(of row: Int) -> Range<Int> {
    guard let items = items[row] else { return 0..<0 }
    return Int(items.first)..<Int(items.first) + Int(items.count)
  }

  package mutating func setItems(of row: Int, _ range: Range<Int>) {
    items[row] =
      range.isEmpty ? nil : Items(first: UInt32(range.lowerBound), count: UInt32(range.count))
  }

  func selecting(_ rows: [Int]) -> EvidenceTable {
    var table = self
    table.items = items.selecting(rows)
    return table
  }
}
