#if Analysis
  import DataModel
  import GraphAnalysis
  import Testing

  struct GroupsTests {
    /// Two squares with all their diagonals, joined by one edge.
    private let pair = graph(
      8,
      [
        (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (4, 5), (4, 6), (4, 7), (5, 6), (5, 7),
        (6, 7), (3, 4),
      ])

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `nodes are in one piece if a path joins them`(seed: UInt64) throws {
      let graph = randomGraph(seed: seed)
      let pieces = try GraphAnalyzer(graph).components()
      #expect(pieces == NodeGroups(NaiveMeasures(graph).components()))
    }

    @Test func `two thick clusters are two communities`() throws {
      let analyzer = try GraphAnalyzer(pair)
      let groups = try analyzer.communities()
      #expect(groups.group == [0, 0, 0, 0, 1, 1, 1, 1])
      // Each has 6 of 13 edges, and 13 of 26 ends.
      #expect(isNear(try analyzer.modularity(of: groups), 2 * (6.0 / 13 - 0.25)))
    }

    @Test
    func `a resolution of nothing leaves one community a piece and a high one takes all apart`()
      throws
    {
      #expect(try GraphAnalyzer(pair).communities(resolution: 0).sizes == [8])
      #expect(try GraphAnalyzer(pair).communities(resolution: 100).sizes.count == 8)
    }

    @Test func `the karate club comes apart as well as it can`() throws {
      let analyzer = try GraphAnalyzer(
        graph(34, karateClub.edges.map { ($0.source, $0.target) }))
      let groups = try analyzer.communities()
      // The highest modularity that any groups of it have.
      #expect(isNear(try analyzer.modularity(of: groups), 0.41978961209730437))
      #expect(groups.sizes == [12, 11, 6, 5])
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `communities have the modularity of the definition and never less than one group`(
      seed: UInt64
    ) throws {
      let graph = randomGraph(seed: seed)
      let analyzer = try GraphAnalyzer(graph)
      let groups = try analyzer.communities()
      let modularity = try analyzer.modularity(of: groups)
      #expect(isNear(modularity, NaiveMeasures(graph).modularity(of: groups.group)))
      #expect(modularity >= -1e-9)
      #expect(try analyzer.communities() == groups)
    }

    @Test func `graphs of no nodes and of no edges have groups too`() throws {
      let empty = try GraphAnalyzer(graph(0, [(Int, Int)]()))
      #expect(try empty.components() == NodeGroups([]))
      #expect(try empty.communities() == NodeGroups([]))
      let alone = try GraphAnalyzer(graph(3, [(1, 1)]))
      #expect(try alone.communities().sizes == [1, 1, 1])
      #expect(try alone.modularity(of: alone.components()) == 0)
    }
  }
#endif
