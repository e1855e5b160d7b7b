import CLibXML2

/// libxml2's SAX2 callbacks, and the events that they note.
///
/// Lives at an address that libxml2 gives to every callback; a class would be counted at each.
@safe
struct SAXHandler: ~Copyable {
  private let file: String
  /// Set right after it was made, before any callback; the handler's owner owns it.
  var parser: xmlParserCtxtPtr?
  var events: XMLEvents
  private var numbers = AddressTable()
  private var takesText = true

  private let textLimit: Int

  init(file: String, names: XMLNames, idHash: ByteStringHash, textLimit: Int) {
    self.file = file
    self.textLimit = textLimit
    unsafe parser = nil
    events = XMLEvents(names: names, idHash: idHash, textLimit: textLimit)
  }

  /// Checks, after the last chunk, that it was the whole document.
  mutating func finish() {
    guard !events.hasFailed, let parser = unsafe parser else { return }
    if !events.isComplete {
      fail(.isTruncated(inside: events.openName))
    } else if unsafe parser.pointee.wellFormed == 0 {
      // Safety: the owner of both is alive.
      fail(.isMalformed("not well-formed"))
    }
  }

  private mutating func start(
    _ name: UnsafePointer<xmlChar>?, isPrefixed: Bool, _ namespace: UnsafePointer<xmlChar>?,
    _ attributeCount: Int, defaultedCount: Int,
    _ fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard !events.hasFailed, let parser = unsafe parser else { return }
    if defaultedCount > 0 {
      fail(.usesDefaultAttributes)
      return
    }
    var line: CInt = 0
    var column: CInt = 0
    // Safety: the parser is alive during its own callback; so are the strings below.
    unsafe comention_startTagPlace(parser, &line, &column)
    if !events.hasRoot { events.findings.isRootPrefixed = isPrefixed }
    let first = events.chunk.attributes.count
    if let fields = unsafe fields {
      for field in stride(from: 0, to: attributeCount * 5, by: 5) {
        // Safety: libxml2 gives five pointers an attribute: local name, prefix, namespace, start
        // and end of the value. An undeclared prefix stands for a namespace of its own.
        guard let start = unsafe fields[field + 3], let end = unsafe fields[field + 4] else {
          continue
        }
        let name = unsafe number(of: fields[field])
        let namespace = unsafe number(of: fields[field + 2] ?? fields[field + 1])
        unsafe events.addAttribute(
          name: name, namespace: namespace,
          value: UnsafeBufferPointer(start: start, count: end - start))
      }
    }
    let isOpen = unsafe events.start(
      number(of: name), namespace: number(of: namespace), line: line, column: column,
      firstAttribute: first)
    if !isOpen { fail(.nestsTooDeep(limit: XMLEvents.depthLimit)) }
    chooseText()
  }

  private mutating func end() {
    guard !events.hasFailed else { return }
    events.end()
    chooseText()
  }

  private mutating func noteDocumentType() {
    guard let parser = unsafe parser else { return }
    // Safety: the parser is alive during its own callback.
    events.findings.documentTypeLine = unsafe Int(
      xmlSAX2GetLineNumber(UnsafeMutableRawPointer(parser)))
  }

  /// Has libxml2 call back for texts only where they are kept.
  private mutating func chooseText() {
    guard let parser = unsafe parser, events.keepsText != takesText else { return }
    takesText = events.keepsText
    // Safety: the parser is alive during its own callback. The two are the same, so that libxml2
    // does not ask whether a text is only white space.
    unsafe parser.pointee.sax.pointee.characters = takesText ? SAXHandler.takeText : nil
    unsafe parser.pointee.sax.pointee.ignorableWhitespace = takesText ? SAXHandler.takeText : nil
  }

  private mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard !events.hasFailed else { return }
    // Safety: libxml2 keeps the text during the callback.
    if unsafe !events.add(text: text) { fail(.isTooLong(limit: textLimit)) }
  }

  private mutating func report(_ error: UnsafePointer<xmlError>) {
    // Safety: libxml2 keeps the error during the callback. Anything less than fatal (a namespace
    // that is no URI, a prefix that is not declared) leaves a document that can be read.
    guard !events.hasFailed, unsafe error.pointee.level == XML_ERR_FATAL else { return }
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
  private mutating func fail(_ reason: XMLError.Reason) {
    guard !events.hasFailed, let parser = unsafe parser else { return }
    // Safety: the parser is alive during its own callback, and while the reader checks the end.
    let place = UnsafeMutableRawPointer(parser)
    let line = unsafe Int(xmlSAX2GetLineNumber(place))
    let column = unsafe Int(xmlSAX2GetColumnNumber(place))
    events.fail(
      XMLError(
        file: file, line: max(line, 1), column: column > 0 ? column : nil, reason: reason))
    unsafe xmlStopParser(parser)
  }

  /// The number of a name that libxml2 keeps; -1 for none.
  private mutating func number(of name: UnsafePointer<xmlChar>?) -> Int32 {
    guard let name = unsafe name else { return -1 }
    // Once for each name: libxml2 keeps it once, so its address tells it.
    let address = UInt(bitPattern: name)
    if let number = numbers[address] { return number }
    // Safety: names are NUL-terminated and stay in libxml2's dictionary as long as the parser.
    let number = events.findings.names.number(of: unsafe String(cString: name))
    numbers.add(address, number)
    return number
  }
}

extension SAXHandler {
  /// The callbacks; every one that is not set leaves its part of a document unread.
  static var callbacks: xmlSAXHandler {
    var callbacks = unsafe xmlSAXHandler()
    // XML_SAX2_MAGIC, which Swift does not import.
    unsafe callbacks.initialized = 0xDEED_BEAF
    unsafe callbacks.startElementNs = {
      context, name, prefix, namespace, _, _, attributeCount, defaultedCount, attributes in
      // Safety, here and below: libxml2 gives back the address it was given, at which the reader
      // keeps the handler, and its strings last as long as the callback.
      unsafe handler(at: context)?.pointee.start(
        name, isPrefixed: prefix != nil, namespace, Int(attributeCount),
        defaultedCount: Int(defaultedCount), attributes)
    }
    unsafe callbacks.endElementNs = { context, _, _, _ in
      unsafe handler(at: context)?.pointee.end()
    }
    unsafe callbacks.characters = SAXHandler.takeText
    unsafe callbacks.ignorableWhitespace = SAXHandler.takeText
    unsafe callbacks.cdataBlock = SAXHandler.takeText
    unsafe callbacks.internalSubset = { context, _, _, _ in
      unsafe handler(at: context)?.pointee.noteDocumentType()
    }
    unsafe callbacks.entityDecl = { context, _, _, _, _, _ in
      unsafe handler(at: context)?.pointee.fail(.declaresEntities)
    }
    unsafe callbacks.reference = { context, name in
      let name = unsafe name.map { unsafe String(cString: $0) } ?? ""
      unsafe handler(at: context)?.pointee.fail(.refersToEntity(name))
    }
    unsafe callbacks.serror = { context, error in
      if let error = unsafe error { unsafe handler(at: context)?.pointee.report(error) }
    }
    return unsafe callbacks
  }

  private static let takeText:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<xmlChar>?, CInt) -> Void = {
      context, text, count in
      unsafe handler(at: context)?.pointee.text(
        UnsafeBufferPointer(start: text, count: Int(count)))
    }
}

/// Safety: the caller has the address from libxml2, and uses the handler during the callback only.
private func handler(at context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<SAXHandler>? {
  unsafe context?.assumingMemoryBound(to: SAXHandler.self)
}
