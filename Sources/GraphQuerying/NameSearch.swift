import DataModel

/// Finds the node that a user means by an id, a name or an alias, in any case.
public struct NameSearch: Sendable {
  /// The outcome of a search.
  public enum Result: Hashable, Sendable {
    /// The node meant, and others that the same words could mean.
    case found(node: Int, others: [Int])
    /// No node of that name, and the names that come closest, best first.
    case notFound(closest: [String])
  }

  private let graph: CoMentionGraph

  public init(graph: CoMentionGraph) { self.graph = graph }

  /// The node of a name. An exact id comes before names, names before labels, labels before
  /// aliases; among several of one sort, the one with most mentions.
  public func find(_ text: String) -> Result {
    if let exact = graph.nodes.firstIndex(where: { $0.id == text }) {
      return .found(node: exact, others: [])
    }
    let wanted = text.foldedName
    let names = graph.nodes.map { $0.name.foldedName }
    let sorts: [(Int) -> Bool] = [
      { names[$0] == wanted },
      { graph.nodes[$0].label.foldedName == wanted },
      { graph.nodes[$0].id.foldedName == wanted },
      { graph.nodes[$0].aliases.contains { $0.foldedName == wanted } },
    ]
    for matches in sorts {
      let found = graph.nodes.indices.filter(matches).sorted { a, b in
        let (x, y) = (graph.nodes[a], graph.nodes[b])
        return (y.mentions ?? 0, x.id) < (x.mentions ?? 0, y.id)
      }
      if let first = found.first { return .found(node: first, others: Array(found.dropFirst())) }
    }
    return .notFound(closest: closest(to: wanted, names))
  }

  /// Names that hold the words, or differ from them by few letters.
  private func closest(to wanted: String, _ names: [String], limit: Int = 5) -> [String] {
    guard !wanted.isEmpty else { return [] }
    let letters = [UInt8](wanted.utf8)
    // A third of the letters may differ: enough for a misspelling, too few for another name.
    let most = max(1, letters.count / 3)
    var scored: [(distance: Int, mentions: Int, name: String)] = []
    for (number, node) in graph.nodes.enumerated() {
      var best = Int.max
      for name in Set([names[number]] + node.aliases.map(\.foldedName)) {
        if name.contains(wanted) { best = min(best, 1) }
        let words = name.split(separator: " ").map { [UInt8]($0.utf8) }
        for candidate in [[UInt8](name.utf8)] + words {
          let distance = editDistance(letters, candidate, atMost: most)
          if distance <= most { best = min(best, distance) }
        }
      }
      if best <= most { scored.append((best, node.mentions ?? 0, node.name)) }
    }
    scored.sort { ($0.distance, $1.mentions, $0.name) < ($1.distance, $0.mentions, $1.name) }
    return scored.prefix(limit).map(\.name)
  }
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`, counted up
/// to `most`; `most + 1` where it takes more.
///
/// The optimal string alignment distance (Damerau 1964, Levenshtein 1966).
func editDistance(_ a: [UInt8], _ b: [UInt8], atMost most: Int) -> Int {
  guard abs(a.count - b.count) <= most else { return most + 1 }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in 0..<b.count {
      var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    if (row.min() ?? 0) > most { return most + 1 }
    beforeLast = last
    last = row
  }
  return min(last[b.count], most + 1)
}
