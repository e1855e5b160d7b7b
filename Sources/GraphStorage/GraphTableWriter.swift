import DataModel
import GRDB

/// Writes a graph to the tables of a store, the indexes last.
struct GraphTableWriter {
  private let db: Database

  init(_ db: Database) { self.db = db }

  mutating func replace(
    _ graph: CoMentionGraph, aliases: (_ node: Int, _ alias: Int) -> Int?,
    sentences: (_ item: Int) -> (first: Int, second: Int?)
  ) throws {
    for (index, _) in StoreSchema.graphIndexes {
      try db.execute(sql: "DROP INDEX IF EXISTS \(index)")
    }
    for table in ["entities", "aliases", "edges", "evidence", "spellings", "words", "vocabulary"] {
      try db.execute(sql: "DELETE FROM \(table)")
    }
    try insertNodes(graph.nodes, aliases)
    try insertEdges(graph.edges, sentences)
    try insertSpellings(graph.nodes)
    for (index, columns) in StoreSchema.graphIndexes {
      try db.execute(sql: "CREATE INDEX \(index) ON \(columns)")
    }
    try db.execute(
      sql: "INSERT OR REPLACE INTO settings VALUES ('graph', ?)",
      arguments: [try StoredAttribute.text(graph.attributes) ?? "[]"])
  }

  private func insertNodes(
    _ nodes: [CoMentionGraph.Node], _ mentions: (_ node: Int, _ alias: Int) -> Int?
  ) throws {
    let entities = try SQLStatement(
      db, "INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let aliases = try SQLStatement(db, "INSERT INTO aliases VALUES (?, ?, ?, ?)")
    for (position, node) in nodes.enumerated() {
      entities.bind(position).bind(node.id).bind(node.name).bind(node.label).bind(node.kind)
      entities.bind(node.mentions).bind(node.documents).bind(node.firstSeen).bind(node.lastSeen)
      entities.bind(try StoredAttribute.text(node.attributes))
      try entities.bind(node.independentDocuments).run()
      for (number, alias) in node.aliases.enumerated() {
        try aliases.bind(position).bind(number).bind(alias).bind(mentions(position, number)).run()
      }
    }
  }

  private func insertEdges(
    _ edges: EdgeTable, _ sentences: (_ item: Int) -> (first: Int, second: Int?)
  ) throws {
    let insert = try SQLStatement(
      db, "INSERT INTO edges VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let evidence = try SQLStatement(db, "INSERT INTO evidence VALUES (?, ?, ?, ?)")
    for edge in edges.indices {
      insert.bind(edge).bind(Int(edges.sources[edge])).bind(Int(edges.targets[edge]))
      insert.bind(edges.weights[edge]).bind(edges.sentences[edge]).bind(edges.paragraphs[edge])
      insert.bind(edges.documents[edge]).bind(edges.npmi[edge]).bind(edges.significance[edge])
      insert.bind(edges.firstSeen[edge].map { edges.days[$0] })
      insert.bind(edges.lastSeen[edge].map { edges.days[$0] })
      insert.bind(try StoredAttribute.text(edges.attributes[edge] ?? []))
      try insert.bind(edges.independentDocuments[edge]).run()
      for (rank, item) in edges.evidence.items(of: edge).enumerated() {
        let (first, second) = sentences(item)
        try evidence.bind(edge).bind(rank).bind(first).bind(second).run()
      }
    }
  }

  private func insertSpellings(_ nodes: [CoMentionGraph.Node]) throws {
    let spellings = try SQLStatement(db, "INSERT INTO spellings VALUES (?, ?, ?, ?)")
    let insert = try SQLStatement(db, "INSERT INTO words VALUES (?, ?)")
    var words: [(word: String, spelling: Int)] = []
    var number = 0
    for (position, node) in nodes.enumerated() {
      var known: Set<String> = []
      for (role, text) in node.spellings where !known.contains(text) {
        // An alias like an id is found in more ways than the id.
        if role != .id { known.insert(text) }
        try spellings.bind(number).bind(text).bind(position).bind(role.rawValue).run()
        for word in Set(text.split(separator: " ")) { words.append((String(word), number)) }
        number += 1
      }
    }
    // In the order of the table, which is then filled from one end to the other.
    words.sort { a, b in
      a.word.utf8.elementsEqual(b.word.utf8)
        ? a.spelling < b.spelling : a.word.utf8.lexicographicallyPrecedes(b.word.utf8)
    }
    let insertWord = try SQLStatement(db, "INSERT INTO vocabulary VALUES (?)")
    var last: String?
    for (word, spelling) in words {
      try insert.bind(word).bind(spelling).run()
      if last.map({ $0.utf8.elementsEqual(word.utf8) }) != true { try insertWord.bind(word).run() }
      last = word
    }
  }
}

extension CoMentionGraph.Node {
  /// What the node may be called, what counts most first.
  var spellings: [(role: NodeSpelling.Role, text: String)] {
    [(.name, name.foldedName), (.label, label.foldedName), (.id, id.foldedName)]
      + aliases.map { (.alias, $0.foldedName) }
  }
}
