import DataModel

/// The full forms of given names.
struct Nicknames {
  private var keys = NameKeys()
  private var fullForms: [String] = []

  /// - Parameter fullForms: the full form of a given name by its other forms, folded.
  init(_ fullForms: [String: String]) {
    for (nickname, fullForm) in fullForms {
      let name = nickname.utf8.span
      _ = keys.number(of: name, hash: EqualityHash.hash(name))
      self.fullForms.append(fullForm)
    }
  }

  func fullForm(_ name: Span<UInt8>) -> String? {
    keys.find(name, hash: EqualityHash.hash(name)).map { fullForms[$0] }
  }
}
