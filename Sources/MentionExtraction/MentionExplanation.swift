import DataModel

/// Why a span of a document is a mention, or is none.
public struct SpanExplanation: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    case mention(EntityKind)
    /// Too little evidence in this document; the corpus decides.
    case undecided(EntityKind)
    /// What speaks most is that it is no mention.
    case nothing
    /// A longer or weightier span took its words.
    case covered
    case tooLittle
  }

  /// One thing that speaks for a reading of the span.
  public struct Clue: Hashable, Sendable {
    /// The rule, gazetteer or memory it comes from.
    public var source: Lexicon.Source
    /// The line of a gazetteer entry.
    public var line: Int?
    /// The gazetteer's name for it.
    public var entry: String?
    /// The kind it speaks for; `nil` where it speaks against a mention.
    public var kind: EntityKind?
    public var weight: Double
  }

  public var range: ByteRange
  public var sentence: ByteRange
  public var verdict: Verdict
  public var clues: [Clue]
  /// What the document says of the same words elsewhere, and deductions for ordinary words, by
  /// kind: weight on the spot, weight in all.
  public var weights: [EntityKind: (own: Double, total: Double)]

  public static func == (a: SpanExplanation, b: SpanExplanation) -> Bool {
    a.range == b.range && a.verdict == b.verdict && a.clues == b.clues
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(range) }
}

extension MentionExtractor {
  /// The weight from which on a span is a mention.
  public static var acceptance: Double { Double(EvidenceWeights.acceptance) }

  /// All spans of a document that any clue spoke for, with the clues, in text order.
  public func explain(_ document: Document) -> [SpanExplanation] {
    var analysis = DocumentAnalysis(lexicon: lexicon)
    var tokenizer = lexicon.tokenizer()
    _ = analyze(document, &analysis, &tokenizer)
    var taken = [Bool](repeating: false, count: analysis.tokens.count)
    let decided = Set(analysis.select(least: EvidenceWeights.acceptance, taken: &taken))
    let undecided = Set(analysis.select(least: EvidenceWeights.undecided, taken: &taken))
    return analysis.spans.indices.map { number in
      let span = analysis.spans[number]
      let best = span.weights.best
      let verdict: SpanExplanation.Verdict
      if let kind = best.kind, decided.contains(number) {
        verdict = .mention(kind)
      } else if let kind = best.kind, undecided.contains(number) {
        verdict = .undecided(kind)
      } else if span.weights[best] < EvidenceWeights.undecided {
        verdict = .tooLittle
      } else {
        verdict = best == .nothing ? .nothing : .covered
      }
      let clues = span.candidates.map { clue(analysis.candidates[$0]) }
      var weights: [EntityKind: (own: Double, total: Double)] = [:]
      for kind in EntityKind.allCases where clues.contains(where: { $0.kind == kind }) {
        let own = clues.filter { $0.kind == kind }.reduce(0) { $0 + $1.weight }
        weights[kind] = (own, Double(span.weights[Reading(kind)]))
      }
      let sentence = analysis.sentences[span.sentence].tokens
      return SpanExplanation(
        range: analysis.byteRange(span.start..<span.end), sentence: analysis.byteRange(sentence),
        verdict: verdict, clues: clues, weights: weights)
    }
  }

  private func clue(_ candidate: Candidate) -> SpanExplanation.Clue {
    let alias = candidate.alias >= 0 ? lexicon.alias(candidate.alias) : nil
    return SpanExplanation.Clue(
      source: lexicon.sources[Int(candidate.source)], line: alias.map { Int($0.line) },
      entry: alias.map { lexicon.name(ofEntry: Int($0.entry)) }, kind: candidate.reading.kind,
      weight: Double(candidate.weight))
  }
}
