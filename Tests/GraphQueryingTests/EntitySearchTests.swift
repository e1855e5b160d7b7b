import DataModel
import TestSupport
import Testing

@testable import GraphQuerying

struct EntitySearchTests {
  private let graph = LoadedGraph(
    CoMentionGraph(nodes: [
      node("Kassym-Jomart Tokayev", id: "p.0", aliases: ["Tokayev", "Toqaev"], mentions: 40),
      node("Kassym Kaisenov", id: "p.1", mentions: 2),
      node("Tokaev", id: "p.2", mentions: 1),
      node("Turkey", kind: "place", id: "p.3", aliases: ["Türkiye", "Republic of Türkiye"]),
      node("Toky", kind: "place", id: "p.4", mentions: 99),
    ]))

  /// What is found, as `id sort distance spelling`.
  private func found(_ text: String, _ search: EntitySearch = EntitySearch()) throws -> [String] {
    try search.matches(of: text, in: graph).map { match in
      "\(graph.node(match.node).id) \(match.sort) \(match.distance) \(match.spelling)"
    }
  }

  @Test
  func `the whole name comes before beginnings, these before words, these before misspellings`()
    throws
  {
    #expect(
      try found("tokaev") == ["p.2 name 0 Tokaev", "p.0 close 1 Kassym-Jomart Tokayev"])
    #expect(
      try found("TOK") == [
        "p.4 beginning 0 Toky", "p.0 beginning 0 Tokayev", "p.2 beginning 0 Tokaev",
      ])
    #expect(try found("tok jom") == ["p.0 words 0 Kassym-Jomart Tokayev"])
    #expect(try found("tukriye") == ["p.3 close 1 Türkiye"])
    #expect(try found("kasym tokaef") == ["p.0 close 3 Kassym-Jomart Tokayev"])
  }

  @Test func `every word of the text must be found in one spelling`() throws {
    #expect(try found("tokayev kaisenov") == [])
    #expect(try found("republic turkiye") == ["p.3 words 0 Republic of Türkiye"])
  }

  @Test func `an id is found whole and not by its beginning`() throws {
    #expect(try found("P.4") == ["p.4 name 0 p.4"])
    #expect(try found("p") == [])
  }

  @Test func `a kind and a limit count what is left`() throws {
    #expect(try found("tok", EntitySearch(kind: "Place")) == ["p.4 beginning 0 Toky"])
    #expect(
      try found("tok", EntitySearch(kind: "person", limit: 1)) == ["p.0 beginning 0 Tokayev"])
    #expect(try found("tok", EntitySearch(limit: 0)) == [])
  }

  @Test func `nothing is like an empty text`() throws {
    #expect(try found(" - ") == [])
  }

  @Test func `what is found agrees with looking at every spelling of every node`() throws {
    let letters = ["a", "b", "ab", "ba", "abab", "bbba", "aabb", "жжа"]
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      func text(_ counts: ClosedRange<Int>) -> String {
        (0..<Int.random(in: counts, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? ""
        }.joined(separator: " ")
      }
      let nodes = (0..<8).map { number in
        node(
          text(1...3), kind: Bool.random(using: &random) ? "place" : "person", id: "i\(number)",
          label: text(1...2), aliases: [text(0...3)],
          mentions: Bool.random(using: &random) ? Int.random(in: 0...2, using: &random) : nil)
      }
      let search = EntitySearch(
        kind: Bool.random(using: &random) ? "place" : nil,
        limit: Bool.random(using: &random) ? Int.random(in: 0...8, using: &random) : nil)
      let wanted = text(1...3)
      let loaded = LoadedGraph(CoMentionGraph(nodes: nodes))
      let found = try search.matches(of: wanted, in: loaded).map {
        [$0.node, $0.sort.place, $0.distance]
      }
      #expect(found == naive(wanted, search, nodes), "seed \(seed) '\(wanted)'")
    }
  }

  private func naive(_ text: String, _ search: EntitySearch, _ nodes: [CoMentionGraph.Node])
    -> [[Int]]
  {
    let wanted = text.foldedName
    let words = wanted.split(separator: " ").map(String.init)
    var rows: [(row: [Int], key: [Int], name: String, id: String)] = []
    for (number, node) in nodes.enumerated() where search.kind == nil || node.kind == search.kind {
      var best: [Int]?
      for spelling in [node.name, node.label] + node.aliases {
        let spelling = spelling.foldedName
        let own = spelling.split(separator: " ").map(String.init)
        let distances = words.map { word in
          own.compactMap { other in
            var measure = WordDistance(word, atMost: max(1, word.count / 3))
            return measure.distance(to: other)
          }.min()
        }
        var candidate: [Int]?
        if spelling == wanted {
          candidate = [0, 0]
        } else if spelling.hasPrefix(wanted) {
          candidate = [1, 0]
        } else if words.allSatisfy({ word in own.contains { $0.hasPrefix(word) } }) {
          candidate = [2, 0]
        } else if distances.allSatisfy({ $0 != nil }) {
          candidate = [3, distances.compactMap { $0 }.reduce(0, +)]
        }
        if let candidate, best == nil || candidate.lexicographicallyPrecedes(best ?? []) {
          best = candidate
        }
      }
      if let best {
        rows.append(([number] + best, best + [-(node.mentions ?? 0)], node.name, node.id))
      }
    }
    rows.sort { a, b in
      if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
      return (a.name, a.id) < (b.name, b.id)
    }
    return rows.prefix(search.limit ?? .max).map(\.row)
  }
}

extension EntitySearch.Match.Sort {
  fileprivate var place: Int {
    switch self {
    case .name: 0
    case .beginning: 1
    case .words: 2
    case .close: 3
    }
  }
}
