/// The parts of a person's name that has a given name and a surname.
struct PersonName {
  let given: String
  let middle: [String]
  let surname: String
  /// The given name is cut short: "K.", "Yu.", "J.K.".
  let isAbbreviated: Bool

  /// - Parameter forms: those of the text.
  init?(_ text: String, _ forms: NameForms) {
    var words = forms.words[...]
    if words.count > 2, let last = words.last, NameForms.suffixes.contains(last) {
      words = words.dropLast()
    }
    guard words.count > 1, let first = words.first, let last = words.last else { return nil }
    let written = text.prefix { $0 != " " && $0 != "-" }
    let dots = written.filter { $0 == "." }.count
    isAbbreviated = first.count == 1 || written.hasSuffix(".")
    // Of "J.K." the first letter alone is the given name's.
    given = dots > 1 ? String(first.prefix(1)) : first
    middle = words.dropFirst().dropLast() + (dots > 1 ? first.dropFirst().map { String($0) } : [])
    surname = last
  }

  /// Whether the middle names of both could be one person's: one has none, or each is short for the
  /// other's.
  func middleFits(_ other: PersonName) -> Bool {
    if middle.isEmpty || other.middle.isEmpty { return true }
    return middle.count == other.middle.count
      && zip(middle, other.middle).allSatisfy { $0.hasPrefix($1) || $1.hasPrefix($0) }
  }

  /// Whether the abbreviated given name may stand for the other's.
  func initialFits(_ other: PersonName) -> Bool {
    isAbbreviated && other.given.hasPrefix(given) && middleFits(other)
  }
}
