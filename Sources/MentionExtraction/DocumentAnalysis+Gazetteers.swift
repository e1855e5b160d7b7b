import DataModel

/// Names and word lists of the lexicon, looked up in the tokens.
extension DocumentAnalysis {
  mutating func matchPhrases() {
    phraseAt.removeAll(keepingCapacity: true)
    phraseAt.append(contentsOf: repeatElement(-1, count: tokens.count))
    // What starts at one token: features by the token behind, ascending.
    var found: [PhraseMatch] = []
    for (number, sentence) in sentences.enumerated() {
      for start in sentence.tokens {
        if tokens[start].phrases.contains(.leadsOn) { matchLists(start, sentence, into: &found) }
        let key = PrefixTable.key(PrefixTable.noKey, tokens[start].hash)
        let isSmall = !tokens[start].shape.startsWithCapital
        for table in lexicon.tables.indices
        where lexicon.tables[table].prefixes.mayStart(key, isSmall: isSmall) {
          matchNames(table, key, start, number, into: &found)
        }
        if found.isEmpty { continue }
        phraseAt[start] = Int32(phrases.count)
        for match in found {
          phrases.append(
            PhraseMatch(
              end: match.end, features: match.features, next: Int32(phrases.count + 1)))
        }
        phrases[phrases.count - 1].next = -1
        found.removeAll(keepingCapacity: true)
      }
    }
  }

  /// Members of word lists of several words that start at a token.
  private mutating func matchLists(
    _ start: Int, _ sentence: TokenSentence, into found: inout [PhraseMatch]
  ) {
    let trie = lexicon.trie
    var node = lexicon.words.nodes[Int(tokens[start].word)]
    var position = start + 1
    while node >= 0, position < sentence.tokens.upperBound,
      tokens[position].phrases.contains(.continues)
    {
      node = trie.child(of: node, word: tokens[position].word)
      position += 1
      if node < 0 { return }
      var phrase = trie.firstPhrase[Int(node)]
      while phrase >= 0 {
        let match = trie.phrases[Int(phrase)]
        if isWritten(match.capitals, match.allCapitals, start..<position, sentence) {
          add(match.list, position, to: &found)
        }
        phrase = match.next
      }
    }
  }

  /// Names of a gazetteer that start at a token.
  private mutating func matchNames(
    _ number: Int, _ first: UInt64, _ start: Int, _ sentence: Int,
    into found: inout [PhraseMatch]
  ) {
    let table = lexicon.tables[number]
    let end = sentences[sentence].tokens.upperBound
    var key = first
    var position = start + 1
    while let slot = table.prefixes.slot(key) {
      var features: UInt64 = 0
      if position == start + 1 {
        features = GazetteerTable.placeFeature(
          slot, tokens[start].shape, length: Int(tokens[start].end - tokens[start].start))
      }
      var phrase = slot.phrase
      while phrase >= 0 {
        let match = table.phrases[Int(phrase)]
        if isWritten(match.capitals, match.allCapitals, start..<position, sentences[sentence]) {
          features |= accept(match.alias, of: number, start..<position, sentence)
        }
        phrase = match.next
      }
      if features != 0 {
        if position == start + 1 {
          tokens[start].features |= features
        } else {
          add(features, position, to: &found)
        }
      }
      guard slot.bits & PrefixTable.Slot.hasNext != 0, position < end else { return }
      key = PrefixTable.key(key, tokens[position].hash)
      position += 1
    }
  }

  /// Adds what a run of tokens up to `end` is, in the order of ends.
  private func add(_ features: UInt64, _ end: Int, to found: inout [PhraseMatch]) {
    var position = found.count
    while position > 0, Int(found[position - 1].end) > end { position -= 1 }
    if position > 0, Int(found[position - 1].end) == end {
      found[position - 1].features |= features
    } else {
      found.insert(PhraseMatch(end: Int32(end), features: features, next: -1), at: position)
    }
  }

  /// Whether the capitals of the text fit those of the phrase. A name of several words may be
  /// written in capitals throughout, but a short word must not be by itself: "US" is not "Us".
  private func isWritten(
    _ capitals: UInt32, _ allCapitals: UInt32, _ range: Range<Int>, _ sentence: TokenSentence
  ) -> Bool {
    let isShouted =
      sentence.isAllCapitals
      || range.count > 1
        && range.allSatisfy { tokens[$0].shape != .lower && tokens[$0].shape != .capitalized }
    for (offset, token) in range.enumerated() where offset < 32 {
      let bit: UInt32 = 1 << UInt32(offset)
      let shape = tokens[token].shape
      if capitals & bit != 0, !shape.startsWithCapital { return false }
      if allCapitals & bit != 0 {
        if shape != .allCapitals { return false }
      } else if shape == .allCapitals, capitals & bit != 0, !isShouted,
        tokens[token].end - tokens[token].start < Phrase.shortestShouted
      {
        return false
      }
    }
    return true
  }

  /// Adds a candidate for a gazetteer match and returns the kind's feature where it is beyond doubt.
  private mutating func accept(
    _ alias: Int32, of table: Int, _ range: Range<Int>, _ sentence: Int
  ) -> UInt64 {
    let number = Int32(lexicon.firstAliases[table]) + alias
    let flat = lexicon.tables[table].aliases[Int(alias)]
    if flat.isCaseExact {
      let name = lexicon.tables[table].strings.utf8(Int(flat.text))
      let bytes = byteRange(range)
      guard name.elementsEqual(document.text[bytes.start..<bytes.end]) else { return 0 }
    }
    if flat.needs >= 0 {
      if isMet[number] == nil {
        isMet[number] = lexicon.tables[table].needs(of: flat).contains { occurs($0) }
      }
      if isMet[number] == false { return 0 }
    }
    let (kind, isWeak) = (flat.kind, flat.isWeak)
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
        source: flat.source + Int32(lexicon.firstSources[table]), alias: number))
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
