import DataModel

extension SuggestionSearch {
  struct Counts {
    var mentions = 0
    var documents = 0
    var lastDocument = -1
    var decided = [0, 0, 0]
    var undecided = [0, 0, 0]
    /// Undecided mentions with a capitalized word right behind them.
    var cutOff = 0

    /// Most likely a piece of longer names: "Israeli Prime" before "Minister".
    var isPiece: Bool { decided == [0, 0, 0] && 2 * cutOff > mentions }

    /// The kind that most decided mentions have, or most undecided ones where none is decided.
    var kind: EntityKind {
      EntityKind.allCases.max { a, b in
        let (x, y) = (Int(a.rawValue), Int(b.rawValue))
        return (decided[x], undecided[x], b) < (decided[y], undecided[y], a)
      } ?? .person
    }

    var ofKind: [EntityKind: Int] {
      var ofKind: [EntityKind: Int] = [:]
      for kind in EntityKind.allCases {
        let number = decided[Int(kind.rawValue)] + undecided[Int(kind.rawValue)]
        if number > 0 { ofKind[kind] = number }
      }
      return ofKind
    }
  }

  /// Calls `body` for each sentence that mentions a wanted group, except in zones that form no
  /// edges. What several documents have word by word is a footer or a reprint and counts once.
  func forEachSentence(
    of isWanted: [Bool],
    _ body: (
      _ document: Int, _ record: ExtractedRecord, _ mentions: ArraySlice<ExtractedRecord.Mention>
    ) -> Void
  ) throws {
    var seen: Set<[UInt8]> = []
    try corpus.records.forEachRecord { number, record in
      var mentions = record.mentions[...]
      while let first = mentions.first {
        let here = mentions.prefix { $0.sentence == first.sentence }
        mentions = mentions.dropFirst(here.count)
        let hasWanted = here.contains { mention in
          let group = names.groupOfRow[mention.name]
          return group >= 0 && isWanted[group]
        }
        if hasWanted, record.sentences[first.sentence].zone.formsEdges,
          seen.insert(record.sentences[first.sentence].text).inserted
        {
          body(number, record, here)
        }
      }
    }
  }

  func counts() throws -> [Counts] {
    var counts = [Counts](repeating: Counts(), count: names.groups.count)
    try forEachSentence(of: Array(repeating: true, count: counts.count)) {
      document, record, mentions in
      for mention in mentions {
        let row = mention.name
        let sentence = record.sentences[mention.sentence]
        let group = names.groupOfRow[row]
        if group < 0 { continue }
        let key = corpus.names.rows[row].key
        let kind = Int(self.kind(ofRow: row).rawValue)
        counts[group].mentions += 1
        if counts[group].lastDocument != document {
          counts[group].lastDocument = document
          counts[group].documents += 1
        }
        if key.isDecided {
          counts[group].decided[kind] += 1
        } else {
          counts[group].undecided[kind] += 1
          if sentence.zone != .headline, hasCapital(behind: key.text, in: sentence.text) {
            counts[group].cutOff += 1
          }
        }
      }
    }
    return counts
  }

  private func hasCapital(behind name: String, in sentence: [UInt8]) -> Bool {
    guard let place = sentence.firstRange(of: Array(name.utf8)) else { return false }
    let rest = sentence[place.upperBound...].prefix(5)
    guard rest.first == 0x20 else { return false }
    return String(decoding: rest.dropFirst(), as: UTF8.self).unicodeScalars.first?.properties
      .isUppercase ?? false
  }
}
