import Testing

@testable import GraphExport

struct NodeNamingTests {
  @Test(arguments: [
    ("a", "a"), ("n 0", "n-0"), (" <a> ", "a"), ("\u{1F600}", "\u{1F600}"), ("?!", "node"),
    ("Жук", "Жук"), ("a\u{0}b", "a-b"), ("a/b\\c", "a-b-c"), ("x:y.z_1-·", "x:y.z_1-·"),
    ("", "node"),
  ])
  func `an id becomes an NMTOKEN that is like it`(id: String, token: String) {
    #expect(NodeNaming.token(id, or: "node") == token)
    #expect(NodeNaming.isToken(token))
  }

  @Test func `tokens stay, and others keep clear of them`() {
    #expect(
      NodeNaming.tokens(["n 1", "n-1", "n\t1", "?", "!"]) == [
        "n-1_3", "n-1", "n-1_2", "node_2", "node",
      ])
  }

  @Test func `many ids without a letter take no long time`() {
    let ids = (1...20_000).map {
      String(repeating: "?", count: $0 % 100) + String(repeating: "!", count: $0 / 100 + 1)
    }
    #expect(Set(NodeNaming.tokens(ids)).count == 20_000)
  }

  @Test func `a name that was given before gets the id until it is new`() {
    var uniquing = NodeNaming.Uniquing(count: 0)
    #expect(uniquing.unique("X", id: "1") == "X")
    #expect(uniquing.unique("X (2)", id: "3") == "X (2)")
    #expect(uniquing.unique("X", id: "2") == "X (2) (2)")
  }
}
