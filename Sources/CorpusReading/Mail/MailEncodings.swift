/// How mail writes bytes and characters in ASCII.
enum MailEncodings {
  // MARK: - Bodies

  /// The bytes of a body.
  ///
  /// - Parameter encoding: what the header says of it, in small letters.
  static func decoded(_ bytes: ArraySlice<UInt8>, _ encoding: String?) -> [UInt8] {
    switch encoding {
    case "base64": base64(bytes)
    case "quoted-printable": quotedPrintable(bytes)
    default: Array(bytes)
    }
  }

  /// Leaves out what is no letter of it, as mail programs do.
  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 4)
    var bits: UInt32 = 0
    var letters = 0
    func rest() -> [UInt8] {
      switch letters {
      case 2: [UInt8(truncatingIfNeeded: bits >> 4)]
      case 3: [UInt8(truncatingIfNeeded: bits >> 10), UInt8(truncatingIfNeeded: bits >> 2)]
      default: []
      }
    }
    for byte in bytes {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="):
        // Encoded pieces may stand one behind the other.
        result += rest()
        (bits, letters) = (0, 0)
        continue
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      letters += 1
      if letters == 4 {
        result.append(UInt8(truncatingIfNeeded: bits >> 16))
        result.append(UInt8(truncatingIfNeeded: bits >> 8))
        result.append(UInt8(truncatingIfNeeded: bits))
        (bits, letters) = (0, 0)
      }
    }
    return result + rest()
  }

  /// Lines end with LF alone.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == UInt8(ascii: "=") {
        if let value = hexadecimal(bytes, position + 1) {
          result.append(value)
          position += 3
          continue
        }
        // A break that is not in the text; white space may have been put before its end.
        let end = bytes[(position + 1)...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        if end.first ?? 0x0A == 0x0A {
          position = min(end.startIndex + 1, bytes.endIndex)
          continue
        }
      } else if byte == 0x0A {
        // White space at the end of a line came on the way.
        if result.last == 0x0D { result.removeLast() }
        while let last = result.last, last == 0x20 || last == 0x09 {
          guard endsInSpace(bytes, before: position) else { break }
          result.removeLast()
        }
      }
      result.append(byte)
      position += 1
    }
    return result
  }

  /// Whether white space stands before a line end as such, and not as `=20`.
  private static func endsInSpace(_ bytes: ArraySlice<UInt8>, before end: Int) -> Bool {
    var last = end - 1
    if last >= bytes.startIndex, bytes[last] == 0x0D { last -= 1 }
    return last >= bytes.startIndex && (bytes[last] == 0x20 || bytes[last] == 0x09)
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>, _ position: Int) -> UInt8? {
    guard position + 1 < bytes.endIndex, let high = digit(bytes[position]),
      let low = digit(bytes[position + 1])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  // MARK: - Words in headers

  /// A field's text, with `=?charset?B?…?=` and `=?charset?Q?…?=` decoded (RFC 2047).
  ///
  /// Words of an encoding that is not known stay as they are.
  static func words(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var position = 0
    // Encoded words of one encoding are decoded together: a character may be cut by their ends.
    var open: (charset: String, bytes: [UInt8], source: [UInt8])?
    func close() {
      guard let word = open else { return }
      open = nil
      if let text = try? DecodedText(word.bytes, declared: word.charset).text {
        result += text
      } else {
        result += word.source
      }
    }
    var space: [UInt8] = []
    while position < bytes.count {
      if let word = EncodedWord(bytes, at: position) {
        if open?.charset == word.charset {
          open?.bytes += word.bytes
          open?.source += space + bytes[position..<word.end]
        } else {
          // White space between two encoded words is none.
          let isBehindWord = open != nil
          close()
          if !isBehindWord { result += space }
          open = (word.charset, word.bytes, Array(bytes[position..<word.end]))
        }
        space = []
        position = word.end
      } else if bytes[position] <= 0x20 {
        space.append(bytes[position])
        position += 1
      } else {
        close()
        result += space
        result.append(bytes[position])
        space = []
        position += 1
      }
    }
    close()
    return HeaderFields.decoded(result + space)
  }

  private struct EncodedWord {
    /// In small letters.
    var charset: String
    var bytes: [UInt8]
    var end: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "="),
        bytes[start + 1] == UInt8(ascii: "?")
      else { return nil }
      func part(from start: Int) -> ArraySlice<UInt8>? {
        bytes[start...].firstIndex(of: UInt8(ascii: "?")).map { bytes[start..<$0] }
      }
      guard let name = part(from: start + 2), 1...80 ~= name.count,
        name.allSatisfy({ 0x21...0x7E ~= $0 }),
        let form = part(from: name.endIndex + 1), form.count == 1, let letter = form.first,
        let text = part(from: form.endIndex + 1), text.endIndex + 1 < bytes.count,
        bytes[text.endIndex + 1] == UInt8(ascii: "=")
      else { return nil }
      switch letter {
      case UInt8(ascii: "B"), UInt8(ascii: "b"): self.bytes = MailEncodings.base64(text)
      case UInt8(ascii: "Q"), UInt8(ascii: "q"):
        let spaced = text.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
        self.bytes = MailEncodings.quotedPrintable(spaced[...])
      default: return nil
      }
      // A language may stand behind a star.
      charset = String(decoding: name.prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
        .lowercased()
      end = text.endIndex + 2
    }
  }
}
