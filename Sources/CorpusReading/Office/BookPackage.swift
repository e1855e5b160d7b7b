import XMLSupport

/// The package file of a book: what it is called, and which pages it has in which order.
struct BookPackage {
  private static let containerName = "META-INF/container.xml"
  private static let encryptionName = "META-INF/encryption.xml"
  private static let namespace = "http://www.idpf.org/2007/opf"
  private static let roleScheme = "marc:relators"
  private static let pageTypes = ["application/xhtml+xml", "text/html", "application/html+xml"]

  private struct Item {
    var path: String
    var isPage: Bool
    var isContents: Bool
  }

  private struct Creator {
    var id: String?
    var name: String
    /// Codes of what it did for the book, as far as they are told.
    var roles: Set<String>
  }

  private(set) var properties = DocumentProperties(title: nil, date: nil)
  /// Names of members, in reading order.
  private(set) var pages: [String] = []

  init(_ archive: ZipArchive) throws(XMLError) {
    let name = try BookPackage.packageName(archive)
    guard let bytes = try archive.contents(of: name) else { throw BookPackage.missing(name) }
    try read(bytes, file: name)
    let encrypted = try BookPackage.encrypted(archive)
    if let page = pages.first(where: encrypted.contains) {
      throw XMLError(
        file: page,
        reason: .isDamaged(found: "a page that is encrypted", expected: "a book without locks"))
    }
    if !pages.contains(where: { archive[$0] != nil }) { throw BookPackage.missing("pages") }
  }

  private static func missing(_ name: String) -> XMLError {
    XMLError(
      file: name,
      reason: .isDamaged(found: "a zip archive without this member", expected: "a book (EPUB)"))
  }

  private static func packageName(_ archive: ZipArchive) throws(XMLError) -> String {
    guard let bytes = try archive.contents(of: containerName) else { throw missing(containerName) }
    var xml = try XMLReader(bytes: bytes, file: containerName)
    while let event = try xml.next() {
      guard event == .start, xml.name == "rootfile", let path = xml.attribute("full-path") else {
        continue
      }
      return path
    }
    throw missing(containerName)
  }

  /// The members that only a reader with the key can read.
  private static func encrypted(_ archive: ZipArchive) throws(XMLError) -> Set<String> {
    guard let bytes = try archive.contents(of: encryptionName) else { return [] }
    var names: Set<String> = []
    var xml = try XMLReader(bytes: bytes, file: encryptionName)
    while let event = try xml.next() {
      if event == .start, xml.name == "CipherReference", let path = xml.attribute("URI") {
        names.insert(resolved(path, in: ""))
      }
    }
    return names
  }

  private mutating func read(_ bytes: [UInt8], file: String) throws(XMLError) {
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    var items: [String: Item] = [:]
    var order: [String] = []
    var covers: Set<String> = []
    var title: String?
    var creators: [Creator] = []
    // By the ids of those who had them.
    var roles: [String: Set<String>] = [:]
    var dates: [(event: String?, value: String)] = []
    var text: [UInt8] = []
    var xml = try XMLReader(bytes: bytes, file: file)
    while let event = try xml.next() {
      guard event == .start else { continue }
      switch xml.name {
      case "title" where title == nil:
        if xml.takeLeaf(&text) { title = String(decoding: text, as: UTF8.self) }
      case "creator":
        let id = xml.attribute("id")
        let role = xml.attribute("role", namespace: BookPackage.namespace)
        if xml.takeLeaf(&text) {
          creators.append(
            Creator(
              id: id, name: String(decoding: text, as: UTF8.self),
              roles: role.map { [$0] } ?? []))
        }
      case "meta" where xml.attribute("property") == "role":
        // Other schemes have other codes.
        guard let target = xml.attribute("refines"), target.hasPrefix("#"),
          xml.attribute("scheme") ?? BookPackage.roleScheme == BookPackage.roleScheme
        else { continue }
        if xml.takeLeaf(&text) {
          roles[String(target.dropFirst()), default: []]
            .insert(String(decoding: text, as: UTF8.self).trimmed)
        }
      case "date":
        let event = xml.attribute("event", namespace: BookPackage.namespace)
        if xml.takeLeaf(&text) { dates.append((event, String(decoding: text, as: UTF8.self))) }
      case "item":
        guard let id = xml.attribute("id"), let path = xml.attribute("href") else { continue }
        let kind = xml.attribute("media-type")?.lowercased() ?? ""
        let properties = xml.attribute("properties")?.split(separator: " ") ?? []
        items[id] = Item(
          path: BookPackage.resolved(path, in: folder),
          isPage: BookPackage.pageTypes.contains(kind), isContents: properties.contains("nav"))
      case "itemref": if let id = xml.attribute("idref") { order.append(id) }
      case "reference":
        guard let path = xml.attribute("href"),
          ["cover", "toc"].contains(xml.attribute("type")?.lowercased())
        else { continue }
        covers.insert(BookPackage.resolved(path, in: folder))
      default: break
      }
    }
    let date =
      dates.first { $0.event == "publication" } ?? dates.first { $0.event != "modification" }
    let authors = creators.filter { creator in
      let all = creator.roles.union(creator.id.flatMap { roles[$0] } ?? [])
      return all.isEmpty || all.contains("aut")
    }
    properties = DocumentProperties(
      title: title, authors: authors.map(\.name), date: date?.value)
    let listed = order.compactMap { items[$0] }.filter { $0.isPage && !$0.isContents }.map(\.path)
    var seen: Set<String> = []
    let all = listed.filter { seen.insert($0).inserted }
    let inside = all.filter { !covers.contains($0) }
    // Some books name their only page as all of these.
    pages = inside.isEmpty ? all : inside
  }

  /// The member that a relative address means.
  static func resolved(_ address: String, in folder: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array((address.split(separator: "#", omittingEmptySubsequences: false)[0]).utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    let path = String(decoding: bytes, as: UTF8.self)
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : folder + path).split(separator: "/") where part != "."
    {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
