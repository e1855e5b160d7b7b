import DataModel

/// Tells which of several places a name means by the region or country behind it: "Springfield,
/// Illinois", "Paris, Texas", "London (Ontario)".
///
/// What is said of a name in one place of a document holds for it where it stands alone: what was
/// said last, or first of all if nothing was said before.
struct PlaceQualifiers {
  /// What a place's name means beside what its words say.
  struct Meaning {
    /// The gazetteer entry, if one of the name lies there.
    var entry: Int?
    /// Where none does.
    var qualified: QualifiedName?
  }

  private let lexicon: Lexicon
  private let analysis: DocumentAnalysis
  /// By span.
  private var meanings: [Int: Meaning] = [:]
  /// By the words' key, in text order.
  private var said: [UInt64: [(span: Int, meaning: Meaning)]] = [:]

  /// - Parameter decided: positions of the document's mentions in the analysis's spans.
  init(lexicon: Lexicon, analysis: DocumentAnalysis, decided: [Int]) {
    self.lexicon = lexicon
    self.analysis = analysis
    for position in decided.indices.dropLast() {
      let (number, other) = (decided[position], decided[position + 1])
      guard isPlace(number), isPlace(other), isQualified(number, by: other),
        let (meaning, container) = meaning(number, other)
      else { continue }
      // "Paris, Ukraine" after "London," is one of a list.
      if meaning.entry == nil, position > 0, isListed(decided[position - 1], before: number) {
        continue
      }
      if meaning.entry == nil, position + 2 < decided.count,
        isListed(other, before: decided[position + 2])
      {
        continue
      }
      meanings[number] = meaning
      meanings[other] = Meaning(entry: container)
      said[analysis.spans[number].key, default: []].append((number, meaning))
    }
  }

  /// What the document says of a span's name; `nil` where it says nothing.
  func meaning(ofSpan number: Int) -> Meaning? {
    if said.isEmpty { return nil }
    if let own = meanings[number] { return own }
    guard isPlace(number), let all = said[analysis.spans[number].key] else { return nil }
    return (all.last { $0.span < number } ?? all.first)?.meaning
  }

  private func isPlace(_ number: Int) -> Bool { analysis.spans[number].weights.best.kind == .place }

  /// Whether a comma or a bracket joins two spans, and what follows does not make them a list.
  private func isQualified(_ number: Int, by other: Int) -> Bool {
    let (span, next) = (analysis.spans[number], analysis.spans[other])
    guard span.sentence == next.sentence, next.start == span.end + 1 else { return false }
    switch byte(span.end) {
    case UInt8(ascii: "("): return byte(next.end) == UInt8(ascii: ")")
    case UInt8(ascii: ","): return true
    default: return false
    }
  }

  /// Whether only a comma or a word such as "and" stands between two places: "Moscow, Paris".
  private func isListed(_ first: Int, before second: Int) -> Bool {
    let (span, next) = (analysis.spans[first], analysis.spans[second])
    return isPlace(first) && isPlace(second) && span.sentence == next.sentence
      && next.start == span.end + 1 && meanings[first] == nil
  }

  private func byte(_ token: Int) -> UInt8? {
    guard token < analysis.tokens.count else { return nil }
    return analysis.document.text[Int(analysis.tokens[token].start)]
  }

  /// What a name before a region or country means, and the entry of that.
  private func meaning(_ number: Int, _ other: Int) -> (Meaning, container: Int)? {
    let own = entries(number)
    let containers = entries(other).filter { lexicon.isContainer($0) }
    for container in containers {
      if let entry = own.first(where: { lexicon.contains(container, $0) }) {
        return (Meaning(entry: entry), container)
      }
    }
    guard let container = containers.first,
      !own.contains(where: { lexicon.isContainer($0) }),
      own.allSatisfy({ isElsewhere($0, container) })
    else { return nil }
    let text = analysis.document.string(
      analysis.byteRange(analysis.spans[number].start..<analysis.spans[number].end))
    return (
      Meaning(
        qualified: QualifiedName(
          name: QualifiedName.canonical(text, .place), qualifier: lexicon.name(ofEntry: container))),
      container
    )
  }

  /// Whether a place is known to lie in another region or country.
  private func isElsewhere(_ entry: Int, _ container: Int) -> Bool {
    guard let own = lexicon.container(entry) else { return false }
    return !lexicon.contains(own, container)
  }

  /// The entries that a span's words name, those without a note first.
  private func entries(_ number: Int) -> [Int] {
    var found: [Int] = []
    for candidate in analysis.spans[number].candidates.map({ analysis.candidates[$0] })
    where candidate.alias >= 0 && candidate.reading.kind == .place {
      let entry = lexicon.canonical(lexicon.entry(ofAlias: candidate.alias))
      if !found.contains(entry) { found.append(entry) }
    }
    let notes = found.filter { lexicon.hasNote($0) }
    return found.filter { !lexicon.hasNote($0) } + notes
  }
}
