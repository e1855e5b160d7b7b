import DataModel
import XMLSupport

/// Cuts a large file of records into chunks: JSON Lines behind line ends, tables behind the ends of
/// rows, mbox files before messages, web archives between records. What is read from the chunks
/// together is what would be read from the file as a whole.
///
/// Two things depend on all of a file. Its encoding, if it has one: a file is scanned for it first
/// (`FileScan`); of standard input, the first chunk with anything but ASCII decides. And which ids
/// repeat: `RecordIDs` settles that when the chunks were read.
struct ChunkCutter: ~Copyable {
  private let file: InputFile
  let chunkSize: Int
  var input: BufferedSource
  private var content = RecordChunk.Content.whole
  private(set) var line = 1
  private var chunks = 0
  private var isDone = false
  /// Whether there was nothing but white space so far.
  private var isBlank = true
  /// `nil` for standard input and for what has no encoding as a whole.
  private let scan: FileScan?
  private var archive: WebArchiveCutter
  /// Of standard input: what is not ASCII in the chunks so far, and what follows from it.
  private var counts = UTF8Sequences.Counts()
  private var encoding: ByteEncoding?
  private var start = 0

  /// - Returns: `nil` for a file that is read as a whole.
  static func open(_ file: InputFile, chunkSize: Int) -> ChunkCutter? {
    if file.isStandardInput {
      return ChunkCutter(standardInput: file, .standardInput, chunkSize: chunkSize)
    }
    var format = file.knownFormat
    guard format?.isOfRecords ?? true,
      let input = BufferedSource.open(path: file.path, largerThan: chunkSize)
    else { return nil }
    if format == nil { format = FileFormat.ofParts(input.buffer) }
    if let format, format.isDecodedByParts {
      guard format.isOfRecords else { return nil }
      var cutter = ChunkCutter(file, input, nil, chunkSize)
      cutter.content = format == .mailbox ? .messages : .pages(WebRecordList())
      return cutter
    }
    guard let scan = FileScan(input, chunkSize: chunkSize),
      let source = try? ByteSource(path: file.path)
    else { return nil }
    var cutter = ChunkCutter(file, BufferedSource(source), scan, chunkSize)
    guard cutter.findRecords(format, start: scan.start) else { return nil }
    return cutter
  }

  /// Cuts what can be read once only; gives it as a whole if it is short or not of records.
  init(standardInput file: InputFile, _ source: consuming ByteSource, chunkSize: Int) {
    self.init(file, BufferedSource(source), nil, chunkSize)
    input.fill(to: max(chunkSize, ControlCounts.looked))
    if !input.isAtEnd, let format = FileFormat.ofParts(input.buffer), format.isOfRecords {
      content = format == .mailbox ? .messages : .pages(WebRecordList())
      return
    }
    if !input.isAtEnd, let start = DecodedText.start(ofBytes: input.buffer),
      findRecords(nil, start: start)
    {
      return
    }
    input.fill(to: .max)
  }

  /// Cuts a web archive that is in memory; what is read of it is the same wherever it is.
  init(webArchive file: InputFile, _ bytes: [UInt8]) {
    self.init(
      file, BufferedSource(ByteSource(bytes: bytes, file: file.path)), nil,
      InputParts.usualChunkSize)
    content = .pages(WebRecordList())
  }

  private init(
    _ file: InputFile, _ input: consuming BufferedSource, _ scan: FileScan?, _ chunkSize: Int
  ) {
    self.file = file
    self.chunkSize = max(1, chunkSize)
    self.input = input
    self.scan = scan
    archive = WebArchiveCutter(file)
    encoding = scan?.encoding
  }

  // MARK: - The beginning

  /// Finds out what the records are, and goes to where they start; `false` if there are none.
  private mutating func findRecords(_ format: FileFormat?, start: Int) -> Bool {
    if format == nil, !opensWithRecord(start) { return false }
    input.fill(to: start)
    input.position = start
    self.start = start
    if case .table(let separator) = format { findHeader(separator) } else { content = .lines }
    return true
  }

  /// Whether the first line that is not blank is a record; lets nothing go.
  private mutating func opensWithRecord(_ start: Int) -> Bool {
    while true {
      let rest = input.buffer.dropFirst(start)
      if let first = rest.firstIndex(where: { $0 > 0x20 }) {
        guard rest[first] == UInt8(ascii: "{") else { return false }
        let end = rest[first...].firstIndex(of: 0x0A)
        if end != nil || input.isAtEnd {
          let line = Array(rest[..<(end ?? rest.endIndex)])
          return JSONReader(file: file).opensWithRecord(ByteEncoding.utf8.decoded(line))
        }
      } else if input.isAtEnd {
        return false
      }
      input.fill(to: max(chunkSize, 2 * input.count))
    }
  }

  private mutating func findHeader(_ separator: UInt8) {
    while true {
      let bytes = Array(input.buffer[input.position...])
      let search = TableHeader.Search((encoding ?? .utf8).decoded(bytes), separator: separator)
      if search.isOpen, !input.isAtEnd {
        input.fill(to: max(chunkSize, 2 * input.count))
        continue
      }
      content = .table(separator: separator)
      if let header = search.header {
        // The same row before its characters were decoded.
        var rows = DelimitedRows(bytes, separator: header.separator)
        _ = rows.next()
        input.position += rows.position
        line = rows.line
        content = .rows(header)
      }
      return
    }
  }

  // MARK: - Chunks

  mutating func next() -> RecordChunk? {
    if isDone { return nil }
    if case .pages = content {
      isDone = !archive.gather(chunkSize, from: &input)
      isBlank = archive.isEmpty
      content = .pages(archive.found)
      return chunk(archive.bytes, line: 0)
    }
    let end: Int
    switch content {
    case .whole, .table:
      end = input.buffer.count
      isDone = true
    case .lines: end = endOfLines()
    case .rows(let header): end = endOfRows(header)
    case .messages, .pages: end = endOfMessages()
    }
    let bytes = Array(input.buffer[input.position..<end])
    isBlank = isBlank && bytes.allSatisfy { $0 <= 0x20 }
    let firstLine = line
    line += bytes.span.count(of: 0x0A, in: bytes.indices)
    if scan == nil, !isOfParts {
      UTF8Sequences.add(bytes.span, at: input.offset - start, to: &counts)
      if encoding == nil, counts.valid + counts.faults > 0 {
        encoding = ByteEncoding(counts, isMarked: start > 0)
      }
    }
    input.position = end
    if !isDone {
      input.fill(to: chunkSize)
      isDone = input.count == 0
    }
    return chunk(bytes, line: firstLine)
  }

  private mutating func chunk(_ bytes: [UInt8], line: Int) -> RecordChunk {
    defer { chunks += 1 }
    return RecordChunk(
      file: file, content: content, bytes: bytes, encoding: encoding ?? .utf8, line: line,
      diagnostics: diagnostics(), closing: closing(), continuesFile: chunks > 0, isLast: isDone,
      end: input.storedOffset, fileSize: file.isStandardInput ? nil : input.storedSize)
  }

  /// Whether each record says how it is encoded.
  private var isOfParts: Bool {
    switch content {
    case .messages, .pages: true
    case .whole, .lines, .table, .rows: false
    }
  }

  /// What is to be said before the next chunk's own diagnostics: of a file, at its start; of
  /// standard input, when all of it was seen.
  private func diagnostics() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if case .whole = content {
      // What is read as a whole says itself how it is encoded.
    } else if !isOfParts, scan == nil ? isDone : chunks == 0, let encoding,
      let note = encoding.note(scan?.counts ?? counts)
    {
      diagnostics.append(Diagnostic(.note, file: file.path, message: note))
    }
    return diagnostics
  }

  /// What is to be said of the end of the file.
  private func closing() -> [Diagnostic] {
    guard isDone else { return [] }
    var diagnostics: [Diagnostic] = []
    if isOfParts, isBlank {
      diagnostics.append(Diagnostic(.skipped, file: file.path, message: "empty"))
    }
    if let fault = input.fault {
      diagnostics.append(Diagnostic(.skipped, file: file.path, message: fault))
    }
    return diagnostics
  }
}
