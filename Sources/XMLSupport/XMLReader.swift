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
/// or uses undeclared ones, is refused.
@safe
package struct XMLReader: ~Copyable {
  package enum Event: Hashable, Sendable {
    /// A start tag: see `name`, `namespace` and `attribute`.
    case start
    /// Part of a text: see `appendText`. One text may come in several parts.
    case text
    /// An end tag.
    case end
  }

  // Large enough that calls do not count, small enough that the events stay in the cache.
  private static let defaultChunkSize = 1 << 16

  private let source: ByteSource
  private let handler: SAXHandler
  private let parser: xmlParserCtxtPtr
  private var chunk: [UInt8]
  /// The handler's, lent to this while no chunk is parsed: access to a class costs more.
  private var events = XMLEvents()
  /// Position of the current event; those before it are done with.
  private var current = -1
  private var isAtStart = true
  private var isAtEnd = false

  /// Reads a file.
  package init(path: String) throws(XMLError) {
    try self.init(ByteSource(path: path), chunkSize: XMLReader.defaultChunkSize)
  }

  /// Reads bytes in memory; `file` is what errors call them.
  package init(bytes: [UInt8], file: String, chunkSize: Int? = nil) throws(XMLError) {
    try self.init(
      ByteSource(bytes: bytes, file: file), chunkSize: chunkSize ?? XMLReader.defaultChunkSize)
  }

  private init(_ source: ByteSource, chunkSize: Int) throws(XMLError) {
    LibXML2.initialize()
    let handler = SAXHandler(file: source.file)
    var callbacks = unsafe SAXHandler.callbacks
    // Safety: libxml2 copies the callbacks and keeps the handler's address, without owning it, until
    // the parser is freed in `deinit`; `self.handler` keeps it alive for longer.
    let parser = unsafe xmlCreatePushParserCtxt(
      &callbacks, Unmanaged.passUnretained(handler).toOpaque(), nil, 0, nil)
    guard let parser = unsafe parser else {
      throw XMLError(file: source.file, reason: .isMalformed("out of memory"))
    }
    self.source = source
    self.handler = handler
    unsafe self.parser = parser
    unsafe handler.parser = parser
    // At least what tells a file's kind.
    chunk = [UInt8](repeating: 0, count: max(chunkSize, 4))
    // Safety: the parser is ours. Not set: loading of a document type, default attributes from it,
    // replacement of entities, and the lifting of libxml2's limits (10 MB for an attribute).
    unsafe xmlCtxtUseOptions(parser, CInt(XML_PARSE_NONET.rawValue))
  }

  deinit {
    // Safety: the parser is ours; a document is there if libxml2 wanted a place for declarations.
    if let document = unsafe parser.pointee.myDoc { unsafe xmlFreeDoc(document) }
    unsafe xmlFreeParserCtxt(parser)
  }

  /// Moves to the next event; `nil` at the end of a complete document.
  package mutating func next() throws(XMLError) -> Event? {
    current += 1
    while current >= events.records.count {
      if let failure = events.failure { throw failure }
      if isAtEnd { return nil }
      try parseChunk()
      current = 0
    }
    return events.records[current].kind
  }

  private mutating func parseChunk() throws(XMLError) {
    let count = try source.read(into: &chunk)
    if isAtStart {
      isAtStart = false
      if count == 0 { throw XMLError(file: source.file, reason: .isEmpty) }
      if count >= 2 && chunk[0] == 0x1F && chunk[1] == 0x8B {
        throw XMLError(file: source.file, reason: .isCompressed)
      }
    }
    isAtEnd = count == 0
    events.removeAll()
    swap(&events, &handler.events)
    // Safety: the parser is ours, and libxml2 copies the bytes before it returns.
    unsafe chunk.withUnsafeBytes { bytes in
      _ = unsafe xmlParseChunk(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(count),
        isAtEnd ? 1 : 0)
    }
    if isAtEnd { handler.finish() }
    swap(&events, &handler.events)
  }

  /// The local name of the element that starts or ends.
  package var name: String { events.strings[events.records[current].name] }

  /// The namespace of the element that starts or ends; `nil` if it has none, or an undeclared
  /// prefix.
  package var namespace: String? {
    let namespace = events.records[current].namespace
    return namespace < 0 ? nil : events.strings[namespace]
  }

  /// The line on which the start tag begins, or the end tag ends.
  package var line: Int { events.records[current].line }

  /// The column at which the start tag begins; `nil` if it is not known.
  package var column: Int? { events.records[current].column }

  /// The value of an attribute of the element that starts.
  package func attribute(_ name: String) -> String? {
    for position in events.records[current].attributes {
      let attribute = events.attributes[position]
      if attribute.namespace < 0 && events.strings[attribute.name] == name {
        return String(decoding: events.bytes[attribute.value], as: UTF8.self)
      }
    }
    return nil
  }

  /// The value of an attribute in a namespace.
  package func attribute(_ name: String, namespace: String) -> String? {
    for position in events.records[current].attributes {
      let attribute = events.attributes[position]
      if attribute.namespace >= 0 && events.strings[attribute.namespace] == namespace
        && events.strings[attribute.name] == name
      {
        return String(decoding: events.bytes[attribute.value], as: UTF8.self)
      }
    }
    return nil
  }

  /// Appends the text of a text event; a part may end inside a character.
  package func appendText(to text: inout [UInt8]) {
    text.append(contentsOf: events.bytes[events.records[current].text])
  }
}
