import DataModel
import GraphQuerying
import Testing

struct EntityCardTests {
  @Test func `sentences are distinct, the first of each of the strongest edges before the second`()
    throws
  {
    func sentence(_ text: String) -> Evidence { Evidence(document: "d", line: 1, text: text) }
    var sample = graph("abcd", ("a", "b", 3), ("a", "c", 2), ("d", "a", 1))
    sample.edges[0].evidence = ["1", "2", "3"].map(sentence)
    sample.edges[1].evidence = ["1", "4"].map(sentence)
    sample.edges[2].evidence = ["5"].map(sentence)
    let loaded = LoadedGraph(sample)
    func card(_ neighbors: Int, _ evidence: Int) throws -> String {
      let card = try EntityCard(of: 0, neighbors: neighbors, evidence: evidence, in: loaded)
      return (card.neighbors.map { sample.nodes[$0.node].name } + [" "] + card.evidence.map(\.text))
        .joined()
    }
    #expect(try card(9, 9) == "bcd 15243")
    #expect(try card(2, 9) == "bc 1243")
    #expect(try card(9, 2) == "bcd 15")
    #expect(try card(0, 9) == " ")
  }
}
