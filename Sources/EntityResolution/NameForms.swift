import DataModel

/// The forms of a name that sieves compare, computed once a row.
struct NameForms {
  /// Folded words, without titles' dots: "vladimir v putin".
  let words: [String]
  /// Folded whole.
  let folded: String
  /// Written in capitals throughout, one word: an acronym.
  let isAcronym: Bool

  init(_ text: String) {
    folded = text.foldedName
    words = folded.split(separator: " ").map(String.init)
    isAcronym = words.count == 1 && NameForms.isInCapitals(text)
  }

  /// Whether several letters have no small one of ASCII among them.
  static func isInCapitals(_ text: String) -> Bool {
    text.utf8.count > 1
      && !text.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// A person's name without initials and generational suffixes; `nil` where nothing is left.
  var withoutInitials: String? {
    var kept = words.filter { $0.utf8.count > 1 }
    if let last = kept.last, NameForms.suffixes.contains(last), kept.count > 2 { kept.removeLast() }
    return kept.count > 1 ? kept.joined(separator: " ") : nil
  }

  /// The initials and suffixes that `withoutInitials` leaves out.
  var initials: [String] {
    words.filter { $0.utf8.count == 1 || NameForms.suffixes.contains($0) }
  }

  /// An organization's name without legal form and article.
  var withoutDesignator: String {
    let kept = words.first == "the" && words.count > 1 ? words.dropFirst() : words[...]
    return kept.dropLast(min(designatorCount, max(0, kept.count - 1))).joined(separator: " ")
      .filter { $0 != "," }
  }

  /// An organization's legal form, one way of writing for each: "ltd" also for "Limited".
  var designator: String {
    words.suffix(designatorCount).map { word in
      let plain = word.filter { $0 != "," }
      return NameForms.shortDesignators[plain] ?? plain
    }.joined(separator: " ")
  }

  /// Words at the end that are a legal form; the first word never is.
  var designatorCount: Int {
    words.dropFirst().reversed().prefix { NameForms.designators.contains($0.filter { $0 != "," }) }
      .count
  }

  /// Letters and digits alone, without a leading article: what no one doubts is the same.
  var essence: String {
    let kept = words.first == "the" && words.count > 1 ? words.dropFirst() : words[...]
    return String(kept.joined().filter { $0.isLetter || $0.isNumber })
  }

  /// What is left when the usual differences between transliterations are levelled.
  var transliterationKey: String {
    words.map { word in
      var letters = Array(word.utf8)
      Transliteration.level(&letters, from: 0)
      return String(decoding: letters, as: UTF8.self)
    }.joined(separator: " ")
  }

  static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]
  static let designators: Set<String> = [
    "inc", "incorporated", "ltd", "limited", "llc", "llp", "plc", "corp", "corporation", "co",
    "company", "gmbh", "ag", "sa", "se", "nv", "bv", "spa", "srl", "oao", "pao", "zao", "jsc",
    "ojsc", "pjsc", "oyj", "ab", "asa", "kk", "pty", "pte", "bhd", "group", "holdings",
  ]
  private static let shortDesignators = [
    "incorporated": "inc", "limited": "ltd", "corporation": "corp", "company": "co",
  ]
}
