import DataModel

/// A kind as the user types it.
enum KindOption {
  /// The kind as the graph spells it.
  static func check(_ kind: String, in graph: CoMentionGraph) throws -> String {
    try check(kind, among: Set(graph.nodes.compactMap(\.kind)))
  }

  private static func check(_ kind: String, among kinds: Set<String>) throws -> String {
    let known = kinds.sorted()
    if let found = known.first(where: { $0.lowercased() == kind.lowercased() }) { return found }
    Console.note(
      "comention: --kind: no node of kind '\(kind)'; the graph has \(known.joined(separator: ", "))"
    )
    throw ExitStatus.usage
  }

  /// Complains of a kind that the graph does not have. That can only be so where nothing of the kind
  /// was found, and only then the graph is asked for all kinds.
  static func check(_ kind: String?, found count: Int, in graph: any GraphReading) throws {
    if let kind, count == 0 { _ = try check(kind, among: graph.kinds()) }
  }
}
