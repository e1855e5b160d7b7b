import DataModel
import FoundationEssentials
import XMLSupport

/// Reads files and folders into documents.
///
/// `list` finds the files; `read` turns one into documents, each on its own so that files can be
/// read in parallel. A file goes through three steps: its bytes, unpacked if gzip packed them,
/// become UTF-8 (`DecodedText`); its format, told by extension or first bytes, gives one document
/// (text, Markdown, HTML) or one a record (JSON Lines, CSV); each document is cut into blocks and
/// these get their zones (`ZoneRecognizer`). The text is that of the file, byte order mark and
/// encoding aside, so that offsets hold in the file; only pages have the text that was extracted
/// from them, as do the files that are no text before they are unpacked
/// (`CorpusReader+Containers`).
///
/// Of messages and web archives each part says how it is encoded, so that the order of the first
/// two steps is the other way round (`MailReader`, `WebArchiveReader`).
///
/// A large file of records need not be in memory as a whole: `InputParts` gives it chunk by chunk.
public struct CorpusReader: Sendable {
  private let base: BaseFolder?
  let searchPath: String?

  /// - Parameters:
  ///   - base: the folder that ids of documents are relative to.
  ///   - searchPath: where programs are looked for; `nil` for what the environment says.
  public init(base: String? = nil, searchPath: String? = nil) {
    self.base = base.map { BaseFolder($0) }
    self.searchPath = searchPath
  }

  /// The files of the inputs: files, folders with all below them, and `-` for standard input.
  public func list(_ inputs: [String]) throws(CorpusError) -> InputList {
    var walk = FolderWalk(base: base)
    for input in inputs { try walk.add(input) }
    let list = InputList(files: walk.files, diagnostics: walk.diagnostics)
    return PDFReader(searchPath: searchPath).withoutUnreadable(list)
  }

  /// The documents of one file; bad content gives diagnostics.
  public func read(_ file: InputFile) -> ReadResult {
    guard let bytes = CorpusReader.bytes(of: file) else {
      let isMissing = !FileManager.default.fileExists(atPath: file.path)
      return CorpusReader.skipped(
        file, isMissing ? "does not exist any more" : "cannot be read; no permission to read it")
    }
    return documents(in: bytes, of: file)
  }

  /// The documents of some files or of a chunk, to be settled by `RecordIDs` in the order of parts.
  package func read(_ part: InputPart) -> ReadResult {
    switch part {
    case .files(let files):
      var all = ReadResult()
      for file in files { all.append(read(file)) }
      return all
    case .chunk(let chunk): return read(chunk)
    }
  }

  private func read(_ chunk: RecordChunk) -> ReadResult {
    var result: ReadResult
    switch chunk.content {
    case .whole: result = documents(in: chunk.bytes, of: chunk.file)
    case .lines:
      var reader = JSONReader(file: chunk.file)
      reader.readLines(chunk.encoding.decoded(chunk.bytes), firstLine: chunk.line)
      result = reader.result
    case .table(let separator):
      var reader = TableReader(file: chunk.file)
      reader.read(chunk.encoding.decoded(chunk.bytes), separator: separator)
      result = reader.result
    case .rows(let header):
      var reader = TableReader(file: chunk.file)
      reader.read(chunk.encoding.decoded(chunk.bytes), header, from: 0, line: chunk.line)
      result = reader.result
    case .messages:
      var reader = MailReader(file: chunk.file)
      reader.readMailbox(chunk.bytes, firstLine: chunk.line)
      result = reader.result
    case .pages(let found):
      var reader = WebArchiveReader(file: chunk.file)
      reader.read(found, in: chunk.bytes)
      result = reader.result
    }
    result = CorpusReader.dated(result, chunk.file)
    result.prepend(chunk.diagnostics)
    result.diagnostics += chunk.closing
    result.continuesFile = chunk.continuesFile
    return result
  }

  package func documents(in bytes: [UInt8], of file: InputFile) -> ReadResult {
    guard ByteSource.isPacked(bytes) else { return documents(inUnpacked: bytes, of: file) }
    var input = BufferedSource(ByteSource(bytes: bytes, file: file.path))
    input.fill(to: .max)
    var result = documents(inUnpacked: input.buffer, of: file)
    if let fault = input.fault {
      result.diagnostics.append(Diagnostic(.skipped, file: file.path, message: fault))
    }
    return result
  }

  private func documents(inUnpacked bytes: [UInt8], of file: InputFile) -> ReadResult {
    if file.knownFormat == nil, let what = FileFormat.other(bytes) {
      return CorpusReader.skipped(file, what)
    }
    let known = file.knownFormat ?? FileFormat.container(bytes)
    if let known, known.isContainer { return contents(of: bytes, known, file) }
    if let format = known ?? FileFormat.ofParts(bytes), format.isDecodedByParts {
      return documents(inParts: bytes, format: format, file)
    }
    var format = known ?? (FileFormat.looksLikeHTML(bytes) ? .html : .text)
    let decoded: DecodedText
    do {
      decoded = try DecodedText(
        bytes, declared: format == .html ? DeclaredEncoding.find(in: bytes) : nil)
    } catch {
      return CorpusReader.skipped(file, error.description)
    }
    guard decoded.text.contains(where: { $0 > 0x20 }) else {
      return CorpusReader.skipped(file, "empty")
    }
    if known == nil, format == .text {
      if FileFormat.looksLikeHTML(decoded.text) {
        format = .html
      } else if JSONReader(file: file).opensWithRecord(decoded.text) {
        format = .jsonLines
      }
    }
    var result = documents(in: decoded.text, format: format, file)
    if let note = decoded.note {
      result.prepend([Diagnostic(.note, file: file.path, message: note)])
    }
    var ids = RecordIDs()
    return ids.settled(CorpusReader.dated(result, file))
  }

  /// The documents of a format whose parts say how they are encoded.
  private func documents(
    inParts bytes: [UInt8], format: FileFormat, _ file: InputFile
  ) -> ReadResult {
    guard bytes.contains(where: { $0 > 0x20 }) else { return CorpusReader.skipped(file, "empty") }
    var result = ReadResult()
    if format == .webArchive {
      var cutter = ChunkCutter(webArchive: file, bytes)
      while let chunk = cutter.next() { result.append(read(chunk)) }
    } else {
      var reader = MailReader(file: file)
      if format == .mailbox {
        reader.readMailbox(bytes)
      } else if let document = reader.document(bytes) {
        result = single(document, file)
      }
      result.append(reader.result)
    }
    var ids = RecordIDs()
    return ids.settled(CorpusReader.dated(result, file))
  }

  private func documents(in text: [UInt8], format: FileFormat, _ file: InputFile) -> ReadResult {
    switch format {
    case .text: return single(TextReader.document(id: file.id, text: text), file)
    case .markdown: return single(MarkdownReader.document(id: file.id, text: text), file)
    case .html:
      let document = PageReader.document(id: file.id, text: text)
      guard !document.blocks.isEmpty else {
        return CorpusReader.skipped(file, "no text in the page")
      }
      return single(document, file)
    case .message, .mailbox, .webArchive: return documents(inParts: text, format: format, file)
    case .jsonLines:
      var reader = JSONReader(file: file)
      reader.readLines(text)
      return reader.result
    case .json:
      var reader = JSONReader(file: file)
      reader.readWhole(text)
      return reader.result
    case .table(let separator):
      var reader = TableReader(file: file)
      reader.read(text, separator: separator)
      return reader.result
    case .word, .openDocument, .book, .pdf: return contents(of: text, format, file)
    }
  }

  /// The one document of a file; the file's path may tell its date.
  private func single(_ document: Document, _ file: InputFile) -> ReadResult {
    var document = document
    document.date = document.date ?? CalendarDate.found(inPath: file.path)
    return ReadResult(documents: [document])
  }

  /// With the days that first lines tell of documents that have none.
  static func dated(_ result: ReadResult, _ file: InputFile) -> ReadResult {
    var result = result
    let reader = DatelineReader(year: CalendarDate.year(inPath: file.path))
    for position in result.documents.indices where result.documents[position].date == nil {
      result.documents[position].date = reader.date(of: result.documents[position])
    }
    return result
  }

  static func skipped(_ file: InputFile, _ message: String) -> ReadResult {
    ReadResult(diagnostics: [Diagnostic(.skipped, file: file.path, message: message)])
  }

  private static func bytes(of file: InputFile) -> [UInt8]? {
    guard file.isStandardInput else {
      return FileManager.default.contents(atPath: file.path).map { [UInt8]($0) }
    }
    var input = BufferedSource(.standardInput)
    input.fill(to: .max)
    return input.fault == nil ? input.buffer : nil
  }
}
