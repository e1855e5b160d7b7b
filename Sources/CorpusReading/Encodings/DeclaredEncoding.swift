/// Finds the encoding that a page declares.
enum DeclaredEncoding {
  /// The name in `<meta charset=…>`, `<meta … content="text/html; charset=…">` or
  /// `<?xml … encoding="…"?>`, within the first 4 KB.
  static func find(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4096).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    if let declaration = value(after: "encoding", in: head), head.starts(with: Array("<?xml".utf8))
    {
      return declaration
    }
    return value(after: "charset", in: head)
  }

  private static func value(after key: String, in head: [UInt8]) -> String? {
    let key = Array(key.utf8)
    var position = 0
    while position + key.count < head.count {
      guard head[position] == key[0], head[position...].starts(with: key) else {
        position += 1
        continue
      }
      position += key.count
      var start = position
      func skipSpace() {
        while start < head.count, head[start] <= 0x20 { start += 1 }
      }
      skipSpace()
      guard start < head.count, head[start] == UInt8(ascii: "=") else { continue }
      start += 1
      skipSpace()
      if start < head.count, head[start] == UInt8(ascii: "\"") || head[start] == UInt8(ascii: "'") {
        start += 1
      }
      let name = head[start...].prefix { isNameByte($0) }
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
