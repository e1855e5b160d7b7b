import DataModel
import FoundationEssentials
import XMLSupport

/// Reads JSON Lines, one object a line, and JSON files of one object or one array of objects.
struct JSONReader {
  private var records: RecordList
  private let decoder = JSONDecoder()

  init(file: InputFile) {
    records = RecordList(file: file)
  }

  var result: ReadResult { records.result }

  /// Each line by itself: a bad one costs no other.
  ///
  /// - Parameter firstLine: the line of the file on which the text starts.
  mutating func readLines(_ text: [UInt8], firstLine: Int = 1) {
    var start = 0
    var line = firstLine - 1
    while start < text.count {
      let end = text.span.firstPosition(from: start) { $0 ^ 0x0A }
      line += 1
      if text[start..<end].contains(where: { $0 > 0x20 }) {
        add(record(in: text, start..<end), line: line)
      }
      start = end + 1
    }
  }

  /// One object, one array of objects, or JSON Lines under another name.
  mutating func readWhole(_ text: [UInt8]) {
    let first = text.first { $0 > 0x20 }
    if first == UInt8(ascii: "["),
      let array = try? decoder.decode([JSONRecord].self, from: Data(text))
    {
      for (number, record) in array.enumerated() { add(record, line: number + 1) }
    } else if first == UInt8(ascii: "{"),
      let record = try? decoder.decode(JSONRecord.self, from: Data(text))
    {
      switch record {
      case .document(var document):
        document.id = document.id ?? records.file.id
        records.add(document, line: 1)
      case .fault(let fault): records.skip(fault)
      }
    } else {
      readLines(text)
      if result.documents.isEmpty {
        records = RecordList(file: records.file)
        records.skip("not valid JSON; expected objects with 'text'")
      }
    }
  }

  /// Whether the first line that is not blank is an object with text.
  func opensWithRecord(_ text: [UInt8]) -> Bool {
    guard let start = text.firstIndex(where: { $0 > 0x20 }), text[start] == UInt8(ascii: "{") else {
      return false
    }
    let end = text.span.firstPosition(from: start) { $0 ^ 0x0A }
    return record(in: text, start..<end).isDocument
  }

  private func record(in text: [UInt8], _ range: Range<Int>) -> JSONRecord {
    if let record = PlainJSONReader.record(in: text, range) { return .document(record) }
    return (try? decoder.decode(JSONRecord.self, from: Data(text[range])))
      ?? .fault("not valid JSON; expected an object with 'text'")
  }

  private mutating func add(_ record: JSONRecord, line: Int) {
    switch record {
    case .document(let document): records.add(document, line: line)
    case .fault(let fault): records.skip(fault, line: line)
    }
  }
}
