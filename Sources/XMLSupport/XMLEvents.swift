#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What must be known of a document while libxml2 reads it, and the events of the current chunk.
struct XMLEvents: ~Copyable {
  /// What a reader learns with each chunk.
  struct Findings: Sendable {
    var names: XMLNames
    /// Where a document type is declared.
    var documentTypeLine: Int?
    /// Whether the name of the first element has a prefix.
    var isRootPrefixed = false
    /// Whether there is no further chunk.
    var isAtEnd = false
    /// What ends the reading, once the events before it are handed out.
    fileprivate(set) var failure: XMLError?
  }

  /// As deep as libxml2 itself goes where it builds a tree.
  static let depthLimit = 256
  var chunk = XMLChunk()
  var findings: Findings
  /// Whether there is a failure, for less than it takes to look at it.
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
  private let idHash: ByteStringHash
  private let textLimit: Int

  /// - Parameter idHash: hashes the values of attributes that are ids.
  init(names: XMLNames, idHash: ByteStringHash, textLimit: Int) {
    findings = Findings(names: names)
    self.idHash = idHash
    self.textLimit = textLimit
  }

  /// The name of the innermost element that is open.
  var openName: String? { open.count == 0 ? nil : findings.names[Int(open[open.count - 1].name)] }
  /// Whether the document could end here.
  var isComplete: Bool { hasRoot && open.count == 0 }

  mutating func addAttribute(name: Int32, namespace: Int32, value: UnsafeBufferPointer<UInt8>) {
    let first = chunk.bytes.count
    // Safety: libxml2 keeps the value during its callback; it is copied here.
    if let start = value.baseAddress, unsafe memchr(start, 0x26, value.count) != nil {
      unsafe appendUnescapingAmpersands(value)
    } else {
      unsafe chunk.bytes.append(value)
    }
    var hash: UInt32?
    if findings.names.isID(Int(name)) {
      // Safety: the bytes stay as they are meanwhile.
      hash = unsafe idHash.hash(chunk.bytes[first..<chunk.bytes.count])
    }
    chunk.attributes.append(
      XMLChunk.AttributeRecord(
        name: name, namespace: namespace, value: XMLChunk.Bytes(first, chunk.bytes.count),
        hash: hash))
  }

  /// libxml2, unless it replaces entities, gives every "&" of an attribute's value as "&#38;".
  private mutating func appendUnescapingAmpersands(_ value: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < value.count {
      // Safety: the index is below the count.
      let byte = unsafe value[position]
      chunk.bytes.append(byte)
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
    open.append(OpenElement(name: name, keepsText: findings.names.keepText(Int(name))))
    let position = chunk.bytes.count
    chunk.records.append(
      XMLChunk.Record(
        kind: .start, name: name, namespace: namespace, line: line, column: column,
        firstAttribute: Int32(firstAttribute), endOfAttributes: Int32(chunk.attributes.count),
        text: XMLChunk.Bytes(position, position)))
    return true
  }

  mutating func end() {
    if open.count == 0 { return }
    open.removeLast()
    if chunk.hasUnfinishedElement {
      chunk.records[chunk.records.count - 1].isLeaf = true
    } else {
      chunk.records.append(XMLChunk.Record(kind: .end))
    }
  }

  /// Whether a text that comes now is kept.
  var keepsText: Bool { open.count > 0 && open[open.count - 1].keepsText }

  /// `false` if the text is too long.
  mutating func add(text: UnsafeBufferPointer<UInt8>) -> Bool {
    if !keepsText { return true }
    let position = chunk.records.count - 1
    let first = chunk.bytes.count
    // Safety: libxml2 keeps the text during its callback; it is copied here.
    unsafe chunk.bytes.append(text)
    if position >= 0, chunk.records[position].kind == .text || chunk.hasUnfinishedElement {
      chunk.records[position].text.end = Int32(truncatingIfNeeded: chunk.bytes.count)
    } else {
      chunk.records.append(
        XMLChunk.Record(kind: .text, text: XMLChunk.Bytes(first, chunk.bytes.count)))
    }
    open[open.count - 1].textCount += text.count
    return open[open.count - 1].textCount <= textLimit
  }

  /// Keeps the first failure.
  mutating func fail(_ failure: XMLError) {
    if !hasFailed { findings.failure = failure }
    hasFailed = true
  }
}
