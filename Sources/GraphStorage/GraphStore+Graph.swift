import DataModel
import GRDB

extension GraphStore {
  /// The store's graph as a whole, with its evidence.
  public func graph() throws -> CoMentionGraph {
    try read { try graph($0, evidence: true) }
  }

  func graph(_ db: Database, evidence: Bool) throws -> CoMentionGraph {
    var graph = CoMentionGraph(attributes: try attributes(db))
    let columns = try GraphColumns(db)
    let reader = GraphRowReader()
    graph.nodes = try nodes(db, columns)
    let edges = try SQLStatement(db, "SELECT \(columns.edges) FROM edges ORDER BY id")
    while try edges.next() { try reader.append(edges, to: &graph.edges) }
    if evidence { graph.edges.evidence = try allEvidence(db) }
    return graph
  }

  /// Fails where no build came to its end.
  func attributes(_ db: Database) throws -> [Attribute] {
    guard
      let text = try String.fetchOne(db, sql: "SELECT value FROM settings WHERE name = 'graph'")
    else { throw StoreError(file: path, reason: .hasNoGraph) }
    return try StoredAttribute.attributes(Array(text.utf8))
  }

  private func nodes(
    _ db: Database, _ columns: GraphColumns
  ) throws -> [CoMentionGraph.Node] {
    let select = try SQLStatement(db, "SELECT \(columns.nodes) FROM entities ORDER BY id")
    var nodes: [CoMentionGraph.Node] = []
    while try select.next() {
      _ = select.int()
      nodes.append(try GraphRowReader().node(select))
    }
    let aliases = try SQLStatement(
      db, "SELECT entity, alias FROM aliases ORDER BY entity, position")
    while try aliases.next() { nodes[aliases.int()].aliases.append(aliases.text()) }
    return nodes
  }

  private func allEvidence(_ db: Database) throws -> EvidenceTable {
    var table = EvidenceTable()
    let select = try SQLStatement(
      db, "SELECT edge, sentence, second FROM evidence ORDER BY edge, rank")
    var items: [(sentence: Int, second: Int?)] = []
    var (edge, first) = (-1, 0)
    func close() { if edge >= 0 { table.setItems(of: edge, first..<items.count) } }
    while try select.next() {
      let next = select.int()
      if next != edge {
        close()
        (edge, first) = (next, items.count)
      }
      items.append((select.int(), select.intOrNone()))
    }
    close()
    // Each document is read once, and each sentence kept once.
    table.list = EvidenceList(count: items.count)
    let sentences = try EvidenceReader(db)
    var last: Int?
    for item in items.indices.sorted(by: {
      (items[$0].sentence, items[$0].second ?? -1, $0)
        < (items[$1].sentence, items[$1].second ?? -1, $1)
    }) {
      if let last, items[last].sentence == items[item].sentence,
        items[last].second == items[item].second
      {
        table.list.set(item, as: last)
      } else {
        let evidence = try sentences.evidence(items[item].sentence, items[item].second)
        table.list.set(
          item, document: evidence.document, line: evidence.line, text: evidence.text.utf8)
      }
      last = item
    }
    return table
  }
}

/// Makes nodes and edges of rows that have the columns of `GraphColumns`.
struct GraphRowReader {
  /// The node of a row, without aliases.
  func node(_ row: SQLStatement) throws -> CoMentionGraph.Node {
    let (id, name, label, kind) = (row.text(), row.text(), row.text(), row.textOrNone())
    let (mentions, documents) = (row.intOrNone(), row.intOrNone())
    let independent = row.intOrNone()
    let (first, last) = (row.textOrNone(), row.textOrNone())
    return CoMentionGraph.Node(
      id: id, name: name, label: label, kind: kind, mentions: mentions, documents: documents,
      independentDocuments: independent, firstSeen: first, lastSeen: last,
      attributes: try StoredAttribute.attributes(row.bytes()))
  }

  func append(_ row: SQLStatement, to edges: inout EdgeTable) throws {
    let (source, target, weight) = (row.int(), row.int(), row.double())
    edges.append(source: source, target: target, weight: weight)
    let edge = edges.count - 1
    edges.sentences[edge] = row.intOrNone()
    edges.paragraphs[edge] = row.intOrNone()
    edges.documents[edge] = row.intOrNone()
    edges.independentDocuments[edge] = row.intOrNone()
    edges.npmi[edge] = row.doubleOrNone()
    edges.significance[edge] = row.doubleOrNone()
    edges.firstSeen[edge] = row.textOrNone().map { edges.days.number(of: $0) }
    edges.lastSeen[edge] = row.textOrNone().map { edges.days.number(of: $0) }
    let attributes = try StoredAttribute.attributes(row.bytes())
    edges.attributes[edge] = attributes.isEmpty ? nil : attributes
  }
}

/// Finds the sentences of evidence.
struct EvidenceReader {
  private let sentence: SQLStatement
  private let document: SQLStatement

  init(_ db: Database) throws {
    sentence = try SQLStatement(db, "SELECT document, line, text FROM sentences WHERE id = ?")
    document = try SQLStatement(db, "SELECT document FROM documents WHERE id = ?")
  }

  func evidence(_ first: Int, _ second: Int?) throws -> Evidence {
    guard try sentence.bind(first).next() else { throw EvidenceReader.missing }
    let (number, line, text) = (sentence.int(), sentence.int(), sentence.text())
    sentence.reset()
    var evidence = Evidence(document: "", line: line, text: text)
    if let second {
      guard try sentence.bind(second).next() else { throw EvidenceReader.missing }
      (_, _) = (sentence.int(), sentence.int())
      evidence.text += " … " + sentence.text()
      sentence.reset()
    }
    guard try document.bind(number).next() else { throw EvidenceReader.missing }
    evidence.document = document.text()
    document.reset()
    return evidence
  }

  private static var missing: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "evidence without its sentence")
  }
}
