import DataModel
import GraphBuilding
import Testing

struct NodeNameTests {
  private func nodes(_ entities: [Entity]) -> [CoMentionGraph.Node] {
    GraphBuilder().graph(of: [], entities: entities).nodes
  }

  @Test func `a name that one entity bears stays as it is`() {
    #expect(nodes([entity("Georgia", .place, note: "country")]).map(\.name) == ["Georgia"])
  }

  @Test func `same-named entities are told apart by note, or by id where there is none`() {
    let found = nodes([
      entity("Washington", .person, id: "person.washington"),
      entity("Washington", .place, id: "place.washington", note: "U.S. state"),
      entity("Oregon", .place),
    ])
    #expect(
      found.map(\.name) == ["Washington (person.washington)", "Washington (U.S. state)", "Oregon"])
    #expect(found.map(\.label) == ["Washington", "Washington", "Oregon"])
  }

  @Test(arguments: [
    // The same name and the same note.
    [
      entity("Victoria", .place, id: "place.victoria", note: "Australia"),
      entity("Victoria", .place, id: "place.victoria-2", note: "Australia"),
    ],
    // A name that is spelled like another one with its note.
    [
      entity("Georgia", .place, id: "place.georgia-country", note: "country"),
      entity("Georgia", .place, id: "place.georgia-state", note: "state"),
      entity("Georgia (country)", .place, id: "place.georgia-country-2"),
    ],
  ])
  func `no two nodes bear one name`(_ entities: [Entity]) {
    let names = nodes(entities).map(\.name)
    #expect(Set(names).count == names.count, "\(names)")
  }

  @Test func `a node carries the entity's aliases, mentions and attributes in a fixed order`() {
    var ada = entity("Ada Lovelace", .person)
    ada.aliases = [
      Entity.Alias(text: "Lovelace", mentions: 5), Entity.Alias(text: "Ada Lovelace", mentions: 2),
    ]
    ada.attributes = ["wikidata": "Q7259", "born": "1815", "died": "1852"]
    let node = nodes([ada])[0]
    #expect(node.kind == "person")
    #expect(node.aliases == ["Lovelace", "Ada Lovelace"])
    #expect(node.mentions == 7)
    #expect(
      node.attributes == [
        Attribute("born", .string("1815")), Attribute("died", .string("1852")),
        Attribute("wikidata", .string("Q7259")),
      ])
  }
}
