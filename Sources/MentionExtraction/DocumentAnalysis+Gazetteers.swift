import DataModel

/// A name of a gazetteer in a text.
struct NameMatch {
  /// Position in its table's aliases.
  var alias: Int32
  /// Token after its last.
  var end: Int32
}

extension GazetteerTable {
  /// Finds the names that start with a token whose key is `first`, and returns whether the token is
  /// by itself the name of a place.
  ///
  /// - Parameter range: the token and the rest of its sentence.
  func matches(
    from first: UInt64, _ tokens: Span<Token>, _ range: Range<Int>, isShouted: Bool,
    into found: inout [NameMatch]
  ) -> UInt64 {
    let start = range.lowerBound
    var key = first
    var position = start + 1
    var features: UInt64 = 0
    while let slot = prefixes.slot(key) {
      if position == start + 1 {
        features = GazetteerTable.placeFeature(
          slot, tokens[start].shape, length: Int(tokens[start].end - tokens[start].start))
      }
      var phrase = slot.phrase
      while phrase >= 0 {
        let match = phrases[Int(phrase)]
        if isWritten(
          tokens, start..<position, capitals: match.capitals, allCapitals: match.allCapitals,
          isShouted: isShouted)
        {
          found.append(NameMatch(alias: match.alias, end: Int32(position)))
        }
        phrase = match.next
      }
      guard slot.bits & PrefixTable.Slot.hasNext != 0, position < range.upperBound else { break }
      key = PrefixTable.key(key, tokens[position].hash)
      position += 1
    }
    return features
  }
}

/// Whether the capitals of the text fit those of a phrase. A name of several words may be written in
/// capitals throughout, but a short word must not be by itself: "US" is not "Us".
private func isWritten(
  _ tokens: Span<Token>, _ range: Range<Int>, capitals: UInt32, allCapitals: UInt32,
  isShouted: Bool
) -> Bool {
  var isShouted = isShouted
  if !isShouted, range.count > 1 {
    isShouted = range.allSatisfy {
      tokens[$0].shape != .lower && tokens[$0].shape != .capitalized
    }
  }
  var bit: UInt32 = 1
  for token in range where bit != 0 {
    let shape = tokens[token].shape
    if capitals & bit != 0, !shape.startsWithCapital { return false }
    if allCapitals & bit != 0 {
      if shape != .allCapitals { return false }
    } else if shape == .allCapitals, capitals & bit != 0, !isShouted,
      tokens[token].end - tokens[token].start < Phrase.shortestShouted
    {
      return false
    }
    bit <<= 1
  }
  return true
}

/// Names and word lists of the lexicon, looked up in the tokens.
extension DocumentAnalysis {
  mutating func matchPhrases() {
    phraseAt.removeAll(keepingCapacity: true)
    phraseAt.append(contentsOf: repeatElement(-1, count: tokens.count))
    let tables = lexicon.tables
    // What starts at one token: names of gazetteers; features by the token behind, ascending.
    var names: [NameMatch] = []
    var found: [PhraseMatch] = []
    for (number, sentence) in sentences.enumerated() {
      for start in sentence.tokens {
        if tokens[start].phrases.contains(.leadsOn) { matchLists(start, sentence, into: &found) }
        let key = PrefixTable.key(PrefixTable.noKey, tokens[start].hash)
        let isSmall = !tokens[start].shape.startsWithCapital
        for table in tables.indices
        where tables[table].prefixes.mayStart(key, isSmall: isSmall) {
          tokens[start].features |= tables[table].matches(
            from: key, tokens.span, start..<sentence.tokens.upperBound,
            isShouted: sentence.isAllCapitals, into: &names)
          for name in names {
            let end = Int(name.end)
            let features = accept(name.alias, of: table, start..<end, number)
            if features == 0 { continue }
            if end == start + 1 {
              tokens[start].features |= features
            } else {
              DocumentAnalysis.add(features, end, to: &found)
            }
          }
          names.removeAll(keepingCapacity: true)
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
  private func matchLists(
    _ start: Int, _ sentence: TokenSentence, into found: inout [PhraseMatch]
  ) {
    var node = lexicon.words.nodes[Int(tokens[start].word)]
    var position = start + 1
    while node >= 0, position < sentence.tokens.upperBound,
      tokens[position].phrases.contains(.continues)
    {
      node = lexicon.trie.child(of: node, word: tokens[position].word)
      position += 1
      if node < 0 { return }
      var phrase = lexicon.trie.firstPhrase[Int(node)]
      while phrase >= 0 {
        let match = lexicon.trie.phrases[Int(phrase)]
        if isWritten(
          tokens.span, start..<position, capitals: match.capitals, allCapitals: match.allCapitals,
          isShouted: sentence.isAllCapitals)
        {
          DocumentAnalysis.add(match.list, position, to: &found)
        }
        phrase = match.next
      }
    }
  }

  /// Adds what a run of tokens up to `end` is, in the order of ends.
  private static func add(_ features: UInt64, _ end: Int, to found: inout [PhraseMatch]) {
    var position = found.count
    while position > 0, Int(found[position - 1].end) > end { position -= 1 }
    if position > 0, Int(found[position - 1].end) == end {
      found[position - 1].features |= features
    } else {
      found.insert(PhraseMatch(end: Int32(end), features: features, next: -1), at: position)
    }
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
