import DataModel

/// Runs the examples that stand under the rules of a lexicon.
public struct RuleExampleCheck: Sendable {
  /// An example that its rule does not meet.
  public struct Failure: Hashable, Sendable, CustomStringConvertible {
    public var example: RuleExample
    public var found: [String]

    public var description: String {
      let found =
        self.found.isEmpty ? "nothing" : self.found.map { "'\($0)'" }.joined(separator: ", ")
      let wanted =
        example.mustMatch
        ? "the words in brackets" : example.marked.contains("[") ? "not these words" : "nothing"
      return
        "\(example.file):\(example.line): rule '\(example.rule)' found \(found) in '\(example.marked)'; expected \(wanted)"
    }
  }

  private let lexicon: Lexicon

  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  public var failures: [Failure] { lexicon.ruleExamples.compactMap(failure) }

  private func failure(_ example: RuleExample) -> Failure? {
    var text: [UInt8] = []
    var wanted: ByteRange?
    var open = 0
    for byte in example.marked.utf8 {
      switch byte {
      case UInt8(ascii: "["): open = text.count
      case UInt8(ascii: "]"): wanted = ByteRange(open, text.count)
      default: text.append(byte)
      }
    }
    // A byline is the zone in which capitals always tell something, however short the example.
    let document = Document(
      id: "example", text: text,
      blocks: [Block(range: ByteRange(0, text.count), zone: .byline)])
    var analysis = DocumentAnalysis(lexicon: lexicon)
    var tokenizer = lexicon.tokenizer()
    analysis.start(document, &tokenizer)
    let found = analysis.candidates.filter {
      lexicon.sources[Int($0.source)].kind == .rule
        && lexicon.sources[Int($0.source)].name == example.rule
    }.map { analysis.byteRange(Int($0.start)..<Int($0.end)) }
    let isMet =
      example.mustMatch
      ? wanted.map(found.contains) ?? false
      : wanted.map { !found.contains($0) } ?? found.isEmpty
    return isMet ? nil : Failure(example: example, found: found.map(document.string))
  }
}
