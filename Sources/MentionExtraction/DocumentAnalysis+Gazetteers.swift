import DataModel

/// Names and word lists of the lexicon, looked up in the tokens.
extension DocumentAnalysis {
  mutating func matchPhrases() {
    phraseAt.removeAll(keepingCapacity: true)
    phraseAt.append(contentsOf: repeatElement(-1, count: tokens.count))
    let trie = lexicon.trie
    for (number, sentence) in sentences.enumerated() {
      for start in sentence.tokens where tokens[start].phrases.contains(.starts) {
        var node = lexicon.words.nodes[Int(tokens[start].word)]
        var position = start
        var last: Int32 = -1
        while node >= 0 {
          position += 1
          var phrase = trie.firstPhrase[Int(node)]
          let goesOn =
            (position > start + 1 || tokens[start].phrases.contains(.leadsOn))
            && position < sentence.tokens.upperBound
            && tokens[position].phrases.contains(.continues)
          node = goesOn ? trie.child(of: node, word: tokens[position].word) : -1
          var features: UInt64 = 0
          while phrase >= 0 {
            let match = trie.phrases[Int(phrase)]
            if isWritten(match, start..<position, sentence) {
              switch match.meaning {
              case .list(let bit): features |= bit
              case .alias(let alias):
                features |= accept(alias, start..<position, number)
              }
            }
            phrase = match.next
          }
          guard features != 0 else { continue }
          if position == start + 1 {
            tokens[start].features |= features
          } else {
            phrases.append(PhraseMatch(end: Int32(position), features: features, next: -1))
            let added = Int32(phrases.count - 1)
            if last < 0 { phraseAt[start] = added } else { phrases[Int(last)].next = added }
            last = added
          }
        }
      }
    }
  }

  /// Whether the capitals of the text fit those of the phrase. A name of several words may be
  /// written in capitals throughout, but a short word must not be by itself: "US" is not "Us".
  private func isWritten(_ phrase: Phrase, _ range: Range<Int>, _ sentence: TokenSentence) -> Bool {
    let isShouted =
      sentence.isAllCapitals
      || range.count > 1
        && range.allSatisfy { tokens[$0].shape != .lower && tokens[$0].shape != .capitalized }
    for (offset, token) in range.enumerated() where offset < 32 {
      let bit: UInt32 = 1 << UInt32(offset)
      let shape = tokens[token].shape
      if phrase.capitals & bit != 0, !shape.startsWithCapital { return false }
      if phrase.allCapitals & bit != 0 {
        if shape != .allCapitals { return false }
      } else if shape == .allCapitals, phrase.capitals & bit != 0, !isShouted,
        tokens[token].end - tokens[token].start < Phrase.shortestShouted
      {
        return false
      }
    }
    return true
  }

  /// Adds a candidate for a gazetteer match and returns the kind's feature where it is beyond doubt.
  private mutating func accept(_ number: Int32, _ range: Range<Int>, _ sentence: Int) -> UInt64 {
    // Field by field: a copy of the alias would count references to its text and its words.
    let (position, aliases) = (Int(number), lexicon.aliases)
    if aliases[position].isCaseExact {
      guard document.string(byteRange(range)) == aliases[position].text else { return 0 }
    }
    if !aliases[position].needs.isEmpty {
      if isMet[number] == nil {
        isMet[number] = aliases[position].needs.contains { occurs($0) }
      }
      if isMet[number] == false { return 0 }
    }
    let (kind, isWeak) = (aliases[position].kind, aliases[position].isWeak)
    let isDemonym = tokens[range.lowerBound].features & lexicon.bits.demonyms != 0
    let weight =
      if isWeak, !isDemonym, isCapitalizedOnPurpose(range, sentences[sentence]) {
        EvidenceWeights.weakGazetteer + EvidenceWeights.capitalOnPurpose
      } else if isWeak || range.count == 1 && isDemonym {
        EvidenceWeights.weakGazetteer
      } else {
        range.count > 1 ? EvidenceWeights.longGazetteer : EvidenceWeights.gazetteer
      }
    candidates.append(
      Candidate(
        start: Int32(range.lowerBound), end: Int32(range.upperBound), sentence: Int32(sentence),
        reading: Reading(kind), weight: weight,
        source: aliases[position].source, alias: number))
    return isWeak ? 0 : FeatureBits.kind(kind)
  }

  /// Whether an ordinary English word, by itself, has a capital that nothing but a name explains:
  /// inside a running sentence, between words in small letters, "of" and a name not behind it.
  private func isCapitalizedOnPurpose(_ range: Range<Int>, _ sentence: TokenSentence) -> Bool {
    let token = range.lowerBound
    guard range.count == 1, !sentence.isTitleCase, !sentence.isAllCapitals,
      tokens[token].features & lexicon.bits.commonWords != 0,
      tokens[token].features & (FeatureBits.sentenceStart | FeatureBits.lowerElsewhere) == 0
    else { return false }
    func isCapital(_ other: Int) -> Bool {
      sentence.tokens.contains(other) && tokens[other].shape.startsWithCapital
    }
    if isCapital(token - 1) || isCapital(token + 1) { return false }
    let next = token + 1
    let isOf =
      sentence.tokens.contains(next) && tokens[next].end - tokens[next].start == 2
      && document.text[Int(tokens[next].start)] == UInt8(ascii: "o")
      && document.text[Int(tokens[next].start) + 1] == UInt8(ascii: "f")
    return !isOf
  }

  /// Whether a run of folded words stands anywhere in the document.
  private mutating func occurs(_ words: [UInt64]) -> Bool {
    guard let first = words.first else { return false }
    if positionsOfWord.isEmpty {
      for token in 0..<tokens.count {
        positionsOfWord[tokens[token].hash, default: []].append(token)
      }
    }
    return (positionsOfWord[first] ?? []).contains { start in
      start + words.count <= tokens.count
        && words.indices.allSatisfy { tokens[start + $0].hash == words[$0] }
    }
  }
}
