import DataModel
import GraphQuerying
import Testing

struct NodeMeasureTests {
  private let sample: CoMentionGraph = {
    var sample = graph(
      "bacd", ("b", "a", 2), ("b", "c", 1.5), ("c", "c", 4), kinds: ["c": "place"])
    sample.nodes[0].mentions = 3
    sample.nodes[1].mentions = 3
    sample.nodes[2].documents = 1
    return sample
  }()

  @Test func `each measure counts what its name says`() {
    #expect(NodeMeasure.mentions.values(in: sample) == [3, 3, nil, nil])
    #expect(NodeMeasure.documents.values(in: sample) == [nil, nil, 1, nil])
    #expect(NodeMeasure.degree.values(in: sample) == [2, 1, 2, 0])
    #expect(NodeMeasure.weightedDegree.values(in: sample) == [3.5, 2, 5.5, 0])
  }

  @Test func `the greatest come first, then by name, and those without a value not at all`() {
    func names(_ ranking: NodeRanking, _ measure: NodeMeasure) -> String {
      ranking.top(of: measure.values(in: sample), in: sample)
        .map { sample.nodes[$0.node].name }.joined()
    }
    #expect(names(NodeRanking(), .mentions) == "ab")
    #expect(names(NodeRanking(), .degree) == "bcad")
    #expect(names(NodeRanking(limit: 3), .weightedDegree) == "cba")
    #expect(names(NodeRanking(kind: "Place"), .weightedDegree) == "c")
    #expect(names(NodeRanking(kind: "person", limit: 1), .degree) == "b")
  }
}
