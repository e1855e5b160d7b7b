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

  /// Deeper elements stand no further in.
  private static let deepest = 20

  /// `nil` of a fragment, which keeps all of its bytes.
  private let sink: OutputSink?
  /// libxml2's buffer; `nil` once it is closed.
  private var output: xmlOutputBufferPtr?
  /// How deep the elements of a fragment stand.
  private let depth: Int
  private var batch = XMLEscaping()
  private var replacedInFragments = 0
  private var open = Buffer<OpenElement>()
  /// The names of the elements that are open, one after the other.
  private var openNames = Buffer<UInt8>()
  /// The tags of text elements.
  private var tags = Buffer<UInt8>()
  /// A line's start at the deepest place.
  private var indent = Buffer<UInt8>()

  private struct OpenElement {
    var name: Int
    var hasElements = false
    var hasText = false
  }
  /// Whether the last start tag still lacks its ">".
  private var isTagOpen = false

  /// Writes to a file, compressed by gzip if asked for.
  package init(path: String, isCompressed: Bool = false) throws(XMLError) {
    try self.init(OutputSink(path: path, isCompressed: isCompressed))
  }

  /// Writes to memory.
  package init() throws(XMLError) {
    try self.init(OutputSink())
  }

  private init(_ sink: OutputSink) throws(XMLError) {
    self.sink = sink
    depth = 0
    LibXML2.initialize()
    // Safety: libxml2 keeps the sink's address, without owning it, until the buffer is closed;
    // `self.sink` keeps it alive for longer.
    unsafe output = xmlOutputBufferCreateIO(
      OutputSink.callback, nil, Unmanaged.passUnretained(sink).toOpaque(), nil)
    guard unsafe output != nil else { throw sink.outOfMemory }
    makeIndent()
    batch.append(markup: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
  }

  /// Writes elements that `append` puts inside another one.
  init(fragmentAt depth: Int) {
    sink = nil
    self.depth = depth
    makeIndent()
  }

  private mutating func makeIndent() {
    for byte in "\n".utf8 + Array(repeating: UInt8(ascii: " "), count: 2 * XMLWriter.deepest) {
      indent.append(byte)
    }
  }

  deinit {
    // Safety: the buffer is ours, and closed once.
    if let output = unsafe output { unsafe xmlOutputBufferClose(output) }
  }

  // MARK: - Elements

  /// Opens an element; its name is written as it is.
  package mutating func start(_ name: StaticString) {
    beginElement()
    batch.append(markup: "<")
    batch.append(markup: name)
    open.append(OpenElement(name: openNames.count))
    // Safety: the string lives as long as the program.
    unsafe openNames.append(
      UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    isTagOpen = true
  }

  /// Gives the element that was just started an attribute; its name is written as it is.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    attribute(name, value.utf8.span)
  }

  package mutating func attribute(_ name: StaticString, _ value: [UInt8]) {
    attribute(name, value.span)
  }

  private mutating func attribute(_ name: StaticString, _ value: Span<UInt8>) {
    precondition(isTagOpen, "attributes follow their element's start")
    batch.append(markup: " ")
    batch.append(markup: name)
    batch.append(markup: "=\"")
    batch.append(attributeValue: value)
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
    precondition(open.count > 0, "text stands inside an element")
    closeTag()
    open[open.count - 1].hasText = true
    batch.append(text: text)
  }

  /// Closes the element that was opened last.
  package mutating func end() throws(XMLError) {
    precondition(open.count > 0, "an element is open")
    let element = open[open.count - 1]
    open.removeLast()
    if isTagOpen {
      batch.append(markup: "/>")
      isTagOpen = false
    } else {
      if element.hasElements && !element.hasText { startLine() }
      batch.append(markup: "</")
      // Safety: the names do not change meanwhile.
      unsafe batch.append(markup: openNames[element.name..<openNames.count])
      batch.append(markup: ">")
    }
    openNames.removeLast(openNames.count - element.name)
    if batch.bytes.count >= XMLWriter.batchSize { try flushBatch() }
  }

  /// An element with one attribute and nothing but text inside, made once and written many times.
  package struct TextElement: BitwiseCopyable, Sendable {
    fileprivate var start: Int
    fileprivate var startCount: Int
    fileprivate var endCount: Int
  }

  /// - Parameter value: is escaped; the names are written as they are.
  package mutating func textElement(
    _ name: String, _ attribute: String, _ value: String
  ) -> TextElement {
    var escaped = XMLEscaping()
    escaped.append(attributeValue: value.utf8.span)
    let start = tags.count
    for byte in "<\(name) \(attribute)=\"".utf8 { tags.append(byte) }
    // Safety: the bytes do not change meanwhile.
    unsafe tags.append(escaped.bytes[0..<escaped.bytes.count])
    for byte in "\">".utf8 { tags.append(byte) }
    let end = tags.count
    for byte in "</\(name)>".utf8 { tags.append(byte) }
    return TextElement(start: start, startCount: end - start, endCount: tags.count - end)
  }

  /// Writes an element that holds nothing but text.
  package mutating func element(_ element: TextElement, text: String) throws(XMLError) {
    try write(element, text: text.utf8.span)
  }

  /// The same, of text that may be broken UTF-8.
  package mutating func element(_ element: TextElement, text: [UInt8]) throws(XMLError) {
    try write(element, text: text.span)
  }

  /// The same, of text that is written as it is: a number.
  package mutating func element(_ element: TextElement, number: [UInt8]) throws(XMLError) {
    try write(element, text: number.span, isEscaped: false)
  }

  private mutating func write(
    _ element: TextElement, text: Span<UInt8>, isEscaped: Bool = true
  ) throws(XMLError) {
    beginElement()
    let end = element.start + element.startCount
    // Safety, here and below: the tags do not change meanwhile.
    unsafe batch.append(markup: tags[element.start..<end])
    if isEscaped {
      batch.append(text: text)
    } else {
      batch.append(markup: text)
    }
    unsafe batch.append(markup: tags[end..<end + element.endCount])
    if batch.bytes.count >= XMLWriter.batchSize { try flushBatch() }
  }

  // MARK: - Fragments

  /// Elements inside another one, written by themselves.
  struct Fragment: Sendable {
    fileprivate var bytes: [UInt8] = []
    /// How many characters became U+FFFD.
    fileprivate var replaced = 0
  }

  /// How deep the elements inside the one that is open stand.
  var fragmentDepth: Int { depth + open.count }

  /// Puts what a fragment's writer wrote into a fragment, in place of what that had.
  consuming func finish(into fragment: inout Fragment) {
    precondition(open.count == 0, "every element is closed")
    fragment.replaced = batch.replaced
    fragment.bytes.removeAll(keepingCapacity: true)
    // Safety: the bytes do not change meanwhile.
    unsafe fragment.bytes.append(contentsOf: batch.bytes[0..<batch.bytes.count])
  }

  /// Writes a fragment's elements into the element that is open.
  mutating func append(_ fragment: Fragment) throws(XMLError) {
    precondition(open.count > 0, "a fragment stands inside an element")
    if fragment.bytes.isEmpty { return }
    closeTag()
    open[open.count - 1].hasElements = true
    replacedInFragments += fragment.replaced
    batch.append(markup: fragment.bytes.span)
    if batch.bytes.count >= XMLWriter.batchSize { try flushBatch() }
  }

  // MARK: - The end

  /// Brings every byte to its place; returns what was written, if to memory, and how many
  /// characters were replaced.
  package consuming func finish() throws(XMLError) -> (bytes: [UInt8], replaced: Int) {
    precondition(open.count == 0, "every element is closed")
    guard let sink else { preconditionFailure("a fragment ends by 'finish(into:)'") }
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
    return (try sink.finish(), batch.replaced + replacedInFragments)
  }

  private mutating func beginElement() {
    closeTag()
    if open.count == 0 {
      startLine()
      return
    }
    if !open[open.count - 1].hasText { startLine() }
    open[open.count - 1].hasElements = true
  }

  private mutating func closeTag() {
    guard isTagOpen else { return }
    batch.append(markup: ">")
    isTagOpen = false
  }

  private mutating func startLine() {
    let depth = min(depth + open.count, XMLWriter.deepest)
    // Safety: the indent does not change meanwhile.
    unsafe batch.append(markup: indent[0..<1 + 2 * depth])
  }

  private mutating func flushBatch() throws(XMLError) {
    guard let sink else { return }
    // libxml2 counts in `int`, and a text may be larger.
    var start = 0
    while start < batch.bytes.count {
      let count = min(batch.bytes.count - start, 1 << 30)
      // Safety: libxml2 copies the bytes before it returns; the buffer is ours and open.
      let written = unsafe xmlOutputBufferWrite(
        output, CInt(count),
        UnsafeRawPointer(batch.bytes[start..<start + count].baseAddress)?
          .assumingMemoryBound(to: CChar.self))
      if let failure = sink.failure { throw failure }
      if written < 0 { throw sink.outOfMemory }
      start += count
    }
    batch.removeAll()
  }
}
