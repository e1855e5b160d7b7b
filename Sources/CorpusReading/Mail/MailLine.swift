/// A line of a message's text, without the marks of quoting.
struct MailLine {
  /// How many `>` stand before it.
  var depth: Int
  var text: [UInt8]

  /// The lines of a text.
  ///
  /// - Parameters:
  ///   - isFlowed: whether lines that end in a space go on in the next one (RFC 3676).
  ///   - deletesSpace: whether that space is none of the text's.
  static func lines(of text: [UInt8], isFlowed: Bool, deletesSpace: Bool) -> [MailLine] {
    var lines: [MailLine] = []
    var position = 0
    var goesOn = false
    while position < text.count {
      let (content, next) = HeaderFields.line(text, from: position, to: text.count)
      position = next
      let (depth, endOfMarks) = marks(text, content, isFlowed: isFlowed)
      var start = endOfMarks
      // Lines that open with a space or a mark are sent with a space before it.
      if isFlowed, start < content.upperBound, text[start] == 0x20 { start += 1 }
      var words = Array(text[start..<content.upperBound])
      let isSignatureMark = words == signatureMark
      let isOpen = isFlowed && !isSignatureMark && words.last == 0x20
      if isOpen, deletesSpace { words.removeLast() }
      if goesOn, !isSignatureMark, let last = lines.last, last.depth == depth {
        lines[lines.count - 1].text += words
      } else {
        lines.append(MailLine(depth: depth, text: words))
      }
      goesOn = isOpen
    }
    return lines
  }

  /// How many `>` open a line, and where the text behind them starts. Between them may be spaces,
  /// where the format does not say that these are text.
  private static func marks(_ text: [UInt8], _ line: Range<Int>, isFlowed: Bool) -> (Int, Int) {
    var depth = 0
    var start = line.lowerBound
    while start < line.upperBound {
      if text[start] == UInt8(ascii: ">") {
        depth += 1
      } else if isFlowed || depth == 0 || text[start] != 0x20
        || start + 1 == line.upperBound || text[start + 1] != UInt8(ascii: ">")
      {
        break
      }
      start += 1
    }
    return (depth, start)
  }

  static let signatureMark = Array("-- ".utf8)

  var isBlank: Bool { !text.contains { $0 > 0x20 } }

  /// Whether the lines below it are the sender's name and address. Some programs drop the space.
  var isSignatureMark: Bool {
    depth == 0 && (text == MailLine.signatureMark || text == MailLine.signatureMark.dropLast())
  }

  /// `-----Original Message-----`
  var opensOriginal: Bool {
    guard depth == 0, text.first == UInt8(ascii: "-"), text.count < 80 else { return false }
    let words = text.filter { $0 != UInt8(ascii: "-") }
    return String(decoding: words, as: UTF8.self).trimmed.lowercased() == "original message"
  }
}
