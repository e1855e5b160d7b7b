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
    let nodes = try StoredNodes(db, columns)
    graph.nodes = nodes.nodes
    var measures = EdgeMeasures(graph.attributes)
    let edges = try SQLStatement(db, "SELECT id, \(columns.edges) FROM edges ORDER BY id")
    var numbers: [Int] = []
    while try edges.next() {
      numbers.append(edges.int())
      try reader.append(edges, to: &graph.edges)
      let edge = graph.edges.count - 1
      let source = try nodes.position(Int(graph.edges.sources[edge]))
      let target = try nodes.position(Int(graph.edges.targets[edge]))
      graph.edges.setEnds(edge, source: source, target: target)
      measures.set(edge, of: &graph.edges, nodes.windows[source], nodes.windows[target])
    }
    if evidence { graph.edges.evidence = try allEvidence(db, ofEdges: numbers) }
    return graph
  }

  /// Fails where no build came to its end.
  func attributes(_ db: Database) throws -> [Attribute] {
    guard let text = try GraphStore.setting("graph", db) else {
      throw StoreError(file: path, reason: .hasNoGraph)
    }
    return try StoredAttribute.attributes(Array(text.utf8))
  }

  /// - Parameter numbers: those of the edges, ascending.
  private func allEvidence(_ db: Database, ofEdges numbers: [Int]) throws -> EvidenceTable {
    var table = EvidenceTable()
    var position = 0
    let select = try SQLStatement(
      db, "SELECT edge, sentence, second FROM evidence ORDER BY edge, rank")
    var items: [(sentence: Int, second: Int?)] = []
    var (edge, first) = (-1, 0)
    func close() {
      while position < numbers.count, numbers[position] < edge { position += 1 }
      guard position < numbers.count, numbers[position] == edge else { return }
      table.setItems(of: position, first..<items.count)
    }
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

/// The nodes of a store's graph, in the order of their numbers.
private struct StoredNodes {
  private(set) var nodes: [CoMentionGraph.Node] = []
  /// Windows that mention each; `nil` where the store does not know.
  private(set) var windows: [Int?] = []
  private var positions: [Int: Int32] = [:]

  init(_ db: Database, _ columns: GraphColumns) throws {
    let select = try SQLStatement(db, "SELECT \(columns.nodes) FROM entities ORDER BY id")
    while try select.next() {
      positions[select.int()] = Int32(nodes.count)
      nodes.append(try GraphRowReader().node(select))
      windows.append(select.intOrNone())
    }
    let aliases = try SQLStatement(
      db, "SELECT entity, alias FROM aliases ORDER BY entity, position")
    while try aliases.next() {
      nodes[try position(aliases.int())].aliases.append(aliases.text())
    }
  }

  func position(_ number: Int) throws -> Int {
    guard let position = positions[number] else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an entity that is not there")
    }
    return Int(position)
  }
}

/// Works out what of an edge depends on all documents, where the store has it not.
struct EdgeMeasures {
  private let window: String?
  private var association: PairAssociation?

  /// - Parameter attributes: what is said of the graph as a whole.
  init(_ attributes: [Attribute]) {
    var (window, total): (String?, Int?) = (nil, nil)
    for attribute in attributes {
      switch (attribute.name, attribute.value) {
      case ("window", .string(let name)): window = name
      case ("windows", .integer(let count)): total = count
      default: break
      }
    }
    self.window = window
    association = total.map { PairAssociation(total: $0) }
  }

  /// - Parameters:
  ///   - a: windows that mention the edge's source.
  ///   - b: windows that mention its target.
  mutating func set(_ edge: Int, of edges: inout EdgeTable, _ a: Int?, _ b: Int?) {
    guard let a, let b, let window else { return }
    let both =
      switch window {
      case "sentence": edges.sentences[edge]
      case "paragraph": edges.paragraphs[edge]
      default: edges.documents[edge]
      }
    guard let both else { return }
    edges.npmi[edge] = association?.npmi(a: a, b: b, both: both)
    edges.significance[edge] = association?.significance(a: a, b: b, both: both)
  }
}

/// Makes nodes and edges of rows that have the columns of `GraphColumns`.
struct GraphRowReader {
  /// The node of a row, without number and aliases.
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
    guard (0...Int(Int32.max)).contains(source), (0...Int(Int32.max)).contains(target) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an edge's ends")
    }
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
