/// What one chunk of a document holds, in flat arrays that are used again for the next chunk, and
/// what must be known of the chunks before it.
struct XMLEvents {
  struct Record {
    var kind: XMLReader.Event
    /// Positions in `strings`; a namespace of -1 is none.
    var name = 0
    var namespace = -1
    var line = 0
    var column: Int?
    var attributes: Range<Int> = 0..<0
    var text: Range<Int> = 0..<0
  }

  struct AttributeRecord {
    var name: Int
    var namespace: Int
    var value: Range<Int>
  }

  /// As deep as libxml2 itself goes where it builds a tree.
  static let depthLimit = 256

  private(set) var records: [Record] = []
  private(set) var attributes: [AttributeRecord] = []
  /// Attribute values and texts.
  private(set) var bytes: [UInt8] = []
  private(set) var strings: [String] = []
  /// What ends the reading, once the events before it are handed out.
  private(set) var failure: XMLError?

  private var open: [(name: Int, namespace: Int)] = []
  private(set) var hasRoot = false

  /// Forgets the events of the last chunk.
  mutating func removeAll() {
    records.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// The name of the innermost element that is open.
  var openName: String? { open.last.map { strings[$0.name] } }
  /// Whether the document could end here.
  var isComplete: Bool { hasRoot && open.isEmpty }

  mutating func addString(_ string: String) -> Int {
    strings.append(string)
    return strings.count - 1
  }

  mutating func addAttribute(name: Int, namespace: Int, value: UnsafeBufferPointer<UInt8>) {
    let first = bytes.count
    // Safety: libxml2 keeps the value during its callback; it is copied here.
    if unsafe value.contains(UInt8(ascii: "&")) {
      unsafe appendUnescapingAmpersands(value)
    } else {
      unsafe bytes.append(contentsOf: value)
    }
    attributes.append(
      AttributeRecord(name: name, namespace: namespace, value: first..<bytes.count))
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

  /// Starts an element whose attributes were just added; `false` if it nests too deep.
  mutating func start(_ record: Record) -> Bool {
    hasRoot = true
    if open.count == XMLEvents.depthLimit { return false }
    open.append((record.name, record.namespace))
    records.append(record)
    return true
  }

  mutating func end(line: Int) {
    guard let element = open.popLast() else { return }
    records.append(
      Record(kind: .end, name: element.name, namespace: element.namespace, line: line))
  }

  mutating func add(text: UnsafeBufferPointer<UInt8>) {
    let first = bytes.count
    // Safety: libxml2 keeps the text during its callback; it is copied here.
    unsafe bytes.append(contentsOf: text)
    if let last = records.last, last.kind == .text {
      records[records.count - 1].text = last.text.lowerBound..<bytes.count
    } else {
      records.append(Record(kind: .text, text: first..<bytes.count))
    }
  }

  /// Keeps the first failure.
  mutating func fail(_ failure: XMLError) {
    if self.failure == nil { self.failure = failure }
  }
}
