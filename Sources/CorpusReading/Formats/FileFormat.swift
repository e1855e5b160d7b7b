/// How a file's bytes hold documents.
enum FileFormat: Hashable {
  case text, markdown, html, jsonLines, json
  case table(separator: UInt8)

  /// The format of a file extension in small letters, or `nil` if it is not a known one.
  init?(fileExtension: String) {
    switch fileExtension {
    case "txt", "text", "": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "jsonl", "ndjson": self = .jsonLines
    case "json": self = .json
    case "csv": self = .table(separator: UInt8(ascii: ","))
    case "tsv": self = .table(separator: UInt8(ascii: "\t"))
    default: return nil
    }
  }

  /// Whether a file has many documents, which can be read one after the other.
  var isOfRecords: Bool {
    switch self {
    case .jsonLines, .table: true
    case .text, .markdown, .html, .json: false
    }
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
