extension DoubtfulSplits {
  /// People of one surname whose given names may be one person's.
  ///
  /// - Parameter nicknames: the full form of a given name by its other forms, folded.
  mutating func findGivenNames(_ nicknames: [String: String]) {
    findMiddleNames()
    findInitials()
    findNicknames(nicknames)
  }

  /// "Vladimir Putin" and "Vladimir Vladimirovich Putin".
  private mutating func findMiddleNames() {
    for found in groups({ $0.person.map { "\($0.given) \($0.surname)" } }) {
      for name in found {
        guard let person = name.person, !person.isAbbreviated else { continue }
        ask(name, found, .fullName) { $0.person?.middleFits(person) ?? false }
      }
    }
  }

  /// "K. Masimov" and "Karim Masimov".
  private mutating func findInitials() {
    for found in groups({ $0.person.map { "\($0.given.prefix(1)) \($0.surname)" } }) {
      for name in found where names.isWholeName(name) {
        guard let person = name.person, person.isAbbreviated else { continue }
        ask(name, found, .initial) { $0.person.map(person.initialFits) ?? false }
      }
    }
  }

  /// "Bill Smith" and "William Smith".
  private mutating func findNicknames(_ nicknames: [String: String]) {
    let forms = groups { name in
      name.person.flatMap { person in nicknames[person.given].map { "\($0) \(person.surname)" } }
    }
    for found in forms {
      for name in found {
        ask(name, found, .nickname) { other in
          guard let a = name.person, let b = other.person else { return false }
          return a.given != b.given && a.middleFits(b)
        }
      }
    }
  }
}
