import DataModel

/// An alias of a gazetteer as an audit sees it.
struct ListedName {
  let alias: Alias
  let spellings: [Spelling]
  let file: LexiconFile
  /// The entry's own name, and what tells it from others of that name.
  let entryName: String
  let note: String?
  /// The entry that a place lies in.
  let container: Int32?
  /// The alias counts no more than if it were marked weak.
  let isWeak: Bool
  /// Position in the lexicon's alias table.
  let number: Int

  var entry: Int32 { alias.entry }
  var line: Int { Int(alias.line) }
  /// Names its entry by itself, with no other clue in the document.
  var isUnmarked: Bool { !isWeak && !alias.isMarked }
  /// The first alias of an entry's line, which cannot be left out.
  var isEntryName: Bool { alias.text == entryName }

  private static let shortest = Phrase.shortestShouted

  /// The one of its spellings that has the same words as one of another name.
  private func spelling(like other: Spelling) -> Spelling? {
    spellings.first { $0.hashes == other.hashes }
  }

  /// Whether some text fits both names.
  func meets(_ other: ListedName) -> Bool {
    if alias.isCaseExact, other.alias.isCaseExact { return alias.text == other.alias.text }
    return other.spellings.contains { theirs in
      guard let own = spelling(like: theirs) else { return false }
      if alias.isCaseExact { return theirs.covers(own, shortest: ListedName.shortest) }
      if other.alias.isCaseExact { return own.covers(theirs, shortest: ListedName.shortest) }
      return own.meets(theirs, shortest: ListedName.shortest)
    }
  }

  /// Whether wherever another name of the same entry counts, this one does and for as much.
  func replaces(_ other: ListedName) -> Bool {
    if isWeak, !other.isWeak { return false }
    if alias.isCaseExact, !other.alias.isCaseExact || alias.text != other.alias.text {
      return false
    }
    let needs = Set(alias.neededWords)
    guard
      needs.isEmpty || !other.alias.needs.isEmpty && needs.isSuperset(of: other.alias.neededWords)
    else { return false }
    return other.spellings.allSatisfy { theirs in
      spelling(like: theirs)?.covers(theirs, shortest: ListedName.shortest) ?? false
    }
  }

  /// Whether the two are written alike and marked alike.
  func repeats(_ other: ListedName) -> Bool {
    alias.text == other.alias.text && alias.isCaseExact == other.alias.isCaseExact
      && alias.isWeak == other.alias.isWeak
      && Set(alias.neededWords) == Set(other.alias.neededWords)
  }

  /// Whether an entry's note, the region or country that a text may give with a place or an alias's
  /// needed words say which of two entries is meant.
  func isToldApart(from other: ListedName) -> Bool {
    note != other.note || container != other.container
      || Set(alias.neededWords) != Set(other.alias.neededWords)
  }
}

extension Alias {
  /// Has a flag.
  var isMarked: Bool { isWeak || isCaseExact || !needs.isEmpty }
}

extension LexiconAudit {
  /// Every alias with its spellings.
  func listedNames() -> [ListedName] {
    var reader = SpellingReader()
    let gazetteers = files.filter { $0.role == .gazetteer }
    let firstSource = lexicon.sources.count - gazetteers.count
    return (0..<lexicon.aliasCount).map { number in
      var alias = lexicon.alias(Int32(number))
      alias.entry = Int32(lexicon.canonical(Int(alias.entry)))
      let entry = lexicon.entry(Int(alias.entry))
      let spellings = reader.spellings(ofName: alias.text)
      // As `DocumentAnalysis.accept` has it.
      let isDemonym =
        spellings[0].words.count == 1
        && features(spellings[0].words[0], .capitalized) & lexicon.bits.demonyms != 0
      return ListedName(
        alias: alias, spellings: spellings, file: gazetteers[Int(alias.source) - firstSource],
        entryName: entry.name, note: entry.note,
        container: entry.container, isWeak: alias.isWeak || isDemonym, number: number)
    }
  }

  /// The lists that have a word, if it is written so.
  func features(_ word: Spelling.Word, _ shape: Shape) -> UInt64 {
    lexicon.words.features(of: lexicon.words[word.hash], shape, length: word.length)
  }
}
