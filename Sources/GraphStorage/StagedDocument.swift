import DataModel

/// A document as extraction left it, before the store has taken it in.
package struct StagedDocument: Sendable {
  /// Its mentions with positions in `names`.
  package var record: ExtractedRecord
  package var names: [DocumentName]
  /// Of its content and of all that extraction depended on.
  package var hash: UInt64

  package init(record: ExtractedRecord, names: [DocumentName], hash: UInt64) {
    self.record = record
    self.names = names
    self.hash = hash
  }

  /// The form in which it waits in the store: numbers of eight bytes and texts behind their length.
  var bytes: [UInt8] {
    var bytes = ByteWriter()
    bytes.add(record.title)
    bytes.add(record.author)
    bytes.add(record.day.map { Int($0.rawValue) })
    bytes.add(names.count)
    for name in names {
      bytes.add(Int(name.kind.rawValue))
      bytes.add(name.text)
      bytes.add(name.entry)
      bytes.add(name.longForm)
      bytes.add(name.isDecided ? 1 : 0)
      bytes.add(name.qualified?.name)
      bytes.add(name.qualified?.qualifier)
    }
    bytes.add(record.bytes)
    return bytes.bytes
  }

  /// - Throws: `StagedDocumentError` for bytes that `bytes` never makes.
  init(id: String, hash: UInt64, _ bytes: [UInt8]) throws(StagedDocumentError) {
    var reader = ByteReader(bytes)
    let (title, author) = (try reader.textOrNone(), try reader.textOrNone())
    let day = try reader.intOrNone().map { Day(rawValue: Int32(truncatingIfNeeded: $0)) }
    names = []
    for _ in 0..<(try reader.int()) {
      guard let kind = EntityKind(rawValue: UInt8(truncatingIfNeeded: try reader.int())) else {
        throw StagedDocumentError()
      }
      let (text, entry, longForm) = (
        try reader.text(), try reader.intOrNone(), try reader.intOrNone()
      )
      let isDecided = try reader.int() == 1
      let (name, qualifier) = (try reader.textOrNone(), try reader.textOrNone())
      let qualified = name.flatMap { name in
        qualifier.map { QualifiedName(name: name, qualifier: $0) }
      }
      names.append(
        DocumentName(
          text: text, kind: kind, entry: entry, longForm: longForm, isDecided: isDecided,
          qualified: qualified))
    }
    guard let view = ExtractedRecord.View(checking: try reader.rest()) else {
      throw StagedDocumentError()
    }
    record = view.record(id: id, day: day)
    record.title = title
    record.author = author
    self.hash = hash
  }
}

struct StagedDocumentError: Error {}

private struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: Int) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Nothing is a number that nothing else is.
  mutating func add(_ number: Int?) { add(number ?? .min) }

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  mutating func add(_ text: String?) {
    if let text { add(text) } else { add(Int.min) }
  }

  mutating func add(_ some: [UInt8]) {
    add(some.count)
    bytes += some
  }
}

private struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func int() throws(StagedDocumentError) -> Int {
    guard position + 8 <= bytes.count else { throw StagedDocumentError() }
    var number = 0
    for offset in 0..<8 { number |= Int(bytes[position + offset]) << (8 * offset) }
    position += 8
    return number
  }

  mutating func intOrNone() throws(StagedDocumentError) -> Int? {
    let number = try int()
    return number == .min ? nil : number
  }

  mutating func text() throws(StagedDocumentError) -> String {
    String(decoding: try some(try int()), as: UTF8.self)
  }

  mutating func textOrNone() throws(StagedDocumentError) -> String? {
    guard let count = try intOrNone() else { return nil }
    return String(decoding: try some(count), as: UTF8.self)
  }

  mutating func rest() throws(StagedDocumentError) -> ArraySlice<UInt8> { try some(try int()) }

  private mutating func some(_ count: Int) throws(StagedDocumentError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - position else { throw StagedDocumentError() }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
