import DataModel

/// Counts which entities are mentioned together and makes the graph.
///
///     documents ─ first pass ─→ pairs that share a window, with their evidence
///               ─ second pass → the other two counts of those pairs
///
/// Every edge keeps all three counts (sentences, paragraphs, documents that mention both), so that
/// no choice of window or weight loses one. Addition is all that counting does: any grouping of the
/// documents gives the same graph, as long as they come in the order of their ids, which decides
/// the order of evidence.
public struct GraphBuilder: Sendable {
  public struct Options: Sendable {
    public var window: Window
    /// The window's own count where `nil`.
    public var weight: WeightMeasure?
    /// Edges below it are left out.
    public var leastWeight: Double
    /// Zones that form edges beside running text, headlines and captions.
    public var zones: Set<Zone>
    /// Sentences kept for each edge.
    public var evidence: Int

    public init(
      window: Window = .sentence, weight: WeightMeasure? = nil, leastWeight: Double = 0,
      zones: Set<Zone> = [], evidence: Int = 5
    ) {
      self.window = window
      self.weight = weight
      self.leastWeight = leastWeight
      self.zones = zones
      self.evidence = evidence
    }
  }

  public let options: Options

  public init(options: Options = Options()) { self.options = options }

  /// The graph of the documents, which come in the order of their ids.
  ///
  /// Nodes stand in the order of `entities`, also those without an edge; edges by source, target.
  public func graph(of documents: [DocumentEntities], entities: [Entity]) -> CoMentionGraph {
    var count = PairCount(entities: entities.count, options: options)
    for document in documents.indices { count.addWindows(of: documents[document], document) }
    for document in documents { count.addOtherCounts(of: document) }

    var graph = CoMentionGraph()
    graph.attributes = [
      Attribute("window", .string(options.window.rawValue)),
      Attribute("weight_measure", .string(measure.rawValue)),
      Attribute("documents", .integer(documents.count)),
      Attribute("windows", .integer(count.windows)),
    ]
    graph.nodes = nodes(entities, count)
    graph.edges = edges(documents, count)
    return graph
  }

  /// The entities that each of some shares a window with, whatever their edges would weigh.
  public func neighbors(of wanted: Set<Int>, in documents: [DocumentEntities]) -> [Int: Set<Int>] {
    let count = PairCount(entities: 0, options: options)
    var neighbors: [Int: Set<Int>] = [:]
    for document in documents {
      for unit in count.units(of: document, options.window) {
        for entity in unit.entities where wanted.contains(entity) {
          for other in unit.entities where other != entity {
            neighbors[entity, default: []].insert(other)
          }
        }
      }
    }
    return neighbors
  }

  private var measure: WeightMeasure {
    if let weight = options.weight { return weight }
    switch options.window {
    case .sentence: return .sentences
    case .paragraph: return .paragraphs
    case .document: return .documents
    }
  }

  private func nodes(_ entities: [Entity], _ count: PairCount) -> [CoMentionGraph.Node] {
    let names = distinctNames(of: entities)
    return entities.indices.map { position in
      let entity = entities[position]
      return CoMentionGraph.Node(
        id: entity.id, name: names[position],
        label: entity.name, kind: entity.kind.name, aliases: entity.aliases.map(\.text),
        mentions: entity.mentions, documents: count.documentsOfEntity[position],
        firstSeen: count.firstSeenOfEntity[position], lastSeen: count.lastSeenOfEntity[position],
        attributes: entity.attributes.sorted { $0.key < $1.key }
          .map { Attribute($0.key, .string($0.value)) })
    }
  }

  /// The names of entities, with the note or else the id in parentheses where a name is shared.
  private func distinctNames(of entities: [Entity]) -> [String] {
    func count(_ names: [String]) -> [String: Int] {
      Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    }
    let plain = entities.map(\.name)
    let sharing = count(plain)
    let noted = entities.map { entity in
      guard sharing[entity.name, default: 0] > 1 else { return entity.name }
      return "\(entity.name) (\(entity.note ?? entity.id))"
    }
    let stillSharing = count(noted)
    return entities.indices.map { position in
      stillSharing[noted[position], default: 0] > 1
        ? "\(plain[position]) (\(entities[position].id))" : noted[position]
    }
  }

  private func edges(_ documents: [DocumentEntities], _ count: PairCount) -> [CoMentionGraph.Edge] {
    var edges: [CoMentionGraph.Edge] = []
    for position in count.table.pairs.indices {
      let pair = count.table.pairs[position]
      let (source, target) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      let both = count.shared[position]
      let a = count.windowsOfEntity[source]
      let b = count.windowsOfEntity[target]
      var edge = CoMentionGraph.Edge(
        source: source, target: target, weight: 0, sentences: count.sentences[position],
        paragraphs: count.paragraphs[position], documents: count.documents[position],
        npmi: Association.npmi(total: count.windows, a: a, b: b, both: both),
        significance: Association.significance(total: count.windows, a: a, b: b, both: both),
        firstSeen: count.firstSeen[position], lastSeen: count.lastSeen[position],
        evidence: count.evidence[position].map { evidence(documents[$0.document], $0) })
      let weight: Double =
        switch measure {
        case .sentences: Double(count.sentences[position])
        case .paragraphs: Double(count.paragraphs[position])
        case .documents: Double(count.documents[position])
        case .npmi: edge.npmi ?? 1
        }
      // A weight of zero or less would make a distance of infinity or less than nothing.
      guard weight > 0, weight >= options.leastWeight else { continue }
      edge.weight = weight
      edges.append(edge)
    }
    return edges.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  private func evidence(_ document: DocumentEntities, _ place: PairCount.Place) -> Evidence {
    let first = document.sentences[place.first]
    var text = first.text
    if place.second != place.first { text += " … ".utf8 + document.sentences[place.second].text }
    return Evidence(
      document: document.id, line: first.line, text: String(decoding: text, as: UTF8.self))
  }
}

/// The counts behind a graph, filled document by document.
struct PairCount {
  /// The sentences that show a pair: the same one twice where it holds both.
  struct Place {
    var document: Int
    var first: Int
    var second: Int
  }

  private let options: GraphBuilder.Options
  private(set) var table = PairTable()
  private(set) var sentences: [Int] = []
  private(set) var paragraphs: [Int] = []
  private(set) var documents: [Int] = []
  private(set) var evidence: [[Place]] = []
  private(set) var firstSeen: [String?] = []
  private(set) var lastSeen: [String?] = []
  /// Windows that mention anything.
  private(set) var windows = 0
  private(set) var windowsOfEntity: [Int]
  private(set) var documentsOfEntity: [Int]
  private(set) var firstSeenOfEntity: [String?]
  private(set) var lastSeenOfEntity: [String?]

  init(entities: Int, options: GraphBuilder.Options) {
    self.options = options
    windowsOfEntity = Array(repeating: 0, count: entities)
    documentsOfEntity = Array(repeating: 0, count: entities)
    firstSeenOfEntity = Array(repeating: nil, count: entities)
    lastSeenOfEntity = Array(repeating: nil, count: entities)
  }

  var shared: [Int] {
    switch options.window {
    case .sentence: sentences
    case .paragraph: paragraphs
    case .document: documents
    }
  }

  mutating func addWindows(of document: DocumentEntities, _ number: Int) {
    for entity in Set(document.sentences.flatMap(\.entities)) {
      documentsOfEntity[entity] += 1
      guard let date = document.date else { continue }
      firstSeenOfEntity[entity] = min(firstSeenOfEntity[entity] ?? date, date)
      lastSeenOfEntity[entity] = max(lastSeenOfEntity[entity] ?? date, date)
    }
    for unit in units(of: document, options.window) {
      windows += 1
      for entity in unit.entities { windowsOfEntity[entity] += 1 }
      for pair in pairs(unit.entities) {
        let (position, isNew) = table.insert(pair)
        if isNew {
          sentences.append(0)
          paragraphs.append(0)
          documents.append(0)
          evidence.append([])
          firstSeen.append(nil)
          lastSeen.append(nil)
        }
        count(position, options.window)
        if let date = document.date {
          firstSeen[position] = min(firstSeen[position] ?? date, date)
          lastSeen[position] = max(lastSeen[position] ?? date, date)
        }
        if evidence[position].count < options.evidence {
          evidence[position].append(place(pair, unit.sentences, document, number))
        }
      }
    }
  }

  /// Counts the pairs of the table in the windows other than the one they come from.
  mutating func addOtherCounts(of document: DocumentEntities) {
    for window in Window.allCases where window != options.window {
      for unit in units(of: document, window) {
        for pair in pairs(unit.entities) {
          if let position = table.find(pair) { count(position, window) }
        }
      }
    }
  }

  private mutating func count(_ position: Int, _ window: Window) {
    switch window {
    case .sentence: sentences[position] += 1
    case .paragraph: paragraphs[position] += 1
    case .document: documents[position] += 1
    }
  }

  private func pairs(_ entities: [Int]) -> [UInt64] {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(entities.count * (entities.count - 1) / 2)
    for (offset, a) in entities.enumerated() {
      for b in entities[(offset + 1)...] { pairs.append(PairTable.pair(a, b)) }
    }
    return pairs
  }

  /// One window's sentences and its entities, ascending.
  fileprivate struct Unit {
    var sentences: [Int]
    var entities: [Int]
  }

  fileprivate func units(of document: DocumentEntities, _ window: Window) -> [Unit] {
    let counted = document.sentences.indices.filter {
      document.sentences[$0].zone.formsEdges || options.zones.contains(document.sentences[$0].zone)
    }
    switch window {
    case .sentence:
      return counted.map { Unit(sentences: [$0], entities: document.sentences[$0].entities) }
    case .paragraph:
      var units: [Unit] = []
      var last = -1
      for sentence in counted {
        if document.sentences[sentence].block == last, !units.isEmpty {
          units[units.count - 1].sentences.append(sentence)
        } else {
          units.append(Unit(sentences: [sentence], entities: []))
          last = document.sentences[sentence].block
        }
      }
      for unit in units.indices {
        units[unit].entities = merged(units[unit].sentences, document)
      }
      return units
    case .document:
      return counted.isEmpty
        ? [] : [Unit(sentences: counted, entities: merged(counted, document))]
    }
  }

  private func merged(_ sentences: [Int], _ document: DocumentEntities) -> [Int] {
    Set(sentences.flatMap { document.sentences[$0].entities }).sorted()
  }

  /// The first sentence that holds both, or else the first of each.
  private func place(
    _ pair: UInt64, _ sentences: [Int], _ document: DocumentEntities, _ number: Int
  ) -> Place {
    let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
    func holds(_ sentence: Int, _ entity: Int) -> Bool {
      document.sentences[sentence].entities.contains(entity)
    }
    if let both = sentences.first(where: { holds($0, a) && holds($0, b) }) {
      return Place(document: number, first: both, second: both)
    }
    let places = [a, b].compactMap { entity in sentences.first { holds($0, entity) } }.sorted()
    return Place(document: number, first: places.first ?? 0, second: places.last ?? 0)
  }
}
