import DataModel
import XMLSupport

/// Reads Word's documents (`.docx`): a zip archive with the text in `word/document.xml`.
///
/// Headers, footers and comments are not read.
enum WordReader {
  static func document(_ archive: ZipArchive, id: String) throws(XMLError) -> Document {
    let name = try textName(archive)
    guard let text = try archive.contents(of: name) else {
      throw XMLError(
        file: name,
        reason: .isDamaged(found: "a zip archive without this member", expected: "a Word document"))
    }
    let folder = name.prefix(through: name.lastIndex(of: "/") ?? name.startIndex)
    func part(_ file: String) throws(XMLError) -> [UInt8]? {
      try archive.contents(of: folder + file)
    }
    var styles = WordStyles()
    if let bytes = try part("styles.xml") { try styles.read(bytes, file: folder + "styles.xml") }
    var notes = WordText.Notes()
    for file in ["footnotes.xml", "endnotes.xml"] {
      guard let bytes = try part(file) else { continue }
      var reader = WordText(styles)
      try reader.read(bytes, file: folder + file)
      notes.add(reader.ownNotes)
    }
    var reader = WordText(styles, notes: notes)
    try reader.read(text, file: name)
    var list = LineList()
    reader.paragraphs.add(to: &list)
    var document = list.document(id: id)
    document.describe(DocumentProperties(try? archive.contents(of: "docProps/core.xml")))
    return document
  }

  /// The member that the archive names as its document.
  private static func textName(_ archive: ZipArchive) throws(XMLError) -> String {
    let usual = "word/document.xml"
    let relations = "_rels/.rels"
    guard archive[usual] == nil, let bytes = try archive.contents(of: relations) else {
      return usual
    }
    var xml = try XMLReader(bytes: bytes, file: relations)
    while let event = try xml.next() {
      guard event == .start, xml.name == "Relationship",
        xml.attribute("Type")?.hasSuffix("/officeDocument") ?? false,
        let target = xml.attribute("Target")
      else { continue }
      return String(target.drop { $0 == "/" })
    }
    return usual
  }
}
