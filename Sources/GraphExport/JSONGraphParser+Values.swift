import DataModel
import XMLSupport

extension JSONGraphParser {
  // MARK: - Names and ids

  /// The bytes of a string, without escapes: a part of those in memory, or of others.
  mutating func content(of string: JSONString) throws(JSONFault) -> ([UInt8], Range<Int>) {
    try check(string.range)
    if !string.hasEscapes { return (json.bytes, string.range) }
    scratch.removeAll(keepingCapacity: true)
    json.append(string, to: &scratch)
    return (scratch, scratch.indices)
  }

  /// Fails where bytes are no UTF-8.
  mutating func check(_ range: Range<Int>) throws(JSONFault) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: json.bytes.span.extracting(range))
    } catch {
      throw json.fault(
        found: "bytes that are no UTF-8", expected: "JSON in UTF-8",
        at: range.lowerBound + error.byteOffsets.lowerBound)
    }
  }

  /// The number of the id that comes next.
  mutating func reference(_ name: String) throws -> Int {
    let place = place
    switch json.peek() {
    case UInt8(ascii: "\""):
      let (bytes, range) = try content(of: try json.stringToken())
      if !range.isEmpty { return ids.number(of: bytes, range) }
    case UInt8(ascii: "["):
      // NetworkX writes a tuple so.
      let text = Array(try written().utf8)
      return ids.number(of: text, text.indices)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      let number = try json.number()
      return ids.number(of: json.bytes, number.range)
    default: break
    }
    throw unexpected("no id for '\(name)'", "a text or a number", at: place)
  }

  /// The value that comes next as it is written, but for white space.
  private mutating func written() throws(JSONFault) -> String {
    json.keep()
    try json.skip()
    let range = json.release()
    try check(range)
    var text: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in json.bytes[range] where isInString || byte > 0x20 {
      if byte == UInt8(ascii: "\"") && !isEscaped { isInString.toggle() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: - Values

  /// The value that comes next; `nil` for null.
  mutating func datum(_ key: Int) throws(JSONFault) -> GraphMLDatum? {
    switch json.peek() {
    case UInt8(ascii: "\""): return try datum(key, try json.stringToken())
    case UInt8(ascii: "t"):
      try json.word("true")
      return datum(key, .boolean(true), "true", at: place)
    case UInt8(ascii: "f"):
      try json.word("false")
      return datum(key, .boolean(false), "false", at: place)
    case UInt8(ascii: "n"):
      try json.word("null")
      return nil
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      // Nothing of a graph holds more than one value, so it is kept as a text.
      let place = place
      let text = try written()
      return datum(key, .string(text), text, at: place)
    default: return datum(key, try json.number())
    }
  }

  private mutating func datum(
    _ key: Int, _ string: JSONString
  ) throws(JSONFault) -> GraphMLDatum {
    let place = GraphMLPlace(json.place(at: string.range.lowerBound - 1))
    let (bytes, range) = try content(of: string)
    let text = String(decoding: bytes[range], as: UTF8.self)
    return datum(key, .string(text), text, at: place)
  }

  private mutating func datum(_ key: Int, _ number: JSONNumber) -> GraphMLDatum {
    let place = GraphMLPlace(json.place(at: number.range.lowerBound))
    let text = String(decoding: json.bytes[number.range], as: UTF8.self)
    let value: AttributeValue? =
      switch number.form {
      // One of more than 18 digits would lose some as a number.
      case .whole: Int(text).map { .integer($0) } ?? .string(text)
      case .real: Double(text).flatMap { $0.isFinite ? .real($0) : nil }
      case .nonFinite: nil
      }
    return datum(key, value, text, at: place)
  }

  private func datum(
    _ key: Int, _ value: AttributeValue?, _ text: String, at place: GraphMLPlace
  ) -> GraphMLDatum {
    GraphMLDatum(key: key, value: value, label: nil, text: text, place: place)
  }

  /// Reads a value of an edge.
  mutating func parseValue(_ key: Int, of draft: inout EdgeDraft) throws(JSONFault) {
    let datum: GraphMLDatum?
    switch json.peek() {
    case UInt8(ascii: "\""):
      let string = try json.stringToken()
      let use = GraphMLKeys.Use(type: .string, edgeField: names.edges.field(key, for: .string))
      let (bytes, range) = try content(of: string)
      if draft.take(bytes, range, key: key, use, &assembly.edges) { return }
      datum = try self.datum(key, string)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      let number = try json.number()
      // NetworkX numbers parallel edges so.
      if key == JSONGraphNames.edgeKey, number.form == .whole { return }
      let type: GraphMLType = number.form == .whole ? .integer : .real
      let use = GraphMLKeys.Use(type: type, edgeField: names.edges.field(key, for: type))
      if draft.take(json.bytes, number.range, key: key, use, &assembly.edges) { return }
      datum = self.datum(key, number)
    case UInt8(ascii: "["):
      if names.edges.field(key, for: .string) == .evidence, try takeEvidence(of: &draft) { return }
      datum = try self.datum(key)
    default: datum = try self.datum(key)
    }
    guard let datum else { return }
    _ = names.edges.field(key, for: datum.type)
    assembly.take(datum, for: &draft, names.edges)
  }
}
