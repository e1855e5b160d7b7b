import DataModel

/// A record that was read, with text or without.
struct ReadRecord {
  var file: String
  var line: Int
  var id: String
  var isEmpty: Bool
  /// How many of the file's, or the chunk's, other diagnostics concern what stands before it.
  var diagnosticsBefore: Int
}

/// Knows the ids of a file's records, so that of several with one id only the first stays.
///
/// The chunks of a file are read each by itself; they are settled in their order.
package struct RecordIDs {
  private var lineOfID: [String: Int] = [:]

  package init() {}

  /// Puts the diagnostics of repeated and empty records among the others. Returns the positions of
  /// the documents that are not to be used.
  package mutating func settle(_ result: inout ReadResult) -> Set<Int> {
    if !result.continuesFile { lineOfID = [:] }
    var repeated: Set<Int> = []
    var diagnostics: [Diagnostic] = []
    var settled = 0
    var document = 0
    for record in result.records {
      diagnostics += result.diagnostics[settled..<record.diagnosticsBefore]
      settled = record.diagnosticsBefore
      func skip(_ message: String) {
        diagnostics.append(
          Diagnostic(.skipped, file: record.file, line: record.line, message: message))
      }
      if let first = lineOfID[record.id] {
        skip("the id '\(record.id)' repeats; first on line \(first)")
        if !record.isEmpty { repeated.insert(document) }
      } else if record.isEmpty {
        skip("empty text")
      } else {
        lineOfID[record.id] = record.line
      }
      if !record.isEmpty { document += 1 }
    }
    result.diagnostics = diagnostics + result.diagnostics[settled...]
    result.records = []
    return repeated
  }

  /// The same, without the documents that are not to be used.
  package mutating func settled(_ result: ReadResult) -> ReadResult {
    var result = result
    let repeated = settle(&result)
    guard !repeated.isEmpty else { return result }
    result.documents = result.documents.enumerated().filter { !repeated.contains($0.offset) }
      .map(\.element)
    return result
  }
}
