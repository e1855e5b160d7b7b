import DataModel

/// An edge's evidence as one string: an item a line, each `document:line: text`, as grep prints it.
enum GraphMLEvidence {
  static func text(_ evidence: [Evidence]) -> String {
    evidence.map { item in
      "\(unambiguous(folded(item.document))):\(max(item.line, 0)): \(folded(item.text))"
    }.joined(separator: "\n")
  }

  /// The evidence that a string holds; `nil` if a line of it is no item.
  ///
  /// A document's id may hold colons; it ends at the first that is followed by digits, a colon and
  /// a space.
  static func parse(_ text: String) -> [Evidence]? {
    var evidence: [Evidence] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard let item = item(line) else { return nil }
      evidence.append(item)
    }
    return evidence
  }

  /// A document's id without anything in it that looks like the line: "a:12: b" becomes "a:12:b".
  private static func unambiguous(_ document: String) -> String {
    var document = document
    while let item = item(Substring(document).utf8) {
      document = "\(item.document):\(item.line):\(item.text)"
    }
    return document
  }

  private static func item(_ line: Substring.UTF8View) -> Evidence? {
    var search = line
    while let colon = search.firstIndex(of: UInt8(ascii: ":")) {
      let rest = search[search.index(after: colon)...]
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      let end = rest[digits.endIndex...]
      if end.starts(with: ": ".utf8), let number = Int(Substring(digits)) {
        return Evidence(
          document: String(Substring(line[..<colon])), line: number,
          text: folded(String(Substring(end.dropFirst(2)))))
      }
      search = rest
    }
    return nil
  }

  /// White space, line breaks above all, as single spaces, and none at the ends.
  private static func folded(_ text: String) -> String {
    if isFolded(text) { return text }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !scalar.properties.isWhitespace {
        folded.append(scalar)
      } else if let last = folded.last, last != " " {
        folded.append(" ")
      }
    }
    if folded.last == " " { folded.removeLast() }
    return String(folded)
  }

  /// Whether the text is plainly so already: ASCII without a control character, a space at an end
  /// or two in a row.
  private static func isFolded(_ text: String) -> Bool {
    let bytes = text.utf8.span
    var isAfterSpace = true
    for position in bytes.indices {
      let byte = bytes[position]
      if byte < 0x20 || byte >= 0x80 || (byte == 0x20 && isAfterSpace) { return false }
      isAfterSpace = byte == 0x20
    }
    return !isAfterSpace || bytes.isEmpty
  }
}
