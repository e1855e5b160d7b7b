import CorpusReading
import TestSupport
import XMLSupport

extension ReaderProperty {
  /// A zip archive of members, each behind a line `=== name`.
  static func archive(_ bytes: [UInt8]) -> [UInt8] {
    var members: [(name: String, contents: [UInt8])] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: "=== ".utf8) {
        members.append((String(decoding: line.dropFirst(4), as: UTF8.self), []))
      } else if !members.isEmpty {
        members[members.count - 1].contents += line + [0x0A]
      }
    }
    return ZipWriter(members.map { ZipWriter.Member($0.name, $0.contents) }).bytes
  }

  /// Members are inside the archive, have the size that the directory says, and are read the same
  /// twice; the same bytes as a document.
  static func zip(_ bytes: [UInt8]) throws {
    if let archive = try attempt({ try ZipArchive(bytes, file: "a.zip", limit: 1 << 20) }) {
      for member in archive.members {
        let contents = try twice { try archive.contents(of: member) }
        try promise(contents.map { $0.count == member.count } ?? true, "a member of another size")
      }
    }
    try documents(bytes, named: "a.docx")
  }

  /// What `pdftotext` writes of a PDF.
  static func describedPDF(_ bytes: [UInt8]) throws {
    let document = try attempt { try PDFReader.document(ofWords: bytes, id: "a.pdf") }
    if let document { try check(ReadResult(documents: [document])) }
  }
}
