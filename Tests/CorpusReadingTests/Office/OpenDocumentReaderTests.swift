import DataModel
import TestSupport
import Testing

@testable import CorpusReading

private let namespaces = """
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
  xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
  xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" \
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  """

private func result(_ body: String, _ parts: [(name: String, text: String)] = []) -> ReadResult {
  let content = """
    <office:document-content \(namespaces)><office:automatic-styles>
    <style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>
    <office:body><office:text>\(body)</office:text></office:body></office:document-content>
    """
  return read("a.odt", ZipWriter([(name: "content.xml", text: content)] + parts).bytes)
}

private func blocks(_ body: String) -> [String] {
  let result = result(body)
  return result.messages + result.blocks
}

struct OpenDocumentReaderTests {
  @Test func `headings, paragraphs, lists and cells are blocks`() {
    #expect(
      blocks(
        """
        <text:p text:style-name="P1">The whole story.</text:p>
        <text:h text:outline-level="1">What came of it.</text:h>
        <text:p>They met in the old town, as they had met in the year before that.</text:p>
        <text:list><text:list-item><text:p>One was Ada, who spoke.</text:p></text:list-item>
        </text:list><table:table><table:table-row><table:table-cell><text:p>Royal Society</text:p>
        </table:table-cell></table:table-row></table:table><text:p>They met again, so they said.</text:p>
        """)
        == [
          "headline: The whole story.", "headline: What came of it.",
          "body: They met in the old town, as they had met in the year before that.",
          "body: One was Ada, who spoke.", "body: Royal Society",
          "body: They met again, so they said.",
        ])
  }

  @Test func `white space is folded, and what stands for it is kept`() {
    #expect(
      blocks(
        """
        <text:p>
          Kassym-<text:span>Jomart </text:span> <text:a>Tokayev</text:a><text:tab/>spoke<text:s
          text:c="2"/>to<text:line-break/>all.<text:line-break/>Nobody knew.</text:p>
        """) == ["body: Kassym-Jomart Tokayev\tspoke  to all.", "body: Nobody knew."])
  }

  @Test func `notes, boxes and comments do not tear the paragraph`() {
    #expect(
      blocks(
        """
        <text:p>They <text:note><text:note-citation>1</text:note-citation><text:note-body>
        <text:p>So said Ada.</text:p></text:note-body></text:note><office:annotation><dc:creator>Me
        </dc:creator><text:p>Is it true?</text:p></office:annotation><draw:frame><svg:title>A picture
        </svg:title><draw:text-box><text:p>In the box, Ada spoke.</text:p></draw:text-box></draw:frame>met
        in town.</text:p>
        """) == ["body: They met in town.", "body: So said Ada.", "body: In the box, Ada spoke."])
  }

  @Test func `tracked deletions are left out, and lists of contents form no edges`() {
    #expect(
      blocks(
        """
        <text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p>
        </text:deletion></text:changed-region></text:tracked-changes>
        <text:table-of-content><text:index-body><text:p>What came of it 3.</text:p></text:index-body>
        </text:table-of-content><text:p>They <text:change-start/>met<text:change-end/>.</text:p>
        """) == ["links: What came of it 3.", "body: They met."])
  }

  @Test func `title, author and day come from the metadata`() {
    let meta = """
      <office:document-meta \(namespaces)><office:meta><dc:title>The story</dc:title>
      <meta:creation-date>2022-02-01T10:00:00.5</meta:creation-date><dc:date>2023-01-01</dc:date>
      <dc:creator>John Roe</dc:creator><meta:initial-creator>Jane Doe</meta:initial-creator>
      </office:meta></office:document-meta>
      """
    let document = result("<text:p>Some text.</text:p>", [("meta.xml", meta)]).documents.first
    #expect(document?.title == "The story")
    #expect(document?.author == "Jane Doe")
    let first = meta.replacing("meta:initial-creator", with: "meta:x")
    #expect(
      result("<text:p>Some text.</text:p>", [("meta.xml", first)]).documents.first?.author
        == "John Roe")
    for nobody in ["", " ", "Unknown", "12"] {
      let properties = meta.replacing("Jane Doe", with: nobody)
      #expect(
        result("<text:p>Some text.</text:p>", [("meta.xml", properties)]).documents.first?.author
          == "John Roe", "\(nobody)")
    }
    #expect(document?.date == "2022-02-01")
    // What is broken beside the text costs no text.
    let other = result("<text:p>Some text.</text:p>", [("meta.xml", "<broken")]).documents.first
    #expect(other?.title == nil && other?.blocks.count == 1)
  }

  @Test func `what cannot be read is skipped with its reason`() {
    let manifest = "<manifest:encryption-data/>"
    #expect(
      result("<text:p>x</text:p>", [("META-INF/manifest.xml", manifest)]).messages
        == ["a.odt: content.xml: found a text with a password; expected one without"])
    #expect(
      read("a.odt", ZipWriter([("mimetype", "x")]).bytes).messages == [
        "a.odt: content.xml: found a zip archive without this member; expected a text of OpenDocument"
      ])
  }
}
