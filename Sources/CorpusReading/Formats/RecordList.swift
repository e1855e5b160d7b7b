import DataModel

/// One document as a record of a data file gives it.
struct DocumentRecord {
  var id: String?
  var title: String?
  var author: String?
  /// As the file has it.
  var date: String?
  var text: [UInt8]
}

/// Makes documents of records.
///
/// Whether an id repeats is left to `RecordIDs`, which may know of more records than this list.
struct RecordList {
  let file: InputFile
  private(set) var result = ReadResult()
  /// What the file has besides that is not used on purpose.
  var leftOut: LeftOut {
    get { result.leftOut }
    set { result.leftOut = newValue }
  }

  init(file: InputFile) {
    self.file = file
  }

  /// - Parameter line: where the record starts in the file; its id if it names none.
  mutating func add(_ record: DocumentRecord, line: Int) {
    let id = record.id ?? "\(file.id):\(line)"
    let isEmpty = !record.text.contains { $0 > 0x20 }
    note(id, isEmpty: isEmpty, line: line)
    guard !isEmpty else { return }
    let day = record.date.flatMap { CalendarDate.prefix(of: $0) }
    if day == nil, let date = record.date, date.utf8.contains(where: { $0 > 0x20 }) {
      leftOut.add(.date)
    }
    var document = TextReader.document(id: id, title: record.title, date: day, text: record.text)
    document.author = record.author
    result.documents.append(document)
  }

  /// The same of a document that is made already.
  mutating func add(_ document: Document, line: Int) {
    note(document.id, isEmpty: document.blocks.isEmpty, line: line)
    if !document.blocks.isEmpty { result.documents.append(document) }
  }

  private mutating func note(_ id: String, isEmpty: Bool, line: Int) {
    result.records.append(
      ReadRecord(
        file: file.path, line: line, id: id, isEmpty: isEmpty,
        diagnosticsBefore: result.diagnostics.count))
  }

  mutating func skip(_ message: String, line: Int? = nil) {
    result.diagnostics.append(Diagnostic(.skipped, file: file.path, line: line, message: message))
  }
}
