import DataModel

/// Turns selected spans into mentions and the names they use.
struct MentionAssembly {
  let lexicon: Lexicon
  let analysis: DocumentAnalysis
  let memory: DocumentMemory

  private struct Key: Hashable {
    var text: String
    var kind: EntityKind
    var entry: Int?
    var longForm: Int?
    var isDecided: Bool
  }

  func assemble(decided: [Int], undecided: [Int]) -> ExtractedDocument {
    var names: [DocumentName] = []
    var nameOfKey: [Key: Int] = [:]
    func name(_ key: Key) -> Int {
      if let known = nameOfKey[key] { return known }
      names.append(
        DocumentName(
          text: key.text, kind: key.kind, entry: key.entry, longForm: key.longForm,
          isDecided: key.isDecided))
      nameOfKey[key] = names.count - 1
      return names.count - 1
    }

    // Long forms that stand in the text as mentions, by where they last stood.
    var mentions: [Mention] = []
    var lastMention = [Int](repeating: -1, count: memory.longForms.count)
    let longFormOfKey = Dictionary(
      memory.longForms.enumerated().map { ($1.key &+ UInt64($1.kind.rawValue), $0) },
      uniquingKeysWith: { first, _ in first })
    var nameOfLongForm: [Int: Int] = [:]

    let isUndecided = Set(undecided)
    let spans = analysis.spans
    // Spans stand in text order.
    for number in (decided + undecided).sorted() {
      let span = spans[number]
      guard let kind = span.weights.best.kind else { continue }
      let isDecided = !isUndecided.contains(number)
      let text = self.text(span.start..<span.end)
      var longForm: Int?
      if isDecided, let referred = self.longForm(span, kind, lastMention) {
        let long = memory.longForms[referred]
        longForm =
          nameOfLongForm[referred]
          ?? name(
            Key(
              text: self.text(long.span), kind: long.kind, entry: entry(long.span, long.kind),
              longForm: nil, isDecided: true))
        nameOfLongForm[referred] = longForm
        lastMention[referred] = span.start
      } else if let own = longFormOfKey[span.key &+ UInt64(kind.rawValue)] {
        lastMention[own] = span.start
      }
      let key = Key(
        text: text, kind: kind, entry: longForm == nil ? entry(span, kind) : nil,
        longForm: longForm, isDecided: isDecided)
      mentions.append(
        Mention(
          range: analysis.byteRange(span.start..<span.end), name: name(key),
          sentence: span.sentence,
          source: source(span, kind)))
    }
    return ExtractedDocument(
      names: names, mentions: mentions,
      sentences: analysis.sentences.map {
        Sentence(
          range: analysis.byteRange($0.tokens), block: $0.block,
          zone: $0.isDateline ? .dateline : analysis.document.blocks[$0.block].zone)
      })
  }

  /// The words of a span with white space folded.
  private func text(_ tokens: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for token in tokens {
      if token > tokens.lowerBound, analysis.tokens[token].isAfterSpace { bytes.append(0x20) }
      bytes +=
        analysis.document.text[
          Int(analysis.tokens[token].start)..<Int(analysis.tokens[token].end)]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The long form that a span's memory candidates refer to: the one mentioned last, or else the
  /// first of the document.
  private func longForm(_ span: WeighedSpan, _ kind: EntityKind, _ lastMention: [Int]) -> Int? {
    var best: Int?
    for number in span.candidates {
      let candidate = analysis.candidates[number]
      guard candidate.longForm >= 0, candidate.reading.kind == kind else { continue }
      let longForm = Int(candidate.longForm)
      if memory.longForms[longForm].key == span.key { return nil }
      guard let current = best else {
        best = longForm
        continue
      }
      if lastMention[longForm] > lastMention[current] { best = longForm }
    }
    return best
  }

  private func entry(_ tokens: Range<Int>, _ kind: EntityKind) -> Int? {
    analysis.spans.first { $0.start == tokens.lowerBound && $0.end == tokens.upperBound }
      .flatMap { entry($0, kind) }
  }

  /// The gazetteer entry that a span names: one whose needed words the document has comes first,
  /// then one without a note, then file order.
  private func entry(_ span: WeighedSpan, _ kind: EntityKind) -> Int? {
    var best: (rank: Int, entry: Int)?
    for number in span.candidates {
      let candidate = analysis.candidates[number]
      guard candidate.alias >= 0, candidate.reading.kind == kind else { continue }
      let alias = lexicon.aliases[Int(candidate.alias)]
      let entry = Int(alias.entry)
      let rank = (alias.needs.isEmpty ? 2 : 0) + (lexicon.entries[entry].note == nil ? 0 : 1)
      if best.map({ (rank, entry) < $0 }) ?? true { best = (rank, entry) }
    }
    return best?.entry
  }

  /// The clue that says most for the kind.
  private func source(_ span: WeighedSpan, _ kind: EntityKind) -> Int {
    var best: Candidate?
    for number in span.candidates where analysis.candidates[number].reading.kind == kind {
      let candidate = analysis.candidates[number]
      if best.map({ candidate.weight > $0.weight }) ?? true { best = candidate }
    }
    return best.map { Int($0.source) } ?? lexicon.capitalizedSource
  }
}
