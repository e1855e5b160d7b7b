import Testing

@testable import CorpusReading

struct FrontMatterTests {
  /// What front matter says that has some lines.
  private func frontMatter(_ lines: String) -> FrontMatter {
    let text = Array("---\n\(lines)\n---\nText.\n".utf8)
    return FrontMatter(TextLine.lines(of: text.span), in: text)
  }

  @Test(arguments: [
    ("author: Jane Doe", "Jane Doe"), ("Author: 'By Jane Doe'", "Jane Doe"),
    ("authors: [Jane Doe, \"Roe, John\", Bo]", "Jane Doe, Roe, John, Bo"),
    ("authors:\n- Jane Doe\n- 'John Roe'\ntitle: T", "Jane Doe, John Roe"),
    (
      "authors:\r\n  - name: Jane Doe\r\n    url: x\r\n  - name: \"John Roe\"", "Jane Doe, John Roe"
    ),
    ("author:\n  name: Jane Doe\n  mail: j@example.org\ndate: 2022-01-05", "Jane Doe"),
    ("author: Jane Doe\nauthors: [Jane Doe, John Roe]", "Jane Doe, John Roe"),
    ("tags:\n- a\n- author: x\npicture:\n  author: John Roe\nauthor: Jane Doe", "Jane Doe"),
    ("author:\n\ntags:\n- a", nil), ("author: {{ page.author }}", nil), ("author: 12", nil),
    ("author: []", nil), ("author: [[[", nil), ("author:\n  - - - -\n- \u{1}", nil),
  ]) func `authors are a name or a list`(lines: String, author: String?) {
    #expect(frontMatter(lines).author == author, "\(lines)")
  }

  @Test func `what belongs to another key is not the document's`() {
    let found = frontMatter("title: A\ndate: 2022-01-05\ncover:\n  title: B\n  date: 2023-01-05")
    #expect(found.title == "A" && found.date == "2022-01-05" && found.end == 7)
  }

  @Test func `without a line that ends it there is none`() {
    let text = Array("---\nauthor: Jane Doe\n".utf8)
    let found = FrontMatter(TextLine.lines(of: text.span), in: text)
    #expect(found.author == nil && found.end == 0)
  }
}
