import DataModel
import XMLSupport

/// Walks over the records of a web archive, and gathers those that may hold a page.
///
/// No more of the file is in memory than one record and what was gathered, and of long records not
/// even that. Where a record is not as long as it says, reading goes on with the next line that
/// says `WARC/1.`
struct WebArchiveCutter {
  private let file: InputFile
  private var number = 0

  /// What was gathered.
  private(set) var bytes: [UInt8] = []
  private(set) var found = WebRecordList()

  init(_ file: InputFile) { self.file = file }

  /// Whether there was no record so far.
  var isEmpty: Bool { number == 0 }

  /// Gathers records of about so many bytes; `false` if that was the end.
  mutating func gather(_ size: Int, from input: inout BufferedSource) -> Bool {
    (bytes, found) = ([], WebRecordList())
    let first = input.offset
    while bytes.count < size {
      if !next(&input, readAhead: size) { return false }
      // A chunk of records that are no pages ends, too: others may do something meanwhile.
      if input.offset - first > WebArchive.longestRecord { break }
    }
    return true
  }

  /// Steps over a record; `false` if there are none.
  private mutating func next(_ input: inout BufferedSource, readAhead: Int) -> Bool {
    skipLineEnds(&input)
    guard input.count > 0 else { return false }
    number += 1
    func need(_ count: Int, _ input: inout BufferedSource) {
      if input.count < count { input.fill(to: max(count, readAhead)) }
    }
    need(WebArchive.mark.count, &input)
    guard starts(input, with: WebArchive.mark, at: input.position) else {
      skip("found something that is no record; expected 'WARC/1.'")
      findNext(&input)
      return true
    }
    var size = 4096
    var header = HeaderFields([], 0..<0)
    while true {
      need(size, &input)
      let limit = min(input.buffer.count, input.position + WebArchive.longestHeader)
      let line = HeaderFields.line(input.buffer, from: input.position, to: limit)
      header = HeaderFields(input.buffer, line.next..<limit)
      if header.isClosed || input.isAtEnd || size >= WebArchive.longestHeader { break }
      size *= 2
    }
    let type = WebArchive.RecordType(rawValue: header.value("warc-type")?.lowercased() ?? "")
    guard header.isClosed,
      let length = header.value("content-length").flatMap({ Int($0) }), length >= 0,
      length < Int.max / 2
    else {
      skip("a header that is cut off or says no length")
      input.position += WebArchive.mark.count
      findNext(&input)
      return true
    }
    let headerCount = header.end - input.position
    if length > WebArchive.longestRecord {
      found.leftOut.add(.tooLong)
      let wanted = input.offset + headerCount + length
      input.skip(headerCount + length)
      checkEnd(&input, claimed: length, missing: wanted - input.offset)
      return true
    }
    let end = headerCount + length
    need(end + WebArchive.mark.count + 4, &input)
    guard input.count >= end, isEnd(input, at: input.position + end) else {
      skip(wrongLength(length, missing: end - input.count))
      input.position += headerCount
      findNext(&input)
      return true
    }
    if let type, type.mayHoldPage {
      let content = input.buffer[(input.position + headerCount)..<(input.position + end)]
      found.records.append(
        WebRecord(
          number: number, header, content: bytes.count..<(bytes.count + content.count)))
      bytes += content
    } else {
      found.leftOut.add(.record(type ?? .other))
    }
    input.position += end
    return true
  }

  private mutating func skip(_ message: String) {
    found.faults.append(Diagnostic(.skipped, file: file.path, line: number, message: message))
  }

  private func wrongLength(_ length: Int, missing: Int) -> String {
    missing > 0
      ? "says it has \(length) bytes, but the file ends before"
      : "says it has \(length) bytes, but no record starts behind them"
  }

  // MARK: - The ends of records

  private func skipLineEnds(_ input: inout BufferedSource) {
    while true {
      if input.count == 0 { input.fill(to: 1 << 16) }
      guard input.count > 0, input.buffer[input.position] <= 0x20 else { return }
      input.position += 1
    }
  }

  /// Whether nothing but line ends stands between a position and the next record or the end.
  private func isEnd(_ input: borrowing BufferedSource, at position: Int) -> Bool {
    let next = input.buffer[position...].prefix(4).drop { $0 == 0x0D || $0 == 0x0A }.startIndex
    return next == input.buffer.count && input.isAtEnd
      || starts(input, with: WebArchive.mark, at: next)
  }

  private func starts(
    _ input: borrowing BufferedSource, with mark: [UInt8], at position: Int
  ) -> Bool {
    input.buffer[position...].starts(with: mark)
  }

  /// The same behind a record that was not in memory.
  private mutating func checkEnd(_ input: inout BufferedSource, claimed: Int, missing: Int) {
    if missing == 0 {
      input.fill(to: WebArchive.mark.count + 4)
      if isEnd(input, at: input.position) { return }
    }
    skip(wrongLength(claimed, missing: missing))
    findNext(&input)
  }

  /// Goes to the next line that starts as a record does.
  private func findNext(_ input: inout BufferedSource) {
    let mark = Array("\nWARC/1.".utf8)
    while true {
      if input.count < mark.count { input.fill(to: 1 << 16) }
      guard input.count >= mark.count else { break }
      var position = input.position
      let last = input.buffer.count - mark.count
      while position <= last {
        position = input.buffer.span.firstPosition(from: position) { $0 ^ 0x0A }
        if position > last { break }
        if starts(input, with: mark, at: position) {
          input.position = position + 1
          return
        }
        position += 1
      }
      input.position = last + 1
    }
    input.position = input.buffer.count
  }
}
