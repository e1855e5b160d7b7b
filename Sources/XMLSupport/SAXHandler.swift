import CLibXML2

/// libxml2's SAX2 callbacks, and the events that they note.
@safe
final class SAXHandler {
  private let file: String
  /// Set right after it was made, before any callback; the reader owns it.
  var parser: xmlParserCtxtPtr?
  var events = XMLEvents()
  /// libxml2 keeps each name once, so its address tells it.
  private var indexOfAddress: [UInt: Int] = [:]
  private var lastNamespace: (address: UInt, index: Int) = (0, -1)

  init(file: String) {
    self.file = file
    unsafe parser = nil
  }

  /// Checks, after the last chunk, that it was the whole document.
  func finish() {
    guard events.failure == nil, let parser = unsafe parser else { return }
    if !events.isComplete {
      fail(.isTruncated(inside: events.openName))
    } else if unsafe parser.pointee.wellFormed == 0 {
      // Safety: the reader owns the parser and is alive.
      fail(.isMalformed("not well-formed"))
    }
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ attributeCount: Int,
    _ fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard events.failure == nil, let parser = unsafe parser else { return }
    var line: CInt = 0
    var column: CInt = 0
    // Safety: the parser is alive during its own callback; so are the strings below.
    unsafe comention_startTagPlace(parser, &line, &column)
    let first = events.attributes.count
    if let fields = unsafe fields {
      for field in stride(from: 0, to: attributeCount * 5, by: 5) {
        // Safety: libxml2 gives five pointers an attribute: local name, prefix, namespace, start
        // and end of the value. An undeclared prefix stands for a namespace of its own.
        guard let start = unsafe fields[field + 3], let end = unsafe fields[field + 4] else {
          continue
        }
        let name = unsafe index(of: fields[field])
        let namespace = unsafe index(of: fields[field + 2] ?? fields[field + 1])
        unsafe events.addAttribute(
          name: name, namespace: namespace,
          value: UnsafeBufferPointer(start: start, count: end - start))
      }
    }
    let record = unsafe XMLEvents.Record(
      kind: .start, name: index(of: name), namespace: namespaceIndex(of: namespace),
      line: Int(line), column: column > 0 ? Int(column) : nil,
      attributes: first..<events.attributes.count)
    if !events.start(record) { fail(.nestsTooDeep(limit: XMLEvents.depthLimit)) }
  }

  private func end() {
    guard events.failure == nil, let parser = unsafe parser else { return }
    // Safety: the parser is alive during its own callback.
    events.end(line: Int(unsafe xmlSAX2GetLineNumber(UnsafeMutableRawPointer(parser))))
  }

  private func text(_ text: UnsafeBufferPointer<UInt8>) {
    // Safety: libxml2 keeps the text during the callback.
    if events.failure == nil { unsafe events.add(text: text) }
  }

  private func report(_ error: UnsafePointer<xmlError>) {
    // Safety: libxml2 keeps the error during the callback. Anything less than fatal (a namespace
    // that is no URI, a prefix that is not declared) leaves a document that can be read.
    guard events.failure == nil, unsafe error.pointee.level == XML_ERR_FATAL else { return }
    let code = unsafe error.pointee.code
    let reason: XMLError.Reason
    if code == CInt(XML_ERR_DOCUMENT_END.rawValue) && !events.isComplete {
      reason = .isTruncated(inside: events.openName)
    } else if code == CInt(XML_ERR_DOCUMENT_EMPTY.rawValue) {
      // libxml2 calls a file empty that does not begin with "<".
      reason = .isMalformed("found something that is no XML; expected '<'")
    } else {
      let words = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
      reason = .isMalformed(XMLError.tidied(words))
    }
    let line = unsafe Int(error.pointee.line)
    let column = unsafe Int(error.pointee.int2)
    events.fail(
      XMLError(
        file: file, line: max(line, 1), column: column > 0 ? column : nil, reason: reason))
  }

  /// Ends the reading here.
  private func fail(_ reason: XMLError.Reason) {
    guard events.failure == nil, let parser = unsafe parser else { return }
    // Safety: the parser is alive during its own callback, and while the reader checks the end.
    let place = UnsafeMutableRawPointer(parser)
    let line = unsafe Int(xmlSAX2GetLineNumber(place))
    let column = unsafe Int(xmlSAX2GetColumnNumber(place))
    events.fail(
      XMLError(
        file: file, line: max(line, 1), column: column > 0 ? column : nil, reason: reason))
    unsafe xmlStopParser(parser)
  }

  /// The index of a name that libxml2 keeps; -1 for none.
  private func index(of name: UnsafePointer<xmlChar>?) -> Int {
    guard let name = unsafe name else { return -1 }
    let address = UInt(bitPattern: name)
    if let index = indexOfAddress[address] { return index }
    // Safety: names are NUL-terminated and stay in libxml2's dictionary as long as the parser.
    let index = events.addString(unsafe String(cString: name))
    indexOfAddress[address] = index
    return index
  }

  /// The same for a namespace, which is mostly that of the element before.
  private func namespaceIndex(of namespace: UnsafePointer<xmlChar>?) -> Int {
    let address = UInt(bitPattern: namespace)
    if address != lastNamespace.address {
      lastNamespace = (address, unsafe index(of: namespace))
    }
    return lastNamespace.index
  }
}

extension SAXHandler {
  /// The callbacks; every one that is not set leaves its part of a document unread.
  static var callbacks: xmlSAXHandler {
    var callbacks = unsafe xmlSAXHandler()
    // XML_SAX2_MAGIC, which Swift does not import.
    unsafe callbacks.initialized = 0xDEED_BEAF
    unsafe callbacks.startElementNs = {
      context, name, _, namespace, _, _, attributeCount, _, attributes in
      // Safety, here and below: libxml2 gives back the context it was given, which the reader keeps
      // alive, and its strings last as long as the callback.
      unsafe SAXHandler.of(context)?.start(name, namespace, Int(attributeCount), attributes)
    }
    unsafe callbacks.endElementNs = { context, _, _, _ in
      unsafe SAXHandler.of(context)?.end()
    }
    // The same for both: white space between tags is text like any other.
    unsafe callbacks.characters = SAXHandler.takeText
    unsafe callbacks.ignorableWhitespace = SAXHandler.takeText
    unsafe callbacks.cdataBlock = SAXHandler.takeText
    unsafe callbacks.entityDecl = { context, _, _, _, _, _ in
      unsafe SAXHandler.of(context)?.fail(.declaresEntities)
    }
    unsafe callbacks.reference = { context, name in
      let name = unsafe name.map { unsafe String(cString: $0) } ?? ""
      unsafe SAXHandler.of(context)?.fail(.refersToEntity(name))
    }
    unsafe callbacks.serror = { context, error in
      if let error = unsafe error { unsafe SAXHandler.of(context)?.report(error) }
    }
    return unsafe callbacks
  }

  private static let takeText:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<xmlChar>?, CInt) -> Void = {
      context, text, count in
      unsafe SAXHandler.of(context)?.text(UnsafeBufferPointer(start: text, count: Int(count)))
    }

  private static func of(_ context: UnsafeMutableRawPointer?) -> SAXHandler? {
    guard let context = unsafe context else { return nil }
    return unsafe Unmanaged<SAXHandler>.fromOpaque(context).takeUnretainedValue()
  }
}
