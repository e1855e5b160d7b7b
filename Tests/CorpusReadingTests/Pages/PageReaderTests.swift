import DataModel
import Testing

@testable import CorpusReading

/// A script of JSON-LD.
private func data(_ members: String) -> String {
  "<script type='application/ld+json'>{\(members)}</script>"
}

struct PageReaderTests {
  private static let long = "The president of Kazakhstan asked the alliance for help on Wednesday."

  @Test func `an article is found among navigation, related links and comments`() {
    let result = read(
      "a.html",
      """
      <!DOCTYPE html><html class="no-js"><head><meta charset=utf-8>
      <title>Tokayev asks for help - Example News</title>
      <meta property="article:published_time" content="2022-01-05T19:00:00Z">
      <script>var x = "<p>Script</p>"</script><style>p { color: red }</style></head>
      <body class="no-comments with-sidebar"><header><nav><ul><li><a href=/>World</a></ul></nav></header>
      <main><article class="post author-jane"><header><h1>Tokayev asks&nbsp;for help</h1>
      <div class="article__byline">By <a rel="author" href="/jane">Jane Doe</a> and John Smith</div>
      <time datetime="2022-01-04">4 January 2022</time></header>
      <div class="share-bar"><a>Facebook</a></div>
      <figure><img src=x><figcaption>Protesters in Almaty. <span class="credit">Pavel Mikheyev/Reuters</span></figcaption></figure>
      <p>ALMATY &mdash; President <a href=z>Kassym-Jomart Tokayev</a> asked the
        <b>Collective Security Treaty Organization</b> for help<sup>[1]</sup> on Wed&shy;nesday.</p>
      <h2>What next</h2>
      <p>&ldquo;We are in control,&rdquo; he said at a meeting in the capital.</p>
      <div class="inline-relatedLinks"><ul><li><a href=q>Who is Karim Massimov?</a></ul></div>
      <p>READ MORE: <a href=w>What to know about Kazakhstan</a></p>
      <p>Jim Heintz in Moscow contributed to this report.</p>
      <section id="comments"><p>Says Bob Troll.</p></section>
      </article></main><footer><p>Example News Ltd</p></footer></body></html>
      """)
    #expect(
      result.blocks == [
        "headline: Tokayev asks for help", "byline: By Jane Doe and John Smith",
        "boilerplate: 4 January 2022", "caption: Protesters in Almaty.",
        "credit: Pavel Mikheyev/Reuters",
        "body: ALMATY — President Kassym-Jomart Tokayev asked the Collective Security Treaty Organization for help on Wednesday.",
        "headline: What next",
        "body: “We are in control,” he said at a meeting in the capital.",
        "links: Who is Karim Massimov?", "links: READ MORE: What to know about Kazakhstan",
        "byline: Jim Heintz in Moscow contributed to this report.",
      ])
    #expect(result.documents.first?.title == "Tokayev asks for help")
    #expect(result.documents.first?.date == "2022-01-05")
    #expect(result.documents.first?.text.contains(0) == false)
  }

  @Test func `the densest part is the article where none is marked`() {
    let result = read(
      "a.htm",
      """
      <html><title>Oil firms leave | Site</title><body><div id=top><a>One</a> <a>Two</a></div>
      <h1>Oil firms leave</h1><div>By Jane Doe<br>Reuters</div>
      <div class=txt><p>\(Self.long)<p>Shell &amp; BP did not comment, they said on Monday, a < b.
      <p>\(Self.long)</div><div class=bottom>Contact the publisher</div>
      """)
    #expect(
      result.blocks == [
        "headline: Oil firms leave", "byline: By Jane Doe", "byline: Reuters", "body: \(Self.long)",
        "body: Shell & BP did not comment, they said on Monday, a < b.", "body: \(Self.long)",
      ])
    #expect(result.documents.first?.title == "Oil firms leave")
  }

  @Test func `lines end at br but for those in mid-sentence`() {
    #expect(
      read(
        "a.html",
        "<body>Chevron said it would<br>leave the country.<br>Exxon stays.<br><br>So does Eni"
      )
      .blocks == [
        "body: Chevron said it would leave the country.", "body: Exxon stays.", "body: So does Eni",
      ])
  }

  @Test func `text between blocks is two line feeds`() {
    #expect(
      read("a.html", "<p>One is here.</p>\n<p>Two\n is\tthere.</p>").texts == [
        "One is here.\n\nTwo is there."
      ])
  }

  @Test func `a form around the page is no form`() {
    #expect(
      read("a.aspx", "<html><body><form><p>\(Self.long)</p><input value=x></form></body></html>")
        .blocks == ["body: \(Self.long)"])
  }

  @Test func `what is hidden is not read`() {
    #expect(
      read(
        "a.html",
        "<p>\(Self.long)</p><p hidden>One.</p><p style='display: none'>Two.</p><div class='sr-only'>Three.</div>"
      ).blocks == ["body: \(Self.long)"])
  }

  @Test(arguments: [
    "<meta name='pubdate' content='20220105'>",
    "<meta itemprop=datePublished content='2022-01-05'>",
    "<script type='application/ld+json'>{\"@type\":\"X\", \"datePublished\" : \"2022-01-05T00:00Z\"}</script>",
    "<time datetime='2022-01-05 10:00'>yesterday</time>",
    "<meta name='DC.date' content='2022/01/05'>",
  ]) func `the day is found`(markup: String) {
    #expect(
      read("a.html", "<html><body>\(markup)<p>\(Self.long)</p></body></html>").documents.first?.date
        == "2022-01-05")
  }

  @Test(arguments: [
    ("<meta name=author content='By Jane  Doe'>", "Jane Doe"),
    (
      "<meta name=Author content='Jane Doe'><meta name=author content='John Roe'>",
      "Jane Doe, John Roe"
    ),
    ("<meta property=article:author content='https://example.org/jane'>", nil),
    (
      "<meta name=parsely-author content='John Roe'><meta property=article:author content='Jane Doe'>",
      "Jane Doe"
    ),
    ("<meta name=author content=''><meta name=DC.creator content='Jane Doe'>", "Jane Doe"),
    (data(#""author":{"@type":"Person","name":"Jane Doe"}"#), "Jane Doe"),
    (data(#""author" : [{"name":"Jane Doe"},"John Roe",{"url":"x"}]"#), "Jane Doe, John Roe"),
    (data(#""author":"Jane D\u00f6e""#), "Jane Döe"),
    (
      data(#""a":"author","author":{"@id":"_jane"},"x":[{"author":{"name":"Jane Doe"}}]"#),
      "Jane Doe"
    ),
    // Not quite JSON elsewhere.
    (data("\"a\":\"one\ntwo\",,\"author\":\"Jane Doe\"}}"), "Jane Doe"),
    (data(#""author":7,"author":[[["x"]]],"author":{"name":{"name":"x"}}"#), nil),
    (data(#""author":"# + String(repeating: "[", count: 10_000)), nil),
    (data(String(repeating: #""author":{"#, count: 10_000)), nil), (data(#""author":"#), nil),
    (data(#""author":"Jane"#), nil), ("<p class=byline>By Jane Doe</p>", nil),
    ("<meta name=author>", nil),
  ]) func `authors are found`(markup: String, author: String?) {
    let page = "<html><head>\(markup)</head><body><p>\(Self.long)</p></body></html>"
    #expect(read("a.html", page).documents.map(\.author) == [author], "\(markup.prefix(200))")
  }

  @Test func `what pages say of their authors takes time by its length`() {
    let page = data(
      String(repeating: #""author":{"a":[],"author":[{},"#, count: 20_000)
        + #""author":["Jane Doe"]"#)
    #expect(read("a.html", page + "<p>\(Self.long)").documents.map(\.author) == ["Jane Doe"])
  }

  @Test func `a page's declared encoding is used`() {
    let page = Array("<meta charset=windows-1251><p>".utf8) + [0xD2, 0xEE, 0xEA, 0xE0, 0xE5, 0xE2]
    #expect(read("a.html", page).blocks == ["body: Токаев"])
    let chinese = Array("<meta charset=big5><p>".utf8) + [0xA4, 0xA4, 0xA4, 0xE5]
    #expect(read("a.html", chinese).blocks == ["body: 中文"])
    let unknown = read("a.html", Array("<meta charset=x-none><p>".utf8) + [0xA4, 0x40, 0xFF])
    #expect(
      unknown.messages
        == ["a.html: declares the encoding 'x-none', which is not known here; expected UTF-8"])
  }

  @Test func `a page is known by how it starts`() {
    #expect(read("-", "\n<!DOCTYPE HTML>\n<p>Text here").blocks == ["body: Text here"])
    #expect(read("page", "<HTML><p>Text here").blocks == ["body: Text here"])
  }

  @Test func `a page without text is skipped`() {
    #expect(
      read("a.html", "<html><script>x</script></html>").messages == ["a.html: no text in the page"])
  }

  @Test func `deep nesting, long lines and cut tags are read`() {
    let deep =
      String(repeating: "<div>", count: 100_000) + "Deep text."
      + String(repeating: "</div>", count: 100_000)
    #expect(read("a.html", deep).blocks == ["body: Deep text."])
    let long = String(repeating: "Tokayev met Putin. ", count: 600_000)
    #expect(read("a.html", "<p>" + long).texts.first?.utf8.count == long.utf8.count - 1)
    #expect(read("a.html", "<p>Text here &amp").blocks.count == 1)
    #expect(read("a.html", "<p>Text here.</p><div class=\"x").blocks == ["body: Text here."])
    #expect(read("a.html", "<p>Text here.<!-- open").blocks == ["body: Text here."])
  }
}
