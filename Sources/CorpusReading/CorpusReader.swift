import DataModel
import FoundationEssentials
import Glibc

/// Reads files and folders into documents.
public struct CorpusReader: Sendable {
  private let base: BaseFolder?

  /// - Parameter base: the folder that ids of documents are relative to.
  public init(base: String? = nil) {
    self.base = base.map { BaseFolder($0) }
  }

  /// The files of the inputs: files, folders with all below them, and `-` for standard input.
  public func list(_ inputs: [String]) throws(CorpusError) -> InputList {
    var walk = FolderWalk(base: base)
    for input in inputs { try walk.add(input) }
    return InputList(files: walk.files, diagnostics: walk.diagnostics)
  }

  /// The documents of one file; bad content gives diagnostics.
  public func read(_ file: InputFile) -> ReadResult {
    guard let bytes = CorpusReader.bytes(of: file) else {
      return ReadResult(diagnostics: [
        Diagnostic(.skipped, file: file.path, message: "cannot be read")
      ])
    }
    return documents(in: bytes, of: file)
  }

  func documents(in bytes: [UInt8], of file: InputFile) -> ReadResult {
    let decoded: DecodedText
    do {
      decoded = try DecodedText(bytes)
    } catch {
      return ReadResult(diagnostics: [Diagnostic(.skipped, file: file.path, message: "binary")])
    }
    guard decoded.text.contains(where: { $0 > 0x20 }) else {
      return ReadResult(diagnostics: [Diagnostic(.skipped, file: file.path, message: "empty")])
    }
    var result: ReadResult
    switch FileFormat(fileExtension: file.fileExtension) ?? .text {
    case .jsonLines, .json:
      var reader = JSONReader(file: file)
      reader.readLines(decoded.text)
      result = reader.result
    default:
      result = ReadResult(documents: [
        TextReader.document(id: file.id, title: nil, date: nil, text: decoded.text)
      ])
    }
    if let note = decoded.note {
      result.diagnostics.insert(Diagnostic(.note, file: file.path, message: note), at: 0)
    }
    return result
  }

  private static func bytes(of file: InputFile) -> [UInt8]? {
    guard file.isStandardInput else {
      return FileManager.default.contents(atPath: file.path).map { [UInt8]($0) }
    }
    var bytes: [UInt8] = []
    while case let byte = getchar(), byte >= 0 { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes
  }
}
