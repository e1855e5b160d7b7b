import DataModel
import XMLSupport

/// Reads messages: single ones (`.eml`), and those of an mbox file, each a document.
///
/// The text of a message is that of its parts, one behind the other; where the same is there as
/// plain text and as a page, the plain text, unless it is empty. What is attached is left out and
/// counted. The subject is the title, the sender the author and `Date` the date.
struct MailReader {
  private var records: RecordList

  init(file: InputFile) {
    records = RecordList(file: file)
  }

  var result: ReadResult { records.result }

  // MARK: - Many messages

  /// - Parameter firstLine: the line of the file on which the bytes start.
  mutating func readMailbox(_ bytes: [UInt8], firstLine: Int = 1) {
    var start = 0
    var line = firstLine
    while start < bytes.count {
      let end = Mailbox.nextStart(in: bytes, after: start, before: bytes.count) ?? bytes.count
      if bytes[start..<end].contains(where: { $0 > 0x20 }) {
        read(Mailbox.unquoted(bytes[start..<end]), line: line)
      }
      line += bytes.span.count(of: 0x0A, in: start..<end)
      start = end
    }
  }

  private mutating func read(_ bytes: [UInt8], line: Int) {
    let message = Message(bytes, &records.leftOut)
    if message.text.isEmpty, let fault = message.fault { return records.skip(fault, line: line) }
    records.add(
      message.document(id: message.id ?? "\(records.file.id):\(line)"), line: line)
  }

  // MARK: - One message

  /// - Returns: `nil` if there is no text in it; `result` says why.
  mutating func document(_ bytes: [UInt8]) -> Document? {
    let message = Message(bytes, &records.leftOut)
    if message.text.isEmpty {
      records.skip(message.fault ?? "no text in the message")
      return nil
    }
    return message.document(id: records.file.id)
  }

  private static let expectedNames: Set<String> = [
    "from", "to", "date", "subject", "message-id", "received", "return-path", "delivered-to",
    "mime-version", "content-type",
  ]
  /// No person writes these above a text.
  private static let telltaleNames: Set<String> = [
    "message-id", "received", "return-path", "mime-version",
  ]

  /// Whether the first bytes of a file are the header of a message.
  static func looksLikeMessage(_ head: [UInt8]) -> Bool {
    let names = Set(HeaderFields(head, 0..<head.count).names)
    return names.intersection(expectedNames).count > 2 && !names.isDisjoint(with: telltaleNames)
  }
}

/// What is read of a message.
private struct Message {
  /// `Message-ID` without its brackets.
  var id: String?
  var title: String?
  var author: String?
  var date: String?
  var text: MailText
  /// Why there is no text, if something was wrong.
  var fault: String?

  init(_ bytes: [UInt8], _ leftOut: inout LeftOut) {
    var start = 0
    if Mailbox.isSeparator(bytes, at: 0) {
      start = HeaderFields.line(bytes, from: 0, to: bytes.count).next
    }
    let whole = MailPart(bytes, start..<bytes.count)
    let header = whole.header
    let id = header.value("message-id")?.filter { $0 != "<" && $0 != ">" }.trimmed ?? ""
    self.id = id.isEmpty ? nil : id
    let subject = PageMetadata.folded(MailEncodings.words(header.bytes("subject") ?? []))
    title = subject.isEmpty ? nil : subject
    author = header.bytes("from").flatMap { MailSender.authors($0).line }
    date = header.bytes("date").flatMap { MailDate.day($0) }
    text = MailText(isForward: Message.isForward(subject))
    _ = add(whole, bytes, &leftOut)
  }

  func document(id: String) -> Document {
    var document = text.document(id: id, title: title, date: date)
    document.author = author
    return document
  }

  /// What programs write that do not know the encoding.
  private static let namesOfNone: Set<String> = ["unknown-8bit", "x-unknown", "unknown", "8bit"]

  private static func isForward(_ subject: String) -> Bool {
    let subject = subject.lowercased()
    return ["fw:", "fwd:", "[fwd:"].contains { subject.hasPrefix($0) }
  }

  /// Adds the text of a part; tells whether there was any.
  private mutating func add(
    _ part: MailPart, _ bytes: [UInt8], _ leftOut: inout LeftOut
  ) -> Bool {
    if let inner = part.message(bytes) {
      // What is sent along is not quoted, whatever its subject.
      return add(inner, bytes, &leftOut)
    }
    if let parts = part.parts(bytes) {
      if part.type == "multipart/alternative" { return addOne(of: parts, bytes, &leftOut) }
      var isText = false
      for part in parts where add(part, bytes, &leftOut) { isText = true }
      return isText
    }
    if part.isAttachment {
      leftOut.add(.attachment)
      return false
    }
    // Where the parts cannot be told apart, they are read as they stand.
    switch part.type.hasPrefix("multipart/") ? "text/plain" : part.type {
    case "text/plain":
      guard let decoded = decoded(part, bytes, isPage: false) else { return false }
      let isFlowed = part.contentType["format"]?.lowercased() == "flowed"
      text.add(
        MailLine.lines(
          of: decoded, isFlowed: isFlowed,
          deletesSpace: isFlowed && part.contentType["delsp"]?.lowercased() == "yes"))
      return true
    case "text/html", "application/xhtml+xml":
      guard let decoded = decoded(part, bytes, isPage: true) else { return false }
      let page = PageReader.document(id: "", text: decoded, isArticle: false)
      guard !page.blocks.isEmpty else { return false }
      text.add(page: page)
      return true
    default:
      // Reports of servers and signatures are nothing that somebody attached.
      if !part.type.hasPrefix("message/"), !part.type.hasSuffix("-signature") {
        leftOut.add(.attachment)
      }
      return false
    }
  }

  /// Adds one of several forms of the same text.
  private mutating func addOne(
    of parts: [MailPart], _ bytes: [UInt8], _ leftOut: inout LeftOut
  ) -> Bool {
    let plain = parts.filter { $0.type == "text/plain" }
    // Of the others, the last is the richest.
    for part in plain + parts.reversed().filter({ $0.type != "text/plain" }) {
      var left = LeftOut()
      let isText = add(part, bytes, &left)
      if isText {
        leftOut.add(left)
        return true
      }
    }
    return false
  }

  /// The text of a part in UTF-8; `nil` if there is none.
  private mutating func decoded(_ part: MailPart, _ bytes: [UInt8], isPage: Bool) -> [UInt8]? {
    let content = MailEncodings.decoded(bytes[part.body], part.encoding)
    var declared = part.contentType["charset"]
    if let name = declared?.lowercased(), Message.namesOfNone.contains(name) { declared = nil }
    do {
      let text = try DecodedText(
        content, declared: declared ?? (isPage ? DeclaredEncoding.find(in: content) : nil)
      ).text
      return text.contains { $0 > 0x20 } ? text : nil
    } catch {
      fault = error.description
      return nil
    }
  }
}
