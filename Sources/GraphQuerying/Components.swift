import DataModel

/// The pieces of a graph that no edge joins, by union-find: each node points towards one that stands
/// for its piece.
struct Components {
  private var parent: [Int]
  private var size: [Int]

  /// Pieces of one node each.
  init(nodes count: Int) {
    parent = Array(0..<count)
    size = [Int](repeating: 1, count: count)
  }

  init(_ graph: CoMentionGraph) {
    self.init(nodes: graph.nodes.count)
    for edge in graph.edges.indices {
      join(Int(graph.edges.sources[edge]), Int(graph.edges.targets[edge]))
    }
  }

  mutating func join(_ a: Int, _ b: Int) {
    var small = root(a)
    var large = root(b)
    if small == large { return }
    if size[small] > size[large] { swap(&small, &large) }
    parent[small] = large
    size[large] += size[small]
  }

  /// The node that stands for a node's piece.
  mutating func root(_ node: Int) -> Int {
    var node = node
    while parent[node] != node {
      parent[node] = parent[parent[node]]
      node = parent[node]
    }
    return node
  }

  /// The nodes of each piece, in no particular order.
  var sizes: [Int] { parent.indices.filter { parent[$0] == $0 }.map { size[$0] } }

  /// The roots of some of the pieces of some nodes: those of most of these nodes; of equally large
  /// ones that with the first node.
  mutating func largest(_ count: Int, of nodes: [Int]) -> Set<Int> {
    var members: [Int: (count: Int, first: Int)] = [:]
    for node in nodes { members[root(node), default: (0, node)].count += 1 }
    let order = members.sorted {
      (-$0.value.count, $0.value.first) < (-$1.value.count, $1.value.first)
    }
    return Set(order.prefix(count).map(\.key))
  }
}
