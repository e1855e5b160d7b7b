import DataModel

/// Cuts text into words, numbers and punctuation.
///
/// A word keeps its inner apostrophes ("O'Neill") and dots ("U.S.", "tengrinews.kz"), and gives up
/// a possessive "'s", which becomes a token of its own. A hyphenated compound is one token where it
/// is one name ("Nur-Sultan", "Kassym-Jomart", "al-Assad") or one ordinary word ("shoot-to-kill"),
/// and is cut at the hyphen where a name stands in it: "Chevron-led", "pro-Moscow".
struct Tokenizer {
  /// What the tokenizer asks the lexicon about words.
  struct WordFeatures {
    var abbreviation: UInt64 = 0
    var commonWord: UInt64 = 0
    /// Given to words that are by themselves the name of a place or a nationality.
    var placeWord: UInt64 = 0
    /// "al", "el", "ul" and other first parts that belong to the name after the hyphen.
    var particle: UInt64 = 0
    /// A compound that starts with a given name is one: "Ari-Pekka".
    var givenName: UInt64 = 0
  }

  let words: WordTable
  private let tables: [GazetteerTable]
  let marks: WordFeatures
  /// Compiling a lexicon: every compound is one word, and every word may end in a dot.
  let keepsCompounds: Bool
  private var folder = WordFolder()
  private let classes = ByteClass.table

  init(
    words: WordTable, marks: WordFeatures, tables: [GazetteerTable] = [],
    keepsCompounds: Bool = false
  ) {
    self.words = words
    self.tables = tables
    self.marks = marks
    self.keepsCompounds = keepsCompounds
  }

  /// Appends the tokens of `range` to `tokens`.
  mutating func tokenize(_ text: Span<UInt8>, _ range: Range<Int>, into tokens: inout TokenTable) {
    var position = range.lowerBound
    let end = range.upperBound
    var isAfterSpace = true
    while position < end {
      let byte = text[position]
      let byteClass = classes[Int(byte)]
      switch byteClass {
      case .space, .control:
        isAfterSpace = true
        position += 1
        continue
      case .upper, .lower:
        position =
          plainWord(text, position, end, isAfterSpace, &tokens)
          ?? word(text, position, end, isAfterSpace, &tokens)
      case .digit:
        position = number(text, position, end, isAfterSpace, &tokens)
      case .apostrophe:
        position = apostrophe(text, position, 1, end, isAfterSpace, &tokens)
      case .hyphen, .punctuation:
        var next = position + 1
        if byte == UInt8(ascii: ".") || byteClass == .hyphen {
          while next < end && text[next] == byte { next += 1 }
        }
        punctuation(text, position, next, isAfterSpace, &tokens)
        position = next
      case .beyondASCII:
        let (value, length) = scalar(in: text, at: position)
        switch ScalarClass(value) {
        case .space:
          isAfterSpace = true
          position += length
          continue
        case .ignorable:
          position += length
          continue
        case .upper, .lower, .uncased, .digit:
          position = word(text, position, end, isAfterSpace, &tokens)
        case .apostrophe:
          position = apostrophe(text, position, length, end, isAfterSpace, &tokens)
        case .hyphen, .punctuation:
          punctuation(text, position, position + length, isAfterSpace, &tokens)
          position += length
        }
      }
      isAfterSpace = false
    }
  }

  // MARK: - Words

  /// One stretch of letters, digits, inner apostrophes and dots.
  private struct Part {
    var start: Int
    var end: Int
    var uppers = 0
    var lowers = 0
    var uncased = 0
    var digits = 0
    var startsUpper = false

    var shape: Shape {
      if startsUpper {
        // "F-86", "G7": letters beside digits are no acronym.
        if lowers > 0 || digits > 0 { return .capitalized }
        return uppers > 1 ? .allCapitals : .initial
      }
      if lowers > 0 { return uppers > 0 ? .capitalized : .lower }
      return uppers > 0 ? .allCapitals : .uncased
    }
  }

  /// Appends a word of ASCII letters with a space or a mark behind it that is no part of any word,
  /// as most are; `nil` for all others.
  @inline(__always)
  private func plainWord(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ isAfterSpace: Bool, _ tokens: inout TokenTable
  ) -> Int? {
    var position = start
    var hash = WordFolder.seed
    var uppers = 0
    scan: while position < end {
      let byte = text[position]
      switch classes[Int(byte)] {
      case .lower: hash = WordFolder.step(hash, byte)
      case .upper:
        uppers += 1
        hash = WordFolder.step(hash, byte | 0x20)
      case .space: break scan
      case .punctuation where byte != UInt8(ascii: "."): break scan
      default: return nil
      }
      position += 1
    }
    let shape: Shape
    if uppers < position - start {
      shape = uppers > 0 ? .capitalized : .lower
    } else {
      shape = uppers > 1 ? .allCapitals : .initial
    }
    append(start, position, shape, words[WordFolder.finish(hash)], isAfterSpace, &tokens)
    return position
  }

  private mutating func word(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ isAfterSpace: Bool, _ tokens: inout TokenTable
  ) -> Int {
    var part = scanPart(text, start, end)
    var next = part.end
    if next + 2 < end, text[next] == UInt8(ascii: "-") || text[next] >= 0x80,
      let rest = afterBrokenLine(text, next, end),
      let token = brokenWord(text, part, rest, end, isAfterSpace)
    {
      tokens.append(token)
      return Int(token.end)
    }
    if let compound = compound(text, part, end) {
      append(text, compound, isAfterSpace, &tokens)
      let token = tokens[tokens.count - 1]
      if token.word < 0, part.startsUpper, !tables.contains(where: { $0.hasWord(token.hash) }) {
        let first = words[folder.hash(text, part.start, part.end)]
        tokens[tokens.count - 1].features |=
          words.features(of: first, part.shape, length: part.end - part.start) & marks.givenName
      }
      return compound.end
    }
    let hash = folder.hash(text, part.start, part.end)
    // The dot of an abbreviation belongs to it; "U.S." ended on its dot already.
    if next < end, text[next] == UInt8(ascii: "."), text[next - 1] != UInt8(ascii: "."),
      keepsCompounds && !isInside(text, next, end) || part.shape == .initial
        || words.features(of: words[hash], part.shape, length: part.end - part.start)
          & marks.abbreviation != 0
    {
      part.end += 1
      next += 1
    }
    append(part.start, part.end, part.shape, words[hash], isAfterSpace, &tokens)
    return next
  }

  /// Whether a dot has something right behind it, as in "Leave.EU", and so ends no abbreviation.
  private func isInside(_ text: Span<UInt8>, _ dot: Int, _ end: Int) -> Bool {
    dot + 1 < end && (isLetter(text, dot + 1) || classes[Int(text[dot + 1])] == .digit)
  }

  private mutating func append(
    _ text: Span<UInt8>, _ part: Part, _ isAfterSpace: Bool, _ tokens: inout TokenTable
  ) {
    let hash = folder.hash(text, part.start, part.end)
    append(part.start, part.end, part.shape, words[hash], isAfterSpace, &tokens)
  }

  private func append(
    _ start: Int, _ end: Int, _ shape: Shape, _ word: WordTable.Word, _ isAfterSpace: Bool,
    _ tokens: inout TokenTable
  ) {
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
        hash: word.hash, features: words.features(of: word, shape, length: end - start),
        word: word.number, shape: shape, isAfterSpace: isAfterSpace,
        phrases: word.phrases))
  }

  private func scanPart(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Part {
    var part = Part(start: start, end: start)
    var position = start
    /// Letters since the start or the last dot.
    var run = 0
    scan: while position < end {
      let byte = text[position]
      switch classes[Int(byte)] {
      case .lower:
        part.lowers += 1
        run += 1
        position += 1
      case .upper:
        if position == start { part.startsUpper = true }
        part.uppers += 1
        run += 1
        position += 1
      case .digit:
        part.digits += 1
        position += 1
      case .apostrophe:
        guard isInnerApostrophe(text, position, 1, end) else { break scan }
        position += 1
      case .beyondASCII:
        let (value, length) = scalar(in: text, at: position)
        switch ScalarClass(value) {
        case .upper:
          if position == start { part.startsUpper = true }
          part.uppers += 1
          run += 1
        case .lower:
          part.lowers += 1
          run += 1
        case .uncased:
          part.uncased += 1
          run += 1
        case .digit: part.digits += 1
        case .ignorable:
          // A combining mark always belongs to its letter; a joiner only where it joins.
          let isMark = 0x300...0x36F ~= value.value
          guard isMark || position + length < end && isLetter(text, position + length)
          else { break scan }
        case .apostrophe:
          guard isInnerApostrophe(text, position, length, end) else { break scan }
        default: break scan
        }
        position += length
      case .punctuation where byte == UInt8(ascii: "."):
        guard isInnerDot(text, position, run, end) else { break scan }
        position += 1
        run = 0
      default: break scan
      }
    }
    part.end = position
    return part
  }

  /// The dots of "U.S.", "p.m." and "tengrinews.kz", but not of "the end. He" or "end.The".
  private func isInnerDot(_ text: Span<UInt8>, _ dot: Int, _ run: Int, _ end: Int) -> Bool {
    let next = dot + 1
    if run == 1 {
      // A letter and a dot after a letter and a dot: the last dot belongs to the word too.
      if dot >= 2, text[dot - 2] == UInt8(ascii: "."), next == end || !isLetter(text, next) {
        return true
      }
      return next < end && isLetter(text, next)
        && (next + 1 == end || !isLetter(text, next + 1) || isUpper(text, next))
    }
    guard run > 1, next < end, isLetter(text, next) else { return false }
    return !isUpper(text, next)
  }

  /// The apostrophe of "O'Neill", "Ma'rib", "don't", but not of "Putin's" or "protesters' demands".
  private func isInnerApostrophe(
    _ text: Span<UInt8>, _ position: Int, _ length: Int, _ end: Int
  ) -> Bool {
    let next = position + length
    guard next < end, isLetter(text, next) else { return false }
    let isS = text[next] | 0x20 == UInt8(ascii: "s")
    return !(isS && (next + 1 == end || !isLetter(text, next + 1)))
  }

  private func isLetter(_ text: Span<UInt8>, _ position: Int) -> Bool {
    switch classes[Int(text[position])] {
    case .upper, .lower: return true
    case .beyondASCII:
      switch ScalarClass(scalar(in: text, at: position).scalar) {
      case .upper, .lower, .uncased: return true
      default: return false
      }
    default: return false
    }
  }

  private func isUpper(_ text: Span<UInt8>, _ position: Int) -> Bool {
    switch classes[Int(text[position])] {
    case .upper: return true
    case .beyondASCII: return ScalarClass(scalar(in: text, at: position).scalar) == .upper
    default: return false
    }
  }

  /// The tokens of a name or a phrase by itself.
  mutating func tokens(of text: String) -> TokenTable {
    let bytes = [UInt8](text.utf8)
    var tokens = TokenTable()
    tokenize(bytes.span, 0..<bytes.count, into: &tokens)
    return tokens
  }

  // MARK: - Words broken at the end of a line

  /// Where the next line starts if a word breaks off at `position` with a hyphen.
  private func afterBrokenLine(_ text: Span<UInt8>, _ position: Int, _ end: Int) -> Int? {
    guard let hyphen = hyphen(text, position, end) else { return nil }
    var next = hyphen
    if next < end, text[next] == 0x0D { next += 1 }
    guard next < end, text[next] == 0x0A else { return nil }
    next += 1
    while next < end, text[next] == 0x20 || text[next] == 0x09 { next += 1 }
    return next < end && isLetter(text, next) ? next : nil
  }

  /// The one token that the two halves of a broken word make; `nil` where they are two words.
  ///
  /// "Nur-" and "Sultan" keep their hyphen. "Kazakh-" and "stan" lose it, but "oil-" and "rich" do
  /// not: with the hyphen the lexicon knows the word, or without it does not and knows the second
  /// half as a word by itself.
  private mutating func brokenWord(
    _ text: Span<UInt8>, _ first: Part, _ start: Int, _ end: Int, _ isAfterSpace: Bool
  ) -> Token? {
    guard first.digits == 0, first.end - first.start > 1 else { return nil }
    let second = scanPart(text, start, end)
    var bytes: [UInt8] = []
    for position in first.start..<first.end { bytes.append(text[position]) }
    let half = bytes.count
    bytes.append(UInt8(ascii: "-"))
    for position in second.start..<second.end { bytes.append(text[position]) }
    if !second.startsUpper, !isKnown(folder.hash(bytes.span, 0, bytes.count)) {
      let other = words[folder.hash(text, second.start, second.end)]
      var joined = bytes
      joined.remove(at: half)
      let isWord = isKnown(folder.hash(joined.span, 0, joined.count))
      if !isWord, words.features(of: other, .lower, length: 0) != 0 { return nil }
      bytes = joined
    }
    var found = TokenTable()
    tokenize(bytes.span, 0..<bytes.count, into: &found)
    guard found.count == 1, var token = found.first else { return nil }
    (token.start, token.end) = (Int32(first.start), Int32(second.end))
    token.isAfterSpace = isAfterSpace
    return token
  }

  // MARK: - Compounds

  /// The compound that starts with `first`, when it is one token; `nil` when `first` stands alone.
  private mutating func compound(_ text: Span<UInt8>, _ first: Part, _ end: Int) -> Part? {
    guard let start = afterHyphen(text, first.end, end) else { return nil }
    var whole = first
    var parts = [first]
    var next: Int? = start
    while let begin = next, parts.count < 8 {
      let part = scanPart(text, begin, end)
      guard part.end > part.start else { break }
      parts.append(part)
      whole.end = part.end
      whole.uppers += part.uppers
      whole.lowers += part.lowers
      whole.uncased += part.uncased
      whole.digits += part.digits
      next = afterHyphen(text, part.end, end)
    }
    guard parts.count > 1 else { return nil }
    // A lower particle does not make the name lower: "al-Assad" counts as capitalized.
    if keepsCompounds { return whole }
    let hash = folder.hash(text, whole.start, whole.end)
    if isKnown(hash) { return whole }
    if parts.allSatisfy({ !$0.startsUpper }) { return whole }
    if parts.contains(where: { $0.digits > 0 }) { return whole }

    var features: [UInt64] = []
    for part in parts {
      let hash = folder.hash(text, part.start, part.end)
      let (shape, length) = (part.startsUpper ? part.shape : .capitalized, part.end - part.start)
      features.append(
        tables.reduce(words.features(of: words[hash], shape, length: length)) {
          $0 | $1.placeFeature(of: hash, shape, length: length)
        })
    }
    if parts.count == 2, !parts[0].startsUpper || parts[0].end - parts[0].start <= 3,
      features[0] & marks.particle != 0, parts[1].startsUpper
    {
      return whole
    }
    if parts.allSatisfy({ $0.startsUpper }) {
      return features.allSatisfy { $0 & marks.placeWord != 0 } ? nil : whole
    }
    // "Jae-in", "Geun-hye": a short second syllable that is no English word.
    if parts.count == 2, parts[0].startsUpper, !parts[1].startsUpper,
      parts[1].end - parts[1].start <= 5, features[1] & marks.commonWord == 0,
      features[0] & (marks.placeWord | marks.commonWord) == 0
    {
      return whole
    }
    return nil
  }

  /// Whether some list, rule or gazetteer has a word.
  private func isKnown(_ hash: UInt64) -> Bool {
    words[hash].number >= 0 || tables.contains { $0.hasWord(hash) }
  }

  /// Where the part after a hyphen at `position` starts, if a letter or digit follows at once.
  private func afterHyphen(_ text: Span<UInt8>, _ position: Int, _ end: Int) -> Int? {
    guard let next = hyphen(text, position, end), next < end,
      isLetter(text, next) || classes[Int(text[next])] == .digit
    else { return nil }
    return next
  }

  /// Behind the hyphen at `position`, if there is one; a soft hyphen is one too.
  private func hyphen(_ text: Span<UInt8>, _ position: Int, _ end: Int) -> Int? {
    guard position < end else { return nil }
    switch classes[Int(text[position])] {
    case .hyphen: return position + 1
    case .beyondASCII:
      let (value, length) = scalar(in: text, at: position)
      return ScalarClass(value) == .hyphen || value == "\u{AD}" ? position + length : nil
    default: return nil
    }
  }

  // MARK: - Numbers and punctuation

  private mutating func number(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ isAfterSpace: Bool, _ tokens: inout TokenTable
  ) -> Int {
    var position = start
    scan: while position < end {
      switch classes[Int(text[position])] {
      case .digit, .lower, .upper: position += 1
      case .punctuation
      where (text[position] == UInt8(ascii: ".") || text[position] == UInt8(ascii: ","))
        && position + 1 < end && classes[Int(text[position + 1])] == .digit:
        position += 1
      default: break scan
      }
    }
    let hash = folder.hash(text, start, position)
    append(start, position, .number, words[hash], isAfterSpace, &tokens)
    return position
  }

  /// A possessive "'s" after a word, or a lone quotation mark.
  private mutating func apostrophe(
    _ text: Span<UInt8>, _ start: Int, _ length: Int, _ end: Int, _ isAfterSpace: Bool,
    _ tokens: inout TokenTable
  ) -> Int {
    var next = start + length
    if !isAfterSpace, next < end, text[next] | 0x20 == UInt8(ascii: "s"),
      next + 1 == end || !isLetter(text, next + 1)
    {
      next += 1
    }
    punctuation(text, start, next, isAfterSpace, &tokens)
    return next
  }

  private mutating func punctuation(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, _ isAfterSpace: Bool, _ tokens: inout TokenTable
  ) {
    let hash = folder.hash(text, start, end)
    append(start, end, .punctuation, words[hash], isAfterSpace, &tokens)
  }
}
