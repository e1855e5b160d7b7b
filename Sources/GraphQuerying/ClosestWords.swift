import DataModel

/// The words of a graph's spellings that come close to the words of a text.
struct ClosestWords {
  /// For each word of the text the edits to each word of the graph that is close to it.
  private var distances: [[String: Int]]

  init(_ words: [String], in graph: some GraphReading) throws {
    var measures = words.map { WordDistance(misspelled: $0) }
    var distances = words.map { _ in [String: Int]() }
    try graph.forEachWord { word in
      for number in measures.indices {
        if let distance = measures[number].distance(to: word) { distances[number][word] = distance }
      }
    }
    self.distances = distances
  }

  /// The spellings of which every word of the text is close to a word.
  func candidates(in graph: some GraphReading) throws -> [EntitySearch.Candidate] {
    guard let fewest = distances.min(by: { $0.count < $1.count }) else { return [] }
    var candidates: Set<NodeSpelling> = []
    for word in fewest.keys {
      candidates.formUnion(try graph.spellings(withWordBeginningWith: word))
    }
    return candidates.compactMap { spelling in
      distance(to: spelling).map { EntitySearch.Candidate(spelling, distance: $0) }
    }
  }

  private func distance(to spelling: NodeSpelling) -> Int? {
    let words = spelling.folded.split(separator: " ").map(String.init)
    var total = 0
    for near in distances {
      guard let least = words.compactMap({ near[$0] }).min() else { return nil }
      total += least
    }
    return total
  }
}
