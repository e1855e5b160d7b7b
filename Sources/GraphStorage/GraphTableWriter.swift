import DataModel
import GRDB

/// Fills the graph's tables of a store, the indexes last.
struct GraphTableWriter {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func replace(_ rows: GraphRows) throws {
    for (index, _) in StoreSchema.graphIndexes {
      try db.execute(sql: "DROP INDEX IF EXISTS \(index)")
    }
    for table in ["entities", "aliases", "edges", "evidence", "spellings", "words", "vocabulary"] {
      try db.execute(sql: "DELETE FROM \(table)")
    }
    let inserts = try GraphInserts(db)
    for node in rows.graph.nodes.indices { try inserts.insert(node: node, of: rows) }
    for edge in rows.graph.edges.indices { try inserts.insert(edge: edge, of: rows) }
    try insertSpellings(rows, inserts)
    for (index, columns) in StoreSchema.graphIndexes {
      try db.execute(sql: "CREATE INDEX \(index) ON \(columns)")
    }
    try GraphInserts.set(rows.graph.attributes, db)
  }

  private func insertSpellings(_ rows: GraphRows, _ inserts: GraphInserts) throws {
    var words = WordNumbers()
    // The words of all spellings; the spellings come in order.
    var occurrences: [(word: Int, spelling: Int)] = []
    for position in rows.graph.nodes.indices {
      for spelling in rows.graph.nodes[position].storedSpellings(rows.numbers[position]) {
        try inserts.insert(spelling)
        for word in spelling.words {
          occurrences.append((words.number(of: word), spelling.number))
        }
      }
    }
    // In the order of the table, which is then filled from one end to the other.
    let texts = words.texts
    let order = texts.indices.sorted {
      texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8)
    }
    let places = PositionGroups(of: occurrences.indices, groups: texts.count) {
      occurrences[$0].word
    }
    let insertWord = try SQLStatement(db, "INSERT INTO vocabulary VALUES (?)")
    for word in order {
      try insertWord.bind(texts[word]).run()
      for place in places.positions(of: word) {
        try inserts.insert(word: texts[word], of: occurrences[Int(place)].spelling)
      }
    }
  }
}

/// Numbers words in the order in which they come; those that differ in a byte are two.
private struct WordNumbers {
  private(set) var texts: [String] = []
  private var index = PositionIndex()

  mutating func number(of word: String) -> Int {
    var search = index.search(for: EqualityHash.hash(word))
    while let known = index.next(&search) {
      if texts[known].utf8.elementsEqual(word.utf8) { return known }
    }
    index.insert(texts.count, at: search)
    texts.append(word)
    return texts.count - 1
  }
}

/// Prepared once for all rows of the graph's tables.
struct GraphInserts {
  private let entity, alias, edge, evidence, spelling, word: SQLStatement

  init(_ db: Database) throws {
    entity = try SQLStatement(
      db, "INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    alias = try SQLStatement(db, "INSERT INTO aliases VALUES (?, ?, ?, ?)")
    edge = try SQLStatement(
      db, "INSERT INTO edges VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    evidence = try SQLStatement(db, "INSERT INTO evidence VALUES (?, ?, ?, ?)")
    spelling = try SQLStatement(db, "INSERT INTO spellings VALUES (?, ?, ?, ?)")
    word = try SQLStatement(db, "INSERT INTO words VALUES (?, ?)")
  }

  /// Notes what is said of the graph as a whole.
  static func set(_ attributes: [Attribute], _ db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO settings VALUES ('graph', ?)",
      arguments: [try StoredAttribute.text(attributes) ?? "[]"])
  }

  /// Takes in a node and its aliases.
  func insert(node position: Int, of rows: GraphRows) throws {
    let (node, number) = (rows.graph.nodes[position], rows.numbers[position])
    entity.bind(number).bind(node.id).bind(node.name).bind(node.label).bind(node.kind)
    entity.bind(node.mentions).bind(node.documents).bind(node.firstSeen).bind(node.lastSeen)
    entity.bind(try StoredAttribute.text(node.attributes)).bind(node.independentDocuments)
    let known = rows.nodes.isEmpty ? nil : rows.nodes[position]
    try entity.bind(known?.windows).bind(known.map { Int(Int64(bitPattern: $0.hash)) }).run()
    for (place, text) in node.aliases.enumerated() {
      try alias.bind(number).bind(place).bind(text).bind(rows.aliases(position, place)).run()
    }
  }

  /// Takes in an edge and its evidence.
  ///
  /// NPMI and significance change with every document, wherever that is; of a graph of documents
  /// they are worked out when an edge is read (`EdgeMeasures`).
  func insert(edge position: Int, of rows: GraphRows) throws {
    let number = rows.number(ofEdge: position)
    edge.bind(number).bind(rows.numbers[Int(rows.graph.edges.sources[position])])
    edge.bind(rows.numbers[Int(rows.graph.edges.targets[position])]).bind(
      rows.graph.edges.weights[position])
    edge.bind(rows.graph.edges.sentences[position]).bind(rows.graph.edges.paragraphs[position])
    edge.bind(rows.graph.edges.documents[position])
    edge.bind(rows.nodes.isEmpty ? rows.graph.edges.npmi[position] : nil)
    edge.bind(rows.nodes.isEmpty ? rows.graph.edges.significance[position] : nil)
    edge.bind(rows.graph.edges.firstSeen[position].map { rows.graph.edges.days[$0] })
    edge.bind(rows.graph.edges.lastSeen[position].map { rows.graph.edges.days[$0] })
    edge.bind(try StoredAttribute.text(rows.graph.edges.attributes[position] ?? []))
    try edge.bind(rows.graph.edges.independentDocuments[position]).run()
    for (rank, item) in rows.graph.edges.evidence.items(of: position).enumerated() {
      let (first, second) = rows.sentences(item)
      try evidence.bind(number).bind(rank).bind(first).bind(second).run()
    }
  }

  func insert(_ row: StoredSpelling) throws {
    try spelling.bind(row.number).bind(row.text).bind(row.node).bind(row.role.rawValue).run()
  }

  func insert(word text: String, of spelling: Int) throws {
    try word.bind(text).bind(spelling).run()
  }
}

/// A way in which a node may be called, as a row.
struct StoredSpelling: Equatable {
  let number: Int
  let text: String
  let node: Int
  let role: NodeSpelling.Role

  /// Those of a node stand together.
  static func numbers(of node: Int) -> Range<Int> { node << 24..<(node + 1) << 24 }

  var words: Set<String> { Set(text.split(separator: " ").map(String.init)) }
}

extension CoMentionGraph.Node {
  /// What the node may be called, what counts most first.
  func storedSpellings(_ number: Int) -> [StoredSpelling] {
    var known: Set<String> = []
    var stored: [StoredSpelling] = []
    let spellings: [(NodeSpelling.Role, String)] =
      [(.name, name.foldedName), (.label, label.foldedName), (.id, id.foldedName)]
      + aliases.map { (.alias, $0.foldedName) }
    for (role, text) in spellings where !known.contains(text) {
      // An alias like an id is found in more ways than the id.
      if role != .id { known.insert(text) }
      stored.append(
        StoredSpelling(
          number: StoredSpelling.numbers(of: number).lowerBound + stored.count, text: text,
          node: number, role: role))
    }
    return stored
  }
}
