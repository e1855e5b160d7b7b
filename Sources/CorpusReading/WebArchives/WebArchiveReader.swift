import DataModel
import XMLSupport

/// Makes documents of the records of a web archive: those that hold a page or a plain text, which
/// the server gave with status 200.
struct WebArchiveReader {
  private var records: RecordList

  init(file: InputFile) {
    records = RecordList(file: file)
  }

  var result: ReadResult { records.result }

  mutating func read(_ found: WebRecordList, in bytes: [UInt8]) {
    records.leftOut.add(found.leftOut)
    var faults = found.faults[...]
    for record in found.records {
      // What is told comes in the order of the file, wherever chunks end.
      while let fault = faults.first, fault.line ?? 0 < record.number {
        records.skip(fault.message, line: fault.line)
        faults.removeFirst()
      }
      read(record, in: bytes)
    }
    for fault in faults { records.skip(fault.message, line: fault.line) }
  }

  private mutating func read(_ record: WebRecord, in bytes: [UInt8]) {
    var content = bytes[record.content]
    var type = record.contentType
    if record.isAnswer {
      guard let answer = WebAnswer(bytes, record.content) else {
        return records.skip("no answer of a web server in the record", line: record.number)
      }
      guard answer.status == 200 else { return records.leftOut.add(.status(answer.status)) }
      type = answer.contentType
      guard WebArchiveReader.mayBeText(type) else { return records.leftOut.add(.notText) }
      guard let body = answer.body(bytes) else { return records.leftOut.add(.packed) }
      content = body
    }
    guard WebArchiveReader.mayBeText(type), !content.isEmpty else {
      return records.leftOut.add(.notText)
    }
    let text = Array(content)
    let isPage =
      type.value != "text/plain" && (!type.value.isEmpty || FileFormat.looksLikeHTML(text))
    if type.value.isEmpty, !isPage { return records.leftOut.add(.notText) }
    add(text, isPage: isPage, charset: type["charset"], record)
  }

  private static func mayBeText(_ type: FieldWithParameters) -> Bool {
    ["text/html", "application/xhtml+xml", "text/plain", ""].contains(type.value)
  }

  private mutating func add(
    _ bytes: [UInt8], isPage: Bool, charset: String?, _ record: WebRecord
  ) {
    let id = record.address ?? "\(records.file.id):\(record.number)"
    let text: [UInt8]
    do {
      text = try DecodedText(
        bytes, declared: charset ?? (isPage ? DeclaredEncoding.find(in: bytes) : nil)
      ).text
    } catch {
      return records.skip(error.description, line: record.number)
    }
    var document =
      isPage
      ? PageReader.document(id: id, text: text) : TextReader.document(id: id, text: text)
    if document.date == nil {
      // What the server adds to an address is no part of its path.
      let path = record.address?.prefix { $0 != "?" && $0 != "#" } ?? ""
      document.date =
        CalendarDate.found(inPath: String(path))
        ?? DatelineReader(year: CalendarDate.year(inPath: String(path))).date(of: document)
        ?? record.date
    }
    records.add(document, line: record.number)
  }
}

/// What a web server answered.
struct WebAnswer {
  let status: Int
  let contentType: FieldWithParameters
  private let header: HeaderFields
  private let content: Range<Int>

  /// - Returns: `nil` if it has no status.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    let line = HeaderFields.line(bytes, from: range.lowerBound, to: range.upperBound)
    let words = bytes[line.content].split(separator: 0x20)
    guard words.count > 1, words[0].starts(with: "HTTP/".utf8), words[1].count == 3,
      let status = CalendarDate.number(words[1])
    else { return nil }
    self.status = status
    header = HeaderFields(bytes, line.next..<range.upperBound)
    contentType = FieldWithParameters(header.value("content-type") ?? "")
    content = header.end..<range.upperBound
  }

  /// What was sent, unpacked; `nil` if it is packed in a way that is not known.
  func body(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var body = bytes[content]
    if header.value("transfer-encoding")?.lowercased().contains("chunked") ?? false {
      body = WebAnswer.joined(body)
    }
    let encodings = (header.value("content-encoding") ?? "").lowercased()
      .split { $0 == "," || $0 == " " }
    for encoding in encodings.reversed() {
      switch encoding {
      case "identity": break
      case "gzip", "x-gzip":
        // Programs that unpack what they store often leave the header as it was.
        if ByteSource.isPacked(body) {
          body = WebAnswer.unpacked(ByteSource(bytes: Array(body), file: ""))[...]
        }
      case "deflate":
        guard let source = try? ByteSource(deflated: Array(body), file: "") else { return nil }
        let unpacked = WebAnswer.unpacked(source)
        if !unpacked.isEmpty { body = unpacked[...] }
      default:
        if !UTF8Sequences.areValid(Array(body).span) { return nil }
      }
    }
    return body
  }

  /// What can be unpacked.
  private static func unpacked(_ source: consuming ByteSource) -> [UInt8] {
    var input = BufferedSource(source)
    input.fill(to: WebArchive.longestRecord)
    return input.buffer
  }

  /// A body that was sent in chunks, each behind a line with its size; as it is, if it was not.
  private static func joined(_ body: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var joined: [UInt8] = []
    var position = body.startIndex
    while position < body.endIndex {
      let end = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
      let digits = HeaderFields.trimmed(body[position..<end].prefix { $0 != UInt8(ascii: ";") })
      guard 1...8 ~= digits.count,
        let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0
      else { return position == body.startIndex ? body : joined[...] }
      if size == 0 { break }
      let start = min(end + 1, body.endIndex)
      let next = min(start + size, body.endIndex)
      joined += body[start..<next]
      position = next
      if position < body.endIndex, body[position] == 0x0D { position += 1 }
      if position < body.endIndex, body[position] == 0x0A { position += 1 }
    }
    return joined[...]
  }
}
