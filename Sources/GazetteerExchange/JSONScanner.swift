/// No JSON, and where.
struct JSONFault: Error {
  var byte: Int
}

/// Reads JSON from front to back, and passes over what nobody asks for without looking into it.
struct JSONScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var fault: JSONFault { JSONFault(byte: position) }

  /// The next byte that is no white space; 0 at the end.
  mutating func peek() -> UInt8 {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return bytes[position]
      }
    }
    return 0
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(JSONFault) {
    if !take(byte) { throw fault }
  }

  /// Fails unless only white space is left.
  mutating func end() throws(JSONFault) {
    _ = peek()
    if position < bytes.count { throw fault }
  }

  /// Reads an object; `body` reads, or skips, the value of each key.
  mutating func members(
    _ body: (inout JSONScanner, String) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try expect(UInt8(ascii: "{"))
    if take(UInt8(ascii: "}")) { return }
    repeat {
      let key = try string()
      try expect(UInt8(ascii: ":"))
      try body(&self, key)
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
  }

  /// Reads an array; `body` reads, or skips, each element.
  mutating func elements(
    _ body: (inout JSONScanner) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try expect(UInt8(ascii: "["))
    if take(UInt8(ascii: "]")) { return }
    repeat { try body(&self) } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
  }

  /// A string, or `nil` for a value that is none.
  mutating func stringIfAny() throws(JSONFault) -> String? {
    if peek() == UInt8(ascii: "\"") { return try string() }
    try skip()
    return nil
  }

  /// The strings of an array, or the one that stands in its place.
  mutating func strings() throws(JSONFault) -> [String] {
    guard peek() == UInt8(ascii: "[") else { return try stringIfAny().map { [$0] } ?? [] }
    var found: [String] = []
    try elements { (json) throws(JSONFault) in
      if let text = try json.stringIfAny() { found.append(text) }
    }
    return found
  }

  mutating func string() throws(JSONFault) -> String {
    try expect(UInt8(ascii: "\""))
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw fault
      default: position += 1
      }
    }
    throw fault
  }

  private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x20 { throw fault }
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") {
        text.append(contentsOf: UTF8.encode(try escaped()) ?? UTF8.encodedReplacementCharacter)
      } else {
        text.append(byte)
      }
    }
    throw fault
  }

  private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
    guard position < bytes.count else { throw fault }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try unit()
      guard unit & 0xF800 == 0xD800 else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
      guard unit < 0xDC00, bytes[position...].starts(with: "\\u".utf8) else { throw fault }
      position += 2
      let second = try self.unit()
      guard second & 0xFC00 == 0xDC00 else { throw fault }
      return Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + second & 0x3FF) ?? "\u{FFFD}"
    default: throw fault
    }
  }

  private mutating func unit() throws(JSONFault) -> UInt32 {
    guard position + 4 <= bytes.count else { throw fault }
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue else { throw fault }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }

  /// Passes over a value: its strings and brackets are followed to their ends, nothing else.
  mutating func skip() throws(JSONFault) {
    var depth = 0
    _ = peek()
    let start = position
    let text = bytes
    while position < text.count {
      switch text[position] {
      case UInt8(ascii: "\""): try skipString()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 {
          if position == start { throw fault }
          return
        }
        depth -= 1
        position += 1
        if depth == 0 { return }
        continue
      case UInt8(ascii: ","):
        if depth == 0 {
          if position == start { throw fault }
          return
        }
        position += 1
      default: position += 1
      }
    }
    if depth > 0 || position == start { throw fault }
  }

  private mutating func skipString() throws(JSONFault) {
    let end = stringEnd()
    if end > bytes.count { throw fault }
    position = end
  }

  /// Behind the string that starts here; beyond the end if it is not closed.
  private func stringEnd() -> Int {
    let text = bytes.span
    var position = position + 1
    while position < text.count {
      if text[position] == UInt8(ascii: "\"") { return position + 1 }
      position += text[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return text.count + 1
  }
}
