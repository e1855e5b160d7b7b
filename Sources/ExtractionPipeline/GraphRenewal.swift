import DataModel
import GraphBuilding
import GraphStorage

/// What of a store's graph a build has to make again.
///
/// A document has *changed* if it is new, or mentions a name that means another entity than before,
/// or if other documents are its near-duplicates than before. An entity is *touched* if a changed
/// document mentions it, or if resolution says anything else of it than before: how often it is
/// called what, say, which tells where documents have left the store. All that is counted of an
/// entity that is not touched, and of an edge with an end that is not, is as it was: so the edges
/// among touched entities are counted again, in all documents, and nothing else.
struct GraphRenewal: Sendable {
  /// By entity, its number in the store; ascending.
  let numbers: [Int]
  /// By entity, of what resolution made of it.
  let hashes: [UInt64]
  /// The names of the entities as nodes.
  let names: [String]
  /// The entities that are touched, ascending; `nil` for a graph that is made as a whole.
  private(set) var touched: [Int]?
  /// Numbers that entities have no more.
  private(set) var removed: [Int] = []
  /// By document.
  private(set) var isChanged: [Bool]
  /// By document, the number of the first of its near-duplicates; `nil` where it has none.
  private(set) var copyGroups: [Int?]

  /// - Parameter known: the nodes that are in the store; none where the graph is to be made as a
  ///   whole.
  init(
    _ corpus: ExtractedCorpus, _ loaded: StoredCorpus, _ copies: CopyGroups,
    known: [StoredNodeKey], jobs: Int
  ) async throws {
    let entities = corpus.resolution.entities
    let (named, before) = try await both(jobs: jobs) {
      let names = GraphBuilder.distinctNames(of: entities)
      return (names, hashes: GraphRenewal.hashes(of: entities.span, named: names))
    } and: {
      GraphRenewal.nodes(known, of: entities)
    }
    (names, hashes) = named
    isChanged = loaded.stored.map { $0?.windows == nil }
    copyGroups = Array(repeating: nil, count: loaded.stored.count)
    for group in 0..<copies.count {
      let documents = copies.documents(of: group)
      for document in documents { copyGroups[document] = loaded.documentNumbers[documents[0]] }
    }
    let numbersBefore = before.map { $0.map { known[$0].number } }
    if !known.isEmpty, let numbers = NodeNumbers().extended(numbersBefore) {
      self.numbers = numbers
      let kept = zip(before, zip(numbers, numbersBefore)).map { $1.0 == $1.1 ? $0 : nil }
      try findChanges(corpus, loaded, known, kept)
    } else {
      numbers = NodeNumbers().fresh(entities.count)
    }
  }

  /// The positions of the nodes that have the ids of entities; `nil` where none has.
  private static func nodes(_ known: [StoredNodeKey], of entities: [Entity]) -> [Int?] {
    let (known, entities) = (known.span, entities.span)
    var nodes = [Int?](repeating: nil, count: entities.count)
    // Most stand in the same order as before, with some more or fewer between them.
    var isFound = [Bool](repeating: false, count: known.count)
    var next = 0
    for entity in entities.indices {
      let some = next..<min(next + fewNodes, known.count)
      guard let node = some.first(where: { known[$0].id == entities[entity].id }) else { continue }
      nodes[entity] = node
      isFound[node] = true
      next = node + 1
    }
    var index = PositionIndex()
    for position in known.indices where !isFound[position] {
      var search = index.search(for: EqualityHash.hash(known[position].id))
      while index.next(&search) != nil {}
      index.insert(position, at: search)
    }
    for entity in entities.indices where nodes[entity] == nil {
      var search = index.search(for: EqualityHash.hash(entities[entity].id))
      while let position = index.next(&search) {
        if known[position].id == entities[entity].id { nodes[entity] = position }
      }
    }
    return nodes
  }

  /// Nodes in a row that are looked at for the next entity.
  private static let fewNodes = 4

  /// - Parameter kept: by entity, the node that it still is; `nil` for a new one.
  private mutating func findChanges(
    _ corpus: ExtractedCorpus, _ loaded: StoredCorpus, _ known: [StoredNodeKey], _ kept: [Int?]
  ) throws(PipelineError) {
    let entities = corpus.resolution.entities
    var isTouched = kept.map { $0 == nil }
    var isLeft = [Bool](repeating: true, count: known.count)
    for (entity, node) in kept.enumerated() {
      guard let node else { continue }
      isLeft[node] = false
      if known[node].hash != hashes[entity] { isTouched[entity] = true }
    }
    removed = known.indices.filter { isLeft[$0] }.map { known[$0].number }

    let records = corpus.records
    func before(_ name: Int) -> Int? {
      guard name < loaded.storedNames.count else { return nil }
      return loaded.storedNames[name]?.entity
    }
    func now(_ name: Int) -> Int? {
      corpus.resolution.entityOfName[records.row(ofRecordRow: name)]
    }
    var hasMoved = [Bool](repeating: false, count: (loaded.numberOfRow.max() ?? 0) + 1)
    for name in loaded.numberOfRow {
      let entity = now(name)
      hasMoved[name] =
        before(name) != entity.map { numbers[$0] } || entity.map { kept[$0] == nil } ?? false
    }
    func touch(_ name: Int) {
      if let number = before(name), let entity = self.entity(number), kept[entity] != nil {
        isTouched[entity] = true
      }
      if let entity = now(name) { isTouched[entity] = true }
    }
    findChangedCopies(loaded)
    var reader = RecordTable.Reader(records)
    for document in 0..<records.count {
      let rows = try reader.view(document).rows
      if !isChanged[document] { isChanged[document] = rows.contains { hasMoved[$0] } }
      if isChanged[document] { for name in rows { touch(name) } }
    }
    let touched = entities.indices.filter { isTouched[$0] }
    // To look for what has changed is then more work than to write everything.
    if touched.count * 2 <= entities.count || entities.count < 16 { self.touched = touched }
  }

  /// The entity that has a number.
  private func entity(_ number: Int) -> Int? {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == number ? low : nil
  }

  /// Marks the documents of groups that have changed: a pair that several of them mention counts
  /// once.
  private mutating func findChangedCopies(_ loaded: StoredCorpus) {
    let groupsBefore = loaded.stored.map { $0?.copyGroup }
    var changed = loaded.leftGroups
    for document in isChanged.indices {
      let (old, new) = (groupsBefore[document], copyGroups[document])
      if isChanged[document] || old != new { changed.formUnion([old, new].compactMap { $0 }) }
    }
    func isInChanged(_ group: Int?) -> Bool { group.map(changed.contains) ?? false }
    for document in isChanged.indices
    where isInChanged(groupsBefore[document]) || isInChanged(copyGroups[document]) {
      isChanged[document] = true
    }
  }

  /// Of what resolution made of each entity, and of its name as a node.
  private static func hashes(of entities: Span<Entity>, named names: [String]) -> [UInt64] {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(entities.count)
    // Field by field, since entities are costly to copy.
    for entity in entities.indices {
      var hash = ContentHash()
      hash.add(names[entity])
      hash.add(entities[entity].name)
      hash.add(Int(entities[entity].kind.rawValue))
      hash.add(entities[entity].aliases.count)
      for alias in entities[entity].aliases {
        hash.add(alias.text)
        hash.add(alias.mentions)
      }
      if !entities[entity].attributes.isEmpty {
        for (name, value) in entities[entity].attributes.sorted(by: { $0.key < $1.key }) {
          hash.add(name)
          hash.add(value)
        }
      }
      hashes.append(hash.value)
    }
    return hashes
  }
}

extension ExtractedCorpus {
  /// The same documents with some of the entities, as if nothing mentioned the others.
  func restricted(to some: [Int]) -> ExtractedCorpus {
    var part = resolution
    var places = [Int?](repeating: nil, count: part.entities.count)
    for (place, entity) in some.enumerated() { places[entity] = place }
    part.entities = some.map { resolution.entities[$0] }
    part.entityOfName = resolution.entityOfName.map { $0.flatMap { places[$0] } }
    return ExtractedCorpus(records: records, names: names, resolution: part, diagnostics: [])
  }
}
