import XMLSupport

/// Reading JSON of the line that an entry begins with.
extension FoundEntry {
  /// Where a string of the line is, or what it stands for.
  mutating func range(of string: JSONString, _ json: inout JSONScanner) -> Range<Int> {
    if !string.hasEscapes { return string.range }
    let start = bytes.count
    json.append(string, to: &bytes)
    return start..<bytes.count
  }

  /// A string; `nil` for a value that is none.
  mutating func readString(_ json: inout JSONScanner) throws(JSONFault) -> Range<Int>? {
    guard json.peek() == UInt8(ascii: "\"") else {
      try json.passOver()
      return nil
    }
    return range(of: try json.stringToken(), &json)
  }

  /// The strings of an array, or the one that stands in its place.
  mutating func readStrings(
    _ json: inout JSONScanner, into strings: inout [Range<Int>]
  ) throws(JSONFault) {
    guard json.peek() == UInt8(ascii: "[") else {
      if let string = try readString(&json) { strings.append(string) }
      return
    }
    var isFirst = true
    try json.start(UInt8(ascii: "["))
    while try json.nextElement(&isFirst) {
      if let string = try readString(&json) { strings.append(string) }
    }
  }
}
