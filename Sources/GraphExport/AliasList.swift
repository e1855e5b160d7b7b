/// A node's aliases as one string, "; " between them; a "; " inside an alias becomes ", ".
///
/// Bytes are compared, not characters: a space with an accent on it separates as well.
enum AliasList {
  static func text(_ aliases: [String]) -> String {
    var text: [UInt8] = []
    for alias in aliases where !alias.isEmpty {
      if !text.isEmpty { text.append(contentsOf: "; ".utf8) }
      let start = text.count
      for byte in alias.utf8 {
        if byte == UInt8(ascii: " "), text.count > start, text.last == UInt8(ascii: ";") {
          text[text.count - 1] = UInt8(ascii: ",")
        }
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func parse(_ text: String) -> [String] {
    var aliases: [String] = []
    var alias: [UInt8] = []
    func close() {
      if !alias.isEmpty { aliases.append(String(decoding: alias, as: UTF8.self)) }
      alias.removeAll()
    }
    for byte in text.utf8 {
      if byte == UInt8(ascii: " ") && alias.last == UInt8(ascii: ";") {
        alias.removeLast()
        close()
      } else {
        alias.append(byte)
      }
    }
    close()
    return aliases
  }
}
