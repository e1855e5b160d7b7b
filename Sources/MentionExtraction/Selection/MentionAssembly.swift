import DataModel

/// Turns selected spans into mentions and the names they use.
struct MentionAssembly {
  let lexicon: Lexicon
  let analysis: DocumentAnalysis
  let memory: DocumentMemory

  func assemble(decided: [Int], undecided: [Int]) -> ExtractedDocument {
    var names = NameList()
    var bodies = StateBodies(lexicon: lexicon, analysis: analysis)
    let places = PlaceQualifiers(lexicon: lexicon, analysis: analysis, decided: decided)

    // Long forms that stand in the text as mentions, by where they last stood.
    var mentions: [Mention] = []
    var lastMention = [Int](repeating: -1, count: memory.longForms.count)
    var nameOfLongForm = [Int](repeating: -1, count: memory.longForms.count)

    var (nextDecided, nextUndecided) = (decided[...], undecided[...])
    while true {
      // Spans stand in text order, and so do both lists of their numbers.
      let isDecided = nextDecided.first ?? .max < nextUndecided.first ?? .max
      guard let number = isDecided ? nextDecided.popFirst() : nextUndecided.popFirst() else {
        break
      }
      let span = analysis.spans[number]
      guard let kind = span.weights.best.kind else { continue }
      var longForm: Int?
      if isDecided, let referred = self.longForm(span, kind, lastMention) {
        let long = memory.longForms[referred]
        if nameOfLongForm[referred] < 0 {
          nameOfLongForm[referred] = names.number(
            of: text(long.span), long.kind, entry: entry(long.span, long.kind), longForm: nil,
            isDecided: true,
            qualified: long.kind == .organization ? bodies.stateBody(long.span) : nil)
        }
        longForm = nameOfLongForm[referred]
        lastMention[referred] = span.start
      } else if let own = memory.longForm(span.key, kind) {
        lastMention[own] = span.start
      }
      var own: Int?
      var qualified: QualifiedName?
      if longForm == nil {
        if kind == .place, let meaning = places.meaning(ofSpan: number) {
          (own, qualified) = (meaning.entry, meaning.qualified)
        } else {
          own = entry(span, kind)
        }
        if kind == .organization, own == nil {
          qualified = bodies.stateBody(span.start..<span.end)
        }
      }
      let name = names.number(
        of: text(span.start..<span.end), kind, entry: own, longForm: longForm,
        isDecided: isDecided, qualified: qualified)
      mentions.append(
        Mention(
          range: analysis.byteRange(span.start..<span.end), name: name, sentence: span.sentence,
          source: source(span, kind)))
    }
    return ExtractedDocument(
      names: names.names, mentions: mentions,
      sentences: analysis.sentences.map {
        Sentence(
          range: analysis.byteRange($0.tokens), block: $0.block,
          zone: $0.isDateline ? .dateline : analysis.document.blocks[$0.block].zone)
      })
  }

  /// The words of a span with white space folded and broken words whole.
  private func text(_ tokens: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    for token in tokens {
      if token > tokens.lowerBound, analysis.tokens[token].isAfterSpace { bytes.append(0x20) }
      let word = analysis.document.text[
        Int(analysis.tokens[token].start)..<Int(analysis.tokens[token].end)]
      if word.contains(0x0A) { bytes += unbroken(word) } else { bytes += word }
    }
    return bytes
  }

  /// A word that a line end breaks: the hyphen stays before a capital.
  private func unbroken(_ word: ArraySlice<UInt8>) -> [UInt8] {
    let halves = word.split { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }
    guard let first = halves.first, let second = halves.last else { return Array(word) }
    let (text, rest) = (
      String(decoding: first, as: UTF8.self), String(decoding: second, as: UTF8.self)
    )
    let isName = rest.first?.isUppercase ?? false
    return Array((text.dropLast() + (isName ? "-" : "") + rest).utf8)
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
    let spans = analysis.spans
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if (spans[middle].start, spans[middle].end) < (tokens.lowerBound, tokens.upperBound) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < spans.count, spans[low].start..<spans[low].end == tokens else { return nil }
    return entry(spans[low], kind)
  }

  /// The gazetteer entry that a span names: one whose needed words the document has comes first,
  /// then one without a note, then file order.
  private func entry(_ span: WeighedSpan, _ kind: EntityKind) -> Int? {
    var best: (rank: Int, entry: Int)?
    for number in span.candidates {
      let candidate = analysis.candidates[number]
      guard candidate.alias >= 0, candidate.reading.kind == kind else { continue }
      let entry = lexicon.entry(ofAlias: candidate.alias)
      let hasNeeds = lexicon.flatAlias(candidate.alias).needs >= 0
      let rank = (hasNeeds ? 0 : 2) + (lexicon.hasNote(entry) ? 1 : 0)
      if best.map({ (rank, entry) < $0 }) ?? true { best = (rank, entry) }
    }
    return best.map { lexicon.canonical($0.entry) }
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

/// The names of one document, each once.
private struct NameList {
  private(set) var names: [DocumentName] = []
  private var numbers = HashIndex()

  /// The number of a name, which is added if it is new.
  mutating func number(
    of text: [UInt8], _ kind: EntityKind, entry: Int?, longForm: Int?, isDecided: Bool,
    qualified: QualifiedName?
  ) -> Int {
    var key = WordFolder.hash(text)
    for part in [Int(kind.rawValue), entry ?? -1, longForm ?? -1, isDecided ? 1 : 0] {
      key = (key ^ UInt64(truncatingIfNeeded: part)) &* 0xFF51_AFD7_ED55_8CCD
      key ^= key >> 32
    }
    while let known = numbers[key] {
      let name = names[Int(known)]
      if name.kind == kind, name.entry == entry, name.longForm == longForm,
        name.isDecided == isDecided, name.qualified == qualified, name.text.utf8.elementsEqual(text)
      {
        return Int(known)
      }
      key &+= 1
    }
    numbers[key] = Int32(names.count)
    names.append(
      DocumentName(
        text: String(decoding: text, as: UTF8.self), kind: kind, entry: entry, longForm: longForm,
        isDecided: isDecided, qualified: qualified))
    return names.count - 1
  }
}
