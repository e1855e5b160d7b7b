import DataModel

/// Reads a JSON object that makes a document, many times faster than the library does.
///
/// It knows all of JSON but takes no chances: at whatever is not plainly valid, or may be read in
/// two ways, it gives up and leaves the object to the library. So a record means the same by both.
struct PlainJSONReader {
  /// Values inside each other; more are left to the library.
  private static let mostLevels = 30
  /// Integers of more digits may be too large.
  private static let mostDigits = 18

  private enum Value {
    case string([UInt8])
    case number(Range<Int>)
    case null
  }

  /// The members that make a document.
  private enum Name: Int {
    case id, document, title, date, text

    init?(_ key: ArraySlice<UInt8>) {
      switch key.count {
      case 2 where key.elementsEqual("id".utf8): self = .id
      case 4 where key.elementsEqual("text".utf8): self = .text
      case 4 where key.elementsEqual("date".utf8): self = .date
      case 5 where key.elementsEqual("title".utf8): self = .title
      case 8 where key.elementsEqual("document".utf8): self = .document
      default: return nil
      }
    }
  }

  let text: [UInt8]
  let end: Int
  var position: Int
  /// By the number of their names.
  private var members: [Value?] = [nil, nil, nil, nil, nil]

  /// The record that a range of valid UTF-8 holds, or `nil` if it is not plain.
  static func record(in text: [UInt8], _ range: Range<Int>) -> DocumentRecord? {
    var reader = PlainJSONReader(text, range)
    return reader.readObject() ? reader.record() : nil
  }

  private init(_ text: [UInt8], _ range: Range<Int>) {
    self.text = text
    position = range.lowerBound
    end = range.upperBound
  }

  private mutating func readObject() -> Bool {
    guard take(UInt8(ascii: "{")) else { return false }
    repeat {
      guard let key = key(), take(UInt8(ascii: ":")) else { return false }
      guard let name = Name(text[key]) else {
        guard skipValue(levels: PlainJSONReader.mostLevels) else { return false }
        continue
      }
      guard members[name.rawValue] == nil, let value = value() else { return false }
      members[name.rawValue] = value
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) && next() == nil
  }

  private func record() -> DocumentRecord? {
    guard case .string(let text) = members[Name.text.rawValue] else { return nil }
    var record = DocumentRecord(text: text)
    for name in [Name.id, .document] where record.id == nil {
      switch members[name.rawValue] {
      case .string(let bytes): record.id = String(decoding: bytes, as: UTF8.self)
      case .number(let digits):
        guard isPlainInteger(digits) else { return nil }
        record.id = String(decoding: self.text[digits], as: UTF8.self)
      case .null, nil: break
      }
    }
    record.title = string(.title)
    record.date = string(.date).flatMap { CalendarDate.prefix(of: $0) }
    return record
  }

  private func string(_ name: Name) -> String? {
    guard case .string(let bytes) = members[name.rawValue] else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func isPlainInteger(_ number: Range<Int>) -> Bool {
    let digits = text[number].drop { $0 == UInt8(ascii: "-") }
    return digits.count <= PlainJSONReader.mostDigits && digits.allSatisfy(CalendarDate.isDigit)
      && (digits.first != UInt8(ascii: "0") || number.count == 1)
  }

  // MARK: - Values

  /// The next byte that is no white space.
  private mutating func next() -> UInt8? {
    while position < end {
      switch text[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return text[position]
      }
    }
    return nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next() == byte else { return false }
    position += 1
    return true
  }

  /// The bytes of a member's name; `nil` if it has escapes.
  private mutating func key() -> Range<Int>? {
    guard next() == UInt8(ascii: "\""), let (key, hasEscapes) = string(), !hasEscapes else {
      return nil
    }
    return key
  }

  private mutating func value() -> Value? {
    switch next() {
    case UInt8(ascii: "\""):
      guard let (range, hasEscapes) = string() else { return nil }
      return .string(hasEscapes ? unescaped(range) : Array(text[range]))
    case UInt8(ascii: "n"): return word("null") ? .null : nil
    default: return number().map { .number($0) }
    }
  }

  private mutating func skipValue(levels: Int) -> Bool {
    switch next() {
    case UInt8(ascii: "\""): return string() != nil
    case UInt8(ascii: "n"): return word("null")
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "["): return skipValues(to: UInt8(ascii: "]"), levels: levels - 1)
    case UInt8(ascii: "{"): return skipValues(to: UInt8(ascii: "}"), levels: levels - 1)
    default: return number() != nil
    }
  }

  /// Skips an array, or an object, from its first bracket on.
  private mutating func skipValues(to bracket: UInt8, levels: Int) -> Bool {
    position += 1
    guard levels > 0 else { return false }
    if take(bracket) { return true }
    repeat {
      if bracket == UInt8(ascii: "}") {
        guard key() != nil, take(UInt8(ascii: ":")) else { return false }
      }
      guard skipValue(levels: levels) else { return false }
    } while take(UInt8(ascii: ","))
    return take(bracket)
  }

  private mutating func word(_ word: StaticString) -> Bool {
    guard text[position..<end].starts(with: "\(word)".utf8) else { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  private mutating func number() -> Range<Int>? {
    let start = position
    func isDigit() -> Bool { position < end && CalendarDate.isDigit(text[position]) }
    if position < end, text[position] == UInt8(ascii: "-") { position += 1 }
    guard isDigit() else { return nil }
    let isZero = text[position] == UInt8(ascii: "0")
    position += 1
    if isZero, isDigit() { return nil }
    while isDigit() { position += 1 }
    if position < end, text[position] == UInt8(ascii: ".") {
      position += 1
      guard isDigit() else { return nil }
      while isDigit() { position += 1 }
    }
    if position < end, text[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(text[position]) {
        position += 1
      }
      guard isDigit() else { return nil }
      while isDigit() { position += 1 }
    }
    return start..<position
  }
}
