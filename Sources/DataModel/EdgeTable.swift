/// The edges of a graph, kept column by column: small, and quick to walk over.
///
/// A collection of `CoMentionGraph.Edge`, like an array of them; an edge is made when it is asked
/// for. Loops over all edges read the columns that they need instead:
///
///     for edge in graph.edges.indices where graph.edges.weights[edge] >= 2 { … }
public struct EdgeTable: Sendable {
  /// Positions of nodes.
  package private(set) var sources: [Int32] = []
  package private(set) var targets: [Int32] = []
  package var weights: [Double] = []
  package var sentences = Column<Int>()
  package var paragraphs = Column<Int>()
  package var documents = Column<Int>()
  package var independentDocuments = Column<Int>()
  package var npmi = Column<Double>()
  package var significance = Column<Double>()
  /// Numbers of days.
  package var firstSeen = Column<Int32>()
  package var lastSeen = Column<Int32>()
  package var days = TextPool()
  package var evidence = EvidenceTable()
  package var attributes = Column<[Attribute]>()

  public init() {}

  public init(_ edges: some Sequence<CoMentionGraph.Edge>) {
    if let table = edges as? EdgeTable {
      self = table
    } else {
      for edge in edges { append(edge) }
    }
  }

  public mutating func append(_ edge: CoMentionGraph.Edge) {
    append(source: edge.source, target: edge.target, weight: edge.weight)
    set(count - 1, edge)
  }

  /// Adds an edge of which nothing else is known.
  package mutating func append(source: Int, target: Int, weight: Double) {
    sources.append(Int32(source))
    targets.append(Int32(target))
    weights.append(weight)
  }

  package mutating func setEnds(_ edge: Int, source: Int, target: Int) {
    sources[edge] = Int32(source)
    targets[edge] = Int32(target)
  }

  /// Some of the edges, in the order in which their positions are given.
  package func selecting(_ edges: [Int]) -> EdgeTable {
    var table = EdgeTable()
    table.sources = edges.map { sources[$0] }
    table.targets = edges.map { targets[$0] }
    table.weights = edges.map { weights[$0] }
    table.sentences = sentences.selecting(edges)
    table.paragraphs = paragraphs.selecting(edges)
    table.documents = documents.selecting(edges)
    table.independentDocuments = independentDocuments.selecting(edges)
    table.npmi = npmi.selecting(edges)
    table.significance = significance.selecting(edges)
    table.firstSeen = firstSeen.selecting(edges)
    table.lastSeen = lastSeen.selecting(edges)
    table.days = days
    table.evidence = evidence.selecting(edges)
    table.attributes = attributes.selecting(edges)
    return table
  }

  /// - Parameter evidence: how much of its evidence is wanted, from the first on.
  package func edge(_ position: Int, evidence count: Int = .max) -> CoMentionGraph.Edge {
    CoMentionGraph.Edge(
      source: Int(sources[position]), target: Int(targets[position]), weight: weights[position],
      sentences: sentences[position], paragraphs: paragraphs[position],
      documents: documents[position], independentDocuments: independentDocuments[position],
      npmi: npmi[position], significance: significance[position],
      firstSeen: firstSeen[position].map { days[$0] },
      lastSeen: lastSeen[position].map { days[$0] },
      evidence: evidence.first(count, of: position), attributes: attributes[position] ?? [])
  }

  private mutating func set(_ position: Int, _ edge: CoMentionGraph.Edge) {
    setEnds(position, source: edge.source, target: edge.target)
    weights[position] = edge.weight
    sentences[position] = edge.sentences
    paragraphs[position] = edge.paragraphs
    documents[position] = edge.documents
    independentDocuments[position] = edge.independentDocuments
    npmi[position] = edge.npmi
    significance[position] = edge.significance
    firstSeen[position] = edge.firstSeen.map { days.number(of: $0) }
    lastSeen[position] = edge.lastSeen.map { days.number(of: $0) }
    evidence[position] = edge.evidence
    attributes[position] = edge.attributes.isEmpty ? nil : edge.attributes
  }
}

extension EdgeTable: RandomAccessCollection, MutableCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { weights.count }

  public subscript(position: Int) -> CoMentionGraph.Edge {
    get { edge(position) }
    set { set(position, newValue) }
  }
}

extension EdgeTable: ExpressibleByArrayLiteral {
  public init(arrayLiteral edges: CoMentionGraph.Edge...) { self.init(edges) }
}

extension EdgeTable: Hashable {
  public static func == (a: EdgeTable, b: EdgeTable) -> Bool { a.elementsEqual(b) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(sources)
    hasher.combine(targets)
  }
}
