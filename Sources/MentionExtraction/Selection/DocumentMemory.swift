import DataModel

/// What a document has named so far, and the other places where it means the same thing.
///
/// After Mikheev, Moens and Grover, "Named Entity Recognition without Gazetteers" (EACL 1999): what
/// sure rules found once is found again everywhere, in full and in part.
struct DocumentMemory {
  /// A list of members or voters has thousands of one given name; a book, hardly so many. What more
  /// long forms than that share refers to none of them.
  private static let mostLongForms = 256

  /// A name that others can be short for.
  struct LongForm {
    var span: Range<Int>
    var kind: EntityKind
    var key: UInt64
  }

  /// A way to refer back to a long form by fewer words.
  private struct Reference {
    /// The words, where they stand in the long form; of initials any one token.
    var words: Range<Int>
    var longForm: Int32
    var weight: Float
    var source: Int32
    /// The word is an acronym and must be written so.
    var isAllCapitals: Bool
    var reading: Reading
    /// Capitals must be matched exactly.
    var isCaseExact = false
    /// The next reference with the same first word, or -1.
    var next: Int32 = -1

    /// Whether it is one word of a longer name.
    var isPart: Bool { longForm >= 0 && words.count == 1 }
  }

  private(set) var longForms: [LongForm] = []
  /// By the key of the words and the kind.
  private var numberOfLongForm = HashIndex()
  private var references: [Reference] = []
  /// The first and the last reference by their first word.
  private var firstReference = HashIndex()
  private var lastReference = HashIndex()
  /// How many long forms a word by itself may be short for.
  private var sharedBy = HashIndex()
  /// Some reference starts with a word in small letters.
  private var hasSmallOpening = false
  private let lexicon: Lexicon
  private let tokens: TokenTable
  private let sentences: [TokenSentence]
  private let text: [UInt8]

  /// Remembers the spans that a first selection kept.
  init(lexicon: Lexicon, analysis: DocumentAnalysis, kept: [Int]) {
    self.lexicon = lexicon
    tokens = analysis.tokens
    sentences = analysis.sentences
    text = analysis.document.text
    let spans = analysis.spans
    let candidates = analysis.candidates
    for number in kept {
      let span = spans[number]
      guard let kind = span.weights.best.kind else { continue }
      let range = span.start..<span.end
      let key = span.key &+ UInt64(kind.rawValue)
      let longForm = numberOfLongForm[key] ?? Int32(longForms.count)
      if longForm == longForms.count {
        longForms.append(LongForm(span: range, kind: kind, key: span.key))
        numberOfLongForm[key] = longForm
        let isCaseExact = span.candidates.contains { number in
          let alias = candidates[number].alias
          return alias >= 0 && lexicon.flatAlias(alias).isCaseExact
        }
        add(
          range, words: range, longForm: -1, weight: 0, source: lexicon.sameNameSource, kind: kind,
          isCaseExact: isCaseExact)
        switch kind {
        case .person: rememberParts(range, longForm)
        case .organization:
          rememberShortForm(range, longForm)
          rememberInitials(range, longForm)
        case .place: break
        }
      }
      rememberIntroducedAcronym(range, longForm, kind)
    }
  }

  /// The position of the long form that some words are themselves.
  func longForm(_ key: UInt64, _ kind: EntityKind) -> Int? {
    numberOfLongForm[key &+ UInt64(kind.rawValue)].map(Int.init)
  }

  /// Candidates for every place in the document that refers to something remembered.
  func candidates() -> [Candidate] {
    var found: [Candidate] = []
    for (sentenceNumber, sentence) in sentences.enumerated() {
      for start in sentence.tokens {
        // In small letters only a particle opens a name: "dos Santos".
        if tokens[start].shape == .lower, !hasSmallOpening { continue }
        guard var number = firstReference[tokens[start].hash] else { continue }
        let isShared = (sharedBy[tokens[start].hash] ?? 0) > DocumentMemory.mostLongForms
        var hasShared = false
        while number >= 0 {
          var reference = references[Int(number)]
          number = reference.next
          if isShared, reference.isPart {
            // The first tells the weight, as of all candidates from one source.
            if hasShared { continue }
            hasShared = true
            reference.longForm = -1
          }
          let end = start + reference.words.count
          guard end <= sentence.tokens.upperBound,
            isSame(reference.words.dropFirst(), (start + 1)..<end),
            isWritten(reference, start..<end, sentence)
          else { continue }
          found.append(
            Candidate(
              start: Int32(start), end: Int32(end), sentence: Int32(sentenceNumber),
              reading: reference.reading, weight: reference.weight, source: reference.source,
              longForm: reference.longForm))
        }
      }
    }
    return found
  }

  private func isWritten(
    _ reference: Reference, _ range: Range<Int>, _ sentence: TokenSentence
  ) -> Bool {
    if reference.isCaseExact, !isWrittenAlike(reference.words, range) { return false }
    let shape = tokens[range.lowerBound].shape
    if shape == .lower {
      guard tokens[reference.words.lowerBound].shape == .lower,
        tokens[range.upperBound - 1].shape.startsWithCapital
      else { return false }
    }
    if reference.isAllCapitals { return range.count > 1 || shape == .allCapitals }
    return range.count > 1 || shape != .allCapitals || sentence.isAllCapitals
      || tokens[range.lowerBound].end - tokens[range.lowerBound].start > 4
  }

  /// Whether two runs of tokens fold alike.
  private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    zip(one, other).allSatisfy { a, b in tokens[a].hash == tokens[b].hash }
  }

  /// Whether two runs of tokens are the same bytes.
  private func isWrittenAlike(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    zip(one, other).allSatisfy { a, b in
      text[Int(tokens[a].start)..<Int(tokens[a].end)]
        .elementsEqual(text[Int(tokens[b].start)..<Int(tokens[b].end)])
    }
  }

  // MARK: - What to remember

  private mutating func add(
    _ span: Range<Int>, words: Range<Int>, longForm: Int32, weight: Float, source: Int,
    kind: EntityKind, isCaseExact: Bool = false
  ) {
    if tokens[words.lowerBound].shape == .lower { hasSmallOpening = true }
    append(
      tokens[words.lowerBound].hash,
      Reference(
        words: words, longForm: longForm, weight: weight, source: Int32(source),
        isAllCapitals: words.count == 1 && tokens[words.lowerBound].shape == .allCapitals
          && !sentences[sentence(of: words.lowerBound)].isAllCapitals,
        reading: Reading(kind), isCaseExact: isCaseExact))
  }

  /// Adds a reference under the hash of its first word.
  private mutating func append(_ word: UInt64, _ reference: Reference) {
    if reference.isPart {
      let count = (sharedBy[word] ?? 0) + 1
      sharedBy[word] = count
      if count > DocumentMemory.mostLongForms { return }
    }
    let number = Int32(references.count)
    references.append(reference)
    if let last = lastReference[word] {
      references[Int(last)].next = number
    } else {
      firstReference[word] = number
    }
    lastReference[word] = number
  }

  private func sentence(of token: Int) -> Int {
    var low = 0
    var high = sentences.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if sentences[middle].tokens.lowerBound <= token { low = middle } else { high = middle }
    }
    return low
  }

  /// Surname, given name, and the surname with its particles.
  private mutating func rememberParts(_ range: Range<Int>, _ longForm: Int32) {
    guard range.count > 1 else { return }
    let last = range.upperBound - 1
    let isSurnameFirst =
      tokens[range.lowerBound].features & lexicon.bits.surnames != 0
      && tokens[range.lowerBound].features & lexicon.bits.givenNames == 0
    for token in range where tokens[token].shape == .capitalized {
      let isSurname = token == last || token == range.lowerBound && isSurnameFirst
      add(
        range, words: token..<(token + 1), longForm: longForm,
        weight: isSurname ? EvidenceWeights.surname : EvidenceWeights.givenName,
        source: lexicon.memorySource, kind: .person)
    }
    // "van der Bellen", "bin Salman": from the first particle on.
    if let particle = range.dropFirst().first(where: { tokens[$0].shape == .lower }),
      particle < last
    {
      add(
        range, words: particle..<range.upperBound, longForm: longForm,
        weight: EvidenceWeights.surname, source: lexicon.memorySource, kind: .person)
    } else if range.count > 2 {
      add(
        range, words: (last - 1)..<range.upperBound, longForm: longForm,
        weight: EvidenceWeights.surname, source: lexicon.memorySource, kind: .person)
    }
  }

  /// A company without its designator, "Acme" for "Acme Inc.", and a body without the country or
  /// union before it, "Security Council" for "UN Security Council".
  private mutating func rememberShortForm(_ range: Range<Int>, _ longForm: Int32) {
    var end = range.upperBound
    while end > range.lowerBound + 1,
      tokens[end - 1].features & lexicon.bits.designators != 0
        || tokens[end - 1].shape == .punctuation
    { end -= 1 }
    if end < range.upperBound {
      add(
        range, words: range.lowerBound..<end, longForm: longForm,
        weight: EvidenceWeights.shortForm, source: lexicon.memorySource, kind: .organization)
    }
    let owner = FeatureBits.place | FeatureBits.organization | lexicon.bits.demonyms
    // Whose "Foreign Ministry" is meant, the whole document tells (`StateBodies`).
    let isStateBody =
      tokens[range.lowerBound].features & lexicon.bit("nationalities") != 0
      && tokens[range.upperBound - 1].features & lexicon.bit("state-bodies") != 0
    if range.count > 2, !isStateBody, tokens[range.lowerBound].features & owner != 0,
      tokens[range.lowerBound + 1].shape.startsWithCapital
    {
      add(
        range, words: (range.lowerBound + 1)..<range.upperBound, longForm: longForm,
        weight: EvidenceWeights.shortForm, source: lexicon.memorySource, kind: .organization)
    }
  }

  /// "Collective Security Treaty Organization (CSTO)".
  private mutating func rememberIntroducedAcronym(
    _ range: Range<Int>, _ longForm: Int32, _ kind: EntityKind
  ) {
    let open = range.upperBound
    // What stands behind a person in brackets is a party or a country.
    guard kind != .person, range.count > 1, open + 2 < tokens.count,
      isByte(open, UInt8(ascii: "(")),
      tokens[open + 1].shape == .allCapitals, isByte(open + 2, UInt8(ascii: ")"))
    else { return }
    var known = firstReference[tokens[open + 1].hash] ?? -1
    while known >= 0 {
      let reference = references[Int(known)]
      if reference.longForm == longForm, reference.source == Int32(lexicon.acronymSource) { return }
      known = reference.next
    }
    add(
      range, words: (open + 1)..<(open + 2), longForm: longForm,
      weight: EvidenceWeights.introducedAcronym, source: lexicon.acronymSource, kind: kind)
  }

  /// The initials of an organization's name, wherever they stand.
  private mutating func rememberInitials(_ range: Range<Int>, _ longForm: Int32) {
    guard range.count > 2 else { return }
    var folded: [UInt8] = []
    for token in range where tokens[token].shape.startsWithCapital {
      folded.append(text[Int(tokens[token].start)] | 0x20)
    }
    guard folded.count > 2, folded.allSatisfy({ $0 < 0x80 }) else { return }
    append(
      WordFolder.hash(folded),
      Reference(
        words: range.lowerBound..<(range.lowerBound + 1), longForm: longForm,
        weight: EvidenceWeights.matchingAcronym, source: Int32(lexicon.acronymSource),
        isAllCapitals: true, reading: .organization))
  }

  private func isByte(_ token: Int, _ byte: UInt8) -> Bool {
    text[Int(tokens[token].start)] == byte
  }
}
