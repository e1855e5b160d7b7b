import DataModel

/// Finds entities by what they are called, without case and diacritics, by the beginnings of words
/// and in spite of misspellings.
///
/// What is found falls into classes, the surest first (`Match.Sort`), and a class is looked at only
/// while there is room for more:
///
///     text           finds            because
///     toqaev         Toqaev           it is the whole name
///     toq            Toqaev           the name begins with it
///     jom toq        Kassym-Jomart …  every word begins a word of the name
///     tokaef         Tokaev           every word is close to a word of the name
public struct EntitySearch: Sendable {
  /// Only entities of this kind, in any case.
  public var kind: String?
  /// Entities to return; all where `nil`.
  public var limit: Int?

  public init(kind: String? = nil, limit: Int? = nil) {
    self.kind = kind
    self.limit = limit
  }

  /// An entity, and what it was found by.
  public struct Match: Hashable, Sendable {
    /// Why a spelling matches a text.
    public enum Sort: String, Hashable, Sendable {
      case name, beginning, words, close
    }

    /// The node's number.
    public var node: Int
    public var sort: Sort
    /// Edits between the words of the text and those of the spelling.
    public var distance: Int
    /// The spelling that matches, as the graph writes it.
    public var spelling: String
  }

  /// The entities that a text may mean: the surest class first, then those of fewest edits, then
  /// those of most mentions, then by name and id.
  public func matches(of text: String, in graph: some GraphReading) throws -> [Match] {
    let wanted = text.foldedName
    let words = wanted.split(separator: " ").map(String.init)
    var found: [Match] = []
    var seen: Set<Int> = []
    guard !words.isEmpty else { return [] }
    for sort in [Match.Sort.name, .beginning, .words, .close] where found.count < limit ?? .max {
      let spellings =
        switch sort {
        case .name:
          try graph.spellings(beginningWith: wanted, isWhole: true).map { Candidate($0) }
        case .beginning:
          try graph.spellings(beginningWith: wanted, isWhole: false).map { Candidate($0) }
        case .words: try spellings(withWordsBeginningAs: words, in: graph)
        case .close: try ClosestWords(words, in: graph).candidates(in: graph)
        }
      // Ids are typed whole: their beginnings, such as kinds, say nothing.
      let candidates = spellings.filter {
        !seen.contains($0.spelling.node) && (sort == .name || $0.spelling.role != .id)
      }
      found += try ordered(candidates, sort, in: graph)
      seen.formUnion(candidates.map(\.spelling.node))
    }
    return Array(found.prefix(limit ?? .max))
  }

  /// A spelling that matches.
  struct Candidate {
    var spelling: NodeSpelling
    var distance: Int

    init(_ spelling: NodeSpelling, distance: Int = 0) {
      self.spelling = spelling
      self.distance = distance
    }

    /// Which of a node's spellings is shown: of two as close, the one with less beside the text.
    func isShown(before other: Candidate) -> Bool {
      let (a, b) = (spelling, other.spelling)
      return (distance, a.role, a.folded.utf8.count, a.folded)
        < (other.distance, b.role, b.folded.utf8.count, b.folded)
    }
  }

  private func spellings(
    withWordsBeginningAs beginnings: [String], in graph: some GraphReading
  ) throws -> [Candidate] {
    // The longest leads to the fewest.
    guard let longest = beginnings.max(by: { $0.utf8.count < $1.utf8.count }) else { return [] }
    return try graph.spellings(withWordBeginningWith: longest).filter { spelling in
      let words = spelling.folded.split(separator: " ")
      return beginnings.allSatisfy { beginning in
        words.contains { $0.utf8.starts(with: beginning.utf8) }
      }
    }.map { Candidate($0) }
  }

  /// One match an entity, in order.
  private func ordered(
    _ candidates: [Candidate], _ sort: Match.Sort, in graph: some GraphReading
  ) throws -> [Match] {
    var best: [Int: Candidate] = [:]
    for candidate in candidates {
      if let known = best[candidate.spelling.node], !candidate.isShown(before: known) { continue }
      best[candidate.spelling.node] = candidate
    }
    var rows: [(match: Match, mentions: Int, name: String, id: String)] = []
    for (number, candidate) in best {
      let node = try graph.node(number)
      if let kind, node.kind?.lowercased() != kind.lowercased() { continue }
      let match = Match(
        node: number, sort: sort, distance: candidate.distance,
        spelling: node.spelling(candidate.spelling.folded))
      rows.append((match, node.mentions ?? 0, node.name, node.id))
    }
    rows.sort { a, b in
      (a.match.distance, b.mentions, a.name, a.id) < (b.match.distance, a.mentions, b.name, b.id)
    }
    return rows.map(\.match)
  }
}

extension CoMentionGraph.Node {
  /// The spelling whose folded form this is.
  fileprivate func spelling(_ folded: String) -> String {
    ([name, label, id] + aliases).first { $0.foldedName == folded } ?? name
  }
}
