import DataModel

/// How much of what was read is not used on purpose: too often to be told each time, so it is
/// counted and told once.
package struct LeftOut: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case attachment
    /// A record's date in a form that is not read.
    case date
    /// A record of a web archive that is no page.
    case record(WebArchive.RecordType)
    case status(Int)
    case notText
    case packed
    case tooLong
  }

  private var counts: [Kind: Int] = [:]

  package init() {}

  mutating func add(_ kind: Kind, _ count: Int = 1) {
    if count > 0 { counts[kind, default: 0] += count }
  }

  package mutating func add(_ other: LeftOut) {
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// A line for mail, one for dates and one for web archives, if there is anything to tell.
  package var diagnostics: [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let count = counts[.attachment] {
      diagnostics.append(
        Diagnostic(
          .note, file: "mail",
          message: count == 1 ? "1 attachment left out" : "\(count) attachments left out"))
    }
    if let count = counts[.date] {
      diagnostics.append(
        Diagnostic(
          .note, file: "dates",
          message: "\(count) \(count == 1 ? "is" : "are") not understood; expected YYYY-MM-DD"))
    }
    let records = counts.filter { $0.key != .attachment && $0.key != .date }
    guard !records.isEmpty else { return diagnostics }
    let parts = records.map { (count: $0.value, name: $0.key.name) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    let count = parts.reduce(0) { $0 + $1.count }
    diagnostics.append(
      Diagnostic(
        .note, file: "web archives",
        message: "\(count) \(count == 1 ? "record" : "records") left out: "
          + parts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")))
    return diagnostics
  }
}

extension LeftOut.Kind {
  fileprivate var name: String {
    switch self {
    case .attachment: "attachment"
    case .date: "date"
    case .record(let type): type.rawValue
    case .status(let code): "of status \(code)"
    case .notText: "not of text"
    case .packed: "packed in a way that is not read"
    case .tooLong: "of more than \(WebArchive.longestRecord >> 20) MB"
    }
  }
}
