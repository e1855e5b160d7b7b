import DataModel
import XMLSupport

/// The lines `Name: value` that messages, answers of web servers and records of web archives open
/// with.
struct HeaderFields {
  private struct Field {
    /// In small letters.
    var name: String
    /// Without line ends and the white space at its ends.
    var value: [UInt8]
  }

  private var fields: [Field] = []
  /// Where what follows the blank line starts.
  private(set) var end: Int
  /// Whether there is a blank line at the end.
  private(set) var isClosed = false

  /// Reads from the start of a range; a line that begins with white space continues the one before.
  ///
  /// A line that is no field ends the header, too: what comes before it is not lost.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    end = range.lowerBound
    while end < range.upperBound {
      let line = HeaderFields.line(bytes, from: end, to: range.upperBound)
      if line.content.isEmpty {
        end = line.next
        isClosed = true
        return
      }
      let opening = bytes[line.content.lowerBound]
      if opening == 0x20 || opening == 0x09 {
        if !fields.isEmpty {
          fields[fields.count - 1].value += [0x20] + HeaderFields.trimmed(bytes[line.content])
        }
      } else if let colon = HeaderFields.colon(bytes, line.content) {
        fields.append(
          Field(
            name: String(
              decoding: HeaderFields.trimmed(bytes[line.content.lowerBound..<colon]),
              as: UTF8.self
            ).lowercased(),
            value: Array(HeaderFields.trimmed(bytes[(colon + 1)..<line.content.upperBound]))))
      } else {
        // A last line without an end is a field that was cut off, unless it is all there is.
        let isCut = line.next == range.upperBound && bytes[line.next - 1] != 0x0A
        if isCut, end > 0 { end = line.next }
        return
      }
      end = line.next
    }
  }

  var names: [String] { fields.map(\.name) }

  /// The bytes of the first field of a name in small letters.
  func bytes(_ name: String) -> [UInt8]? {
    fields.first { $0.name == name }?.value
  }

  func value(_ name: String) -> String? {
    bytes(name).map { HeaderFields.decoded($0) }
  }

  /// UTF-8, or Windows-1252 if it is none: what is not ASCII is not meant to be there.
  static func decoded(_ bytes: [UInt8]) -> String {
    let encoding = ByteEncoding(UTF8Sequences.count(bytes.span), isMarked: false)
    return String(decoding: encoding.decoded(bytes), as: UTF8.self)
  }

  // MARK: - Lines

  /// A line without its end, and where the next one starts.
  static func line(_ bytes: [UInt8], from start: Int, to limit: Int) -> (
    content: Range<Int>, next: Int
  ) {
    let end = min(bytes.span.firstPosition(from: start) { $0 ^ 0x0A }, limit)
    let isPair = end > start && end < limit && bytes[end - 1] == 0x0D
    return (start..<(isPair ? end - 1 : end), min(end + 1, limit))
  }

  /// Where the colon of a field stands; `nil` if the line is none.
  static func colon(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    var position = line.lowerBound
    while position < line.upperBound, 0x21...0x7E ~= bytes[position], bytes[position] != 0x3A {
      position += 1
    }
    let end = position
    // Some write white space before the colon.
    while position < line.upperBound, bytes[position] == 0x20 || bytes[position] == 0x09 {
      position += 1
    }
    guard end > line.lowerBound, position < line.upperBound, bytes[position] == 0x3A else {
      return nil
    }
    return position
  }

  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = bytes.drop { $0 <= 0x20 }
    let end = rest.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? rest.startIndex
    return rest[..<end]
  }
}

/// The value of a field such as `text/html; charset="utf-8"`.
struct FieldWithParameters {
  /// In small letters.
  private(set) var value: String
  private var parameters: [String: String] = [:]

  init(_ field: String) {
    // Semicolons may stand in quotes.
    var parts: [String] = [""]
    var isQuoted = false
    var isEscaped = false
    for character in field.unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if isQuoted, character == "\\" {
        isEscaped = true
        continue
      } else if character == "\"" {
        isQuoted.toggle()
        continue
      } else if character == ";", !isQuoted {
        parts.append("")
        continue
      }
      parts[parts.count - 1].unicodeScalars.append(character)
    }
    value = parts[0].trimmed.lowercased()
    for part in parts.dropFirst() {
      guard let sign = part.firstIndex(of: "=") else { continue }
      let name = String(part[..<sign]).trimmed.lowercased()
      if parameters[name] == nil {
        parameters[name] = String(part[part.index(after: sign)...]).trimmed
      }
    }
  }

  /// A parameter by its name in small letters.
  subscript(name: String) -> String? { parameters[name] }
}
