import DataModel

/// One document on its way from text to mentions.
///
/// The tables keep their room from one document to the next, since most documents are small and
/// making tables would cost more than filling them.
struct DocumentAnalysis {
  let lexicon: Lexicon
  private(set) var document: Document
  private let splitter: SentenceSplitter
  private var matcher: RuleMatcher

  var tokens = TokenTable()
  var sentences: [TokenSentence] = []
  /// Tokens of each block.
  var blockTokens: [Range<Int>] = []
  /// First phrase of several tokens that starts at each token, or -1.
  var phraseAt: [Int32] = []
  var phrases: [PhraseMatch] = []
  /// Where each word stands; filled when the first gazetteer entry needs another word.
  var positionsOfWord: [UInt64: [Int]] = [:]
  /// Whether the document has what an alias needs, by the alias.
  var isMet: [Int32: Bool] = [:]
  var candidates: [Candidate] = []
  var spans: [WeighedSpan] = []
  /// Capitalized words by hash: 1 where the document has the word in small letters too.
  private var capitalizedWords = HashIndex()
  /// All clues for the same words, by the words' key.
  var weightsOfKey: [Weights] = []
  var numberOfKey = HashIndex()

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    document = Document(id: "", text: [], blocks: [])
    matcher = RuleMatcher(program: lexicon.program)
    splitter = SentenceSplitter(
      openerBits: lexicon.bits.openers, honorificBits: lexicon.bits.titles,
      smallWordBits: lexicon.bit("function-words"))
  }

  /// Turns to another document: tokens, sentences, gazetteer matches and rules.
  mutating func start(_ document: Document, _ tokenizer: inout Tokenizer) {
    startTokens(document, &tokenizer)
    markShapes()
    matchPhrases()
    matchRules()
  }

  /// Turns to another document: tokens and sentences.
  mutating func startTokens(_ document: Document, _ tokenizer: inout Tokenizer) {
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
  }

  /// The sketch of the words; running text is what copies of a report have in common.
  func sketch(_ sketcher: inout TextSketcher) -> TextSketch {
    for (block, range) in zip(document.blocks, blockTokens) {
      let isRunning = block.zone == .body
      for token in range where tokens[token].shape != .punctuation {
        sketcher.add(tokens[token].hash, isRunning: isRunning)
      }
    }
    return sketcher.finish()
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
        if tokens[token].word < 0, !lexicon.hasWord(tokens[token].hash) {
          features |= ending(of: token)
        }
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
    // Bits of hashes, since most words in small letters are written so throughout.
    var seen = [UInt64](repeating: 0, count: 64)
    for token in tokens where token.shape.startsWithCapital {
      capitalizedWords[token.hash] = 0
      seen[Int(token.hash & 63)] |= 1 << (token.hash >> 6 & 63)
    }
    for token in tokens
    where token.shape == .lower && seen[Int(token.hash & 63)] & 1 << (token.hash >> 6 & 63) != 0 {
      if capitalizedWords[token.hash] == 0 { capitalizedWords[token.hash] = 1 }
    }
  }

  private func ending(of token: Int) -> UInt64 {
    guard !lexicon.endings.isEmpty else { return 0 }
    var folder = WordFolder()
    _ = folder.fold(document.text.span, Int(tokens[token].start), Int(tokens[token].end))
    let folded = folder.bytes
    var found: UInt64 = 0
    for length in Lexicon.endingLengths where folded.count >= length + 3 {
      found |= lexicon.endings[Array(folded.suffix(length))] ?? 0
    }
    return found
  }

  // MARK: - Rules

  private mutating func matchRules() {
    let matches = matcher.matches(
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
}

/// Identifies a run of words by their hashes.
func wordsKey(_ hashes: some Sequence<UInt64>) -> UInt64 {
  var key: UInt64 = 0x9E37_79B9_7F4A_7C15
  for hash in hashes { key = (key ^ hash) &* 0xFF51_AFD7_ED55_8CCD }
  return key
}
