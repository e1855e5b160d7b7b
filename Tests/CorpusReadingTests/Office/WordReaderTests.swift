import DataModel
import TestSupport
import Testing

@testable import CorpusReading

private let namespaces = """
  xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
  xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
  """

/// A Word document with a body, and perhaps other parts.
private func word(_ body: String, _ parts: [String: String] = [:]) -> ZipWriter {
  let text =
    "<?xml version=\"1.0\"?><w:document \(namespaces)><w:body>\(body)</w:body></w:document>"
  return ZipWriter(
    [(name: "word/document.xml", text: text)]
      + parts.sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value) })
}

private func blocks(_ body: String, _ parts: [String: String] = [:]) -> [String] {
  let result = read("a.docx", word(body, parts).bytes)
  return result.messages + result.blocks
}

/// A paragraph of one run.
private func paragraph(_ text: String, style: String? = nil) -> String {
  let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
  return "<w:p>\(properties)<w:r><w:t>\(text)</w:t></w:r></w:p>"
}

private let styles = """
  <w:styles \(namespaces)>
    <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/>
      <w:basedOn w:val="berschrift1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Outlined"/>
      <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/>
    </w:style>
    <w:style w:type="paragraph" w:styleId="V1"><w:name w:val="toc 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
  </w:styles>
  """

struct WordReaderTests {
  @Test func `each paragraph is a block, with its style's zone`() {
    #expect(
      blocks(
        paragraph("The whole story of Almaty.", style: "Mine")
          + paragraph("Almaty was quiet on Friday, said Ada Lovelace.", style: "Loop")
          + paragraph("What came of it.", style: "Outlined")
          + paragraph("A street in Almaty, seen by nobody.", style: "C")
          + paragraph("What came of it 3.", style: "V1")
          + "<w:p><w:r><w:t> </w:t></w:r></w:p><w:p/>",
        ["word/styles.xml": styles])
        == [
          "headline: The whole story of Almaty.",
          "body: Almaty was quiet on Friday, said Ada Lovelace.", "headline: What came of it.",
          "caption: A street in Almaty, seen by nobody.", "links: What came of it 3.",
        ])
    #expect(blocks(paragraph("A word.", style: "Heading2")) == ["headline: A word."])
  }

  @Test func `runs, tabs, breaks and links make one text`() {
    #expect(
      blocks(
        """
        <w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>
          <w:r><w:t xml:space="preserve">Kassym</w:t><w:noBreakHyphen/><w:t>Jo</w:t></w:r>
          <w:r><w:t xml:space="preserve">mart </w:t></w:r>
          <w:hyperlink><w:r><w:t>Tokayev</w:t></w:r></w:hyperlink>
          <w:r><w:tab/><w:t>spoke to</w:t><w:br/><w:t>everyone.</w:t><w:br/><w:t>Nobody knew.</w:t>
          </w:r></w:p>
        """) == ["body: Kassym-Jomart Tokayev\tspoke to everyone.", "body: Nobody knew."])
  }

  @Test func `cells are blocks of their own and no headlines`() {
    let cell = { (text: String) in "<w:tc>\(paragraph(text))</w:tc>" }
    #expect(
      blocks(
        paragraph("They met in the old town, as they had met in the year before that.")
          + "<w:tbl><w:tr>\(cell("Ada Lovelace"))\(cell("Royal Society"))</w:tr></w:tbl>"
          + paragraph("They met again in the new town, as they had met in the year before."))
        == [
          "body: They met in the old town, as they had met in the year before that.",
          "body: Ada Lovelace", "body: Royal Society",
          "body: They met again in the new town, as they had met in the year before.",
        ])
  }

  @Test func `tracked deletions are left out and insertions kept`() {
    #expect(
      blocks(
        """
        <w:p><w:r><w:t xml:space="preserve">They met </w:t></w:r>
          <w:del><w:r><w:delText>Babbage</w:delText><w:t>Babbage</w:t></w:r></w:del>
          <w:ins><w:r><w:t>Lovelace</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>
          <w:moveTo><w:r><w:t xml:space="preserve"> here.</w:t></w:r></w:moveTo></w:p>
        """) == ["body: They met Lovelace here."])
    let joined = """
      <w:p><w:pPr><w:rPr><w:del/></w:rPr><w:pPrChange><w:pPr><w:pStyle w:val="Title"/></w:pPr>
      </w:pPrChange></w:pPr><w:r><w:t xml:space="preserve">They </w:t></w:r></w:p>
      """
    #expect(
      blocks(joined + paragraph("met.") + paragraph("So.")) == ["body: They met.", "body: So."])
  }

  @Test func `notes come after the paragraph that refers to them`() {
    let notes = { (kind: String, text: String) in
      """
      <w:\(kind)s \(namespaces)><w:\(kind) w:type="separator" w:id="-1">\(paragraph("no"))</w:\(kind)>
      <w:\(kind) w:id="2">\(paragraph(text))</w:\(kind)></w:\(kind)s>
      """
    }
    #expect(
      blocks(
        """
        <w:p><w:r><w:t>They met.</w:t><w:footnoteReference w:id="2"/><w:endnoteReference w:id="2"/>
        <w:footnoteReference w:id="7"/><w:t xml:space="preserve"> In town.</w:t></w:r></w:p>
        """ + paragraph("The end."),
        [
          "word/footnotes.xml": notes("footnote", "So said Ada."),
          "word/endnotes.xml": notes("endnote", "So said Bob."),
        ])
        == [
          "body: They met. In town.", "body: So said Ada.", "body: So said Bob.", "body: The end.",
        ])
  }

  @Test func `a text box is read once, after the paragraph that it stands in`() {
    let box = "<w:txbxContent>\(paragraph("In the box, Ada spoke."))</w:txbxContent>"
    #expect(
      blocks(
        """
        <w:p><w:r><w:t xml:space="preserve">They </w:t></w:r><w:r><mc:AlternateContent>
        <mc:Choice Requires="wps">\(box)</mc:Choice><mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback>
        </mc:AlternateContent></w:r><w:r><w:t>met in town.</w:t></w:r></w:p>
        """) == ["body: They met in town.", "body: In the box, Ada spoke."])
  }

  @Test func `codes of fields, hidden text and formulas are left out`() {
    let field = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let run = { (text: String) in "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>" }
    #expect(
      blocks(
        "<w:p>" + run("See ") + field("begin") + "<w:r><w:instrText>REF x</w:instrText></w:r>"
          + run("code") + field("begin") + field("separate") + run("inner") + field("end")
          + field("separate") + run("page 4") + field("end") + run(".")
          + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
          + "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t xml:space=\"preserve\"> So.</w:t></w:r>"
          + "<m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath></w:p>"
          // A field that never ends costs its own paragraph only.
          + "<w:p>" + run("Here.") + field("begin") + run("lost") + "</w:p>" + paragraph("There."))
        == ["body: See page 4. So.", "body: Here.", "body: There."])
  }

  @Test func `title, author and day come from the properties, the day before that from the path`() {
    let properties = """
      <cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:dcterms="http://purl.org/dc/terms/"><dc:title> The  story </dc:title>
      <dc:creator>Jane
         Doe</dc:creator><cp:lastModifiedBy>John Roe</cp:lastModifiedBy>
      <dcterms:modified>2022-03-01T10:00:00Z</dcterms:modified>
      <dcterms:created>2022-02-01T10:00:00Z</dcterms:created></cp:coreProperties>
      """
    let bytes = word(
      paragraph("A heading", style: "Heading1") + paragraph("Some text."),
      ["docProps/core.xml": properties]
    ).bytes
    let document = read("a.docx", bytes).documents.first
    #expect(document?.title == "The story")
    #expect(document?.author == "Jane Doe")
    #expect(document?.date == "2022-02-01")
    #expect(read("2022-01-05-a.docx", bytes).documents.first?.date == "2022-01-05")
    let untitled = properties.replacing(" The  story ", with: "Microsoft Word - a.doc")
      .replacing("Jane\n   Doe", with: "python-docx")
      .replacing("02-01T", with: "xx").replacing("<dcterms:modified>", with: "<dcterms:modified>")
    let other = read(
      "a.docx",
      word(
        paragraph("A heading of it", style: "Heading1"), ["docProps/core.xml": untitled]
      ).bytes
    ).documents.first
    #expect(other?.title == "A heading of it")
    #expect(other != nil && other?.author == nil)
    #expect(other?.date == "2022-03-01")
  }

  @Test func `a document without an extension is known by its members`() {
    let bytes = word(paragraph("Some text.")).bytes
    #expect(read("-", bytes).blocks == ["body: Some text."])
    #expect(read("upload", bytes).blocks == ["body: Some text."])
  }

  @Test func `what cannot be read is skipped with its reason`() {
    #expect(
      read("a.docx", "no zip").messages
        == ["a.docx: found something that is no zip archive; expected one"])
    #expect(
      read("a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).messages == [
        "a.docx: found a file as old versions of Word write it, or one with a password; expected a new one without"
      ])
    #expect(
      read("a.docx", ZipWriter([("x", "y")]).bytes).messages == [
        "a.docx: word/document.xml: found a zip archive without this member; expected a Word document"
      ])
    #expect(blocks("") == ["a.docx: no text in it"])
    #expect(
      blocks("<w:p><w:r></w:p>").first?.hasPrefix("a.docx: word/document.xml:1:") ?? false)
    let text = "<!DOCTYPE x [<!ENTITY e SYSTEM \"/etc/passwd\">]><x>&e;</x>"
    #expect(
      read("a.docx", ZipWriter([("word/document.xml", text)]).bytes).messages.first?
        .contains("declares entities") ?? false)
    var locked = word(paragraph("Some text."))
    locked.members[0].flags = 1
    #expect(
      read("a.docx", locked.bytes).messages == [
        "a.docx: found a member 'word/document.xml' that is encrypted; expected one that is not"
      ])
  }

  @Test func `the archive may call its text otherwise`() {
    let relations = """
      <Relationships xmlns="x"><Relationship Id="1" Target="/word/document2.xml"
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
      </Relationships>
      """
    var writer = word(paragraph("Some text."), ["_rels/.rels": relations])
    writer.members[0].name = "word/document2.xml"
    writer.members[0].nameBytes = Array("word/document2.xml".utf8)
    #expect(read("a.docx", writer.bytes).blocks == ["body: Some text."])
  }
}
