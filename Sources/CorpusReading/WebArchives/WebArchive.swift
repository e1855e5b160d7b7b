import DataModel

/// The records of a web archive, WARC 1.0 and 1.1 (ISO 28500).
///
///     WARC/1.1
///     WARC-Type: response
///     WARC-Target-URI: https://example.org/
///     Content-Length: 1234
///
///     1234 bytes, then two line ends
package enum WebArchive {
  package enum RecordType: String, Sendable {
    case response, resource, conversion, request, metadata, revisit, warcinfo, continuation
    case other = "of unknown type"

    /// Whether a record may hold a page.
    var mayHoldPage: Bool {
      switch self {
      case .response, .resource, .conversion: true
      case .request, .metadata, .revisit, .warcinfo, .continuation, .other: false
      }
    }
  }

  /// What every record starts with.
  static let mark = Array("WARC/".utf8)
  /// Longer ones are no text of one page, and are not taken into memory.
  package static let longestRecord = 16 << 20
  static let longestHeader = 1 << 16
}

/// What is found in a stretch of a web archive.
struct WebRecordList {
  /// Those that may hold a page.
  var records: [WebRecord] = []
  /// What is wrong with others, each with the number of the record as its line.
  var faults: [Diagnostic] = []
  var leftOut = LeftOut()
}

/// A record of a web archive that may hold a page.
struct WebRecord {
  /// Which record of the file it is, from 1 on.
  let number: Int
  /// Where the page is on the web.
  let address: String?
  let date: String?
  let contentType: FieldWithParameters
  /// Where the content is in the bytes of the chunk.
  let content: Range<Int>

  /// Whether the content starts with the header of a web server's answer.
  var isAnswer: Bool { contentType.value == "application/http" }

  init(number: Int, _ header: HeaderFields, content: Range<Int>) {
    self.number = number
    // Some programs write the address in angle brackets.
    let address = header.value("warc-target-uri")?.filter { $0 != "<" && $0 != ">" } ?? ""
    self.address = address.isEmpty ? nil : address
    date = header.value("warc-date").flatMap { CalendarDate.prefix(of: $0) }
    contentType = FieldWithParameters(header.value("content-type") ?? "")
    self.content = content
  }
}
