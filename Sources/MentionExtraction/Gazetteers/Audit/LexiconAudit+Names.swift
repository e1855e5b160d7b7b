import DataModel

extension LexiconAudit {
  /// From how many entries on a name says too little.
  private static let mostMeanings = 4

  /// Compares all names that have the same words.
  mutating func auditNames(_ names: [ListedName]) {
    var groups: [[UInt64]: [Int]] = [:]
    for (number, name) in names.enumerated() {
      for spelling in name.spellings where !spelling.words.isEmpty {
        groups[spelling.hashes, default: []].append(number)
      }
      auditCommonWord(name)
    }
    for group in groups.values where group.count > 1 {
      // The user's own names last, so that what they share with the program's is found at theirs.
      let group = group.map { names[$0] }.sorted {
        ($0.file.isAddition ? 1 : 0, $0.number) < ($1.file.isAddition ? 1 : 0, $1.number)
      }
      for (position, name) in group.enumerated() {
        let earlier = group[..<position].filter { $0.number != name.number && $0.meets(name) }
        auditRepetition(name, earlier)
        auditMeanings(name, earlier)
      }
    }
  }

  // MARK: - One entry

  /// Reports a name that the same entry has already, or to which another leaves nothing.
  private mutating func auditRepetition(_ name: ListedName, _ earlier: [ListedName]) {
    for other in earlier where other.entry == name.entry {
      let isOfTwo = name.file.isAddition != other.file.isAddition
      if name.repeats(other) {
        add(
          isOfTwo
            ? "'\(name.alias.text)' stands \(place(other, name)) too; the two lines make one entry"
            : "'\(name.alias.text)' repeats; first \(place(other, name))",
          name, isNote: isOfTwo)
        return
      }
      // The name by which an entry is known stays, unless what marks it has no effect.
      if other.replaces(name), !name.isEntryName || !name.replaces(other) {
        addNeedless(name, beside: other, isNote: isOfTwo)
        return
      }
      let isMarkedInVain = other.alias.isMarked && !name.alias.isMarked
      if !isOfTwo, name.replaces(other), !other.isEntryName || isMarkedInVain {
        addNeedless(other, beside: name, isNote: false)
        return
      }
    }
  }

  private mutating func addNeedless(
    _ name: ListedName, beside other: ListedName, isNote: Bool
  ) {
    add(
      "'\(name.alias.text)' finds nothing that '\(other.alias.text)' \(place(other, name)) does not; expected one of them",
      name, isNote: isNote)
  }

  // MARK: - Several entries

  private mutating func auditMeanings(_ name: ListedName, _ earlier: [ListedName]) {
    let others = earlier.filter { $0.entry != name.entry }
    let same = others.first {
      $0.alias.kind == name.alias.kind && !$0.isToldApart(from: name)
    }
    if let same {
      let winner = same.entry < name.entry ? "that one" : "this one"
      add(
        "'\(name.alias.text)' means '\(same.entryName)' \(place(same, name)) too; \(winner) is read first and wins; expected (needs: word, word) or a note to tell them apart",
        name, isNote: name.file.isAddition != same.file.isAddition)
    }
    let rival = others.first {
      $0.alias.kind != name.alias.kind && $0.isUnmarked && name.isUnmarked
    }
    if let rival {
      // Of kinds that weigh the same, the first in this order wins.
      let winner = min(rival.alias.kind, name.alias.kind)
      add(
        "'\(name.alias.text)' is \(described(name)) here and \(described(rival)) \(place(rival, name)), both unmarked; the \(winner.name) wins; expected (weak) or (needs: word, word) at one of them",
        name)
    }
    guard name.alias.needs.isEmpty else { return }
    var meanings = [name]
    for other in others where other.alias.needs.isEmpty {
      if !meanings.contains(where: { $0.entry == other.entry }) { meanings.append(other) }
    }
    if meanings.count >= LexiconAudit.mostMeanings {
      let places = meanings.dropFirst().map { place($0, name) }.joined(separator: ", ")
      add(
        "'\(name.alias.text)' has \(meanings.count) meanings, the others \(places); expected (needs: word, word) at all but one",
        name)
    }
  }

  private func described(_ name: ListedName) -> String {
    name.alias.kind == .organization ? "an organization" : "a \(name.alias.kind.name)"
  }

  // MARK: - Ordinary words

  /// Reports a name that is an ordinary word with a capital.
  ///
  /// Where a capital says nothing, a common word loses weight, but what is left keeps it undecided:
  /// three documents with a sentence that starts with "Reading" would have the town.
  private mutating func auditCommonWord(_ name: ListedName) {
    let left = EvidenceWeights.gazetteer - EvidenceWeights.commonWordAtStart
    guard left >= EvidenceWeights.undecided, !name.isWeak, name.alias.needs.isEmpty,
      name.spellings[0].words.count == 1, let word = name.spellings[0].words.first,
      word.letters != .allCapitals,
      features(word, .lower) & (lexicon.bits.commonWords | lexicon.bits.openers) != 0,
      !name.alias.isCaseExact || name.alias.text.isWrittenAsCommon
    else { return }
    add(
      "'\(name.alias.text)' is a common word too, and found where it starts a sentence; expected (weak) or (needs: word, word)\(name.alias.text.isWrittenAsCommon ? "" : " or (case)")",
      name)
  }

  // MARK: - Places

  mutating func add(_ message: String, _ name: ListedName, isNote: Bool = false) {
    add(message, name.file.path, name.line, isNote: isNote)
  }

  private func place(_ other: ListedName, _ here: ListedName) -> String {
    LexiconAudit.place(
      other.line, of: other.file.path, seenFrom: (here.line, here.file.path))
  }
}

extension String {
  /// Written as an English word is that starts a sentence.
  fileprivate var isWrittenAsCommon: Bool {
    first?.isUppercase == true && !dropFirst().contains(where: \.isUppercase)
      && utf8.allSatisfy { $0 < 0x80 }
  }
}
