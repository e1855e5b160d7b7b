import DataModel
import XMLSupport

/// Reads a JSON object that makes a document, many times faster than the library does.
///
/// It takes no chances: at whatever is not plainly valid, or may be read in two ways, it gives up
/// and leaves the object to the library. So a record means the same by both.
struct PlainJSONReader: ~Copyable {
  /// Values inside each other; more are left to the library.
  private static let mostLevels = 30
  /// Integers of more digits may be too large.
  private static let mostDigits = 18

  private enum Value {
    case string([UInt8])
    case number(Range<Int>)
    case null
    case authors(AuthorList)
  }

  /// The members that make a document.
  private enum Name: Int {
    case id, document, title, date, text, author, authors, byline, creator

    /// The first that names anybody counts.
    static let ofAuthors = [Name.author, .authors, .byline, .creator]

    init?(_ key: ArraySlice<UInt8>) {
      switch key.count {
      case 2 where key.elementsEqual("id".utf8): self = .id
      case 4 where key.elementsEqual("text".utf8): self = .text
      case 4 where key.elementsEqual("date".utf8): self = .date
      case 5 where key.elementsEqual("title".utf8): self = .title
      case 6 where key.elementsEqual("author".utf8): self = .author
      case 6 where key.elementsEqual("byline".utf8): self = .byline
      case 7 where key.elementsEqual("authors".utf8): self = .authors
      case 7 where key.elementsEqual("creator".utf8): self = .creator
      case 8 where key.elementsEqual("document".utf8): self = .document
      default: return nil
      }
    }
  }

  private var json: JSONScanner
  /// By the number of their names.
  private var members = [Value?](repeating: nil, count: Name.creator.rawValue + 1)

  /// The record that a range of valid UTF-8 holds, or `nil` if it is not plain.
  static func record(in text: [UInt8], _ range: Range<Int>) -> DocumentRecord? {
    var reader = PlainJSONReader(json: JSONScanner(text, range))
    do throws(JSONFault) {
      guard try reader.readObject() else { return nil }
    } catch { return nil }
    return reader.record(in: text)
  }

  private init(json: consuming JSONScanner) { self.json = json }

  private mutating func readObject() throws(JSONFault) -> Bool {
    try json.start(UInt8(ascii: "{"))
    var isFirst = true
    while let key = try json.nextKey(&isFirst) {
      // The library may know an escaped key for another one.
      if key.hasEscapes { return false }
      guard let name = Name(json.bytes[key.range]) else {
        try json.skip(levels: PlainJSONReader.mostLevels)
        continue
      }
      guard members[name.rawValue] == nil,
        let value = try Name.ofAuthors.contains(name) ? authors() : value()
      else { return false }
      members[name.rawValue] = value
    }
    try json.end()
    return true
  }

  private mutating func authors() throws(JSONFault) -> Value? {
    var list = AuthorList()
    return try list.add(&json, levels: PlainJSONReader.mostLevels) ? .authors(list) : nil
  }

  private mutating func value() throws(JSONFault) -> Value? {
    switch json.peek() {
    case UInt8(ascii: "\""):
      let string = try json.stringToken()
      if !string.hasEscapes { return .string(Array(json.bytes[string.range])) }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(string.range.count)
      json.append(string, to: &bytes)
      // The library is asked what it makes of NUL.
      return bytes.contains(0) ? nil : .string(bytes)
    case UInt8(ascii: "n"):
      try json.word("null")
      return .null
    default: return .number(try json.number().range)
    }
  }

  private func record(in bytes: [UInt8]) -> DocumentRecord? {
    guard case .string(let text) = members[Name.text.rawValue] else { return nil }
    var record = DocumentRecord(text: text)
    for name in [Name.id, .document] where record.id == nil {
      switch members[name.rawValue] {
      case .string(let bytes): record.id = String(decoding: bytes, as: UTF8.self)
      case .number(let number):
        guard PlainJSONReader.isPlainInteger(bytes[number]) else { return nil }
        record.id = String(decoding: bytes[number], as: UTF8.self)
      case .null, .authors, nil: break
      }
    }
    record.title = string(.title)
    for name in Name.ofAuthors where record.author == nil {
      if case .authors(let list) = members[name.rawValue] { record.author = list.line }
    }
    record.date = string(.date)
    return record
  }

  private func string(_ name: Name) -> String? {
    guard case .string(let bytes) = members[name.rawValue] else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isPlainInteger(_ number: ArraySlice<UInt8>) -> Bool {
    let digits = number.drop { $0 == UInt8(ascii: "-") }
    return digits.count <= mostDigits && digits.allSatisfy(CalendarDate.isDigit)
      && (digits.first != UInt8(ascii: "0") || number.count == 1)
  }
}
