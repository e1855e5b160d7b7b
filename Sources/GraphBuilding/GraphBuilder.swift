import DataModel

/// Counts which entities are mentioned together and makes the graph.
///
///     documents ─ first pass ─→ pairs that share a window, with their evidence
///               ─ second pass → the other two counts of those pairs
///
/// Every edge keeps all three counts (sentences, paragraphs, documents that mention both), so that
/// no choice of window or weight loses one. Addition is all that counting does: any grouping of the
/// documents gives the same graph, as long as they come in the order of their ids, which decides
/// the order of evidence. `PairCounts` does the counting, this makes nodes and edges of it.
public struct GraphBuilder: Sendable {
  public struct Options: Hashable, Sendable {
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

  /// The graph of counted documents.
  ///
  /// Nodes stand in the order of `entities`, also those without an edge; edges by source, target.
  ///
  /// - Parameters:
  ///   - counts: all shares of the pairs.
  ///   - windows: how many mention anything, where that is not what was counted.
  ///   - documents: how many were counted.
  ///   - copies: how many of them are near-duplicates of another one.
  ///   - evidence: the sentences of some places, in their order.
  package func graph<Failure: Error>(
    of counts: consuming [PairCounts], windows: Int? = nil, documents: Int, copies: Int,
    entities: [Entity],
    evidence: ([EvidencePlace]) throws(Failure) -> EvidenceList
  ) throws(Failure) -> CoMentionGraph {
    let windows = windows ?? counts[0].windows
    var graph = CoMentionGraph()
    graph.attributes = [
      Attribute("window", .string(options.window.rawValue)),
      Attribute("weight_measure", .string(measure.rawValue)),
      Attribute("documents", .integer(documents)),
      Attribute("independent_documents", .integer(documents - copies)),
      Attribute("windows", .integer(windows)),
    ]
    graph.nodes = nodes(entities, counts[0])
    var assembly = EdgeAssembly(measure: measure, leastWeight: options.leastWeight)
    // The counts go before the sentences come.
    assembly.assemble(counts.span, entities: entities.count, windows: windows)
    counts = []
    graph.edges = assembly.takeEdges()
    graph.edges.evidence.list = try evidence(assembly.places)
    return graph
  }

  private var measure: WeightMeasure {
    if let weight = options.weight { return weight }
    switch options.window {
    case .sentence: return .sentences
    case .paragraph: return .paragraphs
    case .document: return .documents
    }
  }

  private func nodes(_ entities: [Entity], _ counts: PairCounts) -> [CoMentionGraph.Node] {
    let names = GraphBuilder.distinctNames(of: entities)
    return entities.indices.map { position in
      let entity = entities[position]
      let seen = counts.seen[position]
      return CoMentionGraph.Node(
        id: entity.id, name: names[position],
        label: entity.name, kind: entity.kind.name, aliases: entity.aliases.map(\.text),
        mentions: entity.mentions, documents: Int(seen.documents),
        independentDocuments: Int(seen.documents - seen.repeats), firstSeen: date(seen.days.first),
        lastSeen: date(seen.days.last),
        attributes: entity.attributes.sorted { $0.key < $1.key }
          .map { Attribute($0.key, .string($0.value)) })
    }
  }
}

/// A day as graphs show it; `nil` for none.
private func date(_ day: Int32) -> String? { day == 0 ? nil : Day(rawValue: day).text }

/// Makes edges of counted pairs, in the order of their ends.
private struct EdgeAssembly {
  let measure: WeightMeasure
  let leastWeight: Double
  private var edges = EdgeTable()
  /// The evidence of all edges, in their order.
  private(set) var places: [EvidencePlace] = []

  init(measure: WeightMeasure, leastWeight: Double) {
    self.measure = measure
    self.leastWeight = leastWeight
  }

  mutating func takeEdges() -> EdgeTable {
    defer { edges = EdgeTable() }
    return edges
  }

  /// Where a pair was counted.
  private struct CountedPair {
    var share: Int32
    var position: Int32

    /// Source and target, as the pair's table has them.
    func ends(_ counts: Span<PairCounts>) -> UInt64 {
      counts[Int(share)].table.pairs[Int(position)]
    }
  }

  mutating func assemble(_ counts: Span<PairCounts>, entities: Int, windows: Int) {
    var pairs: [CountedPair] = []
    pairs.reserveCapacity(counts.indices.reduce(0) { $0 + counts[$1].table.count })
    for share in counts.indices {
      for position in 0..<counts[share].table.count {
        pairs.append(CountedPair(share: Int32(share), position: Int32(position)))
      }
    }
    var order = PositionGroups(of: pairs.indices, groups: entities) {
      Int(pairs[$0].ends(counts) >> 32)
    }
    order.sort { pairs[$0].ends(counts) < pairs[$1].ends(counts) }
    places.reserveCapacity(counts.indices.reduce(0) { $0 + counts[$1].places.count })
    var association = PairAssociation(total: windows)
    for position in order.positions { add(pairs[Int(position)], counts, &association) }
  }

  private mutating func add(
    _ counted: CountedPair, _ counts: Span<PairCounts>, _ association: inout PairAssociation
  ) {
    let (share, position) = (Int(counted.share), Int(counted.position))
    let ends = counted.ends(counts)
    let (source, target) = (Int(ends >> 32), Int(ends & 0xFFFF_FFFF))
    let pair = counts[share].pairs[position]
    let independent = counts[share].independentDocuments(position)
    let shared =
      switch counts[share].window {
      case .sentence: pair.sentences
      case .paragraph: pair.paragraphs
      case .document: pair.documents
      }
    let (a, b) = (counts[0].seen[source].windows, counts[0].seen[target].windows)
    let npmi = association.npmi(a: Int(a), b: Int(b), both: Int(shared))
    let weight: Double =
      switch measure {
      case .sentences: Double(pair.sentences)
      case .paragraphs: Double(pair.paragraphs)
      case .documents: Double(pair.documents)
      case .independentDocuments: Double(independent)
      case .npmi: npmi ?? 1
      }
    // A weight of zero or less would make a distance of infinity or less than nothing.
    guard weight > 0, weight >= leastWeight else { return }
    edges.append(
      CoMentionGraph.Edge(
        source: source, target: target, weight: weight, sentences: Int(pair.sentences),
        paragraphs: Int(pair.paragraphs), documents: Int(pair.documents),
        independentDocuments: Int(independent), npmi: npmi,
        significance: association.significance(a: Int(a), b: Int(b), both: Int(shared)),
        firstSeen: date(pair.days.first), lastSeen: date(pair.days.last)))
    let first = places.count
    counts[share].addEvidence(position, to: &places)
    edges.evidence.setItems(of: edges.count - 1, first..<places.count)
  }
}
