import DataModel

/// A file to read documents from.
public struct InputFile: Hashable, Sendable {
  /// As the user typed it; for a file in a folder, the folder as typed and the path below it.
  public let path: String
  /// The path, or its part below the base folder.
  public let id: String

  public init(path: String, id: String) {
    self.path = path
    self.id = id
  }

  /// Whether this is standard input.
  var isStandardInput: Bool { path == "-" || path == "/dev/stdin" }

  /// The file's name without its folders.
  var name: Substring {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return path[(slash.map(path.utf8.index(after:)) ?? path.startIndex)...]
  }

  /// What follows the last dot of the name, in small letters; empty if there is none. A `.gz` at
  /// the end says nothing: it is the dot before it that counts.
  var fileExtension: String {
    let last = InputFile.split(name)
    return last.ending == "gz" ? InputFile.split(last.stem).ending : last.ending
  }

  private static func split(_ name: Substring) -> (stem: Substring, ending: String) {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return (name, "")
    }
    return (name[..<dot], name[name.utf8.index(after: dot)...].lowercased())
  }
}

/// The files that inputs lead to, in reading order.
public struct InputList: Sendable {
  public let files: [InputFile]
  public let diagnostics: [Diagnostic]
}

/// What one file holds, or some of it.
public struct ReadResult: Sendable {
  public var documents: [Document]
  public var diagnostics: [Diagnostic]
  /// The records that wait for `RecordIDs` to settle them.
  var records: [ReadRecord] = []
  /// Whether what was read before is of the same file.
  var continuesFile = false
  /// What was passed over, which is told once for all files.
  package var leftOut = LeftOut()

  public init(documents: [Document] = [], diagnostics: [Diagnostic] = []) {
    self.documents = documents
    self.diagnostics = diagnostics
  }

  mutating func append(_ other: ReadResult) {
    records += other.records.map { record in
      var record = record
      record.diagnosticsBefore += diagnostics.count
      return record
    }
    documents += other.documents
    diagnostics += other.diagnostics
    leftOut.add(other.leftOut)
  }

  /// Puts diagnostics before the others.
  mutating func prepend(_ diagnostics: [Diagnostic]) {
    self.diagnostics.insert(contentsOf: diagnostics, at: 0)
    for record in records.indices { records[record].diagnosticsBefore += diagnostics.count }
  }
}
