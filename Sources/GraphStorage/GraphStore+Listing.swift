import DataModel
import GRDB

/// A document of a store, as a list shows it.
public struct ListedDocument: Hashable, Sendable {
  public var id: String
  public var title: String?
  /// Several with commas between them.
  public var author: String?
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
  ///   - name: what the author's name has in it as it stands, be it a part of a word, but for case
  ///     and diacritics; those without an author are left out then.
  public func documents(
    mentioning nodes: [Int], since: Day? = nil, until: Day? = nil, byAuthor name: String? = nil
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
    let name = name?.foldedName
    let listed = try ask(
      "SELECT id, document, title, date, \(columns.author) FROM documents"
    ) { select, _ in
      var listed: [ListedDocument] = []
      while try select.next() {
        let number = select.int()
        let (id, title, date) = (select.text(), select.textOrNone(), select.textOrNone())
        let author = select.textOrNone()
        guard found[number, default: 0] == nodes.count else { continue }
        if let name, !(author?.foldedName.contains(name) ?? false) { continue }
        if since != nil || until != nil {
          guard let day = date.flatMap({ Day($0) }) else { continue }
          if let since, day < since { continue }
          if let until, day > until { continue }
        }
        listed.append(
          ListedDocument(
            id: id, title: title, author: author, date: date, mentions: mentions[number] ?? 0))
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

/// A sentence that mentions two entities, and what found them there.
public struct SharedSentence: Sendable {
  public struct Mention: Hashable, Sendable {
    /// The node's number.
    public var node: Int
    /// The form of words.
    public var words: String
    /// The rule or gazetteer.
    public var source: String
  }

  public var evidence: Evidence
  public var zone: Zone
  /// In the order of the text.
  public var mentions: [Mention]
}

extension StoredGraph {
  /// All sentences that mention two nodes, in the order of documents.
  public func sentences(mentioning first: Int, _ second: Int) throws -> [SharedSentence] {
    var mentions: [Int: [(start: Int, mention: SharedSentence.Mention)]] = [:]
    var nodes: [Int: Set<Int>] = [:]
    for node in Set([first, second]) {
      try ask(
        """
        SELECT m.sentence, m.start, n.text, s.source FROM mentions m
        JOIN names n ON n.id = m.name LEFT JOIN sources s ON s.id = m.source
        WHERE m.name IN (SELECT id FROM names WHERE entity = ?)
        """
      ) { select, _ in
        select.bind(node)
        while try select.next() {
          let (sentence, start, words) = (select.int(), select.int(), select.text())
          let mention = SharedSentence.Mention(node: node, words: words, source: select.text())
          mentions[sentence, default: []].append((start, mention))
          nodes[sentence, default: []].insert(node)
        }
      }
    }
    let shared = nodes.filter { $0.value.count == 2 }.keys
    let found = try shared.map { number in
      try ask(
        """
        SELECT d.document, s.line, s.text, s.zone FROM sentences s
        JOIN documents d ON d.id = s.document WHERE s.id = ?
        """
      ) { select, _ in
        guard try select.bind(number).next() else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a mention without a sentence")
        }
        let (document, line, text) = (select.text(), select.int(), select.text())
        return (
          number,
          SharedSentence(
            evidence: Evidence(document: document, line: line, text: text),
            zone: Zone(name: select.text()) ?? .body,
            mentions: (mentions[number] ?? []).sorted { $0.start < $1.start }.map(\.mention))
        )
      }
    }
    return found.sorted { a, b in
      (a.1.evidence.document, a.0) < (b.1.evidence.document, b.0)
    }.map(\.1)
  }
}
