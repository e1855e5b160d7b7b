import Foundation

/// Small values that a store keeps as JSON, which SQLite can look into.
enum StoredJSON {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}

/// A JSON array of whole numbers from zero on.
enum NumberList {
  static func text(_ numbers: [Int]) -> String {
    "[" + numbers.map { "\($0)" }.joined(separator: ",") + "]"
  }

  static func numbers(_ text: [UInt8]) -> [Int] {
    var numbers: [Int] = []
    var number: Int?
    for byte in text {
      if byte &- 0x30 < 10 {
        number = (number ?? 0) &* 10 &+ Int(byte - 0x30)
      } else if let last = number {
        numbers.append(last)
        number = nil
      }
    }
    return numbers
  }
}
