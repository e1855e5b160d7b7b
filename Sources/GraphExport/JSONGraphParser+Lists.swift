import DataModel
import XMLSupport

extension JSONGraphParser {
  /// The texts of the array that comes next; `nil`, and nothing read, if it has others.
  mutating func strings() throws(JSONFault) -> [String]? {
    json.keep()
    var list: [String] = []
    try json.start(UInt8(ascii: "["))
    var isFirst = true
    while try json.nextElement(&isFirst) {
      guard json.peek() == UInt8(ascii: "\"") else {
        json.rewind()
        return nil
      }
      let (bytes, range) = try content(of: try json.stringToken())
      if !range.isEmpty { list.append(String(decoding: bytes[range], as: UTF8.self)) }
    }
    _ = json.release()
    return list
  }

  /// Takes a list of `{"document", "line", "text"}`; `false`, and nothing read, if it is another.
  mutating func takeEvidence(of draft: inout EdgeDraft) throws(JSONFault) -> Bool {
    json.keep()
    let first = assembly.edges.evidence.list.items.count
    let isEvidence = try appendItems()
    draft.takeEvidence(from: first, isEvidence, &assembly.edges)
    if isEvidence {
      _ = json.release()
    } else {
      json.rewind()
    }
    return isEvidence
  }

  private mutating func appendItems() throws(JSONFault) -> Bool {
    try json.start(UInt8(ascii: "["))
    var isFirst = true
    while try json.nextElement(&isFirst) {
      guard json.peek() == UInt8(ascii: "{"), try appendItem() else { return false }
    }
    return true
  }

  private mutating func appendItem() throws(JSONFault) -> Bool {
    // Counted from where all is kept, since what is in memory moves.
    var document: JSONString?
    var text: JSONString?
    var line: Int?
    try json.start(UInt8(ascii: "{"))
    var isFirst = true
    while let name = try json.nextKey(&isFirst) {
      switch (json.text(of: name), json.peek()) {
      case ("document", UInt8(ascii: "\"")): document = try keptString()
      case ("text", UInt8(ascii: "\"")): text = try keptString()
      case ("line", UInt8(ascii: "0")...UInt8(ascii: "9")), ("line", UInt8(ascii: "-")):
        let number = try json.number()
        line = DecimalNumber.parseWhole(json.bytes.span.extracting(number.range))
      default: try json.skip()
      }
    }
    guard let document, let text, let line else { return false }
    GraphMLEvidence.append(
      document: bytes(ofKept: document), line: line, text: bytes(ofKept: text),
      to: &assembly.edges.evidence.list)
    return true
  }

  private mutating func keptString() throws(JSONFault) -> JSONString {
    var string = try json.stringToken()
    try check(string.range)
    string.range = string.range.lowerBound - json.kept..<string.range.upperBound - json.kept
    return string
  }

  private mutating func bytes(ofKept string: JSONString) -> ArraySlice<UInt8> {
    var string = string
    string.range = string.range.lowerBound + json.kept..<string.range.upperBound + json.kept
    if !string.hasEscapes { return json.bytes[string.range] }
    var bytes: [UInt8] = []
    json.append(string, to: &bytes)
    return bytes[...]
  }
}
