#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension XMLError {
  /// The code for a failed allocation.
  static let outOfMemory = ENOMEM

  /// The operating system's words for an `errno`, in this program's style: "no space left on
  /// device".
  static func systemMessage(_ code: Int32) -> String {
    // Safety: `strerror` returns a NUL-terminated string that stays valid until this thread calls
    // it again; it is copied at once.
    guard let words = unsafe strerror(code) else { return "error \(code)" }
    return unsafe loweringStart(of: String(cString: words))
  }

  /// libxml2's words on one line, without the names of its functions and with a small first letter.
  static func tidied(_ words: String) -> String {
    var line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if line.hasPrefix("xmlParse"), let colon = line.firstIndex(of: ":") {
      line = String(line[line.index(after: colon)...].drop(while: \.isWhitespace))
    }
    line = line.replacing(" !", with: ";")
    while let last = line.last, last == "." || last == ";" { line.removeLast() }
    // A name in the message may be as long as the file.
    if line.count > 300 { line = line.prefix(300) + "…" }
    return loweringStart(of: line)
  }

  /// Leaves "UTF-8 …" and "PCDATA …" as they are.
  private static func loweringStart(of words: String) -> String {
    guard let first = words.first, let second = words.dropFirst().first, !second.isUppercase
    else { return words }
    return first.lowercased() + words.dropFirst()
  }
}
