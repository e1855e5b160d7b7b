import DataModel

/// One document on its way from text to mentions.
///
/// The tables keep their room from one document to the next, since most documents are small and
/// making tables would cost more than filling them.
struct DocumentAnalysis {
  let lexicon: Lexicon
  private(set) var document: Document
  private let splitter: SentenceSplitter

  private(set) var tokens = TokenTable()
  private(set) var sentences: [TokenSentence] = []
  /// Tokens of each block.
  private(set) var blockTokens: [Range<Int>] = []
  /// First phrase of several tokens that starts at each token, or -1.
  private var phraseAt: [Int32] = []
  private var phrases: [PhraseMatch] = []
  /// Where each word stands; filled when the first gazetteer entry needs another word.
  private var positionsOfWord: [UInt64: [Int]] = [:]
  /// Whether the document has what an alias needs, by the alias.
  private var isMet: [Int32: Bool] = [:]
  private(set) var candidates: [Candidate] = []
  private(set) var spans: [WeighedSpan] = []
  /// Capitalized words by hash: 1 where the document has the word in small letters too.
  private var capitalizedWords = HashIndex()
  /// All clues for the same words, by the words' key.
  private var weightsOfKey: [Weights] = []
  private var numberOfKey = HashIndex()

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    document = Document(id: "", text: [], blocks: [])
    splitter = SentenceSplitter(
      openerBits: lexicon.bits.openers, honorificBits: lexicon.bits.titles)
  }

  /// Turns to another document: tokens, sentences, gazetteer matches and rules.
  mutating func start(_ document: Document, _ tokenizer: inout Tokenizer) {
    self.document = document
    tokens.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    blockTokens.removeAll(keepingCapacity: true)
    phrases.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
    if !positionsOfWord.isEmpty { positionsOfWord = [:] }
    if !isMet.isEmpty { isMet = [:] }
    tokenize(&tokenizer)
    markShapes()
    matchPhrases()
    matchRules()
  }

  mutating func add(_ more: [Candidate]) { candidates += more }

  // MARK: - Tokens and sentences

  private mutating func tokenize(_ tokenizer: inout Tokenizer) {
    let bytes = document.text
    let text = bytes.span
    for (number, block) in document.blocks.enumerated() {
      let first = tokens.count
      if block.zone != .boilerplate {
        tokenizer.tokenize(text, block.range.start..<block.range.end, into: &tokens)
      }
      let range = first..<tokens.count
      blockTokens.append(range)
      let style = self.style(of: range, zone: block.zone)
      var body = range
      if block.zone == .body, let dateline = splitter.dateline(tokens, range, text: text) {
        sentences.append(TokenSentence(tokens: dateline, block: number, isDateline: true))
        body = dateline.upperBound..<range.upperBound
      }
      for sentence in splitter.split(tokens, body, text: text) {
        sentences.append(
          TokenSentence(
            tokens: sentence, block: number, isTitleCase: style.isTitleCase,
            isAllCapitals: style.isAllCapitals))
      }
    }
  }

  /// Whether capitals tell anything in a block.
  private func style(of range: Range<Int>, zone: Zone) -> (isTitleCase: Bool, isAllCapitals: Bool) {
    var lower = 0
    var longWords = 0
    var capitalizedWords = 0
    var capitals = 0
    for token in range {
      let length = tokens[token].end - tokens[token].start
      switch tokens[token].shape {
      case .lower:
        lower += 1
        if length > 3 { longWords += 1 }
      case .capitalized:
        capitalizedWords += 1
        if length > 3 { longWords += 1 }
      case .allCapitals: capitals += 1
      default: break
      }
    }
    if lower + capitalizedWords == 0 { return (false, capitals > 1) }
    let endsSentence =
      range.last.map { document.text[Int(tokens[$0].start)] == UInt8(ascii: ".") } ?? false
    let lowerLong = longWords - min(longWords, capitalizedWords)
    // A line of a table starts or ends with its figures: "2. Tyson Gay (USA) 9.97".
    let isTableRow =
      tokens[range.lowerBound].shape == .number || tokens[range.upperBound - 1].shape == .number
    let isTitleCase =
      !endsSentence && !isTableRow && zone != .byline && zone != .credit && 5..<40 ~= range.count
      && lowerLong == 0
      && capitalizedWords >= lower
    return (isTitleCase, capitals > 3 && capitals > 2 * (lower + capitalizedWords))
  }

  private mutating func markShapes() {
    findWordsWrittenSmall()
    let ordinary = lexicon.ordinary
    for token in 0..<tokens.count {
      var features = tokens[token].features
      let shape = tokens[token].shape
      switch shape {
      case .lower: features |= FeatureBits.lower | FeatureBits.word
      case .capitalized, .allCapitals, .initial:
        features |= FeatureBits.capitalized | FeatureBits.word
        if shape == .allCapitals { features |= FeatureBits.allCapitals }
        if shape == .initial, isInitial(token) { features |= FeatureBits.initial }
        if tokens[token].word < 0 { features |= ending(of: token) }
        if features & ordinary == 0, shape != .initial { features |= FeatureBits.proper }
        if capitalizedWords[tokens[token].hash] == 1 { features |= FeatureBits.lowerElsewhere }
      case .uncased: features |= FeatureBits.word
      case .number: features |= FeatureBits.number
      case .punctuation: features |= FeatureBits.punctuation
      }
      if !tokens[token].isAfterSpace { features |= FeatureBits.attached }
      tokens[token].features = features
    }
    let openers = lexicon.bits.openers
    for sentence in sentences {
      var isStart = true
      for token in sentence.tokens {
        if tokens[token].shape == .punctuation {
          isStart = isStart || opensQuotation(token)
          continue
        }
        if isStart {
          tokens[token].features |= FeatureBits.sentenceStart
          if tokens[token].features & openers != 0 { tokens[token].features |= FeatureBits.opening }
        }
        isStart = false
      }
    }
  }

  /// A quotation mark after white space, or a colon.
  private func opensQuotation(_ token: Int) -> Bool {
    switch document.text[Int(tokens[token].start)] {
    case UInt8(ascii: "\""): tokens[token].isAfterSpace
    case UInt8(ascii: ":"): true
    case 0xE2: scalar(in: document.text.span, at: Int(tokens[token].start)).scalar == "\u{201C}"
    default: false
    }
  }

  /// "J." and "J", but not the words "A" and "I".
  private func isInitial(_ token: Int) -> Bool {
    if tokens[token].end - tokens[token].start > 1 { return true }
    let letter = document.text[Int(tokens[token].start)]
    return letter != UInt8(ascii: "A") && letter != UInt8(ascii: "I") && letter != UInt8(ascii: "O")
  }

  /// Finds the words that the document writes both capitalized and in small letters.
  private mutating func findWordsWrittenSmall() {
    capitalizedWords.removeAll()
    for token in tokens where token.shape.startsWithCapital { capitalizedWords[token.hash] = 0 }
    for token in tokens where token.shape == .lower {
      if capitalizedWords[token.hash] == 0 { capitalizedWords[token.hash] = 1 }
    }
  }

  private func ending(of token: Int) -> UInt64 {
    guard !lexicon.endings.isEmpty else { return 0 }
    var folder = WordFolder()
    _ = folder.fold(document.text.span, Int(tokens[token].start), Int(tokens[token].end))
    let folded = folder.bytes
    var found: UInt64 = 0
    for length in 2...7 where folded.count >= length + 3 {
      found |= lexicon.endings[Array(folded.suffix(length))] ?? 0
    }
    return found
  }

  // MARK: - Gazetteers and lists

  private mutating func matchPhrases() {
    phraseAt.removeAll(keepingCapacity: true)
    phraseAt.append(contentsOf: repeatElement(-1, count: tokens.count))
    let trie = lexicon.trie
    for (number, sentence) in sentences.enumerated() {
      for start in sentence.tokens where tokens[start].startsPhrase {
        var node = lexicon.words.nodes[Int(tokens[start].word)]
        var position = start
        var last: Int32 = -1
        while node >= 0 {
          position += 1
          var phrase = trie.firstPhrase[Int(node)]
          let goesOn =
            (position > start + 1 || tokens[start].leadsOn)
            && position < sentence.tokens.upperBound && tokens[position].word >= 0
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
        tokens[token].end - tokens[token].start < 4
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

  // MARK: - Rules

  private mutating func matchRules() {
    let matches = RuleMatcher(program: lexicon.program).matches(
      tokens, phraseAt: phraseAt, phrases: phrases, sentences: sentences, blockTokens: blockTokens)
    candidates.reserveCapacity(candidates.count + matches.count)
    for match in matches { candidates.append(candidate(match)) }
  }

  private func candidate(_ match: RuleMatch) -> Candidate {
    let rule = lexicon.program.rules[match.rule]
    let weight =
      switch rule.strength {
      case .sure: EvidenceWeights.sureRule
      case .likely: EvidenceWeights.likelyRule
      case .hint: EvidenceWeights.hintRule
      }
    return Candidate(
      start: Int32(match.tokens.lowerBound), end: Int32(match.tokens.upperBound),
      sentence: Int32(match.sentence), reading: Reading(rule.outcome), weight: weight,
      source: Int32(match.rule), isSure: rule.strength == .sure)
  }

  // MARK: - Weighing

  /// Groups the candidates by span and weighs each span on its own clues and on what the document
  /// says of the same words elsewhere.
  ///
  /// - Parameter sharing: whether clues for the same words elsewhere count.
  mutating func weigh(sharing: Bool = true) {
    candidates.sort { $0.precedes($1) }
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
      var strongest = Weights()
      for number in position..<end {
        let candidate = sorted[number]
        span.isSure = span.isSure || candidate.isSure
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
    while true {
      group.removeAll { (number, _) in
        taken[spans[number].start..<spans[number].end].contains(true)
      }
      let best = group.max { a, b in
        let (x, y) = (spans[a.number].length, spans[b.number].length)
        if x != y { return x < y }
        return a.weight != b.weight ? a.weight < b.weight : a.number > b.number
      }
      guard let best else { break }
      let span = spans[best.number]
      for token in span.start..<span.end { taken[token] = true }
      if span.weights.best != .nothing { kept.append(best.number) }
    }
    if kept.count > first + 1 { kept[first...].sort() }
  }
}

/// Identifies a run of words by their hashes.
func wordsKey(_ hashes: some Sequence<UInt64>) -> UInt64 {
  var key: UInt64 = 0x9E37_79B9_7F4A_7C15
  for hash in hashes { key = (key ^ hash) &* 0xFF51_AFD7_ED55_8CCD }
  return key
}
