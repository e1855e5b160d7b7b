import DataModel

/// An entry as it is written to a file of another format.
package struct ListedEntry: Equatable, Sendable {
  /// One of the entry's names, with its flags.
  package struct Name: Equatable, Sendable {
    package var text: String
    package var isCaseExact = false
    package var isWeak = false
    package var neededWords: [String] = []

    package init(
      _ text: String, isCaseExact: Bool = false, isWeak: Bool = false, neededWords: [String] = []
    ) {
      self.text = text
      self.isCaseExact = isCaseExact
      self.isWeak = isWeak
      self.neededWords = neededWords
    }

    /// As gazetteers in text have it: `Merrow (weak)`.
    var written: String {
      var written = text
      if isCaseExact { written += " (case)" }
      if isWeak { written += " (weak)" }
      if !neededWords.isEmpty { written += " (needs: \(neededWords.joined(separator: ", ")))" }
      return written
    }
  }

  package struct Attribute: Equatable, Sendable {
    package var key: String
    package var value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  package var kind: EntityKind
  /// The first is the one that is shown.
  package var names: [Name]
  package var note: String?
  /// The name of the place that a place lies in.
  package var within: String?
  package var attributes: [Attribute]

  package init(
    kind: EntityKind, names: [Name], note: String? = nil, within: String? = nil,
    attributes: [Attribute] = []
  ) {
    self.kind = kind
    self.names = names
    self.note = note
    self.within = within
    self.attributes = attributes
  }
}
