import DataModel

/// The names of a corpus that no gazetteer entry stands for, in groups that would be one entry
/// each.
///
/// A group is what resolution made one entity of, with the undecided names of the same words that
/// resolution dropped; names of the same words and different kinds are one group too, since only
/// one of the kinds is likely to be right.
struct UnlistedNames {
  struct Group {
    var name: String
    /// The folded words of the name.
    var words: String
    var rows: [Int] = []
  }

  private(set) var groups: [Group] = []
  /// Group of each row of the name table, or -1.
  private(set) var groupOfRow: [Int]
  /// Whether each row means an entity of the lexicon.
  private(set) var isListed: [Bool]
  /// Given names and surnames of all people whom the corpus names by more than one word.
  private(set) var partsOfPeople: Set<Substring> = []
  /// The group that has a name of some folded words, or -1 where several have.
  private var groupOfWords: [String: Int] = [:]

  /// - Parameter dropped: folded names that the user does not want.
  init(_ corpus: ExtractedCorpus, dropped: Set<String>) {
    let rows = corpus.names.rows
    let entities = corpus.resolution.entities
    let entityOfRow = corpus.resolution.entityOfName
    let words = rows.map { $0.key.text.foldedName }

    var isEntityListed = [Bool](repeating: false, count: entities.count)
    for row in rows.indices where rows[row].key.entry != nil {
      if let entity = entityOfRow[row] { isEntityListed[entity] = true }
    }
    isListed = entityOfRow.map { $0.map { isEntityListed[$0] } ?? false }

    // What the lexicon or the user settled is not asked about as another kind either.
    var settled = dropped
    for row in rows.indices {
      let key = rows[row].key
      let isDropped = entityOfRow[row] == nil && key.isDecided && rows[row].mentions > 0
      if isListed[row] || key.entry != nil || isDropped { settled.insert(words[row]) }
      if key.kind == .person, entityOfRow[row] != nil {
        let parts = words[row].split(separator: " ")
        if parts.count > 1 { partsOfPeople.formUnion([parts[0], parts[parts.count - 1]]) }
      }
    }

    groupOfRow = Array(repeating: -1, count: rows.count)
    let wordsOfEntity = entities.indices.map {
      isEntityListed[$0] ? "" : entities[$0].name.foldedName
    }
    var groupWithName: [String: Int] = [:]
    for row in rows.indices where !isListed[row] && rows[row].mentions > 0 {
      let (name, nameWords): (String, String)
      if let entity = entityOfRow[row] {
        (name, nameWords) = (entities[entity].name, wordsOfEntity[entity])
      } else if rows[row].key.isDecided {
        continue
      } else {
        (name, nameWords) = (rows[row].key.text, words[row])
      }
      if settled.contains(nameWords) { continue }
      let group = groupWithName[nameWords] ?? groups.count
      if group == groups.count {
        groupWithName[nameWords] = group
        groups.append(Group(name: name, words: nameWords))
      }
      groups[group].rows.append(row)
      groupOfRow[row] = group
      for form in [nameWords, words[row]] {
        groupOfWords[form] = groupOfWords[form, default: group] == group ? group : -1
      }
    }
    for form in settled where groupOfWords[form] != nil { groupOfWords[form] = -1 }
  }

  /// Whether some folded words are a name of this group alone.
  func isOwn(_ words: String, of group: Int) -> Bool { groupOfWords[words] == group }
}
