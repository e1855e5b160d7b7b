/// How the names of two entities are alike, so that they may be one.
enum Likeness {
  case nameOfTwoKinds, acronym, fullName, initial, nickname, oneEdit, spacing
  /// The first is the last word of this many full names.
  case shortName(Int)

  /// Whether the first name is short for the second.
  var isOfShortForm: Bool {
    switch self {
    case .acronym, .initial, .shortName: true
    case .nameOfTwoKinds, .fullName, .nickname, .oneEdit, .spacing: false
    }
  }

  func reason(_ name: ResolvedNames.Shown, _ other: ResolvedNames.Shown) -> String {
    switch self {
    case .nameOfTwoKinds: "same name, two kinds: \(name.text)"
    case .acronym: "acronym: its letters are the initials of the name"
    case .fullName: "same first and last name"
    case .initial: "same surname, initial fits"
    case .nickname: "nickname: \(firstWord(name)) / \(firstWord(other))"
    case .oneEdit: "one letter apart: \(NameDifference(name.text, other.text))"
    case .spacing: "one word or two: \(NameDifference(name.text, other.text))"
    case .shortName(let count): "short name: \(count) full names end in \(name.text)"
    }
  }

  private func firstWord(_ name: ResolvedNames.Shown) -> Substring {
    name.text.prefix { $0 != " " && $0 != "-" }
  }
}
