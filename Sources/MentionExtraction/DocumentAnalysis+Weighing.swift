import DataModel

/// What the clues of each span say together, and which spans are kept.
extension DocumentAnalysis {
  /// Groups the candidates by span and weighs each span on its own clues and on what the document
  /// says of the same words elsewhere.
  ///
  /// - Parameter sharing: whether clues for the same words elsewhere count.
  mutating func weigh(sharing: Bool = true) {
    sortCandidates()
    let sorted = candidates
    // Outside the struct, since a method called beside a change of its own table copies the struct.
    var spans: [WeighedSpan] = []
    swap(&spans, &self.spans)
    spans.removeAll(keepingCapacity: true)
    weightsOfKey.removeAll(keepingCapacity: true)
    numberOfKey.removeAll()
    var position = 0
    while position < sorted.count {
      let first = sorted[position]
      var end = position + 1
      while end < sorted.count, sorted[end].start == first.start, sorted[end].end == first.end {
        end += 1
      }
      var span = WeighedSpan(
        start: Int(first.start), end: Int(first.end), sentence: Int(first.sentence),
        candidates: position..<end, key: key(Int(first.start)..<Int(first.end)))
      // Clues from different sources add up, one source counts once, and of several rules that are
      // more than hints the strongest counts in full and the others by half: they often see the same.
      // Of several gazetteers only the strongest counts: a name of two towns is no surer a town.
      var strongest = Weights()
      var listed = Weights()
      for number in position..<end {
        let candidate = sorted[number]
        span.isSure = span.isSure || candidate.isSure
        if candidate.alias >= 0 {
          let more = max(listed[candidate.reading], candidate.weight)
          span.weights[candidate.reading] += more - listed[candidate.reading]
          listed[candidate.reading] = more
          continue
        }
        if number > position, sorted[number - 1].source == candidate.source,
          sorted[number - 1].reading == candidate.reading
        {
          continue
        }
        let isRule =
          Int(candidate.source) < lexicon.ruleCount && candidate.weight > EvidenceWeights.hintRule
        guard isRule else {
          span.weights[candidate.reading] += candidate.weight
          continue
        }
        let (less, more) = (
          min(strongest[candidate.reading], candidate.weight),
          max(strongest[candidate.reading], candidate.weight)
        )
        span.weights[candidate.reading] +=
          more - strongest[candidate.reading] + less * EvidenceWeights.furtherRule
        strongest[candidate.reading] = more
      }
      if let number = numberOfKey[span.key] {
        weightsOfKey[Int(number)].add(span.weights)
      } else {
        numberOfKey[span.key] = Int32(weightsOfKey.count)
        weightsOfKey.append(span.weights)
      }
      spans.append(span)
      position = end
    }
    for number in spans.indices {
      if sharing, let words = numberOfKey[spans[number].key] {
        var elsewhere = weightsOfKey[Int(words)]
        elsewhere.subtract(spans[number].weights)
        spans[number].weights.add(
          elsewhere, times: EvidenceWeights.documentShare, atMost: EvidenceWeights.mostFromDocument)
      }
      spans[number].weights.deduct(deduction(spans[number]))
    }
    self.spans = spans
  }

  /// Puts the candidates in order: by their first token at one go, then the few of each token.
  private mutating func sortCandidates() {
    var ends = [Int32](repeating: 0, count: tokens.count + 1)
    for candidate in candidates { ends[Int(candidate.start) + 1] += 1 }
    for token in 0..<tokens.count { ends[token + 1] += ends[token] }
    var unsorted: [Candidate] = []
    swap(&unsorted, &candidates)
    guard let first = unsorted.first else { return }
    var sorted = [Candidate](repeating: first, count: unsorted.count)
    var filled = ends
    for candidate in unsorted {
      let start = Int(candidate.start)
      sorted[Int(filled[start])] = candidate
      filled[start] += 1
    }
    for (start, end) in zip(ends, ends.dropFirst()) where end - start > 1 {
      DocumentAnalysis.sort(&sorted, Int(start)..<Int(end))
    }
    candidates = sorted
  }

  /// Some places share their name with thousands, so that not every token has few.
  private static let fewCandidates = 16

  private static func sort(_ candidates: inout [Candidate], _ range: Range<Int>) {
    guard range.count <= fewCandidates else {
      return candidates[range].sort { $0.precedes($1) }
    }
    for next in range.dropFirst() {
      let candidate = candidates[next]
      var position = next
      while position > range.lowerBound, candidate.precedes(candidates[position - 1]) {
        candidates[position] = candidates[position - 1]
        position -= 1
      }
      candidates[position] = candidate
    }
  }

  /// What an ordinary word loses where a capital says little.
  private func deduction(_ span: WeighedSpan) -> Float {
    guard span.length == 1, !span.isSure, tokens[span.start].shape != .allCapitals
    else { return 0 }
    let features = tokens[span.start].features
    var amount: Float = 0
    if features & lexicon.bits.demonyms != 0 { amount += EvidenceWeights.demonym }
    let isAtStart =
      features & FeatureBits.sentenceStart != 0 || sentences[span.sentence].isTitleCase
    if features & (lexicon.bits.commonWords | lexicon.bits.openers) != 0 {
      amount += isAtStart ? EvidenceWeights.commonWordAtStart : EvidenceWeights.commonWord
    }
    if features & FeatureBits.lowerElsewhere != 0 { amount += EvidenceWeights.lowerElsewhere }
    if standsInLongerName(span.start, sentences[span.sentence].tokens) {
      amount += EvidenceWeights.insideLongerName
    }
    return amount
  }

  /// Whether an unlisted capitalized word stands right beside a token: "Windsor" in "Windsor Star".
  private func standsInLongerName(_ token: Int, _ sentence: Range<Int>) -> Bool {
    let known =
      lexicon.ordinary & ~lexicon.bits.commonWords | FeatureBits.person | FeatureBits.organization
      | FeatureBits.place
    func isUnlisted(_ other: Int) -> Bool {
      sentence.contains(other) && tokens[other].shape == .capitalized
        && tokens[other].features & (known | FeatureBits.sentenceStart) == 0
    }
    return isUnlisted(token + 1) || isUnlisted(token - 1)
  }

  func byteRange(_ range: Range<Int>) -> ByteRange {
    ByteRange(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
  }

  /// Identifies the folded words of a span.
  func key(_ range: Range<Int>) -> UInt64 { wordsKey(range.lazy.map { tokens[$0].hash }) }

  /// Behind the longest member of a list or kind that starts at a token, if there is one.
  func longestMatch(of bit: UInt64, at token: Int) -> Int? {
    var longest = tokens[token].features & bit != 0 ? token + 1 : nil
    var match = phraseAt[token]
    while match >= 0 {
      let phrase = phrases[Int(match)]
      if phrase.features & bit != 0 { longest = max(longest ?? 0, Int(phrase.end)) }
      match = phrase.next
    }
    return longest
  }

  /// The spans to keep, in text order: of those that overlap, the longest that carries enough
  /// weight.
  ///
  /// - Parameter least: the weight that a span needs.
  /// - Parameter taken: tokens that are spoken for; those of the kept spans are added.
  func select(least: Float, taken: inout [Bool]) -> [Int] {
    var kept: [Int] = []
    // Spans that hang together: each overlaps one before it. They stand in text order.
    var group: [(number: Int, weight: Float)] = []
    var end = 0
    for number in spans.indices {
      let weight = spans[number].weights.most
      if weight < least { continue }
      if spans[number].start >= end {
        keep(from: &group, taken: &taken, into: &kept)
      }
      group.append((number, weight))
      end = max(end, spans[number].end)
    }
    keep(from: &group, taken: &taken, into: &kept)
    return kept
  }

  /// Takes the longest span of a group, of equally long ones that of most weight and then the first,
  /// as long as there is one that no kept span overlaps.
  private func keep(
    from group: inout [(number: Int, weight: Float)], taken: inout [Bool], into kept: inout [Int]
  ) {
    let first = kept.count
    // Nothing else of this is to be copied for the closure.
    let spans = spans
    if group.count > 1 {
      group.sort { a, b in
        let (x, y) = (spans[a.number].length, spans[b.number].length)
        if x != y { return x > y }
        return a.weight != b.weight ? a.weight > b.weight : a.number < b.number
      }
    }
    for (number, _) in group {
      let span = spans[number]
      if taken[span.start..<span.end].contains(true) { continue }
      for token in span.start..<span.end { taken[token] = true }
      if span.weights.best != .nothing { kept.append(number) }
    }
    group.removeAll(keepingCapacity: true)
    if kept.count > first + 1 { kept[first...].sort() }
  }
}
