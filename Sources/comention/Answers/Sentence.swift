import DataModel

/// A sentence with its place.
struct Sentence: Encodable {
  var document: String
  var line: Int
  var text: String

  init(_ evidence: Evidence) {
    document = evidence.document
    line = evidence.line
    text = evidence.text
  }

  /// `document:line: text`.
  var placedText: String { "\(document):\(line): \(text)" }
}
