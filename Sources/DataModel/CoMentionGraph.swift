/// A sentence that shows two entities together.
public struct Evidence: Hashable, Sendable {
  public var document: String
  /// 1-based line on which the sentence starts.
  public var line: Int
  /// White space folded to single spaces.
  public var text: String

  public init(document: String, line: Int, text: String) {
    self.document = document
    self.line = line
    self.text = text
  }
}

/// A value that a graph file attaches to a node, an edge or the graph.
public enum AttributeValue: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case real(Double)
  case boolean(Bool)
}

public struct Attribute: Hashable, Sendable {
  public var name: String
  public var value: AttributeValue

  public init(_ name: String, _ value: AttributeValue) {
    self.name = name
    self.value = value
  }
}

/// Entities as nodes, joined where documents mention them together.
///
/// Undirected, one edge a pair. A graph that this program built has every field; one that was read
/// from another program's file has those that the file gave, and the others in `attributes`.
public struct CoMentionGraph: Hashable, Sendable {
  public struct Node: Hashable, Sendable {
    /// An NMTOKEN, unique: `person.kassym-jomart-tokayev`.
    public var id: String
    /// Unique in the graph; what a user types to mean this node.
    public var name: String
    /// As drawn; may repeat.
    public var label: String
    /// `person`, `organization`, `place`, or what the file says.
    public var kind: String?
    public var aliases: [String]
    public var mentions: Int?
    public var documents: Int?
    /// The same, with near-duplicates of one another counted once.
    public var independentDocuments: Int?
    /// `YYYY-MM-DD`.
    public var firstSeen: String?
    public var lastSeen: String?
    public var attributes: [Attribute]

    public init(
      id: String, name: String, label: String, kind: String? = nil, aliases: [String] = [],
      mentions: Int? = nil, documents: Int? = nil, independentDocuments: Int? = nil,
      firstSeen: String? = nil, lastSeen: String? = nil, attributes: [Attribute] = []
    ) {
      self.id = id
      self.name = name
      self.label = label
      self.kind = kind
      self.aliases = aliases
      self.mentions = mentions
      self.documents = documents
      self.independentDocuments = independentDocuments
      self.firstSeen = firstSeen
      self.lastSeen = lastSeen
      self.attributes = attributes
    }
  }

  public struct Edge: Hashable, Sendable {
    /// Positions in `nodes`; `source < target` in a graph that this program built.
    public var source: Int
    public var target: Int
    /// Above zero and finite.
    public var weight: Double
    /// Sentences, paragraphs and documents that mention both.
    public var sentences: Int?
    public var paragraphs: Int?
    public var documents: Int?
    /// Documents that mention both, with near-duplicates of one another counted once.
    public var independentDocuments: Int?
    /// Normalized pointwise mutual information over documents' windows, -1 to 1.
    public var npmi: Double?
    /// -log10 of the hypergeometric probability of at least as many shared windows by chance.
    public var significance: Double?
    /// `YYYY-MM-DD`.
    public var firstSeen: String?
    public var lastSeen: String?
    public var evidence: [Evidence]
    public var attributes: [Attribute]

    public init(
      source: Int, target: Int, weight: Double, sentences: Int? = nil, paragraphs: Int? = nil,
      documents: Int? = nil, independentDocuments: Int? = nil, npmi: Double? = nil,
      significance: Double? = nil, firstSeen: String? = nil, lastSeen: String? = nil,
      evidence: [Evidence] = [], attributes: [Attribute] = []
    ) {
      self.source = source
      self.target = target
      self.weight = weight
      self.sentences = sentences
      self.paragraphs = paragraphs
      self.documents = documents
      self.independentDocuments = independentDocuments
      self.npmi = npmi
      self.significance = significance
      self.firstSeen = firstSeen
      self.lastSeen = lastSeen
      self.evidence = evidence
      self.attributes = attributes
    }

    /// How far apart: 1 / weight.
    public var distance: Double { 1 / weight }
  }

  /// About the graph as a whole, such as the window it was counted in.
  public var attributes: [Attribute]
  public var nodes: [Node]
  public var edges: EdgeTable

  public init(
    attributes: [Attribute] = [], nodes: [Node] = [], edges: some Sequence<Edge> = EdgeTable()
  ) {
    self.attributes = attributes
    self.nodes = nodes
    self.edges = EdgeTable(edges)
  }
}
