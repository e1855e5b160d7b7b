import DataModel

extension Lexicon {
  /// Those of some folded names that an entry has without conditions: neither weak nor with needs.
  package func knownNames(among names: Set<String>) -> Set<String> {
    var known: Set<String> = []
    for alias in aliases where !alias.isWeak && alias.needs.isEmpty {
      let folded = alias.text.foldedName
      if names.contains(folded) { known.insert(folded) }
    }
    return known
  }
}
