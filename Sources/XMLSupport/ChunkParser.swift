import CLibXML2
import Dispatch

/// Pushes a document to libxml2 chunk by chunk; of a long one the next chunk is parsed on another
/// thread while the reader hands out the last.
///
/// Safety: only one thread uses it at a time, that of the reader or, between `parseAhead` and the
/// next `take`, that of the queue.
@safe
final class ChunkParser: @unchecked Sendable {
  /// Shorter documents are read faster than a thread wakes.
  private static let chunksBeforeAhead = 4

  /// Not set: loading of a document type, default attributes from it, replacement of entities, and
  /// the lifting of libxml2's limits (10 MB for an attribute).
  private static let options = CInt(XML_PARSE_NONET.rawValue)

  private var source: ByteSource
  /// Ours; allocated, since libxml2 keeps its address.
  private let handler: UnsafeMutablePointer<SAXHandler>
  private let parser: xmlParserCtxtPtr
  private var buffer: [UInt8]
  /// Chunks that were parsed.
  private var count = 0

  private let queue = DispatchQueue(label: "XML")
  private let isParsed = DispatchSemaphore(value: 0)
  private var isAhead = false

  init(
    _ source: consuming ByteSource, chunkSize: Int, names: XMLNames, idHash: ByteStringHash,
    textLimit: Int
  ) throws(XMLError) {
    LibXML2.initialize()
    let file = source.file
    let handler = UnsafeMutablePointer<SAXHandler>.allocate(capacity: 1)
    unsafe handler.initialize(
      to: SAXHandler(file: file, names: names, idHash: idHash, textLimit: textLimit))
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
    buffer = [UInt8](repeating: 0, count: max(chunkSize, 4))
    // Safety: the parser is ours.
    unsafe xmlCtxtUseOptions(parser, ChunkParser.options)
  }

  deinit {
    // Safety: the parser is ours; a document is there if libxml2 wanted a place for declarations.
    if let document = unsafe parser.pointee.myDoc { unsafe xmlFreeDoc(document) }
    unsafe xmlFreeParserCtxt(parser)
    unsafe handler.deinitialize(count: 1)
    unsafe handler.deallocate()
  }

  /// Puts the events of the next chunk in the place of those of the last one, and tells what is
  /// known of the document now.
  func take(_ chunk: inout XMLChunk) -> XMLEvents.Findings {
    if isAhead {
      isParsed.wait()
      isAhead = false
    } else {
      parse()
    }
    // Safety, here and below: the handler is ours and alive, and libxml2 calls it only in `parse`.
    unsafe swap(&chunk, &handler.pointee.events.chunk)
    unsafe handler.pointee.events.chunk.start(after: chunk)
    let findings = unsafe handler.pointee.events.findings
    let isLast = findings.isAtEnd || findings.failure != nil
    if !isLast, count >= ChunkParser.chunksBeforeAhead { parseAhead() }
    return findings
  }

  private func parseAhead() {
    isAhead = true
    queue.async {
      self.parse()
      self.isParsed.signal()
    }
  }

  private func parse() {
    let read: Int
    do throws(XMLError) {
      read = try source.read(into: &buffer)
      if count == 0, read == 0 { throw XMLError(file: source.file, reason: .isEmpty) }
    } catch { return unsafe handler.pointee.events.fail(error) }
    if count == 0, buffer[..<read].starts(with: [0xEF, 0xBB, 0xBF]) {
      // What the declaration says of the encoding is wrong, if it says anything else.
      // Safety: the parser is ours.
      unsafe xmlCtxtUseOptions(parser, ChunkParser.options | CInt(XML_PARSE_IGNORE_ENC.rawValue))
    }
    count += 1
    let isAtEnd = read == 0
    unsafe handler.pointee.events.findings.isAtEnd = isAtEnd
    // Safety: the parser is ours, and libxml2 copies the bytes before it returns.
    unsafe buffer.withUnsafeBytes { bytes in
      _ = unsafe xmlParseChunk(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(read),
        isAtEnd ? 1 : 0)
    }
    if isAtEnd { unsafe handler.pointee.finish() }
  }
}
