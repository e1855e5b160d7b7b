#if Analysis
  import DataModel
  import GraphAnalysis
  import Testing

  struct LayoutTests {
    @Test func `each node has a place of its own and the same each time`() throws {
      let analyzer = try GraphAnalyzer(randomGraph(seed: 3, nodes: 60...60))
      let points = try analyzer.layout()
      #expect(points.count == analyzer.nodeCount)
      #expect(Set(points).count == points.count)
      #expect(points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
      #expect(try analyzer.layout() == points)
    }

    @Test func `nodes joined by an edge are nearer than others`() throws {
      // A long path: its neighbors must stand nearer than its ends.
      let path = graph(30, (1..<30).map { ($0 - 1, $0) })
      let points = try GraphAnalyzer(path).layout()
      func distance(_ a: Int, _ b: Int) -> Double {
        let (x, y) = (points[a].x - points[b].x, points[a].y - points[b].y)
        return (x * x + y * y).squareRoot()
      }
      let mean = (1..<30).map { distance($0 - 1, $0) }.reduce(0, +) / 29
      #expect(mean * 3 < distance(0, 29))
    }

    @Test func `graphs of no nodes and of no edges can be drawn`() throws {
      #expect(try GraphAnalyzer(graph(0, [(Int, Int)]())).layout() == [])
      #expect(try GraphAnalyzer(graph(2, [(Int, Int)]())).layout().count == 2)
    }
  }
#endif
