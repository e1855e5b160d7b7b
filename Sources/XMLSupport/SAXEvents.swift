import CLibXML2

/// What libxml2's callbacks report of one chunk, in flat arrays that are used again for the next.
@safe
final class SAXEvents {
  struct Record {
    var kind: XMLReader.Event
    var name: Int
    /// -1 if there is none.
    var namespace: Int
    var line: Int
    var column: Int?
    var attributes: Range<Int> = 0..<0
    var text: Range<Int> = 0..<0
  }

  struct AttributeRecord {
    var name: Int
    /// -1 if there is none.
    var namespace: Int
    var value: Range<Int>
  }

  /// As deep as libxml2 itself goes where it builds a tree.
  static let depthLimit = 256

  let file: String
  /// Set right after it was made, before any callback; the reader owns it.
  var parser: xmlParserCtxtPtr?
  private(set) var attributes: [AttributeRecord] = []
  /// Attribute values and texts.
  private(set) var bytes: [UInt8] = []
  /// What ends the reading, once the events before it are handed out.
  private(set) var failure: XMLError?

  private var records: [Record] = []
  private var strings: [String] = []
  /// libxml2 keeps each name once, so its address tells it.
  private var stringOfAddress: [UInt: Int] = [:]
  private var openNames: [Int] = []
  private var hasRoot = false

  init(file: String) {
    self.file = file
    unsafe parser = nil
  }

  var count: Int { records.count }
  subscript(_ event: Int) -> Record { records[event] }
  func string(_ index: Int) -> String { strings[index] }

  /// Forgets the events of the last chunk; names stay.
  func removeAll() {
    records.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Checks, after the last chunk, that it was the whole document.
  func finish(isWellFormed: Bool) {
    if failure != nil { return }
    if !openNames.isEmpty || !hasRoot {
      fail(.isTruncated(inside: openNames.last.map(string)))
    } else if !isWellFormed {
      fail(.isMalformed("not well-formed"))
    }
  }

  // MARK: - What the callbacks call

  fileprivate func start(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ attributeCount: Int,
    _ fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard failure == nil, let parser = unsafe parser else { return }
    var line: CInt = 0
    var column: CInt = 0
    // Safety: the parser is alive during its own callback; so are the strings below.
    unsafe comention_startTagPlace(parser, &line, &column)
    let first = attributes.count
    if let fields = unsafe fields {
      for field in stride(from: 0, to: attributeCount * 5, by: 5) {
        // Safety: libxml2 gives five pointers an attribute: local name, prefix, namespace, start
        // and end of the value. An undeclared prefix stands for a namespace of its own.
        unsafe appendAttribute(
          name: fields[field], namespace: fields[field + 2] ?? fields[field + 1],
          start: fields[field + 3], end: fields[field + 4])
      }
    }
    let nameIndex = unsafe index(of: name)
    let namespaceIndex = unsafe index(of: namespace)
    records.append(
      Record(
        kind: .start, name: max(nameIndex, 0), namespace: namespaceIndex, line: Int(line),
        column: column > 0 ? Int(column) : nil, attributes: first..<attributes.count))
    hasRoot = true
    openNames.append(max(nameIndex, 0))
    if openNames.count > SAXEvents.depthLimit {
      records.removeLast()
      fail(.nestsTooDeep(limit: SAXEvents.depthLimit))
    }
  }

  private func appendAttribute(
    name: UnsafePointer<xmlChar>?, namespace: UnsafePointer<xmlChar>?,
    start: UnsafePointer<xmlChar>?, end: UnsafePointer<xmlChar>?
  ) {
    guard let start = unsafe start, let end = unsafe end else { return }
    let first = bytes.count
    // Safety: both point into the same value, which libxml2 keeps during the callback.
    let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
    if unsafe value.contains(UInt8(ascii: "&")) {
      unsafe appendUnescapingAmpersands(value)
    } else {
      unsafe bytes.append(contentsOf: value)
    }
    let nameIndex = unsafe index(of: name)
    let namespaceIndex = unsafe index(of: namespace)
    attributes.append(
      AttributeRecord(
        name: max(nameIndex, 0), namespace: namespaceIndex, value: first..<bytes.count))
  }

  /// libxml2, unless it replaces entities, gives every "&" of an attribute's value as "&#38;".
  private func appendUnescapingAmpersands(_ value: UnsafeBufferPointer<UInt8>) {
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

  fileprivate func end(_ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?) {
    guard failure == nil, let parser = unsafe parser else { return }
    let nameIndex = unsafe index(of: name)
    let namespaceIndex = unsafe index(of: namespace)
    // Safety: the parser is alive during its own callback.
    let line = unsafe xmlSAX2GetLineNumber(UnsafeMutableRawPointer(parser))
    records.append(
      Record(
        kind: .end, name: max(nameIndex, 0), namespace: namespaceIndex, line: Int(line),
        column: nil))
    openNames.removeLast()
  }

  fileprivate func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard failure == nil else { return }
    let first = bytes.count
    // Safety: libxml2 keeps the text during the callback; it is copied here.
    unsafe bytes.append(contentsOf: text)
    if let last = records.last, last.kind == .text {
      records[records.count - 1].text = last.text.lowerBound..<bytes.count
    } else {
      records.append(
        Record(
          kind: .text, name: 0, namespace: -1, line: 0, column: nil, text: first..<bytes.count))
    }
  }

  fileprivate func report(_ error: UnsafePointer<xmlError>) {
    // Safety: libxml2 keeps the error during the callback. Anything less than fatal (a namespace
    // that is no URI, a prefix that is not declared) leaves a document that can be read.
    guard failure == nil, unsafe error.pointee.level == XML_ERR_FATAL else { return }
    let isAtEnd = unsafe error.pointee.code == CInt(XML_ERR_DOCUMENT_END.rawValue)
    let isUnfinished = !openNames.isEmpty || !hasRoot
    // libxml2 calls a file empty that does not begin with "<".
    let words =
      unsafe error.pointee.code == CInt(XML_ERR_DOCUMENT_EMPTY.rawValue)
      ? "found something that is no XML; expected '<'"
      : unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
    let line = unsafe Int(error.pointee.line)
    let column = unsafe Int(error.pointee.int2)
    failure = XMLError(
      file: file, line: max(line, 1), column: column > 0 ? column : nil,
      reason: isAtEnd && isUnfinished
        ? .isTruncated(inside: openNames.last.map(string)) : .isMalformed(XMLError.tidied(words)))
  }

  /// Ends the reading here.
  fileprivate func fail(_ reason: XMLError.Reason) {
    guard failure == nil, let parser = unsafe parser else { return }
    // Safety: the parser is alive during its own callback, and while the reader checks the end.
    let place = UnsafeMutableRawPointer(parser)
    let line = unsafe Int(xmlSAX2GetLineNumber(place))
    let column = unsafe Int(xmlSAX2GetColumnNumber(place))
    failure = XMLError(
      file: file, line: max(line, 1), column: column > 0 ? column : nil, reason: reason)
    unsafe xmlStopParser(parser)
  }

  /// The index of a name that libxml2 keeps; -1 for none.
  private func index(of name: UnsafePointer<xmlChar>?) -> Int {
    guard let name = unsafe name else { return -1 }
    let address = UInt(bitPattern: name)
    if let index = stringOfAddress[address] { return index }
    // Safety: names are NUL-terminated and stay in libxml2's dictionary as long as the parser.
    unsafe strings.append(String(cString: name))
    stringOfAddress[address] = strings.count - 1
    return strings.count - 1
  }
}

extension SAXEvents {
  /// The callbacks; every one that is not set leaves its part of a document unread.
  static var handler: xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    // XML_SAX2_MAGIC, which Swift does not import.
    unsafe handler.initialized = 0xDEED_BEAF
    unsafe handler.startElementNs = {
      context, name, _, namespace, _, _, attributeCount, _, attributes in
      // Safety, here and below: libxml2 gives back the context it was given, which the reader keeps
      // alive, and its strings last as long as the callback.
      unsafe SAXEvents.of(context)?.start(name, namespace, Int(attributeCount), attributes)
    }
    unsafe handler.endElementNs = { context, name, _, namespace in
      unsafe SAXEvents.of(context)?.end(name, namespace)
    }
    // The same for both: white space between tags is text like any other.
    unsafe handler.characters = SAXEvents.takeText
    unsafe handler.ignorableWhitespace = SAXEvents.takeText
    unsafe handler.cdataBlock = SAXEvents.takeText
    unsafe handler.entityDecl = { context, _, _, _, _, _ in
      unsafe SAXEvents.of(context)?.fail(.declaresEntities)
    }
    unsafe handler.reference = { context, name in
      let name = unsafe name.map { unsafe String(cString: $0) } ?? ""
      unsafe SAXEvents.of(context)?.fail(.refersToEntity(name))
    }
    unsafe handler.serror = { context, error in
      if let error = unsafe error { unsafe SAXEvents.of(context)?.report(error) }
    }
    return unsafe handler
  }

  private static let takeText:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<xmlChar>?, CInt) -> Void = {
      context, text, count in
      unsafe SAXEvents.of(context)?.text(UnsafeBufferPointer(start: text, count: Int(count)))
    }

  private static func of(_ context: UnsafeMutableRawPointer?) -> SAXEvents? {
    guard let context = unsafe context else { return nil }
    return unsafe Unmanaged<SAXEvents>.fromOpaque(context).takeUnretainedValue()
  }
}
