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
}
