import DataModel

/// Some lines of a large file of records, which can be read without the rest of the file.
package struct RecordChunk: Sendable {
  enum Content {
    /// Not a part of a file but all of it, undecoded.
    case whole
    case lines
    /// A table with its header.
    case table(separator: UInt8)
    case rows(TableHeader)
    /// Messages of an mbox file, undecoded.
    case messages
    /// Records of a web archive, undecoded.
    case pages(WebRecordList)
  }

  let file: InputFile
  let content: Content
  let bytes: [UInt8]
  let encoding: ByteEncoding
  /// The line of the file on which it starts.
  let line: Int
  /// What is to be said before what the chunk itself gives rise to.
  let diagnostics: [Diagnostic]
  /// What is to be said behind that.
  let closing: [Diagnostic]
  let continuesFile: Bool
  /// Whether nothing of the file follows.
  package let isLast: Bool
  /// Bytes of the file up to the end of this chunk; if gzip packed it, of the packed file.
  package let end: Int
  /// Bytes of the file; `nil` where that cannot be known.
  package let fileSize: Int?
}

/// What can be read independently of everything else: some files, or a chunk of a large one.
package enum InputPart: Sendable {
  case files([InputFile])
  case chunk(RecordChunk)
}
