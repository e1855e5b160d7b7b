/// What one chunk of a document holds, in flat arrays that are used again for another chunk.
struct XMLChunk: ~Copyable {
  /// An element that starts, a text, or an element that ends.
  struct Record {
    var kind: XMLReader.Event
    /// Whether this is a whole element, with nothing but text inside: its end has no record.
    var isLeaf = false
    /// Position in the names.
    var name: Int32 = 0
    /// The same; -1 for none.
    var namespace: Int32 = -1
    var line: Int32 = 0
    /// 0 if it is not known.
    var column: Int32 = 0
    /// Positions in `attributes`.
    var firstAttribute: Int32 = 0
    var endOfAttributes: Int32 = 0
    /// Positions in `bytes`. That of a start is the text up to the first tag inside.
    var text: Bytes = Bytes(0, 0)
  }

  struct Bytes {
    var start: Int32
    var end: Int32

    init(_ start: Int, _ end: Int) {
      self.start = Int32(truncatingIfNeeded: start)
      self.end = Int32(truncatingIfNeeded: end)
    }

    var isEmpty: Bool { start == end }
    var range: Range<Int> { Int(start)..<Int(end) }

    func moved(by distance: Int) -> Bytes { Bytes(Int(start) + distance, Int(end) + distance) }
  }

  struct AttributeRecord {
    var name: Int32
    var namespace: Int32
    var value: Bytes
    /// Of a value that is an id.
    var hash: UInt32?
  }

  var records = Buffer<Record>()
  var attributes = Buffer<AttributeRecord>()
  /// Attribute values and texts.
  var bytes = Buffer<UInt8>()

  /// Whether it ends in an element of which is still to be seen whether it is a leaf.
  var hasUnfinishedElement: Bool {
    if records.count == 0 { return false }
    let last = records[records.count - 1]
    return last.kind == .start && !last.isLeaf
  }

  /// Empties it, but for the unfinished element of the chunk before.
  mutating func start(after last: borrowing XMLChunk) {
    records.removeAll()
    attributes.removeAll()
    bytes.removeAll()
    guard last.hasUnfinishedElement else { return }
    var start = last.records[last.records.count - 1]
    let own = Int(start.firstAttribute)..<last.attributes.count
    let first = Int((own.isEmpty ? start.text : last.attributes[own.lowerBound].value).start)
    // Safety: the bytes are another chunk's, and stay as they are meanwhile.
    unsafe bytes.append(last.bytes[first..<last.bytes.count])
    for position in own {
      var attribute = last.attributes[position]
      attribute.value = attribute.value.moved(by: -first)
      attributes.append(attribute)
    }
    (start.firstAttribute, start.endOfAttributes) = (0, Int32(own.count))
    start.text = start.text.moved(by: -first)
    records.append(start)
  }
}
