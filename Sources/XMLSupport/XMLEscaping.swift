/// Bytes as XML writes them: escaped, and with illegal characters replaced.
struct XMLEscaping {
  private(set) var bytes: [UInt8] = []
  /// How many characters became U+FFFD.
  private(set) var replaced = 0

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// Appends markup as it is.
  mutating func append(markup: String) {
    append(run: markup.utf8.span)
  }

  /// Appends text between tags.
  mutating func append(text: Span<UInt8>) {
    append(text, XMLEscaping.inText)
  }

  /// Appends text between double quotes.
  mutating func append(attributeValue: Span<UInt8>) {
    append(attributeValue, XMLEscaping.inAttribute)
  }

  private mutating func append(_ text: Span<UInt8>, _ treatments: [Treatment]) {
    // What is written as it is, is copied run by run.
    var run = 0
    var position = 0
    while position < text.count {
      let byte = text[position]
      var length = 1
      var treatment = treatments[Int(byte)]
      if treatment == .multibyte {
        let character = XMLCharacters.character(in: text, at: position)
        length = character.length
        treatment = character.isLegal ? .plain : .illegal
      }
      if treatment != .plain {
        append(run: text.extracting(run..<position))
        run = position + length
        if treatment == .illegal {
          bytes.append(contentsOf: XMLCharacters.replacement)
          replaced += 1
        } else {
          bytes.append(contentsOf: XMLEscaping.reference(to: byte).utf8)
        }
      }
      position += length
    }
    append(run: text.extracting(run...))
  }

  private mutating func append(run: Span<UInt8>) {
    // Safety: the pointer stays inside the closure, which copies what it points to.
    unsafe run.withUnsafeBufferPointer { run in unsafe bytes.append(contentsOf: run) }
  }

  private enum Treatment: UInt8 { case plain, escaped, illegal, multibyte }

  private static func treatments(escaped: String) -> [Treatment] {
    (0..<256).map { byte in
      switch byte {
      case 0x80...: .multibyte
      case _ where escaped.utf8.contains(UInt8(byte)): .escaped
      case 0x09, 0x0A, 0x20...: .plain
      default: .illegal
      }
    }
  }

  // ">" because of "]]>"; "\r" because a parser would make it "\n".
  private static let inText = treatments(escaped: "&<>\r")
  // White space because a parser would make it spaces.
  private static let inAttribute = treatments(escaped: "&<>\"\t\n\r")

  private static func reference(to byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#\(byte);"
    }
  }
}
