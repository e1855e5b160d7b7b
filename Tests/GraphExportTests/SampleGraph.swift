import DataModel

extension CoMentionGraph {
  /// A small graph with some of everything.
  static let sample = CoMentionGraph(
    attributes: [
      Attribute("window", .string("sentence")), Attribute("documents", .integer(12)),
    ],
    nodes: [
      Node(
        id: "place.almaty", name: "Almaty", label: "Almaty", kind: "place", mentions: 7,
        documents: 3),
      Node(
        id: "person.kassym-jomart-tokayev", name: "Kassym-Jomart Tokayev", label: "K.-J. Tokayev",
        kind: "person", aliases: ["Tokayev", "President; Tokayev"], mentions: 12, documents: 5,
        firstSeen: "2022-01-02", lastSeen: "2022-01-20",
        attributes: [Attribute("wikidata", .string("Q15")), Attribute("rank", .integer(1))]),
      Node(id: "organization.csto", name: "CSTO", label: "CSTO", kind: "organization"),
      Node(
        id: "thing", name: "A & B <\"C\">", label: "",
        attributes: [Attribute("rank", .real(2.5)), Attribute("checked", .boolean(true))]),
    ],
    edges: [
      Edge(
        source: 1, target: 0, weight: 3, sentences: 3, paragraphs: 2, documents: 2, npmi: 0.25,
        significance: 1.5, firstSeen: "2022-01-02", lastSeen: "2022-01-20",
        evidence: [
          Evidence(document: "a.txt", line: 3, text: "Tokayev  was\nin Almaty."),
          Evidence(document: "http://localhost:80/b", line: 12, text: "Again: in \"Almaty\"."),
        ]),
      Edge(source: 1, target: 2, weight: 0.1, sentences: 1),
    ])
}

/// Two nodes, `a` and `b`, with an edge between them.
func pair(
  _ first: CoMentionGraph.Node = .named("a"), _ second: CoMentionGraph.Node = .named("b"),
  edge: CoMentionGraph.Edge = .init(source: 0, target: 1, weight: 1)
) -> CoMentionGraph {
  CoMentionGraph(nodes: [first, second], edges: [edge])
}

extension CoMentionGraph.Node {
  static func named(_ id: String, kind: String? = nil, _ attributes: [Attribute] = []) -> Self {
    Self(id: id, name: id, label: id, kind: kind, attributes: attributes)
  }
}
