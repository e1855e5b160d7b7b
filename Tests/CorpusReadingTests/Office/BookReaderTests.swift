import DataModel
import TestSupport
import Testing

@testable import CorpusReading

private let container = """
  <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
  <rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
  </container>
  """

private let package = """
  <package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The story</dc:title>
  <dc:title>Second title</dc:title><dc:creator opf:role="ill">Max Poe</dc:creator>
  <dc:creator opf:role="aut">Jane Doe</dc:creator><dc:creator>John Roe</dc:creator><dc:creator/>
  <dc:date opf:event="modification">2023-01-01</dc:date>
  <dc:date opf:event="publication">2022-02-01</dc:date></metadata>
  <manifest>
  <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
  <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
  <item id="two" href="text/chapter%202.xhtml" media-type="application/xhtml+xml"/>
  <item id="one" href="text/../text/one.xhtml" media-type="application/xhtml+xml"/>
  <item id="picture" href="a.svg" media-type="image/svg+xml"/>
  <item id="lost" href="lost.xhtml" media-type="application/xhtml+xml"/></manifest>
  <spine><itemref idref="cover"/><itemref idref="nav"/><itemref idref="one"/><itemref idref="lost"/>
  <itemref idref="picture"/><itemref idref="two"/><itemref idref="one"/></spine>
  <guide><reference type="cover" href="cover.xhtml#top"/></guide></package>
  """

private func page(_ body: String) -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html>
  <html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>\(body)</body></html>
  """
}

private let members = [
  (name: "mimetype", text: "application/epub+zip"),
  (name: "META-INF/container.xml", text: container), (name: "OEBPS/book.opf", text: package),
  (name: "OEBPS/cover.xhtml", text: page("<p>The cover, by its maker.</p>")),
  (name: "OEBPS/nav.xhtml", text: page("<nav><ol><li>Contents</li></ol></nav>")),
  (
    name: "OEBPS/text/one.xhtml",
    text: page(
      "<h1>The first part.</h1><p>Ada Lovelace met<a id=\"x\"/> the Royal Society&nbsp;there.</p>")
  ),
  (name: "OEBPS/text/chapter 2.xhtml", text: page("<h2>The second part.</h2><p>They parted.</p>")),
]

struct BookReaderTests {
  @Test func `the pages come in reading order, without cover and contents`() {
    let result = read("a.epub", ZipWriter(members).bytes)
    #expect(
      result.messages + result.blocks == [
        "headline: The first part.", "body: Ada Lovelace met the Royal Society there.",
        "headline: The second part.", "body: They parted.",
      ])
    #expect(result.documents.first?.title == "The story")
    #expect(result.documents.first?.author == "Jane Doe, John Roe")
    #expect(result.documents.first?.date == "2022-02-01")
    #expect(result.documents.first?.id == "a.epub")
    #expect(read("-", ZipWriter(members).bytes).blocks.count == 4)
  }

  @Test func `of EPUB 3, roles are told beside the creators`() {
    let creators = """
      <meta refines="#one" property="role" scheme="marc:relators">trl</meta>
      <dc:creator id="one">Max Poe</dc:creator><dc:creator id="two">Jane Doe</dc:creator>
      <dc:creator id="three">John Roe</dc:creator><dc:creator id="four">Ann Moe</dc:creator>
      <dc:creator id="five">Bo Coe</dc:creator>
      <meta refines="#two" property="role"> aut </meta><meta refines="#two" property="role">ill</meta>
      <meta refines="#three" property="file-as">Roe, John</meta>
      <meta refines="#four" property="role" scheme="onix:codelist17">A01</meta>
      <meta refines="#five" property="role" scheme="marc:relators">edt</meta>
      <meta refines="five" property="role">aut</meta><meta name="cover" content="x"/>
      """
    var parts = members
    parts[2].text = """
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata
      xmlns:dc="http://purl.org/dc/elements/1.1/">\(creators)</metadata><manifest>
      <item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/></manifest>
      <spine><itemref idref="one"/></spine></package>
      """
    let result = read("a.epub", ZipWriter(parts).bytes)
    #expect(result.messages == [])
    #expect(result.documents.map(\.author) == ["Jane Doe, John Roe, Ann Moe"])
  }

  @Test func `addresses lead to members`() {
    #expect(BookPackage.resolved("a%20b.xhtml#c", in: "x/y/") == "x/y/a b.xhtml")
    #expect(BookPackage.resolved("../../../a", in: "x/y/") == "a")
    #expect(BookPackage.resolved("/a/./b", in: "x/") == "a/b")
    #expect(BookPackage.resolved("100%", in: "") == "100%")
    #expect(BookPackage.resolved("#c", in: "") == "")
  }

  @Test func `a book that would fill the memory is skipped`() {
    var writer = ZipWriter(members)
    writer.isLong = true
    #expect(read("a.epub", writer.bytes).blocks.count == 4)
    writer.members[6].count = .max
    #expect(
      read("a.epub", writer.bytes).messages == [
        "a.epub: OEBPS/text/chapter 2.xhtml: found a text of more than 268435456 bytes; expected a shorter one"
      ])
  }

  @Test func `what cannot be read is skipped with its reason`() {
    let locks = """
      <encryption xmlns="x"><CipherReference URI="OEBPS/text/one.xhtml"/>
      <CipherReference URI="OEBPS/font.otf"/></encryption>
      """
    #expect(
      read("a.epub", ZipWriter(members + [("META-INF/encryption.xml", locks)]).bytes).messages
        == [
          "a.epub: OEBPS/text/one.xhtml: found a page that is encrypted; expected a book without locks"
        ]
    )
    #expect(
      read("a.epub", ZipWriter(Array(members.prefix(2))).bytes).messages == [
        "a.epub: OEBPS/book.opf: found a zip archive without this member; expected a book (EPUB)"
      ])
    #expect(
      read("a.epub", ZipWriter(Array(members.prefix(3))).bytes).messages
        == ["a.epub: pages: found a zip archive without this member; expected a book (EPUB)"])
  }
}
