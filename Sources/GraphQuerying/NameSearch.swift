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

  public init() {}

  /// The node of a name. An exact id comes before names, names before labels, labels before folded
  /// ids, these before aliases; among several of one sort, the one with most mentions.
  public func find(_ text: String, in graph: some GraphReading) throws -> Result {
    var roles: [Int: NodeSpelling.Role] = [:]
    for spelling in try graph.spellings(beginningWith: text.foldedName, isWhole: true) {
      roles[spelling.node] = min(roles[spelling.node] ?? spelling.role, spelling.role)
    }
    let best = roles.values.min()
    var found: [(number: Int, mentions: Int, id: String)] = []
    for (number, role) in roles {
      let node = try graph.node(number)
      if node.id == text { return .found(node: number, others: []) }
      if role == best { found.append((number, node.mentions ?? 0, node.id)) }
    }
    found.sort { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
    guard let first = found.first else {
      return .notFound(closest: try closest(to: text, in: graph))
    }
    return .found(node: first.number, others: found.dropFirst().map(\.number))
  }

  private func closest(to text: String, in graph: some GraphReading) throws -> [String] {
    try EntitySearch(limit: 5).matches(of: text, in: graph).map {
      try graph.node($0.node).name
    }
  }
}
