import DataModel

/// A gazetteer entry that the documents ask for: a name that they often have and the lexicon lacks.
public struct LexiconSuggestion: Hashable, Sendable {
  public struct Example: Hashable, Sendable {
    public var document: String
    /// 1-based line on which the sentence starts.
    public var line: Int
    /// The sentence, or the part of a long one that has the name.
    public var text: String
  }

  public var kind: EntityKind
  public var name: String
  /// Its other spellings, the most frequent first.
  public var aliases: [String]
  public var mentions: Int
  public var documents: Int
  /// Mentions by each kind that they look like, the kind above included.
  public var mentionsOfKind: [EntityKind: Int]
  /// No document had evidence enough for it.
  public var isUndecided: Bool
  /// The entities of the lexicon that share most sentences with it, at most three.
  public var beside: [String]
  public var example: Example
}

extension LexiconSuggestion {
  /// The lines of a gazetteer: what is known of the name as comments, then the entry.
  var gazetteerLines: [String] {
    var facts = ["\(count(mentions, "mention")) in \(count(documents, "document"))"]
    if isUndecided { facts.append("undecided") }
    if mentionsOfKind.count > 1 {
      let kinds = mentionsOfKind.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.key.name) in \($0.value)" }
      facts.append("kind in doubt: \(kinds.joined(separator: ", "))")
    }
    if !beside.isEmpty { facts.append("beside \(beside.joined(separator: ", "))") }
    return [
      "# " + oneLine(facts.joined(separator: "; ")),
      "# " + oneLine("\(quoted(example.text))  (\(example.document):\(example.line))"),
      ([name] + aliases).joined(separator: " | "),
    ]
  }

  /// Whether a line of a gazetteer can hold a name.
  package static func isWritable(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first != "#", first != "[" else { return false }
    return !name.unicodeScalars.contains { scalar in
      switch scalar {
      case "|", "(", ")", "{", "}": true
      default: scalar.properties.generalCategory == .control
      }
    }
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A sentence that begins or ends as a quotation gets no further marks.
  private func quoted(_ sentence: String) -> String {
    let ends = [sentence.first, sentence.last].compactMap { $0 }
    return ends.contains { "\"“”".contains($0) } ? sentence : "\"\(sentence)\""
  }

  /// A comment ends with its line, so nothing in it may end the line.
  private func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
