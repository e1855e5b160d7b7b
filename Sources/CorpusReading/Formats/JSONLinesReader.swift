import DataModel
import FoundationEssentials

/// Reads one JSON object a line, each a document.
struct JSONLinesReader {
  let file: InputFile
  private let decoder = JSONDecoder()
  private(set) var result = ReadResult()
  private var lineOfID: [String: Int] = [:]

  init(file: InputFile) {
    self.file = file
  }

  mutating func read(_ text: [UInt8]) {
    var start = 0
    var line = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      line += 1
      read(text[start..<end], line: line)
      start = end + 1
    }
  }

  private mutating func read(_ record: ArraySlice<UInt8>, line: Int) {
    guard record.contains(where: { $0 > 0x20 }) else { return }
    do {
      add(try decoder.decode(JSONRecord.self, from: Data(record)), line: line)
    } catch {
      result.diagnostics.append(
        Diagnostic(.skipped, file: file.path, line: line, message: "not a JSON object with 'text'"))
    }
  }

  private mutating func add(_ record: JSONRecord, line: Int) {
    let id = record.id ?? "\(file.id):\(line)"
    if let first = lineOfID[id] {
      result.diagnostics.append(
        Diagnostic(
          .skipped, file: file.path, line: line,
          message: "id '\(id)' repeats; first on line \(first)"))
      return
    }
    lineOfID[id] = line
    result.documents.append(
      TextReader().document(
        id: id, title: record.title, date: record.date, text: Array(record.text.utf8)))
  }
}

/// The members of a JSON object that make a document.
struct JSONRecord: Decodable {
  let text: String
  let id: String?
  let title: String?
  let date: String?

  private enum Key: String, CodingKey { case text, id, document, title, date }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    text = try members.decode(String.self, forKey: .text)
    func word(_ key: Key) -> String? {
      if let string = try? members.decode(String.self, forKey: key) { return string }
      if let number = try? members.decode(Int.self, forKey: key) { return String(number) }
      return (try? members.decode(Double.self, forKey: key)).map { String($0) }
    }
    id = word(.id) ?? word(.document)
    title = try? members.decode(String.self, forKey: .title)
    date = (try? members.decode(String.self, forKey: .date)).flatMap { CalendarDate.prefix(of: $0) }
  }
}
