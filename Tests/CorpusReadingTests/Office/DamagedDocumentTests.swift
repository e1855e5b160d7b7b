import TestSupport
import Testing

@testable import CorpusReading

/// Texts with something changed, in archives that are whole.
struct DamagedDocumentTests {
  private static let word = """
    <w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/><w:rPr><w:del/></w:rPr>
    </w:pPr><w:r><w:t>One</w:t><w:tab/><w:br/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:fldChar
    w:fldCharType="begin"/><w:t>two</w:t><w:fldChar w:fldCharType="end"/><w:footnoteReference
    w:id="1"/></w:r></w:p></w:tc></w:tr></w:tbl><w:del><w:r><w:t>no</w:t></w:r></w:del></w:body>
    </w:document>
    """
  private static let notes = """
    <w:footnotes xmlns:w="w"><w:footnote w:id="1"><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote>
    </w:footnotes>
    """
  private static let text = """
    <o:d xmlns:o="o" xmlns:t="t"><o:text><t:h>One<t:s t:c="3"/></t:h><t:p>two<t:note><t:note-body>
    <t:p>three</t:p></t:note-body></t:note><t:line-break/></t:p><t:table-cell><t:p>x</t:p>
    </t:table-cell><t:tracked-changes><t:p>no</t:p></t:tracked-changes></o:text></o:d>
    """
  private static let container = "<c><rootfile full-path=\"b.opf\"/></c>"
  private static let package = """
    <p><title>A</title><creator>B</creator><date>2022-01-05</date><item id="1" href="1.html"
    media-type="text/html"/><itemref idref="1"/><reference type="toc" href="1.html"/></p>
    """

  @Test(arguments: 0..<200) func `are read or refused, and never trap`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let files: [(String, [(name: String, text: String)])] = [
      (
        "a.docx",
        [
          (name: "word/document.xml", text: Self.word),
          (name: "word/footnotes.xml", text: Self.notes),
        ]
      ), ("a.odt", [(name: "content.xml", text: Self.text)]),
      (
        "a.epub",
        [
          (name: "META-INF/container.xml", text: Self.container),
          (name: "b.opf", text: Self.package),
          (name: "1.html", text: "<h1>One</h1><p>two"),
        ]
      ),
    ]
    for (name, members) in files {
      let whole = read(name, ZipWriter(members).bytes)
      #expect(whole.documents.count == 1, "\(name): \(whole.messages)")
      let damaged = members.map { (name: $0.name, text: Self.damaged($0.text, &random)) }
      let result = read(name, ZipWriter(damaged).bytes)
      #expect(result.documents.count + result.diagnostics.count == 1, "\(name), seed \(seed)")
    }
  }

  /// Tags that are missing, twice there or in another place.
  private static func damaged(_ text: String, _ random: inout SeededGenerator) -> String {
    var pieces = text.split(separator: "<", omittingEmptySubsequences: false)
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let position = Int.random(in: pieces.indices, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0 where pieces.count > 1: pieces.remove(at: position)
      case 1: pieces.insert(pieces[position], at: Int.random(in: pieces.indices, using: &random))
      default: pieces.swapAt(position, Int.random(in: pieces.indices, using: &random))
      }
    }
    return pieces.joined(separator: "<")
  }
}
