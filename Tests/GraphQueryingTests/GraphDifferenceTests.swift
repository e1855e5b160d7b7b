import DataModel
import Testing

@testable import GraphQuerying

struct GraphDifferenceTests {
  private typealias Field = GraphDifference.Field

  private let old: CoMentionGraph = {
    var old = graph("abcd", ("a", "b", 2), ("a", "c", 5), ("b", "c", 1), ("c", "d", 9))
    old.nodes[0].mentions = 4
    old.nodes[0].attributes = [Attribute("rank", .integer(1))]
    old.edges[2].evidence = [Evidence(document: "d", line: 1, text: "old")]
    return old
  }()

  private let new: CoMentionGraph = {
    // The same entities in another order, and edges with their ends the other way round.
    var new = graph("ecba", ("b", "a", 2), ("c", "a", 3), ("c", "b", 1), ("e", "a", 4))
    new.nodes[3].mentions = 6
    new.nodes[3].firstSeen = "2022-01-05"
    new.edges[0].sentences = 2
    new.edges[2].evidence = [Evidence(document: "d", line: 1, text: "new")]
    return new
  }()

  @Test func `entities that came, went and changed are told by their ids`() {
    let entities = GraphDifference(from: old, to: new).entities
    #expect(entities.came.map(\.node.name) == ["e"])
    #expect(entities.went.map(\.node.name) == ["d"])
    #expect(entities.changed.map(\.node) == [new.nodes[3]])
    #expect(
      entities.changed.first?.fields == [
        Field("mentions", old: .integer(4), new: .integer(6)),
        Field("first_seen", old: nil, new: .string("2022-01-05")),
        Field("rank", old: .integer(1), new: nil),
      ])
  }

  @Test func `edges are the same whichever way round and those changed most come first`() {
    let edges = GraphDifference(from: old, to: new).edges
    #expect(edges.came.map { [$0.first.name, $0.second.name] } == [["a", "e"]])
    #expect(edges.went.map { [$0.first.name, $0.second.name] } == [["c", "d"]])
    #expect(edges.went.map(\.oldWeight) == [9])
    #expect(edges.changed.map { [$0.first.name, $0.second.name] } == [["a", "c"], ["a", "b"]])
    #expect(edges.changed[0].fields == [Field("weight", old: .real(5), new: .real(3))])
    #expect(edges.changed[1].fields == [Field("sentences", old: nil, new: .integer(2))])
  }

  @Test(arguments: [(1.0, 1, 1, 1), (2, 1, 1, 1), (2.5, 1, 1, 0), (4, 1, 1, 0), (5, 0, 1, 0)])
  func `edges whose weight changed by less are left out`(
    _ least: Double, _ came: Int, _ went: Int, _ changed: Int
  ) {
    let edges = GraphDifference(from: old, to: new, leastChange: least).edges
    #expect([edges.came.count, edges.went.count, edges.changed.count] == [came, went, changed])
  }

  @Test func `a graph does not differ from itself, and from its opposite the other way round`() {
    let same = GraphDifference(from: old, to: old)
    #expect(same.entities == GraphDifference.Part())
    #expect(same.edges == GraphDifference.Part())
    let back = GraphDifference(from: new, to: old)
    #expect(back.entities.came.map(\.node.name) == ["d"])
    #expect(back.edges.went.map(\.oldWeight) == [4])
  }
}
