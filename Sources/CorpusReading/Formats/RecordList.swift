import DataModel

/// One document as a record of a data file gives it.
struct DocumentRecord {
  var id: String?
  var title: String?
  var date: String?
  var text: [UInt8]
}

/// Makes documents of records, one id each.
struct RecordList {
  let file: InputFile
  private(set) var result = ReadResult()
  private var lineOfID: [String: Int] = [:]

  init(file: InputFile) {
    self.file = file
  }

  /// - Parameter line: where the record starts in the file; its id if it names none.
  mutating func add(_ record: DocumentRecord, line: Int) {
    let id = record.id ?? "\(file.id):\(line)"
    if let first = lineOfID[id] {
      skip("the id '\(id)' repeats; first on line \(first)", line: line)
      return
    }
    guard record.text.contains(where: { $0 > 0x20 }) else {
      skip("empty text", line: line)
      return
    }
    lineOfID[id] = line
    result.documents.append(
      TextReader.document(
        id: id, title: record.title, date: record.date, text: record.text))
  }

  mutating func skip(_ message: String, line: Int? = nil) {
    result.diagnostics.append(Diagnostic(.skipped, file: file.path, line: line, message: message))
  }
}
