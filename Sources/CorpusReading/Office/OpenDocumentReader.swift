import DataModel
import XMLSupport

/// Reads texts of LibreOffice and other programs (`.odt`): a zip archive with the text in
/// `content.xml`.
///
/// What changes marked as deletions deleted is left out, as are comments, headers and footers.
struct OpenDocumentReader {
  private static let textName = "content.xml"
  private static let svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"

  private static let leftOut: Set<String> = [
    "tracked-changes", "note-citation", "annotation", "ruby-text", "script", "binary-data",
    "font-face-decls", "forms",
  ]
  private static let indexes: Set<String> = [
    "table-of-content", "illustration-index", "table-index", "object-index", "user-index",
    "alphabetical-index", "bibliography",
  ]
  private static let longestRun = 1000

  private var paragraphs = OpenParagraphs()
  /// The styles of which those of single paragraphs are variations.
  private var parentOfStyle: [String: String] = [:]
  /// The names of the elements around the present position.
  private var open: [String] = []
  /// How many are open outside what is left out.
  private var depthOfLeftOut: Int?
  private var cells = 0
  private var notes = 0
  private var indexes = 0

  static func document(_ archive: ZipArchive, id: String) throws(XMLError) -> Document {
    if let manifest = try archive.contents(of: "META-INF/manifest.xml"),
      String(decoding: manifest, as: UTF8.self).contains("encryption-data")
    {
      throw XMLError(
        file: textName,
        reason: .isDamaged(found: "a text with a password", expected: "one without"))
    }
    guard let text = try archive.contents(of: textName) else {
      throw XMLError(
        file: textName,
        reason: .isDamaged(
          found: "a zip archive without this member", expected: "a text of OpenDocument"))
    }
    var reader = OpenDocumentReader()
    try reader.read(text)
    var list = LineList()
    reader.paragraphs.add(to: &list)
    var document = list.document(id: id)
    document.describe(DocumentProperties(try? archive.contents(of: "meta.xml")))
    return document
  }

  private mutating func read(_ bytes: [UInt8]) throws(XMLError) {
    var xml = try XMLReader(bytes: bytes, file: OpenDocumentReader.textName)
    var text: [UInt8] = []
    while let event = try xml.next() {
      switch event {
      case .start:
        let name = xml.name
        if depthOfLeftOut == nil { start(name, xml) }
        open.append(name)
      case .text:
        guard depthOfLeftOut == nil, paragraphs.isAnyOpen else { continue }
        text.removeAll(keepingCapacity: true)
        xml.appendText(to: &text)
        paragraphs.append(text, isFolded: true)
      case .end:
        guard let name = open.popLast() else { continue }
        if depthOfLeftOut == nil { end(name) }
        if depthOfLeftOut == open.count { depthOfLeftOut = nil }
      }
    }
  }

  private mutating func start(_ name: String, _ xml: borrowing XMLReader) {
    func value(_ name: String) -> String? { xml.attribute(name, namespace: xml.namespace ?? "") }
    switch name {
    case "h": paragraphs.begin(zone: place ?? .headline)
    case "p": paragraphs.begin(zone: place ?? value("style-name").flatMap { zone(ofStyle: $0) })
    case "s":
      let count = value("c").flatMap { Int($0) } ?? 1
      let spaces = min(max(count, 1), OpenDocumentReader.longestRun)
      paragraphs.append(repeatElement(0x20, count: spaces))
    case "tab": paragraphs.append([0x09])
    case "line-break": paragraphs.breakLine()
    case "table-cell": cells += 1
    case "note": notes += 1
    case "style":
      if let name = value("name"), let parent = value("parent-style-name") {
        parentOfStyle[name] = parent
      }
    // What a picture shows, in words that are not on the page.
    case "title", "desc": if xml.namespace == OpenDocumentReader.svg { depthOfLeftOut = open.count }
    case let name where OpenDocumentReader.indexes.contains(name): indexes += 1
    case let name where OpenDocumentReader.leftOut.contains(name): depthOfLeftOut = open.count
    default: break
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "h", "p": paragraphs.end()
    case "table-cell": cells -= 1
    case "note": notes -= 1
    case let name where OpenDocumentReader.indexes.contains(name): indexes -= 1
    default: break
    }
  }

  /// The zone that the present place gives a paragraph: a cell or a note is no headline, though it
  /// may stand between paragraphs.
  private var place: Zone? {
    if indexes > 0 { return .linkList }
    return cells > 0 || notes > 0 ? .body : nil
  }

  private func zone(ofStyle name: String) -> Zone? {
    switch parentOfStyle[name] ?? name {
    case "Title", "Subtitle": .headline
    case "Caption", "Illustration", "Figure", "Drawing": .caption
    case let style where style.hasPrefix("Heading_20_"): .headline
    default: nil
    }
  }
}
