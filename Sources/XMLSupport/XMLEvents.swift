#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What one chunk of a document holds, in flat arrays that are used again for the next chunk, and
/// what must be known of the chunks before it.
struct XMLEvents: ~Copyable {
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
  }

  struct AttributeRecord {
    var name: Int32
    var namespace: Int32
    var value: Bytes
    /// Of a value that is an id.
    var hash: UInt32?
  }

  /// As deep as libxml2 itself goes where it builds a tree.
  static let depthLimit = 256
  private(set) var records = Buffer<Record>()
  private(set) var attributes = Buffer<AttributeRecord>()
  /// Attribute values and texts.
  private(set) var bytes = Buffer<UInt8>()
  var names: XMLNames
  /// Values of attributes that are ids.
  private(set) var ids = ByteStringTable()
  /// What ends the reading, once the events before it are handed out.
  private(set) var failure: XMLError?
  /// The same, for less than it takes to look at an error.
  private(set) var hasFailed = false

  // Not private, for the compiler's sake: `SAXHandler` destroys a buffer of these.
  struct OpenElement {
    var name: Int32
    var keepsText: Bool
    /// How much there was so far.
    var textCount = 0
  }

  private var open = Buffer<OpenElement>()
  private(set) var hasRoot = false
  /// Where a document type is declared.
  var documentTypeLine: Int?
  /// Whether the name of the first element has a prefix.
  var isRootPrefixed = false

  private let textLimit: Int

  init(names: XMLNames, textLimit: Int) {
    self.names = names
    self.textLimit = textLimit
  }

  /// Forgets the events of the last chunk, but for an element that began at its end: whether it is
  /// a leaf is still to be seen.
  mutating func startChunk() {
    guard hasUnfinishedElement else {
      records.removeAll()
      attributes.removeAll()
      bytes.removeAll()
      return
    }
    var start = records[records.count - 1]
    records.removeAll()
    attributes.removeFirst(Int(start.firstAttribute))
    start.firstAttribute = 0
    start.endOfAttributes = Int32(attributes.count)
    let offset = Int(attributes.count > 0 ? attributes[0].value.start : start.text.start)
    bytes.removeFirst(offset)
    for position in 0..<attributes.count {
      let value = attributes[position].value.range
      attributes[position].value = Bytes(value.lowerBound - offset, value.upperBound - offset)
    }
    start.text = Bytes(
      start.text.range.lowerBound - offset, start.text.range.upperBound - offset)
    records.append(start)
  }

  /// Records that can be handed out.
  var readyCount: Int { hasUnfinishedElement && !hasFailed ? records.count - 1 : records.count }

  private var hasUnfinishedElement: Bool {
    if records.count == 0 { return false }
    let last = records[records.count - 1]
    return last.kind == .start && !last.isLeaf
  }

  /// The name of the innermost element that is open.
  var openName: String? { open.count == 0 ? nil : names[Int(open[open.count - 1].name)] }
  /// Whether the document could end here.
  var isComplete: Bool { hasRoot && open.count == 0 }

  mutating func addAttribute(name: Int32, namespace: Int32, value: UnsafeBufferPointer<UInt8>) {
    let first = bytes.count
    // Safety: libxml2 keeps the value during its callback; it is copied here.
    if let start = value.baseAddress, unsafe memchr(start, 0x26, value.count) != nil {
      unsafe appendUnescapingAmpersands(value)
    } else {
      unsafe bytes.append(value)
    }
    var hash: UInt32?
    if names.isID(Int(name)) {
      // Its number is asked for when the whole chunk is parsed: until then the memory can be there.
      // Safety: the bytes stay as they are meanwhile.
      hash = unsafe ids.hash(bytes[first..<bytes.count])
      ids.fetchSlot(of: hash)
    }
    attributes.append(
      AttributeRecord(
        name: name, namespace: namespace, value: Bytes(first, bytes.count), hash: hash))
  }

  /// Has the memory of the chunk's ids fetched.
  func fetchIDs() {
    for position in 0..<attributes.count { ids.fetchString(of: attributes[position].hash) }
  }

  /// The number of an id, which is added if it is new.
  mutating func number(of attribute: AttributeRecord, guess: Int) -> Int {
    // Safety: the bytes stay as they are meanwhile.
    let string = unsafe bytes[attribute.value.range]
    if unsafe ids.isEqual(string, guess) { return guess }
    return unsafe ids.number(of: string, hash: attribute.hash ?? ids.hash(string))
  }

  /// libxml2, unless it replaces entities, gives every "&" of an attribute's value as "&#38;".
  private mutating func appendUnescapingAmpersands(_ value: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < value.count {
      // Safety: the index is below the count.
      let byte = unsafe value[position]
      bytes.append(byte)
      position += 1
      if byte == UInt8(ascii: "&"), unsafe value[position...].starts(with: "#38;".utf8) {
        position += 4
      }
    }
  }

  /// Starts an element whose attributes were added last, from `firstAttribute` on; `false` if it
  /// nests too deep.
  mutating func start(
    _ name: Int32, namespace: Int32, line: Int32, column: Int32, firstAttribute: Int
  ) -> Bool {
    hasRoot = true
    if open.count == XMLEvents.depthLimit { return false }
    open.append(OpenElement(name: name, keepsText: names.keepText(Int(name))))
    records.append(
      Record(
        kind: .start, name: name, namespace: namespace, line: line, column: column,
        firstAttribute: Int32(firstAttribute), endOfAttributes: Int32(attributes.count),
        text: Bytes(bytes.count, bytes.count)))
    return true
  }

  mutating func end() {
    if open.count == 0 { return }
    open.removeLast()
    if hasUnfinishedElement {
      records[records.count - 1].isLeaf = true
    } else {
      records.append(Record(kind: .end))
    }
  }

  /// Whether a text that comes now is kept.
  var keepsText: Bool { open.count > 0 && open[open.count - 1].keepsText }

  /// `false` if the text is too long.
  mutating func add(text: UnsafeBufferPointer<UInt8>) -> Bool {
    if !keepsText { return true }
    let position = records.count - 1
    let first = bytes.count
    // Safety: libxml2 keeps the text during its callback; it is copied here.
    unsafe bytes.append(text)
    if position >= 0, records[position].kind == .text || hasUnfinishedElement {
      records[position].text.end = Int32(truncatingIfNeeded: bytes.count)
    } else {
      records.append(Record(kind: .text, text: Bytes(first, bytes.count)))
    }
    open[open.count - 1].textCount += text.count
    return open[open.count - 1].textCount <= textLimit
  }

  /// Keeps the first failure.
  mutating func fail(_ failure: XMLError) {
    if !hasFailed { self.failure = failure }
    hasFailed = true
  }
}
