import DataModel
import XMLSupport

extension CorpusReader {
  /// What Microsoft's compound files start with.
  private static let compoundMagic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  /// The one document of a file that is no text before it is unpacked.
  func contents(of bytes: [UInt8], _ format: FileFormat, _ file: InputFile) -> ReadResult {
    var document: Document
    do {
      document = try CorpusReader.document(bytes, format, file, searchPath: searchPath)
    } catch let error as XMLError {
      // Of a member, the error says which one.
      return CorpusReader.skipped(
        file, error.file == file.path ? error.message : error.description)
    } catch {
      return CorpusReader.skipped(file, "\(error)")
    }
    guard !document.blocks.isEmpty else {
      return CorpusReader.skipped(
        file, format == .pdf ? "no text in it; expected more than pictures" : "no text in it")
    }
    // The day that somebody wrote into the path is that of the text more often than the one on
    // which a program made the file.
    document.date = CalendarDate.found(inPath: file.path) ?? document.date
    return CorpusReader.dated(ReadResult(documents: [document]), file)
  }

  private static func document(
    _ bytes: [UInt8], _ format: FileFormat, _ file: InputFile, searchPath: String?
  ) throws -> Document {
    if format == .pdf { return try PDFReader(searchPath: searchPath).document(bytes, id: file.id) }
    if bytes.starts(with: compoundMagic) {
      throw XMLError(
        file: file.path,
        reason: .isDamaged(
          found: "a file as old versions of Word write it, or one with a password",
          expected: "a new one without"))
    }
    let archive = try ZipArchive(bytes, file: file.path)
    switch format {
    case .word: return try WordReader.document(archive, id: file.id)
    case .book: return try BookReader.document(archive, id: file.id)
    default: return try OpenDocumentReader.document(archive, id: file.id)
    }
  }
}
