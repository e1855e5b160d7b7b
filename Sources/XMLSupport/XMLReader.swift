/// Reads XML as a stream of events, in memory that does not grow with the file.
///
/// Chunks of the file are pushed to libxml2's SAX2 parser (`ChunkParser`), whose callbacks
/// (`SAXHandler`) note what they see in `XMLEvents`; `next` hands the events out one by one, so that
/// a caller reads a document in an ordinary loop:
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
  private static let defaultChunkSize = 1 << 18
  /// Far above what a graph says in one place, and far below what fills a memory.
  private static let defaultTextLimit = 1 << 28

  private let parser: ChunkParser
  /// The events that are handed out.
  private(set) var chunk = XMLChunk()
  /// What the chunks up to this one tell of the document.
  private(set) var findings: XMLEvents.Findings
  /// Values of attributes that are ids.
  var ids = ByteStringTable()
  /// Position of the current record; those before it are done with.
  private var current = -1
  private var readyCount = 0
  /// How far the current record is handed out, if it is a start: it may be a whole element.
  private var event = Event.end

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
      ByteSource(bytes: bytes, file: file),
      chunkSize: chunkSize ?? min(bytes.count, XMLReader.defaultChunkSize), names: names,
      textLimit: textLimit ?? XMLReader.defaultTextLimit)
  }

  private init(
    _ source: consuming ByteSource, chunkSize: Int, names: XMLNames, textLimit: Int
  ) throws(XMLError) {
    findings = XMLEvents.Findings(names: names)
    parser = try ChunkParser(
      source, chunkSize: chunkSize, names: names, idHash: ids.hashing, textLimit: textLimit)
  }

  /// The current one.
  var record: XMLChunk.Record { chunk.records[current] }

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
      let next = chunk.records[current + 1]
      guard next.isLeaf, next.name == name, next.namespace == namespace || next.namespace < 0,
        let attribute = attributeRecord(key, of: next)
      else { break }
      if current < first { leaves.removeAll() }
      // Safety: the bytes stay as they are meanwhile.
      let value = unsafe chunk.bytes[attribute.value.range]
      guard unsafe leaves.append(next, value, of: table) else { break }
      current += 1
    }
    if current < first { return false }
    event = .end
    leaves.take(chunk.bytes)
    return true
  }

  /// If the element that has just started holds nothing but text, moves past its end and puts the
  /// text into `text`.
  package mutating func takeLeaf(_ text: inout [UInt8]) -> Bool {
    let record = record
    guard event == .start && record.isLeaf else { return false }
    event = .end
    text.removeAll(keepingCapacity: true)
    // Safety, here and below: the bytes stay as they are meanwhile.
    unsafe text.append(contentsOf: chunk.bytes[record.text.range])
    return true
  }

  /// Parses until there are events; `false` if there are no more.
  private mutating func parseChunks() throws(XMLError) -> Bool {
    while current + 1 >= readyCount {
      if let failure = findings.failure { throw failure }
      if findings.isAtEnd { return false }
      findings = parser.take(&chunk)
      let isWhole = findings.failure != nil || !chunk.hasUnfinishedElement
      readyCount = isWhole ? chunk.records.count : chunk.records.count - 1
      current = -1
      fetchIDs()
    }
    return true
  }

  /// Has the memory of the chunk's ids fetched.
  private func fetchIDs() {
    for position in 0..<chunk.attributes.count {
      ids.fetchSlot(of: chunk.attributes[position].hash)
    }
    for position in 0..<chunk.attributes.count {
      ids.fetchString(of: chunk.attributes[position].hash)
    }
  }

  /// Appends the text of a text event; a part may end inside a character.
  package func appendText(to text: inout [UInt8]) {
    unsafe text.append(contentsOf: chunk.bytes[record.text.range])
  }
}
