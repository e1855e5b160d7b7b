/// A graph that is asked about one entity at a time, so that it need not be in memory as a whole.
///
/// Nodes and edges are known by numbers, which mean nothing outside one opened graph: orders and
/// ties are settled by names and ids. A graph file is read whole first; a store answers from its
/// indexes.
public protocol GraphReading {
  func node(_ number: Int) throws -> CoMentionGraph.Node

  /// The kind of a node, which is found sooner than all that is known of it.
  func kind(of number: Int) throws -> String?

  /// The kinds that nodes have.
  func kinds() throws -> Set<String>

  /// The edges of a node, each once, in no particular order.
  func links(of node: Int) throws -> [GraphLink]

  /// - Parameter evidence: how much of the edge's evidence is wanted, from the first on.
  func edge(_ number: Int, evidence: Int) throws -> CoMentionGraph.Edge

  /// The spellings of nodes that begin with some folded text; with all of it, if that is wanted.
  func spellings(beginningWith folded: String, isWhole: Bool) throws -> [NodeSpelling]

  /// The spellings of nodes of which a word begins with some folded text.
  func spellings(withWordBeginningWith folded: String) throws -> [NodeSpelling]

  /// Calls `body` with every word of every spelling, each once.
  func forEachWord(_ body: (String) throws -> Void) throws

  /// All of it; evidence is left out where that makes it quicker.
  func wholeGraph() throws -> CoMentionGraph
}

/// An edge as one of its nodes sees it.
public struct GraphLink: Hashable, Sendable {
  /// The edge's number.
  public var edge: Int
  /// The node at its other end; the same node for a loop.
  public var other: Int
  public var weight: Double

  public init(edge: Int, other: Int, weight: Double) {
    self.edge = edge
    self.other = other
    self.weight = weight
  }
}

/// One of the ways in which a node may be called.
public struct NodeSpelling: Hashable, Sendable {
  /// What a spelling is of its node, the one that counts most first.
  public enum Role: Int, Hashable, Sendable, Comparable {
    case name, label, id, alias

    public static func < (a: Role, b: Role) -> Bool { a.rawValue < b.rawValue }
  }

  public var node: Int
  /// As `foldedName` makes it.
  public var folded: String
  public var role: Role

  public init(node: Int, folded: String, role: Role) {
    self.node = node
    self.folded = folded
    self.role = role
  }
}
