import DataModel
import GraphQuerying
import TestSupport
import Testing

struct LoadedGraphTests {
  @Test func `a node has the links of all its edges, a loop once`() {
    let loaded = LoadedGraph(graph("abc", ("a", "b", 2), ("c", "a", 3), ("a", "a", 1)))
    #expect(
      Set(loaded.links(of: 0)) == [
        GraphLink(edge: 0, other: 1, weight: 2), GraphLink(edge: 1, other: 2, weight: 3),
        GraphLink(edge: 2, other: 0, weight: 1),
      ])
    #expect(loaded.links(of: 0).count == 3)
    #expect(loaded.links(of: 2) == [GraphLink(edge: 1, other: 0, weight: 3)])
  }

  @Test func `an edge comes with as much evidence as is wanted`() {
    let evidence = (0..<3).map { Evidence(document: "d", line: $0, text: "t\($0)") }
    let loaded = LoadedGraph(
      CoMentionGraph(
        nodes: [node("a"), node("b")],
        edges: [CoMentionGraph.Edge(source: 0, target: 1, weight: 1, evidence: evidence)]))
    #expect(loaded.edge(0, evidence: 0).evidence == [])
    #expect(loaded.edge(0, evidence: 2).evidence == Array(evidence.prefix(2)))
    #expect(loaded.edge(0, evidence: .max).evidence == evidence)
  }

  @Test func `a spelling that a node has twice is known by its first role`() {
    let loaded = LoadedGraph(
      CoMentionGraph(nodes: [node("Paris", id: "paris", label: "PARIS", aliases: ["Pâris", "Par"])])
    )
    #expect(
      loaded.spellings(beginningWith: "par", isWhole: false) == [
        NodeSpelling(node: 0, folded: "paris", role: .name),
        NodeSpelling(node: 0, folded: "par", role: .alias),
      ])
  }

  @Test func `an alias like an id stays an alias`() {
    let loaded = LoadedGraph(
      CoMentionGraph(nodes: [node("North Atlantic", id: "NATO", aliases: ["NATO"])]))
    #expect(loaded.spellings(beginningWith: "nato", isWhole: true).map(\.role) == [.id, .alias])
  }

  @Test func `spellings and words agree with looking at every one`() {
    let words = ["a", "ab", "abc", "b", "ba", "é", "-", "ж", "."]
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      func text() -> String {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          words.randomElement(using: &random) ?? ""
        }.joined(separator: " ")
      }
      let nodes = (0..<Int.random(in: 0...6, using: &random)).map { number in
        node(text(), id: "i\(number)", label: text(), aliases: [text(), text()])
      }
      let loaded = LoadedGraph(CoMentionGraph(nodes: nodes))
      var spellings: Set<[String]> = []
      for (number, node) in nodes.enumerated() {
        for spelling in [node.name, node.label, node.id] + node.aliases {
          spellings.insert(["\(number)", spelling.foldedName])
        }
      }
      func found(_ some: [NodeSpelling]) -> Set<[String]> {
        #expect(Set(some).count == some.count, "seed \(seed)")
        return Set(some.map { ["\($0.node)", $0.folded] })
      }
      var known: [String] = []
      loaded.forEachWord { known.append($0) }
      #expect(known.count == Set(known).count, "seed \(seed)")
      #expect(
        Set(known) == Set(spellings.flatMap { $0[1].split(separator: " ").map(String.init) }),
        "seed \(seed)")
      for wanted in ["", "a", "ab", "a b", "ab a", "i1", "ж", "c"] {
        #expect(
          found(loaded.spellings(beginningWith: wanted, isWhole: true))
            == spellings.filter { $0[1] == wanted }, "seed \(seed) '\(wanted)'")
        #expect(
          found(loaded.spellings(beginningWith: wanted, isWhole: false))
            == spellings.filter { $0[1].hasPrefix(wanted) }, "seed \(seed) '\(wanted)'")
        if wanted.isEmpty || wanted.contains(" ") { continue }
        #expect(
          found(loaded.spellings(withWordBeginningWith: wanted))
            == spellings.filter { $0[1].split(separator: " ").contains { $0.hasPrefix(wanted) } },
          "seed \(seed) '\(wanted)'")
      }
    }
  }
}
