import DataModel
import XMLSupport

/// Reads books (`.epub`): a zip archive of pages, which a package file lists in reading order.
///
/// A book is one document. Its table of contents and its cover are left out.
enum BookReader {
  /// The bytes that all pages together may have.
  private static let textLimit = ZipArchive.memberLimit

  static func document(_ archive: ZipArchive, id: String) throws(XMLError) -> Document {
    let package = try BookPackage(archive)
    var list = LineList()
    var count = 0
    for page in package.pages {
      guard let member = archive[page] else { continue }
      if member.count > textLimit - count {
        throw XMLError(file: page, reason: .isTooLong(limit: textLimit))
      }
      count += member.count
      let bytes = try archive.contents(of: member)
      // A page that is no text costs no other.
      guard let decoded = try? DecodedText(bytes, declared: DeclaredEncoding.find(in: bytes)) else {
        continue
      }
      let tree = HTMLReader.read(decoded.text)
      if tree.nodes.isEmpty { continue }
      for line in PageText(PageMap(tree)).lines {
        list.append(line.text, zone: PageReader.zone(of: line))
      }
    }
    var document = list.document(id: id)
    document.describe(package.properties)
    return document
  }
}
