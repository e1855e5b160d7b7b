import DataModel
import GRDB

/// A document of a store, as a list shows it.
public struct ListedDocument: Hashable, Sendable {
  public var id: String
  public var title: String?
  /// `YYYY-MM-DD`.
  public var date: String?
  /// How often it mentions any entity, or those that were asked for.
  public var mentions: Int
}

extension StoredGraph {
  /// The documents that mention all of some entities, or all documents, in the order of their ids.
  ///
  /// - Parameters:
  ///   - nodes: numbers of the graph's nodes.
  ///   - since: the first day that a document may have; those without a day are left out then.
  ///   - until: the last day.
  public func documents(
    mentioning nodes: [Int], since: Day? = nil, until: Day? = nil
  ) throws -> [ListedDocument] {
    var mentions: [Int: Int] = [:]
    var found: [Int: Int] = [:]
    for node in nodes {
      for (document, count) in try mentionsByDocument(of: node) {
        mentions[document, default: 0] += count
        found[document, default: 0] += 1
      }
    }
    if nodes.isEmpty { mentions = try mentionsByDocument(of: nil) }
    let listed = try ask("SELECT id, document, title, date FROM documents") { select, _ in
      var listed: [ListedDocument] = []
      while try select.next() {
        let number = select.int()
        let (id, title, date) = (select.text(), select.textOrNone(), select.textOrNone())
        guard found[number, default: 0] == nodes.count else { continue }
        if since != nil || until != nil {
          guard let day = date.flatMap({ Day($0) }) else { continue }
          if let since, day < since { continue }
          if let until, day > until { continue }
        }
        listed.append(
          ListedDocument(id: id, title: title, date: date, mentions: mentions[number] ?? 0))
      }
      return listed
    }
    return listed.sorted { $0.id < $1.id }
  }

  /// By the numbers of documents.
  private func mentionsByDocument(of node: Int?) throws -> [Int: Int] {
    let names = node == nil ? "entity IS NOT NULL" : "entity = ?"
    return try ask(
      """
      SELECT sentence >> \(SentenceNumber.bits), count(*) FROM mentions
      WHERE name IN (SELECT id FROM names WHERE \(names)) GROUP BY 1
      """
    ) { select, _ in
      if let node { select.bind(node) }
      var counts: [Int: Int] = [:]
      while try select.next() {
        let document = select.int()
        counts[document] = select.int()
      }
      return counts
    }
  }
}
