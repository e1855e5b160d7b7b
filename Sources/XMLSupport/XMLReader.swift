import CLibXML2

/// Reads XML as a stream of events, in memory that does not grow with the file.
///
/// Chunks of the file are pushed to libxml2's SAX2 parser, whose callbacks (`SAXHandler`) note what
/// they see in `XMLEvents`; `next` hands the events out one by one, so that a caller reads a
/// document in an ordinary loop:
///
///     var xml = try XMLReader(path: "a.xml")
///     while let event = try xml.next() {
///       if event == .start, xml.name == "name" { … }
///     }
///
/// Nothing is ever fetched: a document type is passed over, and a document that declares entities,
/// or default attributes that it uses, or uses undeclared entities, is refused. A file that gzip
/// compressed is decompressed on the way.
@safe
package struct XMLReader: ~Copyable {
  package enum Event: Hashable, Sendable, BitwiseCopyable {
    /// A start tag: see `name`, `namespace` and `attribute`.
    case start
    /// Part of a text: see `appendText`. One text may come in several parts.
    case text
    /// An end tag.
    case end
  }

  // Large enough that calls do not count, small enough that the events stay in the cache.
  private static let defaultChunkSize = 1 << 16
  /// Far above what a graph says in one place, and far below what fills a memory.
  private static let defaultTextLimit = 1 << 28

  /// Not set: loading of a document type, default attributes from it, replacement of entities, and
  /// the lifting of libxml2's limits (10 MB for an attribute).
  private static let options = CInt(XML_PARSE_NONET.rawValue)

  private var source: ByteSource
  /// Ours; allocated, since libxml2 keeps its address.
  let handler: UnsafeMutablePointer<SAXHandler>
  private let parser: xmlParserCtxtPtr
  private var chunk: [UInt8]
  /// Position of the current record; those before it are done with.
  private var current = -1
  private var readyCount = 0
  /// How far the current record is handed out, if it is a start: it may be a whole element.
  private var event = Event.end
  private var isAtStart = true
  private var isAtEnd = false

  /// Reads a file.
  package init(path: String, names: XMLNames = XMLNames()) throws(XMLError) {
    try self.init(
      ByteSource(path: path), chunkSize: XMLReader.defaultChunkSize, names: names,
      textLimit: XMLReader.defaultTextLimit)
  }

  /// Reads bytes in memory; `file` is what errors call them.
  package init(
    bytes: [UInt8], file: String, chunkSize: Int? = nil, names: XMLNames = XMLNames(),
    textLimit: Int? = nil
  ) throws(XMLError) {
    try self.init(
      ByteSource(bytes: bytes, file: file), chunkSize: chunkSize ?? XMLReader.defaultChunkSize,
      names: names, textLimit: textLimit ?? XMLReader.defaultTextLimit)
  }

  private init(
    _ source: consuming ByteSource, chunkSize: Int, names: XMLNames, textLimit: Int
  ) throws(XMLError) {
    LibXML2.initialize()
    let file = source.file
    let handler = UnsafeMutablePointer<SAXHandler>.allocate(capacity: 1)
    unsafe handler.initialize(to: SAXHandler(file: file, names: names, textLimit: textLimit))
    var callbacks = unsafe SAXHandler.callbacks
    // Safety: libxml2 copies the callbacks and keeps the handler's address, without owning it,
    // until the parser is freed in `deinit`, before the handler is.
    let parser = unsafe xmlCreatePushParserCtxt(&callbacks, handler, nil, 0, nil)
    guard let parser = unsafe parser else {
      unsafe handler.deinitialize(count: 1)
      unsafe handler.deallocate()
      throw XMLError(file: file, reason: .isMalformed("out of memory"))
    }
    self.source = source
    unsafe self.handler = handler
    unsafe self.parser = parser
    unsafe handler.pointee.parser = parser
    // At least what tells a file's kind.
    chunk = [UInt8](repeating: 0, count: max(chunkSize, 4))
    // Safety: the parser is ours.
    unsafe xmlCtxtUseOptions(parser, XMLReader.options)
  }

  deinit {
    // Safety: the parser is ours; a document is there if libxml2 wanted a place for declarations.
    if let document = unsafe parser.pointee.myDoc { unsafe xmlFreeDoc(document) }
    unsafe xmlFreeParserCtxt(parser)
    unsafe handler.deinitialize(count: 1)
    unsafe handler.deallocate()
  }

  /// The current one.
  ///
  /// Safety, here and wherever the handler is used: it is ours and alive, and libxml2 calls it only
  /// inside `parseChunk`.
  var record: XMLEvents.Record { unsafe handler.pointee.events.records[current] }

  /// Moves to the next event; `nil` at the end of a complete document.
  package mutating func next() throws(XMLError) -> Event? {
    if event != .end && current >= 0 {
      let record = record
      // A text inside comes after its start, and the end of a whole element after both.
      if event == .start && !record.text.isEmpty {
        event = .text
        return .text
      }
      if record.isLeaf {
        event = .end
        return .end
      }
    }
    if current + 1 >= readyCount, try !parseChunks() { return nil }
    current += 1
    event = record.kind
    return event
  }

  /// Moves past the elements that come next and are of one name, hold nothing but text, and have an
  /// attribute whose value is in a table; `false` if there is none.
  ///
  /// - Parameters:
  ///   - name: the number of the elements' name.
  ///   - namespace: the number of their namespace, unless they have none.
  ///   - key: the number of the attribute's name.
  ///   - leaves: become the elements; perhaps not all, if there are many.
  package mutating func takeLeaves(
    _ name: Int, in namespace: Int, key: Int, of table: borrowing ByteStringTable,
    into leaves: inout XMLLeaves
  ) throws(XMLError) -> Bool {
    if event != .end && current >= 0 {
      let record = record
      if record.isLeaf || event == .start && !record.text.isEmpty { return false }
    }
    if current + 1 >= readyCount, try !parseChunks() { return false }
    let first = current + 1
    while current + 1 < readyCount {
      let next = unsafe handler.pointee.events.records[current + 1]
      guard next.isLeaf, next.name == name, next.namespace == namespace || next.namespace < 0,
        let attribute = attributeRecord(key, of: next)
      else { break }
      if current < first { leaves.removeAll() }
      // Safety: the bytes stay as they are meanwhile.
      let value = unsafe handler.pointee.events.bytes[attribute.value.range]
      guard unsafe leaves.append(next, value, of: table) else { break }
      current += 1
    }
    if current < first { return false }
    event = .end
    unsafe leaves.take(handler.pointee.events.bytes)
    return true
  }

  /// If the element that has just started holds nothing but text, moves past its end and puts the
  /// text into `text`.
  package mutating func takeLeaf(_ text: inout [UInt8]) -> Bool {
    let record = record
    guard event == .start && record.isLeaf else { return false }
    event = .end
    text.removeAll(keepingCapacity: true)
    unsafe text.append(contentsOf: handler.pointee.events.bytes[record.text.range])
    return true
  }

  /// Parses until there are events; `false` if there are no more.
  private mutating func parseChunks() throws(XMLError) -> Bool {
    while current + 1 >= readyCount {
      if let failure = unsafe handler.pointee.events.failure { throw failure }
      if isAtEnd { return false }
      try parseChunk()
      current = -1
    }
    return true
  }

  private mutating func parseChunk() throws(XMLError) {
    let count = try source.read(into: &chunk)
    let isFirst = isAtStart
    if isFirst {
      isAtStart = false
      if count == 0 { throw XMLError(file: source.file, reason: .isEmpty) }
    }
    if isFirst, chunk[..<count].starts(with: [0xEF, 0xBB, 0xBF]) {
      // What the declaration says of the encoding is wrong, if it says anything else.
      // Safety: the parser is ours.
      unsafe xmlCtxtUseOptions(parser, XMLReader.options | CInt(XML_PARSE_IGNORE_ENC.rawValue))
    }
    isAtEnd = count == 0
    unsafe handler.pointee.events.startChunk()
    // Safety: the parser is ours, and libxml2 copies the bytes before it returns.
    unsafe chunk.withUnsafeBytes { bytes in
      _ = unsafe xmlParseChunk(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(count),
        isAtEnd ? 1 : 0)
    }
    if isAtEnd { unsafe handler.pointee.finish() }
    unsafe handler.pointee.events.fetchIDs()
    readyCount = unsafe handler.pointee.events.readyCount
  }

  /// Appends the text of a text event; a part may end inside a character.
  package func appendText(to text: inout [UInt8]) {
    unsafe text.append(contentsOf: handler.pointee.events.bytes[record.text.range])
  }
}
