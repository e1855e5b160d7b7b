import DataModel
import GraphAnalysis
import Testing

struct AnalysisErrorTests {
  private func message(of work: () throws -> Void) -> String {
    do {
      try work()
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test(
    arguments: [
      (0, "0.0"), (-1, "-1.0"), (.nan, "nan"), (.infinity, "inf"),
      (.leastNonzeroMagnitude, "5e-324"),
    ]
      as [(Double, String)])
  func `a weight that makes no length is told with its edge`(weight: Double, text: String) {
    #expect(
      message { _ = try GraphAnalyzer(graph(2, [(0, 1, 1), (0, 1, weight)])) }
        == "edge 1: found weight \(text); expected a finite number above zero")
  }

  @Test func `an edge that leads nowhere is told with its end`() {
    #expect(
      message { _ = try GraphAnalyzer(graph(2, [(0, 2)])) }
        == "edge 0: found an end at node 2; expected one of 2 nodes, counted from 0")
    #expect(
      message { _ = try GraphAnalyzer(graph(2, [(-1, 1)])) }
        == "edge 0: found an end at node -1; expected one of 2 nodes, counted from 0")
  }

  @Test func `weights too large to add up are told`() {
    #expect(
      message { _ = try GraphAnalyzer(graph(3, [(0, 1, 1.7e308), (1, 2, 1.7e308)])) }
        == "found weights too large to add up; expected a sum that is a finite number")
  }

  #if Analysis
    @Test(arguments: [-0.1, 1, .nan])
    func `damping is 0 or more and less than 1`(damping: Double) throws {
      let analyzer = try GraphAnalyzer(graph(2, [(0, 1)]))
      #expect(
        message { _ = try analyzer.pageRank(damping: damping) }
          == "found damping \(damping); expected 0 or more and less than 1")
    }

    @Test func `resolution is finite and not below 0`() throws {
      let analyzer = try GraphAnalyzer(graph(2, [(0, 1)]))
      #expect(
        message { _ = try analyzer.communities(resolution: -1) }
          == "found resolution -1.0; expected a finite number of 0 or more")
      #expect(throws: AnalysisError(.resolution(.infinity))) {
        try analyzer.communities(resolution: .infinity)
      }
    }

    @Test func `groups are of the same nodes`() throws {
      let analyzer = try GraphAnalyzer(graph(2, [(0, 1)]))
      #expect(
        message { _ = try analyzer.modularity(of: NodeGroups([0, 0, 1])) }
          == "found groups of 3 nodes; expected 2")
    }

    private static let longWork: [@Sendable (GraphAnalyzer) throws -> Void] = [
      { _ = try $0.betweenness(from: .all) }, { _ = try $0.closeness(from: .all) },
      { _ = try $0.layout() }, { _ = try $0.communities() },
    ]

    @Test(arguments: longWork.indices)
    func `cancelling the task that asks ends the work with an error, and the next can ask`(
      work: Int
    ) async throws {
      let path = graph(300, (1..<300).map { ($0 - 1, $0) })
      let analyzer = try GraphAnalyzer(path)
      let answer = await withTaskGroup(of: String.self) { group in
        group.cancelAll()
        group.addTask { message { try AnalysisErrorTests.longWork[work](analyzer) } }
        return await group.next()
      }
      #expect(answer == "stopped, because the task was cancelled")
      #expect(try analyzer.betweenness(from: .all)[1] == 298)
    }
  #else
    @Test func `a build without igraph says so`() {
      #expect(
        message { _ = try GraphAnalyzer(graph(2, [(0, 1)])) }
          == "this program was built without igraph; expected a build with the package trait 'Analysis'"
      )
    }
  #endif
}
