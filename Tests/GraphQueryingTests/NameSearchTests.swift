import DataModel
import GraphQuerying
import Testing

struct NameSearchTests {
  private let graph = LoadedGraph(
    CoMentionGraph(nodes: [
      node(
        "Kassym-Jomart Tokayev", id: "person.kassym-jomart-tokayev",
        aliases: ["Tokayev", "President Tokayev"], mentions: 40),
      node(
        "Karim Massimov", id: "person.karim-massimov", aliases: ["Massimov", "Masimov"],
        mentions: 20),
      node(
        "Washington (place.washington)", kind: "place", id: "place.washington",
        label: "Washington", mentions: 3),
      node(
        "Washington (person.washington)", id: "person.washington", label: "Washington",
        mentions: 9),
      node("Türkiye", kind: "place", id: "place.turkiye", aliases: ["Turkey"], mentions: 5),
      node("Erlan Tokayev", id: "person.erlan-tokayev", aliases: ["Tokayev"], mentions: 2),
      node("Нур-Султан", kind: "place", id: "place.nur-sultan-ru"),
    ]))

  private func find(_ text: String, _ nodes: [CoMentionGraph.Node]) throws -> NameSearch.Result {
    try NameSearch().find(text, in: LoadedGraph(CoMentionGraph(nodes: nodes)))
  }

  private func found(_ text: String) throws -> [Int] {
    if case .found(let node, let others) = try NameSearch().find(text, in: graph) {
      [node] + others
    } else {
      []
    }
  }

  private func closest(_ text: String) throws -> [String]? {
    if case .notFound(let closest) = try NameSearch().find(text, in: graph) { closest } else { nil }
  }

  @Test(arguments: [
    ("person.kassym-jomart-tokayev", 0), ("PERSON.Karim-Massimov", 1),
    ("Kassym-Jomart Tokayev", 0), ("kassym-jomart tokayev", 0), ("KASSYM JOMART  TOKAYEV", 0),
    (" Karim\tMassimov ", 1), ("masimov", 1), ("President Tokayev", 0), ("Turkiye", 4),
    ("TÜRKIYE", 4), ("Tu\u{308}rkiye", 4), ("turkey", 4), ("нур-султан", 6), ("НУР СУЛТАН", 6),
  ])
  func `an id, a name and an alias find their node in any case and spelling of marks`(
    _ text: String, _ node: Int
  ) throws {
    #expect(try found(text).first == node)
  }

  @Test func `a name that several nodes share means the one of most mentions and names the others`()
    throws
  {
    #expect(try found("Washington") == [3, 2])
    #expect(try found("Tokayev") == [0, 5])
  }

  @Test func `nodes of as many mentions come in the order of their ids`() throws {
    let nodes = [
      node("B", id: "n2", label: "Same"), node("A", id: "n3", label: "Same"),
      node("C", id: "n1", label: "Same", mentions: 0),
    ]
    #expect(try find("same", nodes) == .found(node: 2, others: [0, 1]))
  }

  @Test func `an exact id comes before names, names before labels, labels before aliases`() throws {
    let nodes = [
      node("w", id: "n0", label: "x", aliases: ["Paris"], mentions: 90),
      node("y", id: "n1", label: "Paris", mentions: 50), node("Paris", id: "n2", mentions: 1),
      node("z", id: "Paris"),
    ]
    func found(_ count: Int) throws -> NameSearch.Result {
      try find("Paris", Array(nodes.prefix(count)))
    }
    #expect(try found(4) == .found(node: 3, others: []))
    #expect(try found(3) == .found(node: 2, others: []))
    #expect(try found(2) == .found(node: 1, others: []))
    #expect(try found(1) == .found(node: 0, others: []))
  }

  @Test func `a misspelled name gets the closest names, the nearest first`() throws {
    #expect(try closest("Karim Massimow") == ["Karim Massimov"])
    #expect(try closest("Tokaev") == ["Kassym-Jomart Tokayev", "Erlan Tokayev"])
    #expect(try closest("Massimof") == ["Karim Massimov"])
  }

  @Test func `a part of a name gets the names that hold it`() throws {
    #expect(try closest("jomart") == ["Kassym-Jomart Tokayev"])
    #expect(
      try closest("washing") == ["Washington (person.washington)", "Washington (place.washington)"])
  }

  @Test func `a name that is like no other gets none`() throws {
    #expect(try closest("Zzyzx Quuxington") == [])
  }

  @Test(arguments: ["", " ", "\n\t"])
  func `an empty name is not found and close to nothing`(_ text: String) throws {
    #expect(try closest(text) == [])
  }

  @Test func `no more than five names are offered`() throws {
    let nodes = (0..<9).map { (number: Int) in node("Anna \(number)", mentions: number) }
    #expect(
      try find("anna", nodes)
        == .notFound(closest: ["Anna 8", "Anna 7", "Anna 6", "Anna 5", "Anna 4"])
    )
  }

  @Test func `an empty graph finds nothing`() throws {
    #expect(try find("Ada", []) == .notFound(closest: []))
  }

  @Test func `a Cyrillic letter and its parts are one letter`() throws {
    #expect(try find("Серге\u{438}\u{306}", [node("Сергей")]) == .found(node: 0, others: []))
  }
}
