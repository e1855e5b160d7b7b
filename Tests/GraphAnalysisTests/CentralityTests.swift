#if Analysis
  import DataModel
  import GraphAnalysis
  import Testing

  struct CentralityTests {
    /// Two triangles, 0-1-2 and 4-5-6, with 3 between them.
    private let bow = graph(
      7, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (4, 6), (5, 6)])

    @Test func `a star's middle has the rank that can be worked out by hand`() throws {
      let ranks = try GraphAnalyzer(graph(5, [(0, 1), (0, 2), (0, 3), (0, 4)])).pageRank()
      // middle = 0.03 + 0.85 × 4 × leaf; leaf = 0.03 + 0.85 × middle / 4
      let middle = (0.03 + 3.4 * 0.03) / (1 - 0.85 * 0.85)
      #expect(isNear(ranks, [middle] + Array(repeating: (1 - middle) / 4, count: 4)))
    }

    @Test func `a heavier edge gives its end more rank`() throws {
      let ranks = try GraphAnalyzer(graph(3, [(0, 1, 3), (0, 2, 1)])).pageRank()
      #expect(ranks[0] > ranks[1] && ranks[1] > ranks[2])
    }

    @Test func `without damping all ranks are the same`() throws {
      let ranks = try GraphAnalyzer(bow).pageRank(damping: 0)
      #expect(isNear(ranks, Array(repeating: 1.0 / 7, count: 7)))
    }

    @Test func `every path between two triangles leads through the node between them`() throws {
      let counts = try GraphAnalyzer(bow).betweenness(by: .step)
      #expect(isNear(counts, [0, 0, 8, 9, 8, 0, 0]))
    }

    @Test func `two ways of the same length count half each`() throws {
      let counts = try GraphAnalyzer(graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)])).betweenness()
      #expect(isNear(counts, [0.5, 0.5, 0.5, 0.5]))
    }

    @Test func `paths follow heavy edges by distance and few edges by step`() throws {
      // From 0 to 2 directly over a weak edge, or by 1 over strong ones.
      let analyzer = try GraphAnalyzer(graph(3, [(0, 1, 10), (1, 2, 10), (0, 2, 1)]))
      #expect(isNear(try analyzer.betweenness(by: .distance), [0, 1, 0]))
      #expect(isNear(try analyzer.betweenness(by: .step), [0, 0, 0]))
    }

    @Test func `closeness is one over the mean distance, for the share that is reached`() throws {
      let analyzer = try GraphAnalyzer(graph(5, [(0, 1, 2), (1, 2, 2)]))
      // 0 is 0.5 and 1 away from two of four others.
      #expect(isNear(try analyzer.closeness(), [0.5 * 2 / 1.5, 0.5 * 2 / 1, 0.5 * 2 / 1.5, 0, 0]))
      #expect(isNear(try analyzer.closeness(by: .step), [1.0 / 3, 0.5, 1.0 / 3, 0, 0]))
      #expect(isNear(try analyzer.harmonicCloseness(), [0.75, 1, 0.75, 0, 0]))
      #expect(isNear(try analyzer.harmonicCloseness(by: .step), [0.375, 0.5, 0.375, 0, 0]))
    }

    @Test func `the karate club has the values that igraph 1.0 gives it through Python`() throws {
      let analyzer = try GraphAnalyzer(karateClub)
      func some(_ values: [Double]) -> [Double] { [0, 2, 33].map { values[$0] } }
      #expect(
        isNear(
          some(try analyzer.pageRank()),
          [0.08850031542802161, 0.06276562384809, 0.09698936283439379])
      )
      #expect(isNear(some(try analyzer.betweenness()), [209, 177, 174]))
      #expect(
        isNear(
          some(try analyzer.closeness()),
          [1.5382907880133192, 1.634241245136187, 1.6103171836876968]))
      #expect(
        isNear(
          some(try analyzer.harmonicCloseness()),
          [1.9205121820999576, 2.0287330306590285, 2.1350115249254458]))
      #expect(
        isNear(
          some(try analyzer.betweenness(by: .step)),
          [231.0714285714286, 75.85079365079366, 160.5515873015873]))
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `values are those of the definitions`(seed: UInt64) throws {
      let graph = randomGraph(seed: seed)
      let analyzer = try GraphAnalyzer(graph)
      let naive = NaiveMeasures(graph)
      #expect(isNear(try analyzer.pageRank(), naive.pageRank(damping: 0.85), within: 1e-8))
      for length in [EdgeLength.distance, .step] {
        let byStep = length == .step
        #expect(
          isNear(
            try analyzer.betweenness(by: length),
            naive.betweenness(byStep: byStep, from: Array(graph.nodes.indices))))
        #expect(isNear(try analyzer.closeness(by: length), naive.closeness(byStep: byStep)))
        #expect(
          isNear(
            try analyzer.harmonicCloseness(by: length), naive.harmonicCloseness(byStep: byStep)))
      }
    }

    @Test func `ranks of a graph too large for one elimination are those of the definition`() throws
    {
      // igraph solves graphs of 128 nodes and more step by step.
      let graph = randomGraph(seed: 7, nodes: 150...150)
      let ranks = try GraphAnalyzer(graph).pageRank()
      #expect(isNear(ranks, NaiveMeasures(graph).pageRank(damping: 0.85), within: 1e-8))
      #expect(isNear(ranks.reduce(0, +), 1))
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `a sample counts paths from its nodes for all`(seed: UInt64) throws {
      let graph = randomGraph(seed: seed)
      let analyzer = try GraphAnalyzer(graph)
      let sources = analyzer.sourceCount(of: .nodes(3))
      let nodes = graph.nodes.count
      #expect(sources == min(3, nodes))
      let chosen = (0..<sources).map { ($0 * nodes + nodes / 2) / sources }
      let naive = NaiveMeasures(graph).betweenness(byStep: false, from: chosen)
      let scale = Double(nodes) / Double(max(sources, 1))
      #expect(isNear(try analyzer.betweenness(from: .nodes(3)), naive.map { $0 * scale }))
    }

    @Test func `a sample of all nodes is exact and one of some is near`() throws {
      let graph = randomGraph(seed: 7, nodes: 400...400)
      let analyzer = try GraphAnalyzer(graph)
      let exact = try analyzer.harmonicCloseness(from: .all)
      #expect(try analyzer.harmonicCloseness(from: .nodes(1_000_000)) == exact)
      let nearExact = try analyzer.harmonicCloseness(from: .nodes(100))
      #expect(isNear(nearExact, exact, within: 0.2))
      #expect(nearExact != exact)
      let closeness = try analyzer.closeness(from: .all)
      #expect(isNear(try analyzer.closeness(from: .nodes(100)), closeness, within: 0.2))
    }

    @Test func `small graphs are followed from all nodes and large ones from some`() throws {
      #expect(try GraphAnalyzer(bow).sourceCount(of: .automatic) == 7)
      let path = graph(20_000, (1..<20_000).map { ($0 - 1, $0) })
      let count = try GraphAnalyzer(path).sourceCount(of: .automatic)
      #expect(count < 20_000)
      #expect(count >= 256)
    }

    @Test func `graphs of no nodes and of no edges have values too`() throws {
      let empty = try GraphAnalyzer(graph(0, [(Int, Int)]()))
      #expect(try empty.pageRank() == [])
      #expect(try empty.betweenness() == [])
      #expect(try empty.closeness() == [])
      #expect(try empty.harmonicCloseness(from: .nodes(3)) == [])
      let alone = try GraphAnalyzer(graph(2, [(0, 0)]))
      #expect(isNear(try alone.pageRank(), [0.5, 0.5]))
      #expect(try alone.betweenness() == [0, 0])
      #expect(try alone.closeness() == [0, 0])
      #expect(try alone.harmonicCloseness() == [0, 0])
    }
  }
#endif
