/// Bytes as XML writes them: escaped, and with illegal characters replaced.
struct XMLEscaping: ~Copyable {
  private(set) var bytes = Buffer<UInt8>()
  /// How many characters became U+FFFD.
  private(set) var replaced = 0

  mutating func removeAll() { bytes.removeAll() }

  /// Appends markup as it is.
  mutating func append(markup: Span<UInt8>) {
    // Safety: the pointer stays inside the closure, which copies what it points to.
    unsafe markup.withUnsafeBufferPointer { markup in unsafe bytes.append(markup) }
  }

  mutating func append(markup: StaticString) {
    // Safety: the string lives as long as the program.
    unsafe append(
      markup: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Safety: the markup is not in these bytes.
  @unsafe
  mutating func append(markup: UnsafeBufferPointer<UInt8>) {
    unsafe bytes.append(markup)
  }

  /// Appends text between tags.
  ///
  /// ">" is escaped because of "]]>", "\r" because a parser would make it "\n".
  mutating func append(text: Span<UInt8>) {
    // Safety: the pointer stays inside the closure, which copies what it points to.
    unsafe text.withUnsafeBufferPointer { text in
      unsafe append(text, special: XMLEscaping.inText)
    }
  }

  /// Appends text between double quotes.
  ///
  /// White space is escaped because a parser would make it spaces.
  mutating func append(attributeValue: Span<UInt8>) {
    // Safety: as above.
    unsafe attributeValue.withUnsafeBufferPointer { value in
      unsafe append(value, special: XMLEscaping.inAttribute)
    }
  }

  /// Safety: the text is not in these bytes.
  ///
  /// - Parameter special: a bit for each byte below 64 that is not written as it is.
  @unsafe
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, special: UInt64) {
    // What is written as it is, is copied run by run.
    var run = 0
    var position = 0
    while position < text.count {
      // Safety, here and below: positions are below the count.
      let byte = unsafe text[position]
      if byte < 0x80 && (byte >= 0x40 || special >> UInt64(byte) & 1 == 0) {
        position += 1
        continue
      }
      var length = 1
      var isLegal = byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      if byte >= 0x80 {
        let character = unsafe XMLCharacters.character(in: text.span, at: position)
        if character.isLegal {
          position += character.length
          continue
        }
        length = character.length
        isLegal = false
      }
      unsafe append(markup: UnsafeBufferPointer(rebasing: text[run..<position]))
      position += length
      run = position
      if isLegal {
        append(markup: XMLEscaping.reference(to: byte))
      } else {
        append(markup: "\u{FFFD}")
        replaced += 1
      }
    }
    unsafe append(markup: UnsafeBufferPointer(rebasing: text[run...]))
  }

  private static let inText = bits("&<>", except: [0x09, 0x0A])
  private static let inAttribute = bits("&<>\"", except: [])

  /// The bits of some characters and of all control characters but some.
  private static func bits(_ escaped: String, except plain: [UInt8]) -> UInt64 {
    var bits: UInt64 = 1 << 0x20 - 1
    for byte in plain { bits &= ~(1 << UInt64(byte)) }
    for byte in escaped.utf8 { bits |= 1 << UInt64(byte) }
    return bits
  }

  private static func reference(to byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case 0x09: "&#9;"
    case 0x0A: "&#10;"
    default: "&#13;"
    }
  }
}
