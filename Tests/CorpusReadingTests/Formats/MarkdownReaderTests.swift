import DataModel
import Testing

@testable import CorpusReading

struct MarkdownReaderTests {
  @Test func `front matter gives title, author and date and is no block`() {
    let result = read(
      "a.md",
      "---\ntitle: \"The unrest\"\nauthor: Jane Doe\ndate: 2022-01-07T10:00\ntags: [a]\n---\n\nText is here.\n"
    )
    #expect(result.documents.first?.title == "The unrest")
    #expect(result.documents.first?.author == "Jane Doe")
    #expect(result.documents.first?.date == "2022-01-07")
    #expect(result.blocks == ["body: Text is here."])
  }

  @Test func `headings are headlines without their marks`() {
    let result = read("a.md", "# Unrest #\nText is here.\n\nMore\n----\nText goes on.\n")
    #expect(
      result.blocks == [
        "headline: Unrest", "body: Text is here.", "headline: More", "body: Text goes on.",
      ])
    #expect(result.documents.first?.title == "Unrest")
  }

  @Test func `list items and quotations are blocks without their marks`() {
    let result = read(
      "a.md",
      "He listed them:\n\n- **Shell** left.\n* BP left.\n12. Eni stayed,\n   it said.\n\n> Quoted text.\n> > Deeper.\n"
    )
    #expect(
      result.blocks == [
        "body: He listed them:", "body: Shell** left.", "body: BP left.",
        "body: Eni stayed,\n   it said.", "body: Quoted text.\n> > Deeper.",
      ])
  }

  @Test func `a block is cut at the target of a link`() {
    let result = read(
      "a.md",
      "Read [the report](https://example.com/Foo_(Bar)) by Human Rights Watch. ![Map](x.png) See [it][1].\n\n[1]: http://a.b\n"
    )
    #expect(
      result.blocks == [
        "body: Read [the report", "body: by Human Rights Watch.", "body: See [it",
      ])
  }

  @Test func `lines that belong apart are kept apart`() {
    #expect(
      read(
        "a.md", "# Unrest\nBy Jane Doe\n5 January 2022\nText is here\nand goes on.  \nText ends.\n"
      )
      .blocks == [
        "headline: Unrest", "byline: By Jane Doe", "boilerplate: 5 January 2022",
        "body: Text is here\nand goes on.", "body: Text ends.",
      ])
  }

  @Test func `code is boilerplate`() {
    #expect(
      read("a.md", "Text is here.\n```swift\nlet x = 1\n\nlet y = 2\n```\nText goes on.\n").blocks
        == ["body: Text is here.", "boilerplate: let x = 1\n\nlet y = 2", "body: Text goes on."])
    #expect(read("a.md", "Text is here.\n\n~~~\nopen").blocks.last == "boilerplate: open")
  }

  @Test func `cells of a table are blocks`() {
    #expect(
      read("a.md", "| City | Dead |\n|---|:-:|\n| Almaty | 103 |\n").blocks
        == ["body: City", "body: Dead", "body: Almaty", "body: 103"])
  }

  @Test func `rules are no blocks`() {
    #expect(
      read("a.md", "One is here.\n\n* * *\n\nTwo is there.\n\n---\n").blocks == [
        "body: One is here.", "body: Two is there.",
      ])
  }

  @Test func `the text is the file's`() {
    let text = "# A\r\n\r\n*b* [c](d)\r\n"
    #expect(read("a.markdown", text).texts == [text])
  }
}
