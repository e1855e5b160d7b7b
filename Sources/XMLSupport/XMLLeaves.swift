/// Elements in a row that hold nothing but text, each known by the number of an attribute's value.
package struct XMLLeaves: ~Copyable {
  package struct Leaf: Sendable {
    fileprivate var number: Int32
    fileprivate var bytes: XMLChunk.Bytes
    fileprivate var startLine: Int32
    fileprivate var startColumn: Int32

    package var key: Int { Int(number) }
    /// Positions in `bytes`.
    package var text: Range<Int> { bytes.range }
    /// Where it begins; the column is 0 if it is not known.
    package var line: Int { Int(startLine) }
    package var column: Int { Int(startColumn) }
  }

  package private(set) var leaves: [Leaf] = []
  package private(set) var bytes: [UInt8] = []
  /// The key that came after each one the last time: most files have them in one order.
  private var keyAfter: [Int] = []
  private var lastKey = 0

  package init() {}

  mutating func removeAll() {
    leaves.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds an element; `false` if the table has no number for its key.
  ///
  /// Safety: the key is not changed meanwhile.
  @unsafe
  mutating func append(
    _ record: XMLChunk.Record, _ key: UnsafeBufferPointer<UInt8>,
    of table: borrowing ByteStringTable
  ) -> Bool {
    while keyAfter.count <= table.count { keyAfter.append(0) }
    let guess = keyAfter[lastKey]
    if unsafe !table.isEqual(key, guess) {
      guard let found = unsafe table.find(key) else { return false }
      keyAfter[lastKey] = found
    }
    lastKey = keyAfter[lastKey]
    leaves.append(
      Leaf(
        number: Int32(lastKey), bytes: record.text, startLine: record.line,
        startColumn: record.column))
    return true
  }

  /// Takes the texts out of the bytes that their ranges are of.
  mutating func take(_ all: borrowing Buffer<UInt8>) {
    guard let first = leaves.first?.text.lowerBound, let last = leaves.last else { return }
    // Safety: the pointer is used before anything changes, and the bytes are copied.
    unsafe bytes.append(contentsOf: all[first..<last.text.upperBound])
    for position in leaves.indices {
      let text = leaves[position].text
      leaves[position].bytes = XMLChunk.Bytes(text.lowerBound - first, text.upperBound - first)
    }
  }
}
