import DataModel

/// Some nodes and edges of a graph; an edge goes with either of its ends.
struct GraphSelection {
  let graph: CoMentionGraph
  private var hasNode: [Bool]
  private(set) var edges: [Int]

  /// All of them.
  init(_ graph: CoMentionGraph) {
    self.graph = graph
    hasNode = [Bool](repeating: true, count: graph.nodes.count)
    edges = Array(graph.edges.indices)
  }

  var nodes: [Int] { graph.nodes.indices.filter { hasNode[$0] } }

  mutating func keepNodes(_ isKept: (Int) -> Bool) {
    for node in hasNode.indices where hasNode[node] { hasNode[node] = isKept(node) }
    edges = edges.filter { edge in
      let (source, target) = ends(of: edge)
      return hasNode[source] && hasNode[target]
    }
  }

  mutating func keepEdges(_ isKept: (Int) -> Bool) { edges.removeAll { !isKept($0) } }

  private func ends(of edge: Int) -> (Int, Int) {
    (Int(graph.edges.sources[edge]), Int(graph.edges.targets[edge]))
  }

  /// Whether each node has an edge, be it to itself.
  var joinedNodes: [Bool] {
    var isJoined = [Bool](repeating: false, count: hasNode.count)
    for edge in edges {
      let (source, target) = ends(of: edge)
      isJoined[source] = true
      isJoined[target] = true
    }
    return isJoined
  }

  /// The weight of each node's edges.
  var strengths: [Double] {
    var strengths = [Double](repeating: 0, count: hasNode.count)
    for edge in edges {
      let (source, target) = ends(of: edge)
      strengths[source] += graph.edges.weights[edge]
      strengths[target] += graph.edges.weights[edge]
    }
    return strengths
  }

  var components: Components {
    var components = Components(nodes: hasNode.count)
    for edge in edges {
      let (source, target) = ends(of: edge)
      components.join(source, target)
    }
    return components
  }

  /// Whether each node is a node or within so many steps of it.
  func nodes(near node: Int, depth: Int) -> [Bool] {
    var isNear = [Bool](repeating: false, count: hasNode.count)
    guard hasNode.indices.contains(node), hasNode[node] else { return isNear }
    var isStaying = [Bool](repeating: false, count: graph.edges.count)
    for edge in edges { isStaying[edge] = true }
    let links = LinkTable(graph)
    isNear[node] = true
    var newest = [node]
    var depth = depth
    while depth > 0 && !newest.isEmpty {
      depth -= 1
      var next: [Int] = []
      for node in newest {
        for edge in links[node] where isStaying[Int(edge)] {
          let (source, target) = ends(of: Int(edge))
          let other = source == node ? target : source
          if isNear[other] { continue }
          isNear[other] = true
          next.append(other)
        }
      }
      newest = next
    }
    return isNear
  }

  /// The graph that they are, in the same order; the same graph if it is all of it.
  var part: CoMentionGraph {
    let nodes = nodes
    if edges.count == graph.edges.count && nodes.count == graph.nodes.count { return graph }
    var position = [Int](repeating: -1, count: graph.nodes.count)
    for (number, node) in nodes.enumerated() { position[node] = number }
    var part = CoMentionGraph(
      attributes: graph.attributes, nodes: nodes.map { graph.nodes[$0] })
    part.edges = graph.edges.selecting(edges)
    for edge in part.edges.indices {
      part.edges.setEnds(
        edge, source: position[Int(part.edges.sources[edge])],
        target: position[Int(part.edges.targets[edge])])
    }
    return part
  }
}
