import DataModel
import Testing

struct DocumentTests {
  private let document = Document(
    id: "a", text: Array("Zürich\nBern\n\nGenève".utf8),
    blocks: [Block(range: ByteRange(0, 12), zone: .body)])

  @Test func `a range's string is its bytes`() {
    #expect(document.string(ByteRange(0, 7)) == "Zürich")
    #expect(document.string(ByteRange(8, 12)) == "Bern")
    #expect(document.string(ByteRange(14, 21)) == "Genève")
    #expect(document.string(ByteRange(4, 4)) == "")
  }

  @Test(arguments: [(0, 1), (7, 1), (8, 2), (12, 2), (13, 3), (14, 4), (20, 4), (900, 4)])
  func `lines are counted from one, at every line feed before the byte`(_ offset: Int, _ line: Int)
  {
    #expect(document.line(of: offset) == line)
  }

  @Test func `an empty document has one line`() {
    #expect(Document(id: "a", text: [], blocks: []).line(of: 0) == 1)
  }

  @Test func `every zone can be named and found by its name`() {
    for zone in Zone.allCases { #expect(Zone(name: zone.name) == zone) }
    #expect(Set(Zone.allCases.map(\.name)).count == Zone.allCases.count)
    #expect(Zone(name: "footer") == nil)
    #expect(Zone(name: "Body") == nil)
  }

  @Test func `bylines, credits, lists of links and boilerplate form no edges`() {
    #expect(Zone.allCases.filter(\.formsEdges) == [.body, .headline, .caption])
  }

  @Test func `every kind can be named and found by its name`() {
    for kind in EntityKind.allCases { #expect(EntityKind(name: kind.name) == kind) }
    #expect(EntityKind(name: "Person") == nil)
    #expect(EntityKind(name: "org") == nil)
  }

  @Test func `people come before organizations and those before places`() {
    #expect(
      [EntityKind.place, .organization, .person].sorted() == [.person, .organization, .place])
  }

  @Test func `a diagnostic says file, line and what is wrong`() {
    #expect(
      Diagnostic(.skipped, file: "a.txt", line: 3, message: "not text").description
        == "a.txt:3: not text")
    #expect(Diagnostic(.note, file: "a.txt", message: "empty").description == "a.txt: empty")
  }

  @Test func `an entity is mentioned as often as all its names`() {
    let entity = Entity(
      id: "person.a", name: "A", kind: .person,
      aliases: [.init(text: "A", mentions: 2), .init(text: "B", mentions: 5)])
    #expect(entity.mentions == 7)
    #expect(Entity(id: "person.a", name: "A", kind: .person).mentions == 0)
  }

  @Test func `distance is the inverse of weight`() {
    #expect(CoMentionGraph.Edge(source: 0, target: 1, weight: 4).distance == 0.25)
  }
}
