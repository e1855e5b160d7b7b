import Testing

@testable import GraphExport

struct AliasListTests {
  @Test(
    arguments: [
      ([], "", []), (["a"], "a", ["a"]), (["a", "b c"], "a; b c", ["a", "b c"]),
      (["a; b", "c"], "a, b; c", ["a, b", "c"]), (["", "a", ""], "a", ["a"]),
      (["a;", "b"], "a;; b", ["a;", "b"]), (["a", " b"], "a;  b", ["a", " b"]),
      (["a;;  b"], "a;,  b", ["a;,  b"]), (["a;b"], "a;b", ["a;b"]),
      (["a", "\u{301}b"], "a; \u{301}b", ["a", "\u{301}b"]),
    ] as [([String], String, [String])])
  func `aliases are joined and found again`(aliases: [String], text: String, read: [String]) {
    #expect(AliasList.text(aliases) == text)
    #expect(AliasList.parse(text) == read)
  }
}
