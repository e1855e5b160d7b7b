import DataModel

extension Lexicon {
  /// Those of some folded names that an entry has without conditions: neither weak nor with needs.
  package func knownNames(among names: Set<String>) -> Set<String> {
    var known: Set<String> = []
    for table in tables {
      for alias in table.aliases where !alias.isWeak && alias.needs < 0 {
        let folded = table.strings[Int(alias.text)].foldedName
        if names.contains(folded) { known.insert(folded) }
      }
    }
    return known
  }
}
