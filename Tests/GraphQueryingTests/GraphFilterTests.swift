import DataModel
import GraphQuerying
import Testing

struct GraphFilterTests {
  /// Every field filled, so that a lost one shows.
  private let full = CoMentionGraph(
    attributes: [Attribute("window", .string("sentence"))],
    nodes: [
      CoMentionGraph.Node(
        id: "p", name: "P", label: "Pe", kind: "person", aliases: ["Q", "R"], mentions: 4,
        documents: 2, firstSeen: "2022-01-05", lastSeen: "2022-01-07",
        attributes: [Attribute("wikidata", .string("Q1")), Attribute("rank", .real(0.5))]),
      CoMentionGraph.Node(id: "x", name: "X", label: "X", kind: "place", mentions: 9),
      CoMentionGraph.Node(id: "o", name: "O", label: "O", kind: "organization", mentions: 1),
    ],
    edges: [
      CoMentionGraph.Edge(source: 0, target: 1, weight: 1),
      CoMentionGraph.Edge(
        source: 0, target: 2, weight: 3, sentences: 3, paragraphs: 2, documents: 1, npmi: 0.5,
        significance: 2.5, firstSeen: "2022-01-05", lastSeen: "2022-01-06",
        evidence: [Evidence(document: "a", line: 3, text: "P of O.")],
        attributes: [Attribute("interaction", .string("co-mention"))]),
    ])

  /// What stays of a graph, as names and as ends of edges.
  private func rest(_ filter: GraphFilter, _ graph: CoMentionGraph) -> String {
    let part = filter.apply(to: graph)
    let edges = part.edges.map { part.nodes[$0.source].name + part.nodes[$0.target].name }
    return (part.nodes.map(\.name) + edges).joined(separator: " ")
  }

  @Test func `a filter that asks for nothing changes nothing`() {
    #expect(GraphFilter().apply(to: full) == full)
  }

  @Test func `what stays keeps all its attributes and edges lead to the same nodes`() {
    let part = GraphFilter(kinds: ["person", "organization"]).apply(to: full)
    #expect(part.attributes == full.attributes)
    #expect(part.nodes == [full.nodes[0], full.nodes[2]])
    var edge = full.edges[1]
    edge.target = 1
    #expect(part.edges == [edge])
  }

  @Test func `edges below the least weight go and those on it stay`() {
    #expect(rest(GraphFilter(edges: EdgeFilter(leastWeight: 3)), full) == "P X O PO")
    #expect(rest(GraphFilter(edges: EdgeFilter(leastWeight: 3.5)), full) == "P X O")
  }

  @Test func `nodes left without an edge go where that is asked for`() {
    #expect(
      rest(GraphFilter(edges: EdgeFilter(leastWeight: 3), dropsIsolated: true), full) == "P O PO")
    #expect(rest(GraphFilter(kinds: ["place"], dropsIsolated: true), full) == "")
    #expect(rest(GraphFilter(kinds: ["place"]), full) == "X")
  }

  @Test func `a node joined to itself only stays`() {
    #expect(rest(GraphFilter(dropsIsolated: true), graph("ab", ("a", "a", 1))) == "a aa")
  }

  @Test func `the top are those of most mentions, the first of the file on a tie`() {
    #expect(rest(GraphFilter(top: 2), full) == "P X PX")
    #expect(rest(GraphFilter(top: 0), full) == "")
    #expect(rest(GraphFilter(top: 9), full) == "P X O PX PO")
    var tie = graph("abc")
    for node in tie.nodes.indices { tie.nodes[node].mentions = 1 }
    #expect(rest(GraphFilter(top: 2), tie) == "a b")
  }

  @Test func `a file without mentions ranks by the weight of the edges that stay`() {
    let graph = graph("abcd", ("a", "b", 1), ("b", "c", 5), ("c", "d", 2), ("a", "d", 0.5))
    #expect(rest(GraphFilter(top: 2), graph) == "b c bc")
    #expect(rest(GraphFilter(edges: EdgeFilter(leastWeight: 2), top: 3), graph) == "b c d bc cd")
  }

  @Test func `the top are taken of the kinds that stay`() {
    #expect(rest(GraphFilter(kinds: ["person", "organization"], top: 1), full) == "P")
  }

  @Test func `a node without a kind goes where kinds are asked for`() {
    var graph = graph("ab")
    graph.nodes[1].kind = nil
    #expect(rest(GraphFilter(kinds: ["person"]), graph) == "a")
    #expect(rest(GraphFilter(), graph) == "a b")
  }
}
