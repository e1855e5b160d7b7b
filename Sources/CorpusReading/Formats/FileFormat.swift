import XMLSupport

/// How a file's bytes hold documents.
enum FileFormat: Hashable {
  case text, markdown, html, jsonLines, json
  case word, openDocument, book, pdf
  case table(separator: UInt8)
  case message, mailbox, webArchive

  /// The format of a file extension in small letters, or `nil` if it is not a known one.
  init?(fileExtension: String) {
    switch fileExtension {
    case "txt", "text", "": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "jsonl", "ndjson": self = .jsonLines
    case "json": self = .json
    case "docx", "docm": self = .word
    case "odt": self = .openDocument
    case "epub": self = .book
    case "pdf": self = .pdf
    case "csv": self = .table(separator: UInt8(ascii: ","))
    case "tsv": self = .table(separator: UInt8(ascii: "\t"))
    case "eml": self = .message
    case "mbox", "mbx": self = .mailbox
    case "warc", "wet": self = .webArchive
    default: return nil
    }
  }

  /// Whether a file has many documents, which can be read one after the other.
  var isOfRecords: Bool {
    switch self {
    case .jsonLines, .table, .mailbox, .webArchive: true
    case .text, .markdown, .html, .json, .message, .word, .openDocument, .book, .pdf: false
    }
  }

  /// Whether each part of a file says how it is encoded.
  var isDecodedByParts: Bool {
    switch self {
    case .message, .mailbox, .webArchive: true
    case .text, .markdown, .html, .json, .jsonLines, .table, .word, .openDocument, .book, .pdf:
      false
    }
  }

  /// The format that the first bytes tell of a file whose parts say how they are encoded.
  static func ofParts(_ head: [UInt8]) -> FileFormat? {
    if head.starts(with: WebArchive.mark) { return .webArchive }
    if Mailbox.isSeparator(head, at: 0) { return .mailbox }
    return MailReader.looksLikeMessage(head) ? .message : nil
  }

  /// Whether the bytes are no text before they are unpacked.
  var isContainer: Bool {
    switch self {
    case .word, .openDocument, .book, .pdf: true
    case .text, .markdown, .html, .jsonLines, .json, .table, .message, .mailbox, .webArchive: false
    }
  }

  /// The container's format that the bytes tell; `nil` if they are none.
  static func container(_ bytes: [UInt8]) -> FileFormat? {
    if PDFReader.looksLikePDF(bytes) { return .pdf }
    guard bytes.starts(with: ZipArchive.magic),
      let archive = try? ZipArchive(bytes, file: "archive")
    else { return nil }
    if archive["word/document.xml"] != nil { return .word }
    if archive["META-INF/container.xml"] != nil { return .book }
    return archive["content.xml"] != nil && archive["META-INF/manifest.xml"] != nil
      ? .openDocument : nil
  }

  /// What is wrong with a file that a user may take for a document and that holds none.
  static func other(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: "{\\rtf".utf8) { return "RTF; expected text, or the same saved as .docx" }
    if bytes.starts(with: "SQLite format 3\0".utf8) {
      return "a database or a store; expected text"
    }
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self)
    return head.contains("<graphml") || head.contains("<gexf")
      ? "a graph; expected documents ('comention export' reads graphs)" : nil
  }

  /// Whether the bytes start as a page does.
  static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    var head = bytes.prefix(1024)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    let start = head.drop { $0 <= 0x20 }.prefix(14).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    return start.starts(with: "<!doctype html".utf8) || start.starts(with: "<html".utf8)
  }
}

extension InputFile {
  /// The format that the file's extension tells, if it tells one.
  var knownFormat: FileFormat? {
    let fileExtension = fileExtension
    return fileExtension.isEmpty ? nil : FileFormat(fileExtension: fileExtension)
  }
}
