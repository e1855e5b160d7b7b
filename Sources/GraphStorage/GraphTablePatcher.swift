import DataModel
import GRDB

/// Changes the rows of the graph's tables that differ from what a part of the graph should be.
struct GraphTablePatcher {
  private let db: Database
  private let inserts: GraphInserts
  private let deleteEntity, deleteAliases, deleteEdge, deleteEvidence: SQLStatement
  private let deleteSpelling, deleteWord, forgetWord, learnWord: SQLStatement
  private let edgesInRange, evidence, edgesInto, spellings: SQLStatement

  init(_ db: Database) throws {
    self.db = db
    inserts = try GraphInserts(db)
    deleteEntity = try SQLStatement(db, "DELETE FROM entities WHERE id = ?")
    deleteAliases = try SQLStatement(db, "DELETE FROM aliases WHERE entity = ?")
    deleteEdge = try SQLStatement(db, "DELETE FROM edges WHERE id = ?")
    deleteEvidence = try SQLStatement(db, "DELETE FROM evidence WHERE edge = ?")
    deleteSpelling = try SQLStatement(db, "DELETE FROM spellings WHERE id = ?")
    deleteWord = try SQLStatement(db, "DELETE FROM words WHERE word = ? AND spelling = ?")
    forgetWord = try SQLStatement(
      db,
      """
      DELETE FROM vocabulary WHERE word = ?1
        AND NOT EXISTS (SELECT 1 FROM words WHERE words.word = ?1)
      """)
    learnWord = try SQLStatement(db, "INSERT OR IGNORE INTO vocabulary VALUES (?)")
    edgesInRange = try SQLStatement(
      db,
      """
      SELECT id, target, weight, sentences, paragraphs, documents, independent_documents,
        first_seen, last_seen
      FROM edges WHERE id >= ? AND id < ? ORDER BY id
      """)
    evidence = try SQLStatement(
      db, "SELECT sentence, second FROM evidence WHERE edge = ? ORDER BY rank")
    edgesInto = try SQLStatement(db, "SELECT id FROM edges WHERE target = ?")
    spellings = try SQLStatement(
      db, "SELECT id, folded, role FROM spellings WHERE id >= ? AND id < ? ORDER BY id")
  }

  func update(_ rows: GraphRows, removed: [Int]) throws {
    for node in removed { try remove(node) }
    for node in rows.graph.nodes.indices { try update(node: node, of: rows) }
    try updateEdges(of: rows)
    try GraphInserts.set(rows.graph.attributes, db)
  }

  // MARK: - Nodes

  private func remove(_ node: Int) throws {
    var edges = try oldEdges(from: node, among: { _ in true }).map(\.number)
    edgesInto.bind(node)
    while try edgesInto.next() { edges.append(edgesInto.int()) }
    for edge in edges { try remove(edge: edge) }
    try deleteEntity.bind(node).run()
    try deleteAliases.bind(node).run()
    for spelling in try oldSpellings(node) { try remove(spelling) }
  }

  private func update(node position: Int, of rows: GraphRows) throws {
    let number = rows.numbers[position]
    try deleteEntity.bind(number).run()
    try deleteAliases.bind(number).run()
    try inserts.insert(node: position, of: rows)
    let new = rows.graph.nodes[position].storedSpellings(number)
    let old = try oldSpellings(number)
    if new == old { return }
    for spelling in old { try remove(spelling) }
    for spelling in new {
      try inserts.insert(spelling)
      for word in spelling.words {
        try inserts.insert(word: word, of: spelling.number)
        try learnWord.bind(word).run()
      }
    }
  }

  private func oldSpellings(_ node: Int) throws -> [StoredSpelling] {
    let range = StoredSpelling.numbers(of: node)
    var found: [StoredSpelling] = []
    spellings.bind(range.lowerBound).bind(range.upperBound)
    while try spellings.next() {
      let (number, text) = (spellings.int(), spellings.text())
      found.append(
        StoredSpelling(
          number: number, text: text, node: node,
          role: NodeSpelling.Role(rawValue: spellings.int()) ?? .alias))
    }
    return found
  }

  private func remove(_ spelling: StoredSpelling) throws {
    try deleteSpelling.bind(spelling.number).run()
    for word in spelling.words {
      try deleteWord.bind(word).bind(spelling.number).run()
      try forgetWord.bind(word).run()
    }
  }

  // MARK: - Edges

  /// What a row of an edge of documents says.
  private struct EdgeRow: Equatable {
    var number: Int
    var target: Int
    var weight: Double
    var sentences: Int?
    var paragraphs: Int?
    var documents: Int?
    var independentDocuments: Int?
    var firstSeen: String?
    var lastSeen: String?
  }

  private func updateEdges(of rows: GraphRows) throws {
    let isPart = Set(rows.numbers)
    var next = 0
    for (source, number) in rows.numbers.enumerated() {
      let old = try oldEdges(from: number, among: isPart.contains)
      var position = 0
      while next < rows.graph.edges.count, Int(rows.graph.edges.sources[next]) == source {
        let new = edgeRow(next, of: rows)
        while position < old.count, old[position].number < new.number {
          try remove(edge: old[position].number)
          position += 1
        }
        let isKnown = position < old.count && old[position].number == new.number
        let isSame =
          try isKnown && old[position] == new
          && oldEvidence(of: new.number) == newEvidence(next, of: rows)
        if !isSame {
          if isKnown { try remove(edge: new.number) }
          try inserts.insert(edge: next, of: rows)
        }
        if isKnown { position += 1 }
        next += 1
      }
      for row in old[position...] { try remove(edge: row.number) }
    }
  }

  private func edgeRow(_ edge: Int, of rows: GraphRows) -> EdgeRow {
    EdgeRow(
      number: rows.number(ofEdge: edge), target: rows.numbers[Int(rows.graph.edges.targets[edge])],
      weight: rows.graph.edges.weights[edge], sentences: rows.graph.edges.sentences[edge],
      paragraphs: rows.graph.edges.paragraphs[edge], documents: rows.graph.edges.documents[edge],
      independentDocuments: rows.graph.edges.independentDocuments[edge],
      firstSeen: rows.graph.edges.firstSeen[edge].map { rows.graph.edges.days[$0] },
      lastSeen: rows.graph.edges.lastSeen[edge].map { rows.graph.edges.days[$0] })
  }

  /// The numbers of an edge's sentences; -1 for no second one.
  private func newEvidence(_ edge: Int, of rows: GraphRows) -> [SIMD2<Int>] {
    rows.graph.edges.evidence.items(of: edge).map { item in
      let (first, second) = rows.sentences(item)
      return SIMD2(first, second ?? -1)
    }
  }

  private func oldEvidence(of edge: Int) throws -> [SIMD2<Int>] {
    var sentences: [SIMD2<Int>] = []
    evidence.bind(edge)
    while try evidence.next() {
      sentences.append(SIMD2(evidence.int(), evidence.intOrNone() ?? -1))
    }
    return sentences
  }

  /// The edges of a node to some others that come after it.
  private func oldEdges(
    from node: Int, among isWanted: (_ target: Int) -> Bool
  ) throws -> [EdgeRow] {
    let range = EdgeNumber.range(from: node)
    var rows: [EdgeRow] = []
    edgesInRange.bind(range.lowerBound).bind(range.upperBound)
    while try edgesInRange.next() {
      let (number, target) = (edgesInRange.int(), edgesInRange.int())
      guard isWanted(target) else { continue }
      let weight = edgesInRange.double()
      let (sentences, paragraphs) = (edgesInRange.intOrNone(), edgesInRange.intOrNone())
      let (documents, independent) = (edgesInRange.intOrNone(), edgesInRange.intOrNone())
      rows.append(
        EdgeRow(
          number: number, target: target, weight: weight, sentences: sentences,
          paragraphs: paragraphs, documents: documents, independentDocuments: independent,
          firstSeen: edgesInRange.textOrNone(), lastSeen: edgesInRange.textOrNone()))
    }
    return rows
  }

  private func remove(edge: Int) throws {
    try deleteEdge.bind(edge).run()
    try deleteEvidence.bind(edge).run()
  }
}
