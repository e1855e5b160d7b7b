import DataModel
import XMLSupport

/// Where the messages of an mbox file start.
///
/// A line `From …` starts one if it opens the file or follows a blank line, and if it has a time of
/// day in it or a field of a header below it: a paragraph may begin with the word, too.
enum Mailbox {
  private static let mark = Array("From ".utf8)
  private static let longestLine = 1000
  private static let longestFieldName = 80
  /// How many bytes from the start of a line tell whether a message starts there.
  static let lookahead = longestLine + longestFieldName + 2

  /// The first message that starts behind a position, or the end.
  ///
  /// - Parameter limit: where starts are not looked for any more.
  static func nextStart(in bytes: [UInt8], after start: Int, before limit: Int) -> Int? {
    var position = start
    while position < limit {
      position = bytes.span.firstPosition(from: position) { $0 ^ 0x0A } + 1
      guard position < limit, position < bytes.count else { return nil }
      if bytes[position] == mark[0], isBlank(bytes, before: position, from: start),
        isSeparator(bytes, at: position)
      {
        return position
      }
    }
    return nil
  }

  /// Whether the line before the one at a position is blank.
  private static func isBlank(_ bytes: [UInt8], before position: Int, from start: Int) -> Bool {
    var before = position - 2
    if before >= start, bytes[before] == 0x0D { before -= 1 }
    return before < start || bytes[before] == 0x0A
  }

  /// Whether the line at a position is one that stands before a message.
  static func isSeparator(_ bytes: [UInt8], at position: Int) -> Bool {
    guard bytes[position...].starts(with: mark) else { return false }
    let line = HeaderFields.line(
      bytes, from: position, to: min(bytes.count, position + longestLine))
    guard line.next < bytes.count || line.content.count < longestLine else { return false }
    if hasTime(bytes[line.content]) { return true }
    let below = line.next..<min(bytes.count, line.next + longestFieldName)
    return HeaderFields.colon(bytes, below) != nil
  }

  /// `10:30`
  private static func hasTime(_ line: ArraySlice<UInt8>) -> Bool {
    var position = line.startIndex + 2
    while position + 2 < line.endIndex {
      if line[position] == 0x3A, CalendarDate.isDigit(line[position - 2]),
        CalendarDate.isDigit(line[position - 1]), CalendarDate.isDigit(line[position + 1]),
        CalendarDate.isDigit(line[position + 2])
      {
        return true
      }
      position += 1
    }
    return false
  }

  /// A message as it was before `>` was put before lines of it that would look like a separator.
  static func unquoted(_ message: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(message.count)
    var copied = message.startIndex
    var position = message.startIndex
    while position < message.endIndex {
      if message[position] == UInt8(ascii: ">"),
        message[position...].drop(while: { $0 == UInt8(ascii: ">") }).starts(with: mark)
      {
        result += message[copied..<position]
        copied = position + 1
      }
      position = (message[position...].firstIndex(of: 0x0A) ?? message.endIndex - 1) + 1
    }
    return result + message[copied...]
  }
}
