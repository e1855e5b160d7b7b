import DataModel

/// Tells whose body a name means that every state has: "Foreign Ministry", "Supreme Court".
///
/// The owner stands in the name or beside it ("Kazakh Foreign Ministry", "Kazakhstan's Foreign
/// Ministry", "Foreign Ministry of Kazakhstan"); else it is the country that the document speaks of
/// in most places, if it does so in most of all places where it speaks of any.
struct StateBodies {
  let lexicon: Lexicon
  let analysis: DocumentAnalysis
  private let nationality: UInt64
  private let body: UInt64
  private let matters: UInt64
  /// The document's own country; `nil` before it was asked for.
  private var mainCountry: Int??

  init(lexicon: Lexicon, analysis: DocumentAnalysis) {
    self.lexicon = lexicon
    self.analysis = analysis
    nationality = lexicon.bit("nationalities")
    body = lexicon.bit("state-bodies")
    matters = lexicon.bit("state-matters")
  }

  /// The body that an organization's name means, or `nil` where the name is no such body's or its
  /// owner is unknown.
  mutating func stateBody(_ span: Range<Int>) -> QualifiedName? {
    let tokens = analysis.tokens
    guard body != 0, span.contains(where: { tokens[$0].features & body != 0 }) else { return nil }
    var name = span
    let own = ownerInside(&name)
    guard isGeneric(name) else { return nil }
    if mainCountry == nil { mainCountry = .some(mostNamed()) }
    guard let country = own ?? ownerBeside(span) ?? mainCountry ?? nil else { return nil }
    return QualifiedName(
      name: QualifiedName.canonical(
        analysis.document.string(analysis.byteRange(name)), .organization),
      qualifier: lexicon.countries[country])
  }

  /// Whether the name is made of words that name bodies and their matters, and of small words.
  private func isGeneric(_ name: Range<Int>) -> Bool {
    let tokens = analysis.tokens
    var hasBody = false
    for token in name {
      let features = tokens[token].features
      hasBody = hasBody || features & body != 0
      switch tokens[token].shape {
      case .capitalized: if features & (body | matters) == 0 { return false }
      case .allCapitals, .initial, .number, .uncased: return false
      case .lower, .punctuation: break
      }
    }
    return hasBody
  }

  /// The country in a name, which is cut off: "Kazakh …", "Kazakhstan's …", "… of Kazakhstan".
  private func ownerInside(_ name: inout Range<Int>) -> Int? {
    if let (country, end) = country(at: name.lowerBound), end < name.upperBound {
      let next = isPossessive(end) ? end + 1 : end
      if next < name.upperBound {
        name = next..<name.upperBound
        return country
      }
    }
    for of in name where isWord(StateBodies.of, of) {
      let start = afterArticle(of + 1)
      if let (country, end) = country(at: start), end == name.upperBound, of > name.lowerBound {
        name = name.lowerBound..<of
        return country
      }
    }
    return nil
  }

  /// The country right before a name, or behind it after "of".
  private func ownerBeside(_ name: Range<Int>) -> Int? {
    let last = name.lowerBound - 1
    if last >= 0 {
      let end = isPossessive(last) ? last : name.lowerBound
      for start in max(0, end - 4)..<end {
        if let (country, found) = country(at: start), found == end { return country }
      }
    }
    if isWord(StateBodies.of, name.upperBound) {
      return country(at: afterArticle(name.upperBound + 1))?.country
    }
    return nil
  }

  private func mostNamed() -> Int? {
    var counts: [Int: Int] = [:]
    var token = 0
    while token < analysis.tokens.count {
      guard let (country, end) = country(at: token) else {
        token += 1
        continue
      }
      counts[country, default: 0] += 1
      token = end
    }
    let all = counts.values.reduce(0, +)
    // More than half of all, so there is only one.
    return counts.first { $0.value >= 2 && $0.value * 2 > all }?.key
  }

  /// The country that starts at a token and the token behind it.
  private func country(at token: Int) -> (country: Int, end: Int)? {
    guard token < analysis.tokens.count,
      let end = analysis.longestMatch(of: nationality, at: token),
      let country = lexicon.countryOfWords[analysis.key(token..<end)]
    else { return nil }
    return (Int(country), end)
  }

  private func afterArticle(_ token: Int) -> Int {
    isWord(StateBodies.article, token) ? token + 1 : token
  }

  private func isWord(_ hash: UInt64, _ token: Int) -> Bool {
    token < analysis.tokens.count && analysis.tokens[token].hash == hash
  }

  private static let of = WordFolder.hash(Array("of".utf8))
  private static let article = WordFolder.hash(Array("the".utf8))
  private static let possessive = WordFolder.hash(Array("'s".utf8))

  /// The "'s" behind a name.
  private func isPossessive(_ token: Int) -> Bool {
    analysis.tokens[token].shape == .punctuation && isWord(StateBodies.possessive, token)
  }
}
