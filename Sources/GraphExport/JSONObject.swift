import DataModel

/// A JSON object as it is written, on one line.
struct JSONObject {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  mutating func add(_ values: [AttributeValue?], _ columns: [AttributeColumn]) {
    for (value, column) in zip(values, columns) {
      if let value { add(column.name, value) }
    }
  }

  mutating func add(_ name: String, _ value: AttributeValue) {
    append(name: name)
    switch value {
    case .string(let text): append(string: text)
    default: bytes.append(contentsOf: value.text.utf8)
    }
  }

  mutating func add(_ name: String, _ list: [String]) {
    append(name: name)
    bytes.append(UInt8(ascii: "["))
    for (position, item) in list.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      append(string: item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func add(_ name: String, _ evidence: [Evidence]) {
    append(name: name)
    bytes.append(UInt8(ascii: "["))
    for (position, item) in evidence.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      var object = JSONObject()
      object.add("document", .string(item.document))
      object.add("line", .integer(item.line))
      object.add("text", .string(item.text))
      bytes.append(contentsOf: object.finish())
    }
    bytes.append(UInt8(ascii: "]"))
  }

  func finish() -> [UInt8] { bytes + [UInt8(ascii: "}")] }

  private mutating func append(name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    append(string: name)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func append(string: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
      case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
      case ..<0x20:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: (digits.utf8.count == 1 ? "\\u000" : "\\u00").utf8)
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
