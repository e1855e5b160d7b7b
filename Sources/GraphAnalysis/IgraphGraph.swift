#if Analysis
  import CIgraph

  /// A graph in igraph's form, undirected, with the weight of each edge.
  ///
  /// All that knows igraph's functions is here; nodes are known by their positions.
  @safe
  final class IgraphGraph: Sendable {
    // Safety: made and destroyed here; igraph's functions see it one at a time, as `Igraph.run` has
    // it.
    private nonisolated(unsafe) let graph: UnsafeMutablePointer<igraph_t>
    private let weights: [Double]

    /// - Parameter ends: the two ends of each edge, edge after edge, all below `nodeCount`.
    /// - Parameter weights: above zero, a weight an edge.
    init(nodeCount: Int, ends: [Int], weights: [Double]) throws(AnalysisError) {
      let graph = UnsafeMutablePointer<igraph_t>.allocate(capacity: 1)
      do throws(AnalysisError) {
        // Safety: igraph makes the graph, or else leaves nothing to destroy.
        try Igraph.run { () throws(AnalysisError) in
          try unsafe Igraph.check(
            Igraph.view(ends) {
              unsafe Igraph.call.create(graph, $0, igraph_integer_t(nodeCount), false)
            })
        }
      } catch {
        unsafe graph.deallocate()
        throw error
      }
      unsafe self.graph = graph
      self.weights = weights
    }

    deinit {
      unsafe Igraph.call.destroy(graph)
      unsafe graph.deallocate()
    }

    func pageRank(damping: Double) throws(AnalysisError) -> [Double] {
      try Igraph.run { () throws(AnalysisError) in
        try unsafe Igraph.numbers { ranks in
          unsafe Igraph.view(weights) { weights in
            unsafe Igraph.call.pagerank(
              graph, IGRAPH_PAGERANK_ALGO_PRPACK, ranks, nil, Igraph.call.vss_all(), false, damping,
              weights, nil)
          }
        }
      }
    }

    /// How many shortest paths from the sources to all other nodes lead through each node, a half
    /// each.
    func betweenness(from sources: [Int], lengths: [Double]?) throws(AnalysisError) -> [Double] {
      try Igraph.run { () throws(AnalysisError) in
        try unsafe Igraph.numbers { counts in
          unsafe Igraph.view(sources) { sources in
            unsafe Igraph.view(lengths) { lengths in
              unsafe Igraph.call.betweenness_subset(
                graph, counts, Igraph.call.vss_all(), false, Igraph.call.vss_vector(sources),
                Igraph.call.vss_all(), lengths)
            }
          }
        }
      }
    }

    /// The distances of each node from all of the sources, node after node; infinite without a path.
    func distances(from sources: [Int], lengths: [Double]?) throws(AnalysisError) -> [Double] {
      try Igraph.run { () throws(AnalysisError) in
        try unsafe Igraph.table { distances in
          unsafe Igraph.view(sources) { sources in
            unsafe Igraph.view(lengths) { lengths in
              unsafe Igraph.call.distances_dijkstra(
                graph, distances, Igraph.call.vss_vector(sources), Igraph.call.vss_all(), lengths,
                IGRAPH_ALL)
            }
          }
        }
      }
    }

    /// A number for each node, the same for nodes that are joined by a path.
    func components() throws(AnalysisError) -> [Int] {
      try Igraph.run { () throws(AnalysisError) in
        try unsafe Igraph.integers { members in
          unsafe Igraph.call.connected_components(graph, members, nil, nil, IGRAPH_WEAK)
        }
      }
    }

    /// A number for each node, the same for nodes of one community.
    func communities(
      resolution: Double, randomness: Double, rounds: Int
    ) throws(AnalysisError) -> [Int] {
      try Igraph.run { () throws(AnalysisError) in
        let strengths = try unsafe Igraph.numbers { strengths in
          unsafe Igraph.view(weights) { weights in
            unsafe Igraph.call.strength(
              graph, strengths, Igraph.call.vss_all(), IGRAPH_ALL, false, weights)
          }
        }
        // Modularity sets a pair's weight against the product of the strengths, over twice all weight.
        let total = strengths.reduce(0, +)
        return try unsafe Igraph.integers { members in
          unsafe Igraph.view(weights) { weights in
            unsafe Igraph.view(strengths) { strengths in
              unsafe Igraph.call.community_leiden(
                graph, weights, strengths, total > 0 ? resolution / total : 0, randomness, false,
                igraph_integer_t(rounds), members, nil, nil)
            }
          }
        }
      }
    }

    func modularity(of members: [Int]) throws(AnalysisError) -> Double {
      try Igraph.run { () throws(AnalysisError) in
        var modularity = 0.0
        try unsafe Igraph.check(
          Igraph.view(members) { members in
            unsafe Igraph.view(weights) { weights in
              unsafe Igraph.call.modularity(graph, members, weights, 1, false, &modularity)
            }
          })
        return modularity
      }
    }

    /// The x of all nodes, then the y of all.
    func fruchtermanReingold(rounds: Int, temperature: Double) throws(AnalysisError) -> [Double] {
      try Igraph.run { () throws(AnalysisError) in
        try unsafe Igraph.table { places in
          unsafe Igraph.view(weights) { weights in
            unsafe Igraph.call.layout_fruchterman_reingold(
              graph, places, false, igraph_integer_t(rounds), temperature, IGRAPH_LAYOUT_AUTOGRID,
              weights, nil, nil, nil, nil)
          }
        }
      }
    }
  }
#else
  /// What stands for igraph in a build without it: a graph that cannot be made.
  struct IgraphGraph {
    private let never: Never

    init(nodeCount: Int, ends: [Int], weights: [Double]) throws(AnalysisError) {
      throw AnalysisError(.isLeftOut)
    }

    func pageRank(damping: Double) throws(AnalysisError) -> [Double] { switch never {} }
    func betweenness(from: [Int], lengths: [Double]?) throws(AnalysisError) -> [Double] {
      switch never {}
    }
    func distances(from: [Int], lengths: [Double]?) throws(AnalysisError) -> [Double] {
      switch never {}
    }
    func components() throws(AnalysisError) -> [Int] { switch never {} }
    func communities(
      resolution: Double, randomness: Double, rounds: Int
    ) throws(AnalysisError) -> [Int] { switch never {} }
    func modularity(of members: [Int]) throws(AnalysisError) -> Double { switch never {} }
    func fruchtermanReingold(rounds: Int, temperature: Double) throws(AnalysisError) -> [Double] {
      switch never {}
    }
  }
#endif
