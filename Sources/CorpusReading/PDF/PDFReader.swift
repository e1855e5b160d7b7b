import DataModel
import FoundationEssentials
import XMLSupport

/// Reads PDF files by `pdftotext` of Poppler, where it is installed.
///
/// The program is asked for words with their places (`-bbox-layout`), in reading order. Its plain
/// text would do without our own paragraphs, but it has no sign between two paragraphs of a column,
/// takes the hyphen from `Kassym-Jomart` where a line ends in it, and with `-layout` sets the
/// columns of a page side by side. Title, author and date come with the words.
package struct PDFReader {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private static let program = "pdftotext"
  private static let package = "poppler-utils"
  private static let arguments = ["-enc", "UTF-8", "-bbox-layout", "-", "-"]
  /// A million words.
  private static let outputLimit = 1 << 27
  private static let seconds = 120

  /// Where the program is looked for; `nil` for what the environment says.
  let searchPath: String?

  private static let magic = Array("%PDF-".utf8)
  /// Bytes among which Poppler looks for the beginning.
  private static let headSize = 1024

  /// Whether the bytes start as a PDF does.
  static func looksLikePDF(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  /// Whether the bytes start so after a few others, as some programs put them there.
  private static func hasBeginning(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(headSize)
    return head.indices.contains { head[$0] == magic[0] && head[$0...].starts(with: magic) }
  }

  // MARK: - The program

  var programPath: String? {
    let folders = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
    return folders.split(separator: ":").lazy.map { "\($0)/\(PDFReader.program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The files that can be read, and one line about the others.
  func withoutUnreadable(_ list: InputList) -> InputList {
    func isPDF(_ file: InputFile) -> Bool {
      file.path.utf8.count > 4
        && file.path.utf8.suffix(3).elementsEqual("pdf".utf8) { $0 | 0x20 == $1 }
        && file.knownFormat == .pdf
    }
    let count = list.files.count(where: isPDF)
    if count == 0 || programPath != nil { return list }
    let files = count == 1 ? "1 PDF file was" : "\(count) PDF files were"
    return InputList(
      files: list.files.filter { !isPDF($0) },
      diagnostics: list.diagnostics + [
        Diagnostic(
          .skipped, file: PDFReader.program,
          message: "not found on PATH; \(files) skipped; install the package \(PDFReader.package)")
      ])
  }

  func document(_ bytes: [UInt8], id: String) throws -> Document {
    guard PDFReader.hasBeginning(bytes) else {
      throw Failure(description: "found something that is no PDF; expected one")
    }
    return try PDFReader.document(ofWords: words(of: bytes), id: id)
  }

  /// - Parameter words: what the program wrote.
  package static func document(ofWords words: [UInt8], id: String) throws -> Document {
    let pages = try PDFPages(words)
    var list = LineList()
    PDFParagraphs(pages.pages).add(to: &list)
    var document = list.document(id: id)
    document.describe(pages.properties)
    return document
  }

  /// What the program writes about the words of a file.
  private func words(of bytes: [UInt8]) throws(Failure) -> [UInt8] {
    guard let programPath else {
      throw Failure(
        description: "a PDF; install the package \(PDFReader.package), which has the program "
          + "\(PDFReader.program), to read it")
    }
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = "C"
    let child = ChildProcess(
      programPath, PDFReader.arguments, environment: environment,
      outputLimit: PDFReader.outputLimit, seconds: PDFReader.seconds)
    let result: ChildProcess.Result
    do throws(ChildProcess.Failure) {
      result = try child.run(input: bytes)
    } catch {
      throw Failure(description: "\(PDFReader.program) \(error)")
    }
    guard result.status == 0 else {
      throw Failure(description: PDFReader.reason(String(decoding: result.messages, as: UTF8.self)))
    }
    return result.output
  }

  /// Why the program failed, in its last words.
  private static func reason(_ messages: String) -> String {
    if messages.contains("Incorrect password") {
      return "a PDF with a password; expected one without"
    }
    let last = messages.split(separator: "\n").last.map { String($0) } ?? "it crashed"
    return "a damaged PDF (\(program): \(last)); expected one that can be read"
  }
}
