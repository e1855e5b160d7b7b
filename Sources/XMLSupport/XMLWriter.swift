import CLibXML2

/// Writes XML through libxml2's output layer, to a file that is complete or absent, or to memory.
///
/// Elements stand on lines of their own, indented by two spaces, except inside text. Text is
/// escaped in batches of our own (six times as fast as `xmlTextWriter`, measured), and characters
/// that XML forbids are replaced and counted on the way.
///
///     var xml = try XMLWriter(path: "a.xml")
///     xml.start("list")
///     xml.attribute("of", "names")
///     try xml.end()
///     let replaced = try xml.finish().replaced
@safe
package struct XMLWriter: ~Copyable {
  // Large enough that calls do not count, small enough to stay in the cache.
  private static let batchSize = 1 << 16

  /// A line's start by depth; deeper elements stand no further in.
  private static let indents = (0...20).map { "\n" + String(repeating: "  ", count: $0) }

  private let sink: OutputSink
  /// libxml2's buffer; `nil` once it is closed.
  private var output: xmlOutputBufferPtr?
  private var batch = XMLEscaping()
  private var open: [OpenElement] = []

  private struct OpenElement {
    var name: String
    var hasElements = false
    var hasText = false
  }
  /// Whether the last start tag still lacks its ">".
  private var isTagOpen = false

  /// Writes to a file.
  package init(path: String) throws(XMLError) {
    try self.init(OutputSink(path: path))
  }

  /// Writes to memory.
  package init() throws(XMLError) {
    try self.init(OutputSink())
  }

  private init(_ sink: OutputSink) throws(XMLError) {
    self.sink = sink
    LibXML2.initialize()
    // Safety: libxml2 keeps the sink's address, without owning it, until the buffer is closed;
    // `self.sink` keeps it alive for longer.
    unsafe output = xmlOutputBufferCreateIO(
      OutputSink.callback, nil, Unmanaged.passUnretained(sink).toOpaque(), nil)
    guard unsafe output != nil else { throw sink.outOfMemory }
    batch.reserveCapacity(XMLWriter.batchSize * 2)
    batch.append(markup: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
  }

  deinit {
    // Safety: the buffer is ours, and closed once.
    if let output = unsafe output { unsafe xmlOutputBufferClose(output) }
  }

  /// Opens an element; its name is written as it is.
  package mutating func start(_ name: String) {
    beginElement("<")
    batch.append(markup: name)
    open.append(OpenElement(name: name))
    isTagOpen = true
  }

  /// Gives the element that was just started an attribute; its name is written as it is.
  package mutating func attribute(_ name: String, _ value: String) {
    precondition(isTagOpen, "attributes follow their element's start")
    batch.append(markup: " ")
    batch.append(markup: name)
    batch.append(markup: "=\"")
    batch.append(attributeValue: value.utf8.span)
    batch.append(markup: "\"")
  }

  package mutating func text(_ text: String) {
    write(text: text.utf8.span)
  }

  /// Writes text that may be broken UTF-8.
  package mutating func text(_ text: [UInt8]) {
    write(text: text.span)
  }

  private mutating func write(text: Span<UInt8>) {
    precondition(!open.isEmpty, "text stands inside an element")
    closeTag()
    open[open.count - 1].hasText = true
    batch.append(text: text)
  }

  /// Closes the element that was opened last.
  package mutating func end() throws(XMLError) {
    guard let element = open.popLast() else {
      preconditionFailure("an element is open")
    }
    if isTagOpen {
      batch.append(markup: "/>")
      isTagOpen = false
    } else {
      if element.hasElements && !element.hasText { indent(open.count) }
      batch.append(markup: "</")
      batch.append(markup: element.name)
      batch.append(markup: ">")
    }
    if batch.bytes.count >= XMLWriter.batchSize { try flushBatch() }
  }

  /// Writes an element that holds nothing but text.
  package mutating func element(_ element: XMLTextElement, text: String) throws(XMLError) {
    beginElement(element.start)
    batch.append(text: text.utf8.span)
    batch.append(markup: element.end)
    if batch.bytes.count >= XMLWriter.batchSize { try flushBatch() }
  }

  /// Brings every byte to its place; returns what was written, if to memory, and how many
  /// characters were replaced.
  package consuming func finish() throws(XMLError) -> (bytes: [UInt8], replaced: Int) {
    precondition(open.isEmpty, "every element is closed")
    batch.append(markup: "\n")
    try flushBatch()
    // Safety: the buffer is ours; it is closed here, and `output` forgets it.
    if let closing = unsafe output {
      let flushed = unsafe xmlOutputBufferFlush(closing)
      let hasFailed = unsafe closing.pointee.error != 0
      unsafe output = nil
      let closed = unsafe xmlOutputBufferClose(closing)
      if let failure = sink.failure { throw failure }
      if flushed < 0 || closed < 0 || hasFailed { throw sink.outOfMemory }
    }
    return (try sink.finish(), batch.replaced)
  }

  private mutating func beginElement(_ markup: String) {
    closeTag()
    let isInline = open.last?.hasText ?? false
    if !isInline { indent(open.count) }
    if !open.isEmpty { open[open.count - 1].hasElements = true }
    batch.append(markup: markup)
  }

  private mutating func closeTag() {
    guard isTagOpen else { return }
    batch.append(markup: ">")
    isTagOpen = false
  }

  private mutating func indent(_ depth: Int) {
    batch.append(markup: XMLWriter.indents[min(depth, XMLWriter.indents.count - 1)])
  }

  private mutating func flushBatch() throws(XMLError) {
    // libxml2 counts in `int`, and a text may be larger.
    var start = 0
    while start < batch.bytes.count {
      let count = min(batch.bytes.count - start, 1 << 30)
      let piece = batch.bytes.span.extracting(start..<start + count)
      // Safety: libxml2 copies the bytes before it returns; the buffer is ours and open.
      let written = unsafe piece.withUnsafeBytes { piece in
        unsafe xmlOutputBufferWrite(
          output, CInt(piece.count), piece.baseAddress?.assumingMemoryBound(to: CChar.self))
      }
      if let failure = sink.failure { throw failure }
      if written < 0 { throw sink.outOfMemory }
      start += count
    }
    batch.removeAll()
  }
}

/// An element with one attribute and nothing but text inside, made once and written many times.
package struct XMLTextElement {
  fileprivate let start: String
  fileprivate let end: String

  /// - Parameter value: is escaped; the names are written as they are.
  package init(_ name: String, _ attribute: String, _ value: String) {
    var escaped = XMLEscaping()
    escaped.append(attributeValue: value.utf8.span)
    start = "<\(name) \(attribute)=\"\(String(decoding: escaped.bytes, as: UTF8.self))\">"
    end = "</\(name)>"
  }
}
