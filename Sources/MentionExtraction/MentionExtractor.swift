import DataModel

/// Finds the people, organizations and places that a document names.
///
/// The order of work, after Mikheev, Moens and Grover (EACL 1999):
///
///     text → tokens → sentences
///          → candidates: gazetteer entries and rules, each a clue with a weight
///          → a first selection, which fills the document's memory
///          → candidates again: the same names elsewhere, their parts, their acronyms
///          → a second selection: the mentions
///
/// A span's kind is what all clues for its words in the whole document say together, with those on
/// the spot first; see `EvidenceWeights`. Of overlapping spans the longest that carries enough
/// weight stays. What carries too little becomes an undecided name, which the corpus may settle.
public struct MentionExtractor: Sendable {
  /// Raised whenever the same text and lexicon give other mentions, or another sketch, than before.
  public static let version = 3

  public let lexicon: Lexicon
  /// Whether what a document says of a name in one place counts in its others.
  public var usesDocumentMemory = true

  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The mentions of one document, in text order.
  public func extract(_ document: Document) -> ExtractedDocument { extract([document])[0] }

  /// The mentions of several documents, each by itself; quicker than one call for each.
  public func extract(_ documents: [Document]) -> [ExtractedDocument] {
    var analysis = DocumentAnalysis(lexicon: lexicon)
    var tokenizer = lexicon.tokenizer()
    var sketcher = TextSketcher()
    var taken: [Bool] = []
    return documents.map { document in
      let memory = analyze(document, &analysis, &tokenizer)
      taken.removeAll(keepingCapacity: true)
      taken.append(contentsOf: repeatElement(false, count: analysis.tokens.count))
      let decided = analysis.select(least: EvidenceWeights.acceptance, taken: &taken)
      let undecided = analysis.select(least: EvidenceWeights.undecided, taken: &taken)
      var extracted = MentionAssembly(lexicon: lexicon, analysis: analysis, memory: memory)
        .assemble(decided: decided, undecided: undecided)
      extracted.sketch = analysis.sketch(&sketcher)
      return extracted
    }
  }

  /// The sketches of several documents, without looking for mentions.
  package func sketches(_ documents: [Document]) -> [TextSketch] {
    var analysis = DocumentAnalysis(lexicon: lexicon)
    var tokenizer = lexicon.tokenizer()
    var sketcher = TextSketcher()
    return documents.map { document in
      analysis.startTokens(document, &tokenizer)
      return analysis.sketch(&sketcher)
    }
  }

  func analyze(
    _ document: Document, _ analysis: inout DocumentAnalysis, _ tokenizer: inout Tokenizer
  ) -> DocumentMemory {
    analysis.start(document, &tokenizer)
    guard usesDocumentMemory else {
      analysis.weigh(sharing: false)
      return DocumentMemory(lexicon: lexicon, analysis: analysis, kept: [])
    }
    analysis.weigh()
    var taken = [Bool](repeating: false, count: analysis.tokens.count)
    let first = analysis.select(least: EvidenceWeights.acceptance, taken: &taken)
    let memory = DocumentMemory(lexicon: lexicon, analysis: analysis, kept: first)
    analysis.add(memory.candidates())
    analysis.weigh()
    return memory
  }
}
